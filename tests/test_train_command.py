"""`train`, `devices` and `datasets` as a person at a terminal meets them."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from explorer import cli
from explorer.cli import main
from explorer.runs.datasets import DATASETS
from explorer.runs.recipes import RECIPES
from tests.training.running import small_experiment

_ROOT = Path(__file__).parent.parent
_TRAIN = [sys.executable, "main.py", "train"]


def lines_of(*arguments: str) -> list[dict[str, object]]:
    """Train with --json to the end; return the objects."""
    result = subprocess.run(
        [*_TRAIN, *arguments, "--json"], cwd=_ROOT, capture_output=True, text=True, check=True
    )
    assert result.stderr == ""
    return [json.loads(line) for line in result.stdout.splitlines()]


def steps_of(lines: list[dict[str, object]]) -> list[dict[str, object]]:
    return [line for line in lines if line["event"] in ("step", "eval")]


@pytest.fixture
def experiment_file(tmp_path: Path) -> Path:
    """Two seeds of two networks, twelve steps; the way to train is fixed, not timed."""
    file = tmp_path / "experiment.json"
    file.write_text(small_experiment(steps=12).edited(repeats=2).model_dump_json())
    return file


def test_that_ctrl_c_and_resume_make_the_run_that_was_not_interrupted(
    experiment_file: Path, tmp_path: Path
) -> None:
    whole = lines_of(str(experiment_file))
    out = tmp_path / "run.safetensors"
    process = subprocess.Popen(
        [*_TRAIN, str(experiment_file), "--out", str(out), "--json"],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first = [json.loads(process.stdout.readline()) for _ in range(6)]
    process.send_signal(signal.SIGINT)
    rest, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    first += [json.loads(line) for line in rest.splitlines()]
    assert [line["event"] for line in first[-2:]] == ["saved", "end"]
    assert first[-1]["reason"] == "stopped"
    then = lines_of("--out", str(out), "--resume")
    assert then[0]["first_step"] == first[-1]["steps"]
    assert then[-1] == {"event": "end", "reason": "finished", "steps": 12}
    assert steps_of(first) + steps_of(then) == steps_of(whole)


def test_that_the_json_record_holds_all_that_is_measured(experiment_file: Path) -> None:
    experiment = small_experiment(
        steps=2, measure_blocks=True, measure_responses=True, measure_cosine=True
    ).with_own("B", learning_rate=0.01)
    experiment_file.write_text(experiment.model_dump_json())
    lines = lines_of(str(experiment_file))
    assert lines[0]["not_controlled"] == ["learning rate"]
    assert lines[0]["differences"] == ["skip"]
    steps = [line for line in lines if line["event"] == "step"]
    assert [(line["arm"], line["seed"], line["lr"]) for line in steps[:2]] == [
        ("A", 0, 0.05),
        ("B", 0, 0.01),
    ]
    sizes = {key: len(value) for key, value in steps[-1].items() if isinstance(value, dict)}
    assert sizes == {
        "grad_norms": 20,
        "weight_norms": 20,
        "update_ratios": 20,
        "block_grad_norms": 9,
        "responses": 19,
        "grad_cosines": 20,
    }
    cosines = steps[-1]["grad_cosines"]
    assert isinstance(cosines, dict)
    assert all(-1.001 <= value <= 1.001 for value in cosines.values())


def test_that_a_run_of_arms_that_all_diverge_ends_with_code_1(experiment_file: Path) -> None:
    experiment = small_experiment(learning_rate=100.0, steps=50)
    network = experiment.arm("B").network.edited(norm="none")
    alone = experiment.edited(arms=(experiment.arm("B"),)).with_network("B", network)
    experiment_file.write_text(alone.model_dump_json())
    result = subprocess.run(
        [*_TRAIN, str(experiment_file)], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr.startswith("resnet-explorer: B diverged at step ")
    assert result.stdout.splitlines()[-1].startswith("diverged after ")


def test_that_a_terminal_gets_a_bar_and_is_left_as_it_was(experiment_file: Path) -> None:
    reader, writer = pty.openpty()
    process = subprocess.Popen(
        [*_TRAIN, str(experiment_file)],
        cwd=_ROOT,
        stdout=writer,
        stderr=writer,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "120"},
    )
    os.close(writer)
    shown = b""
    while True:
        try:
            part = os.read(reader, 65_536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(reader)
    assert process.wait(60) == 0
    text = shown.decode()
    assert "loss A " in text
    assert "/12" in text
    assert text.rindex("\x1b[?25h") > text.rindex("\x1b[?25l")  # the cursor is back
    assert "held-out loss" in text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--resume"], "--resume goes on with what the checkpoint holds: give --out FILE"),
        (["--resume", "--out", "none.safetensors"], "there is no such file"),
        (["--resume", "--out", "README.md"], "README.md cannot be read"),
        (["a.json", "--resume", "--out", "b"], "neither an experiment nor what belongs to one"),
        (["--seeds", "2", "--resume", "--out", "b"], "neither an experiment nor what belongs"),
        (["--recipe", "fast"], "there are no settings called 'fast'; there are lecture, digits"),
        (["--seeds", "11"], "repeats must be at most 10, got 11"),
    ],
)
def test_that_what_cannot_be_resumed_is_said_in_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", *arguments]) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_that_a_checkpoint_in_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = subprocess.run(
        [*_TRAIN, "--steps", "1", "--out", str(tmp_path / "no" / "run")],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "cannot be written: No such file or directory" in result.stderr


def test_that_recipe_networks_and_seeds_can_be_said_on_the_command_line() -> None:
    lines = lines_of(
        "--recipe", "quick", "--networks", "resnet-20-digits", "--seeds", "2", "--steps", "2"
    )
    start = lines[0]
    assert (start["arms"], start["seeds"]) == ({"A": "resnet-20-digits"}, [0, 1])
    assert start["total_steps"] == 2 * 23
    assert [(line["step"], line["seed"]) for line in lines if line["event"] == "step"] == [
        (1, 0),
        (1, 1),
        (2, 0),
        (2, 1),
    ]


def test_that_the_help_names_every_recipe() -> None:
    assert tuple(RECIPES) == cli._RECIPES


def test_that_devices_are_listed_with_their_memory(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("cpu ")
    assert "GB of memory" in first


def test_that_every_data_set_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["datasets"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(DATASETS)
    assert "downloads 170 MB" in lines[4]
