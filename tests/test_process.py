"""How the process begins and ends: signals, and standard streams that cannot be written."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.runs.checkpoint_header import read_header
from explorer.runs.experiment import experiment_to_json
from tests.fuzz import signals
from tests.fuzz.frame import outcome_of
from tests.training.running import small_experiment

_ROOT = Path(__file__).parent.parent
_ENVIRONMENT = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)}

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems have no /dev/full, and no place of a thread"
)


def started(*arguments: str, **streams: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "main.py", *arguments], cwd=_ROOT, env=_ENVIRONMENT, **streams
    )


def in_shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command line, where `main.py` stands for the program."""
    return subprocess.run(
        ["bash", "-c", command.replace("main.py", f"{sys.executable} main.py")],
        cwd=_ROOT,
        env=_ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """An experiment that no test sees the end of."""
    file = tmp_path / "experiment.json"
    experiment = small_experiment(steps=1_000_000, evaluate_every=1_000_000)
    file.write_text(experiment_to_json(experiment), encoding="utf-8")
    return file


def test_that_signals_at_random_moments_end_every_command_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The short form of `python -m tests.fuzz signals`, which also minds the time."""
    monkeypatch.setattr(signals, "GONE_WITHIN_S", signals.LIMIT_S)
    outcomes = {case.name: outcome_of(case) for case in signals.cases(tmp_path, 8)}
    assert set(outcomes.values()) == {("accepted", "")}, outcomes


@pytest.fixture
def _a_hang_up_is_heard() -> Iterator[None]:
    """Whoever runs the tests under nohup has processes begin with SIGHUP ignored."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("_a_hang_up_is_heard")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_that_a_run_is_saved_when_it_is_ended_kindly_or_its_terminal_is_closed(
    number: signal.Signals, endless: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run.safetensors"
    process = started(
        "train", str(endless), "--out", str(out), "--json", stdout=subprocess.PIPE, stderr=-1
    )
    assert process.stdout is not None
    lines = [json.loads(process.stdout.readline()) for _ in range(9)]
    process.send_signal(number)
    rest, err = process.communicate(timeout=60)
    lines += map(json.loads, rest.splitlines())
    assert (process.returncode, err) == (0, b"")
    assert [line["event"] for line in lines[-2:]] == ["saved", "end"]
    assert lines[-2]["step"] == lines[-1]["steps"] > 0


def test_that_a_hang_up_is_ignored_where_the_shell_says_so(endless: Path) -> None:
    reader, writer = small_pipe()
    process = subprocess.Popen(
        ["nohup", sys.executable, "main.py", "train", str(endless), "--json"],
        cwd=_ROOT,
        env=_ENVIRONMENT,
        stdout=writer,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader, "rb") as lines:
        lines.readline()
        process.send_signal(signal.SIGHUP)
        assert all(lines.readline() for _ in range(30))  # more than the pipe holds
        process.kill()
        process.wait()


def small_pipe() -> tuple[int, int]:
    """Return the ends of a pipe that is soon full."""
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4_096)
    return reader, writer


@pytest.mark.parametrize(("number", "form"), [(signal.SIGINT, []), (signal.SIGTERM, ["--json"])])
def test_that_a_reader_who_does_not_read_cannot_hold_the_process(
    number: signal.Signals, form: list[str], endless: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run.safetensors"
    file = small_experiment(steps=1_000_000, evaluate_every=1)
    endless.write_text(experiment_to_json(file), encoding="utf-8")
    reader, writer = small_pipe()
    process = started("train", str(endless), "--out", str(out), *form, stdout=writer, stderr=-1)
    os.close(writer)
    try:
        wait_until_blocked(process)
        steps = steps_saved(out)
        process.send_signal(number)
        _, err = process.communicate(timeout=30)
    finally:
        process.kill()
        os.close(reader)
    assert (process.returncode, err) == (128 + number, b"")
    assert read_header(out).step >= steps > 0


def steps_saved(path: Path) -> int:
    """Return the steps that a checkpoint holds, as soon as it holds any."""
    deadline = time.monotonic() + 60
    while (steps := read_header(path).step) == 0:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return steps


def wait_until_blocked(process: subprocess.Popen[bytes]) -> None:
    """Wait until the main thread of a process is writing to a pipe that is full."""
    place = Path(f"/proc/{process.pid}/task/{process.pid}/wchan")
    deadline = time.monotonic() + 60
    while "pipe_w" not in place.read_text():
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.05)


@pytest.mark.parametrize(
    "command",
    [
        *("--help >/dev/full", "--help >&-", "presets >/dev/full", "presets >&-"),
        "train --steps 1 >/dev/full",
    ],
)
def test_that_output_that_cannot_be_written_is_one_sentence(command: str) -> None:
    result = in_shell(f"main.py {command}")
    assert result.returncode == 1
    assert "standard output cannot be written" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("where", [">/dev/full 2>/dev/full", ">&- 2>&- <&-"])
@pytest.mark.parametrize(("command", "code"), [("presets", 1), ("summary nonsense", 2)])
def test_that_a_command_ends_where_nothing_can_be_said(command: str, code: int, where: str) -> None:
    result = in_shell(f"main.py {command} {where}")
    assert (result.returncode, result.stderr) == (code, "")


def test_that_a_file_is_written_without_any_stream(tmp_path: Path) -> None:
    """A descriptor that is closed would be given to the file, and hold what is said too."""
    file = tmp_path / "picture.png"
    result = in_shell(f"main.py screenshot --out {file} <&- >&- 2>&-")
    assert (result.returncode, result.stderr) == (0, "")
    assert file.read_bytes().startswith(b"\x89PNG")


def test_that_a_run_is_saved_when_its_output_can_no_longer_be_written(
    endless: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run.safetensors"
    result = in_shell(f"main.py train {endless} --out {out} --json >/dev/full")
    assert result.returncode == 1
    assert "standard output cannot be written" in result.stderr
    assert read_header(out).experiment == small_experiment(
        steps=1_000_000, evaluate_every=1_000_000
    )
