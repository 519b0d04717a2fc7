"""`train`, `devices` and `datasets` as a person at a terminal meets them."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import pytest
from PIL import Image

from explorer.cli import main
from explorer.commands import shared_arguments
from explorer.commands.arguments import parser
from explorer.commands.named_design import experiment_named
from explorer.errors import UserError
from explorer.network.presets import preset
from explorer.runs.checkpoint_header import CheckpointHeader, read_header
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import experiment_to_json
from explorer.runs.ready_comparisons import READY_COMPARISONS
from explorer.runs.recipes import RECIPES
from explorer.training import checkpoint
from explorer.training.lane import Lane
from tests.training.running import small_experiment

_ROOT = Path(__file__).parents[2]
_TRAIN = [sys.executable, "main.py", "train"]


def objects_in(output: str) -> list[dict[str, object]]:
    """Return the objects that --json printed."""
    return [json.loads(line) for line in output.splitlines()]


def of_kind(event: str, lines: list[dict[str, object]]) -> list[dict[str, object]]:
    return [line for line in lines if line["event"] == event]


Trained = Callable[..., list[dict[str, object]]]


@pytest.fixture
def trained(capfd: pytest.CaptureFixture[str]) -> Trained:
    """Train with --json to a good end, in this process; return the objects."""

    def train(*arguments: str) -> list[dict[str, object]]:
        assert main(["train", *arguments, "--json"]) == 0
        out, err = capfd.readouterr()
        assert err == ""
        return objects_in(out)

    return train


@pytest.fixture
def experiment_file(tmp_path: Path) -> Path:
    """Two seeds of two networks, twelve steps; the way to train is fixed, not timed."""
    file = tmp_path / "experiment.json"
    file.write_text(small_experiment(steps=12).edited(repeats=2).model_dump_json())
    return file


def test_that_ctrl_c_and_resume_make_the_run_that_was_not_interrupted(
    experiment_file: Path, tmp_path: Path, trained: Trained
) -> None:
    """Interrupted in a process of its own, in the midst of more steps than it could take."""
    experiment = small_experiment(steps=100_000, evaluate_every=2).edited(repeats=2)
    experiment_file.write_text(experiment.model_dump_json())
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
    first += objects_in(rest)
    assert [line["event"] for line in first[-2:]] == ["saved", "end"]
    assert first[-1]["reason"] == "stopped"
    taken = first[-1]["steps"]
    assert isinstance(taken, int)
    then = trained("--out", str(out), "--resume", "--steps", "5")
    assert then[0]["first_step"] == taken
    assert then[-1] == {"event": "end", "reason": "stopped", "steps": taken + 5}
    whole = trained(str(experiment_file), "--steps", str(taken + 5))
    assert of_kind("step", first + then) == of_kind("step", whole)
    looks = [
        [line for line in of_kind("eval", lines) if line["step"] != taken]  # a stop may cut it off
        for lines in (first + then, whole)
    ]
    assert looks[0] == looks[1] != []


def test_that_a_resumed_run_that_is_finished_says_so(
    experiment_file: Path, tmp_path: Path, trained: Trained
) -> None:
    out = str(tmp_path / "run.safetensors")
    trained(str(experiment_file), "--out", out, "--steps", "9")
    then = trained("--out", out, "--resume")
    assert then[0]["first_step"] == 9
    assert then[-1] == {"event": "end", "reason": "finished", "steps": 12}


@pytest.mark.parametrize("steps", [0, 4, 5])
def test_that_a_checkpoint_of_a_step_is_written_once(
    steps: int, experiment_file: Path, tmp_path: Path, trained: Trained
) -> None:
    out = str(tmp_path / "run.safetensors")
    lines = trained(str(experiment_file), "--out", out, "--steps", str(steps))
    saved = [line["step"] for line in of_kind("saved", lines)]
    assert saved == sorted(set(saved))
    assert saved[-1] == steps


def test_that_the_json_record_holds_all_that_is_measured(
    experiment_file: Path, trained: Trained
) -> None:
    experiment = small_experiment(
        steps=2,
        measure=(
            "block_gradient_norm",
            "response_deviation",
            "gradient_cosine",
        ),
    ).with_overrides("B", learning_rate=0.01)
    experiment_file.write_text(experiment.model_dump_json())
    lines = trained(str(experiment_file))
    assert lines[0]["not_controlled"] == ["learning rate"]
    assert lines[0]["differences"] == ["skip"]
    steps = of_kind("step", lines)
    assert [(line["arm"], line["seed"], line["lr"]) for line in steps[:2]] == [
        ("A", 0, 0.05),
        ("B", 0, 0.01),
    ]
    sizes = {key: len(value) for key, value in steps[-1].items() if isinstance(value, dict)}
    assert sizes == {
        "grad_norms": 8,
        "weight_norms": 8,
        "update_ratios": 8,
        "block_grad_norms": 3,
        "responses": 7,
        "grad_cosines": 8,
    }
    cosines = steps[-1]["grad_cosines"]
    assert isinstance(cosines, dict)
    assert all(-1.001 <= value <= 1.001 for value in cosines.values())


def test_that_a_run_of_arms_that_all_diverge_ends_with_code_1(
    experiment_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    experiment = small_experiment(learning_rate=100.0, steps=50)
    network = preset("resnet-20-digits").edited(norm="none")
    alone = experiment.edited(arms=(experiment.arm("B"),)).with_network("B", network)
    experiment_file.write_text(alone.model_dump_json())
    assert main(["train", str(experiment_file)]) == 1
    out, err = capfd.readouterr()
    assert err.startswith("resnet-explorer: B diverged at step ")
    assert out.splitlines()[-2].startswith("diverged after ")


def test_that_training_in_words_ends_with_the_last_loss(
    experiment_file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", str(experiment_file), "--steps", "2"]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    lines = out.splitlines()
    assert lines[-3] == "stopped after 2 steps"
    assert [line.split(":")[0] for line in lines[-9:-3]] == [
        *(f"step 2  {arm} seed {seed}" for arm in "AB" for seed in (0, 1)),
        *(f"step 2  {arm}" for arm in "AB"),
    ]
    assert all(line.endswith(", mean of 2 seeds") for line in lines[-5:-3])


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
        (["--resume"], "--resume continues the experiment in the checkpoint: give --out FILE"),
        (["--resume", "--out", "none.safetensors"], "No such file or directory"),
        (["--resume", "--out", "README.md"], "README.md cannot be read"),
        (["a.json", "--resume", "--out", "b"], "but no experiment, networks, recipe"),
        (["--seeds", "2", "--resume", "--out", "b"], "but no experiment, networks, recipe"),
        (["--recipe", "fast"], "there are no settings called 'fast'; there are lecture, digits"),
        (["--seeds", "11"], "repeats must be at most 10, got 11"),
    ],
)
def test_that_what_cannot_be_resumed_is_reported_in_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", *arguments]) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_that_a_checkpoint_in_a_folder_that_is_not_there_is_reported(
    experiment_file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "no" / "run")
    assert main(["train", str(experiment_file), "--steps", "1", "--out", out]) == 2
    err = capfd.readouterr().err
    assert "cannot be written: No such file or directory" in err
    assert len(err.splitlines()) == 1


def test_that_a_run_whose_last_checkpoint_is_not_saved_goes_on_and_ends_with_code_1(
    experiment_file: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "run.safetensors"
    write = checkpoint.write

    def write_the_first(file: BinaryIO, header: CheckpointHeader, lanes: Sequence[Lane]) -> None:
        if header.step:
            raise UserError("Files", "the disk is full")
        write(file, header, lanes)

    monkeypatch.setattr(checkpoint, "write", write_the_first)
    assert main(["train", str(experiment_file), "--out", str(out), "--no-record"]) == 1
    printed, err = capfd.readouterr()
    assert printed.splitlines()[-1] == "finished after 12 steps"
    assert [line.partition(": ")[2] for line in err.splitlines()] == [
        "the checkpoint was not saved; the run goes on, and saves the next: the disk is full",
        "the last checkpoint was not saved, so the file holds step 0 of 12: the disk is full",
    ]
    assert read_header(out).step == 0


def test_that_recipe_networks_and_seeds_can_be_set_on_the_command_line(trained: Trained) -> None:
    lines = trained(
        "--recipe", "quick", "--networks", "resnet-20-digits", "--seeds", "2", "--steps", "2"
    )
    start = lines[0]
    assert (start["arms"], start["seeds"]) == ({"A": "resnet-20-digits"}, [0, 1])
    assert start["total_steps"] == 2 * 23
    assert [(line["step"], line["seed"]) for line in of_kind("step", lines)] == [
        (1, 0),
        (1, 1),
        (2, 0),
        (2, 1),
    ]


def test_that_the_help_names_every_recipe() -> None:
    assert tuple(RECIPES) == shared_arguments.RECIPES


def test_that_devices_are_listed_with_their_memory(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("cpu ")
    assert "GB of memory" in first


def test_that_every_ready_comparison_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["comparisons"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(READY_COMPARISONS)


def test_that_a_ready_comparison_is_trained_by_its_name(trained: Trained) -> None:
    start = trained("the-cure", "--steps", "0")[0]
    assert start["arms"] == {"A": "plain-56-digits", "B": "resnet-56-digits"}


def test_that_a_ready_comparison_fits_the_images_of_the_recipe() -> None:
    arguments = ["--open", "the-cure", "--recipe", "paper, CIFAR-10"]
    options = parser(["en"], arguments).parse_args(arguments)
    experiment = experiment_named(options, options.open)
    assert [arm.network.name for arm in experiment.arms] == ["plain-56", "resnet-56"]
    assert experiment.settings.dataset == "cifar-10"


def test_that_every_data_set_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["datasets"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(DATASETS)
    assert "downloads 170 MB" in lines[4]


def test_that_a_run_on_own_images_is_started_and_resumed_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trained: Trained
) -> None:
    """The folder is handed on between: experiment, images and checkpoint in one."""
    home, moved, elsewhere = (tmp_path / name for name in ("home", "moved", "elsewhere"))
    elsewhere.mkdir()
    for name, colour in (("dark", 20), ("light", 200)):
        (home / "images" / name).mkdir(parents=True)
        for index in range(6):
            image = Image.new("L", (8, 8), colour + index)
            image.save(home / "images" / name / f"{index}.png")
    experiment = small_experiment(steps=4, dataset="folder", data_path="images", batch_size=2)
    (home / "mine.json").write_text(experiment.model_dump_json())
    monkeypatch.chdir(elsewhere)
    trained(str(home / "mine.json"), "--out", str(home / "run.safetensors"), "--steps", "2")
    home.rename(moved)
    then = trained("--out", "../moved/run.safetensors", "--resume")
    assert then[-1] == {"event": "end", "reason": "finished", "steps": 4}


@pytest.mark.parametrize("pasted", ['"{}"', "'{}'", "file://{}"])
def test_that_a_pasted_path_is_understood(
    pasted: str, experiment_file: Path, trained: Trained
) -> None:
    lines = trained(pasted.format(experiment_file), "--steps", "0")
    assert lines[-1]["reason"] == "stopped"


def test_that_names_and_paths_have_no_power_over_a_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A network's name from a file, and the path in the command that resumes."""
    network = preset("resnet-20-digits").edited(name="mine").model_dump()
    file, out = tmp_path / "mine.json", tmp_path / "\x1b[2J it's.safetensors"
    file.write_text(json.dumps(network | {"name": "\x1b[2J"}))
    assert main(["summary", str(file), str(file)]) == 0
    arguments = ["--networks", str(file), "--steps", "2", "--out", str(out)]
    assert main(["train", *arguments]) == 0
    said = "".join(capfd.readouterr())
    assert "\x1b" not in said
    assert r"\x1b[2J: 20 layers" in said
    assert r"""\x1b[2J it'"'"'s.safetensors' --resume`""" in said


