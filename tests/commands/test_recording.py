"""`train` records what it trains, unless it is told not to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explorer.cli import BAD_INPUT, main
from explorer.runs import open_run
from explorer.runs.experiment import experiment_to_json
from explorer.runs.record import RunRecord
from explorer.runs.recordings.place import default_folder
from explorer.runs.state import EndReason
from tests.runs.recordings.recorded import changed_by
from tests.runs.records import evaluations
from tests.training.running import small_experiment

_ROOT = Path(__file__).parents[2]
_TRAIN = [sys.executable, "main.py", "train"]
_WAIT_S = 60.0


@pytest.fixture
def experiment_file(tmp_path: Path) -> str:
    file = tmp_path / "experiment.json"
    file.write_text(experiment_to_json(small_experiment(steps=12)))
    return str(file)


def losses_of(record: RunRecord, arm: str) -> list[float]:
    return [float(each) for each in record.history.loss(arm)]


def test_that_a_recording_holds_what_json_says(
    experiment_file: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.rnx"
    assert main(["train", experiment_file, "--json", "--record", str(file)]) == 0
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    with open_run(file) as run:
        for arm in "AB":
            said = [
                each["loss"] for each in lines if (each["event"], each.get("arm")) == ("step", arm)
            ]
            assert losses_of(run.record, arm) == pytest.approx(said, rel=1e-6)
        assert run.about["torch"]
        assert run.record.end_reason is EndReason.FINISHED
        assert max(run.checkpoints.values()) == 12


def test_that_a_run_is_recorded_where_the_platform_keeps_data(
    experiment_file: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert main(["train", experiment_file]) == 0
    folder = default_folder()
    assert folder is not None
    (path,) = folder.iterdir()
    assert path.is_relative_to(tmp_path)
    assert f"recorded in {path}" in capfd.readouterr().out


def test_that_nothing_is_recorded_if_it_is_not_to_be(
    experiment_file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert main(["train", experiment_file, "--no-record"]) == 0
    assert not (tmp_path / "data").exists()


def test_that_a_file_that_is_there_is_not_recorded_over(
    experiment_file: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.rnx"
    file.write_text("mine")
    assert main(["train", experiment_file, "--record", str(file)]) == BAD_INPUT
    assert "already exists" in capfd.readouterr().err
    assert file.read_text() == "mine"


def test_that_a_folder_that_cannot_be_written_leaves_the_training_running(
    experiment_file: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert main(["train", experiment_file, "--record", str(blocked / "runs")]) == 0
    captured = capfd.readouterr()
    assert captured.err.count("not being recorded") == 1
    assert "finished after 12 steps" in captured.out


def test_that_a_killed_run_keeps_all_but_its_last_second(tmp_path: Path) -> None:
    experiment = tmp_path / "long.json"
    experiment.write_text(experiment_to_json(small_experiment(steps=100_000)))
    file = tmp_path / "run.rnx"
    process = subprocess.Popen(
        [*_TRAIN, str(experiment), "--json", "--record", str(file)],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told: list[tuple[float, int]] = []
    until = time.monotonic() + _WAIT_S
    for line in process.stdout:
        said = json.loads(line)
        if said["event"] == "step":
            told.append((time.monotonic(), said["step"]))
        if told and time.monotonic() - told[0][0] > 2.5:
            break
        assert time.monotonic() < until
    killed_at = time.monotonic()
    os.kill(process.pid, signal.SIGKILL)
    process.stdout.close()
    process.wait()
    a_second_ago = max(step for at, step in told if at < killed_at - 1)
    with open_run(file) as run:
        assert run.record.steps >= a_second_ago
        assert run.record.end_reason is EndReason.INTERRUPTED


def rows_of(file: Path) -> bytes:
    with open_run(file) as run:
        rows = run.record.history.rows(0, run.record.history.steps)
        rows[:, 0] = 0  # seconds
        return rows.tobytes()


def test_that_a_recorded_run_goes_on_to_the_bit_in_a_recording_that_has_all(
    experiment_file: str, tmp_path: Path
) -> None:
    whole, part, rest = (tmp_path / f"{name}.rnx" for name in ("whole", "part", "rest"))
    assert main(["train", experiment_file, "--json", "--record", str(whole)]) == 0
    assert main(["train", experiment_file, "--steps", "5", "--json", "--record", str(part)]) == 0
    before = part.read_bytes()
    assert main(["train", str(part), "--resume", "--json", "--record", str(rest)]) == 0
    assert rows_of(rest) == rows_of(whole)
    assert part.read_bytes() == before
    with open_run(rest) as one, open_run(whole) as other:
        assert one.record.end_reason is EndReason.FINISHED
        assert evaluations(one.record) == evaluations(other.record)


def test_that_a_finished_run_is_made_longer(experiment_file: str, tmp_path: Path) -> None:
    first, more = tmp_path / "first.rnx", tmp_path / "more.rnx"
    assert main(["train", experiment_file, "--json", "--record", str(first)]) == 0
    assert main(["train", str(first), "--extend", "2", "--json", "--record", str(more)]) == 0
    with open_run(more) as run:
        assert run.record.preparation is not None
        per_epoch = max(run.record.preparation.steps_per_epoch.values())
        assert run.record.steps == run.record.total_steps == 12 + 2 * per_epoch
    assert rows_of(more).startswith(rows_of(first))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "is a recorded run: continue it with --resume"),
        (["--resume", "--seeds", "2"], "continued as it was"),
    ],
)
def test_that_a_recorded_run_is_continued_in_so_many_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    assert main(["train", str(tmp_path / "a.rnx"), *options]) == BAD_INPUT
    assert sentence in capfd.readouterr().err


def test_that_only_a_recorded_run_is_made_longer(
    experiment_file: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", experiment_file, "--extend", "2"]) == BAD_INPUT
    assert "name its .rnx file" in capfd.readouterr().err


def test_that_a_run_without_weights_cannot_go_on(
    experiment_file: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.rnx"
    assert main(["train", experiment_file, "--json", "--record", str(file)]) == 0
    changed_by(file, lambda each: each.execute("DELETE FROM checkpoints"))
    capfd.readouterr()
    assert main(["train", str(file), "--resume"]) == BAD_INPUT
    assert "holds no weights" in capfd.readouterr().err


def test_that_a_run_that_was_stopped_says_how_it_continues_and_a_finished_one_what_else(
    experiment_file: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    part, whole = tmp_path / "my part.rnx", tmp_path / "whole.rnx"
    assert main(["train", experiment_file, "--steps", "5", "--record", str(part)]) == 0
    assert f"continue with `train '{part}' --resume`" in capfd.readouterr().out
    assert main(["train", str(part), "--resume", "--record", str(whole)]) == 0
    assert "continue with" not in capfd.readouterr().out
    assert main(["train", str(whole), "--resume"]) == BAD_INPUT
    assert "has finished after step 12: train it longer with --extend" in capfd.readouterr().err
