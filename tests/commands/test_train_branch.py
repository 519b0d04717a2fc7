"""`train RUN.rnx --branch` trains a recorded run on otherwise, in a recording of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from explorer.cli import BAD_INPUT, main
from explorer.runs import open_run
from explorer.runs.experiment import experiment_to_json
from explorer.runs.recordings.recorded_run import RecordedRun
from tests.commands.test_recording import rows_of
from tests.training.running import small_experiment

STEPS, CUT = 12, 5


@pytest.fixture
def experiment_file(tmp_path: Path) -> str:
    file = tmp_path / "experiment.json"
    file.write_text(experiment_to_json(small_experiment(steps=STEPS)))
    return str(file)


@pytest.fixture
def parent(experiment_file: str, tmp_path: Path) -> Path:
    """A run that was stopped after five of twelve steps."""
    file = tmp_path / "parent.rnx"
    arguments = ["train", experiment_file, "--steps", str(CUT), "--json", "--record", str(file)]
    assert main(arguments) == 0
    return file


def branched(parent: Path, *options: str) -> Path:
    file = parent.with_name("branch.rnx")
    assert main(["train", str(parent), "--branch", *options, "--record", str(file)]) == 0
    return file


def about(path: Path) -> dict[str, str]:
    with open_run(path) as run:
        return dict(run.about)


def width_of(run: RecordedRun) -> int:
    return 4 * run.record.history.layout.width


def test_that_a_branch_with_nothing_changed_records_what_the_run_would_have(
    parent: Path, experiment_file: str, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.rnx"
    assert main(["train", experiment_file, "--json", "--record", str(whole)]) == 0
    before = parent.read_bytes()
    branch = branched(parent, "--json")
    assert parent.read_bytes() == before
    with open_run(branch) as run:
        assert (run.record.history.first_step, run.record.steps) == (CUT, STEPS)
        assert rows_of(branch) == rows_of(whole)[CUT * width_of(run) :]


def test_that_a_branch_says_whence_it_comes(
    parent: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    branch = branched(parent, "--learning-rate", "0.01", "--no-nesterov", "--milestones", "0.9")
    note = "branch after step 5 (learning rate 0.05 → 0.01) of parent.rnx"
    assert note in capfd.readouterr().out
    told = about(branch)
    assert told["note"] == note
    assert (told["parent_file"], told["parent_step"]) == ("parent.rnx", "5")
    assert told["parent_id"] == about(parent)["id"] != told["id"]
    assert main(["runs", "show", str(branch)]) == 0
    assert "branch of: parent.rnx after step 5" in capfd.readouterr().out
    with open_run(branch) as run:
        assert run.record.origin is not None
        assert run.record.history.learning_rate("A").tolist() == pytest.approx([0.01] * 7)


def test_that_a_branch_that_was_stopped_goes_on_and_stays_one(parent: Path, tmp_path: Path) -> None:
    settings = ["--learning-rate", "0.01", "--json"]
    whole = branched(parent, *settings).rename(tmp_path / "whole.rnx")
    part, rest = branched(parent, *settings, "--steps", "3"), tmp_path / "rest.rnx"
    assert main(["train", str(part), "--resume", "--json", "--record", str(rest)]) == 0
    assert rows_of(rest) == rows_of(whole)
    with open_run(rest) as run:
        assert run.record.history.first_step == CUT
        assert run.record.origin is not None
        assert (run.record.origin.file, run.record.origin.step) == ("parent.rnx", CUT)


def test_that_a_branch_of_a_finished_run_is_given_epochs(
    experiment_file: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    parent = tmp_path / "parent.rnx"
    assert main(["train", experiment_file, "--json", "--record", str(parent)]) == 0
    assert main(["train", str(parent), "--branch", "--no-record"]) == 1
    assert "after step 12; give it more epochs" in capfd.readouterr().err
    branch = branched(parent, "--extend", "2", "--schedule", "cosine", "--batch-size", "100")
    with open_run(branch) as run:
        assert run.record.preparation is not None
        epoch = run.record.preparation.train_images // 100
        assert run.record.steps == run.record.total_steps == STEPS + 2 * epoch


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--branch", "--resume"], "leave one out"),
        (["--branch", "--seeds", "2"], "keeps the networks and seeds"),
        (["--branch", "--networks", "resnet-20-digits"], "keeps the networks and seeds"),
        (["--branch", "--learning-rate", "-1"], "learning rate"),
        (["--resume", "--momentum", "0.5"], "use --branch"),
        ([], "--branch and other training settings"),
    ],
)
def test_that_what_a_branch_cannot_be_is_one_sentence(
    parent: Path, capfd: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    assert main(["train", str(parent), *options]) == BAD_INPUT
    said = capfd.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1


def test_that_a_branch_begins_at_last_or_best_or_a_step(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["train", "a.rnx", "--branch", "middle"])
    assert "must be last, best or a step, got 'middle'" in capfd.readouterr().err


def test_that_only_a_recorded_run_has_branches(
    experiment_file: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", experiment_file, "--branch"]) == BAD_INPUT
    assert "--branch continues a recorded run: name its .rnx file" in capfd.readouterr().err


def test_that_settings_of_an_experiment_are_replaced_by_those_that_are_given(
    experiment_file: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.rnx"
    given = ["--learning-rate", "0.02", "--flip", "--schedule", "stepped", "--milestones", "0.5"]
    assert main(["train", experiment_file, *given, "--json", "--record", str(file)]) == 0
    with open_run(file) as run:
        settings = run.record.experiment.settings
        assert (settings.learning_rate, settings.flip, settings.milestones) == (0.02, True, (0.5,))
        assert settings.batch_size == 300


def test_that_images_beside_the_recording_are_found_when_it_goes_on(
    tmp_path: Path,
) -> None:
    """Their path is relative to the recording, and weights are copied to somewhere else."""
    data = tmp_path / "images"
    for number in range(40):
        file = data / "ab"[number % 2] / f"{number}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("L", (8, 8), 6 * number).save(file)
    experiment = small_experiment(steps=STEPS, dataset="folder", data_path=str(data), batch_size=4)
    file = tmp_path / "experiment.json"
    file.write_text(experiment_to_json(experiment))
    parent, rest = tmp_path / "parent.rnx", tmp_path / "rest.rnx"
    assert main(["train", str(file), "--steps", "5", "--json", "--record", str(parent)]) == 0
    assert main(["train", str(parent), "--resume", "--json", "--record", str(rest)]) == 0
    with open_run(branched(parent, "--json")) as run:
        assert run.record.steps == STEPS