def test_that_the_start_says_what_the_data_set_holds(trained: Trained) -> None:
    dataset = trained("--steps", "1")[0]["dataset"]
    assert dataset["classes"] == list("0123456789")
    assert (sum(dataset["train_images"]), sum(dataset["heldout_images"])) == (1_497, 300)
    assert dataset["notes"] == []


def test_that_batch_sizes_that_differ_are_told_with_their_epochs(
    tmp_path: Path, trained: Trained, capfd: pytest.CaptureFixture[str]
) -> None:
    own = small_experiment(epochs=2).with_overrides("B", batch_size=700)
    file = tmp_path / "own.json"
    file.write_text(experiment_to_json(own))
    start = trained(str(file))[0]
    assert start["batch_sizes"] == {"A": 300, "B": 700}
    assert start["steps_per_epoch"] == {"A": 4, "B": 2}
    assert start["total_steps"] == 8
    assert start["not_controlled"] == ["batch size"]
    assert main(["train", str(file)]) == 0
    lines = capfd.readouterr().out.splitlines()
    sentence = next(line for line in lines if "one update of every network" in line)
    after = lines.index(sentence) + 1
    assert lines[after : after + 2] == [
        "A: batch size 300, epochs 2",
        "B: batch size 700, epochs 4",
    ]
    file.write_text(experiment_to_json(small_experiment()))
    assert main(["train", str(file)]) == 0
    assert "batch size" not in capfd.readouterr().out
