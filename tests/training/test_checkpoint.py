from __future__ import annotations

import pickletools
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open

from explorer.errors import UserError
from explorer.network.presets import preset
from explorer.runs.changes import SkipChange
from explorer.runs.checkpoint_header import read_header
from explorer.runs.events import Evaluated, Prepared, Saved
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.runs.quantities import QUANTITIES
from explorer.runs.run import Run
from explorer.runs.state import EndReason
from tests.checkpoint_bytes import V1_CHECKPOINT, CheckpointBytes
from tests.training.running import Trained, finished, small_experiment, small_network, trained


def interrupted(
    experiment: Experiment, path: Path, steps: int, resume_from: Path | None = None
) -> Trained:
    """Take some steps and stop, as Ctrl+C does."""
    run = Run(experiment, resume_from=resume_from, save_to=path)
    run.control.step(steps)
    stop_when_paused = run.control.must_wait

    def must_wait() -> bool:
        if stop_when_paused():
            run.control.stop()
        return False

    run.control.must_wait = must_wait  # type: ignore[method-assign]
    return finished(run)


def resumed(path: Path, experiment: Experiment | None = None) -> Trained:
    run = Run(experiment or read_header(path).experiment, resume_from=path)
    run.control.run()
    return finished(run)


_SCALARS = (History.loss, History.error_rate, History.learning_rate)

HARD = {
    "sgd": {"momentum": 0.9, "nesterov": True, "weight_decay": 1e-3, "schedule": "cosine"},
    "adamw": {"optimizer": "adamw", "learning_rate": 0.003},
    "augmented": {"crop_padding": 1, "flip": True, "measure": ("gradient_cosine",)},
    "warm-up": {"warm_up": "error", "batch_size": 64, "steps": 26, "learning_rate": 0.03},
    "channels last": {"memory_format": "channels last"},
    "dropout": {"memory_format": "channels last", "measure": ("response_deviation",)},
    "own batches": {"reestimate_statistics": True, "flip": True, "evaluate_every": 3},
    "statistics": {"reestimate_statistics": True, "crop_padding": 1, "evaluate_every": 3},
}


@pytest.mark.parametrize("name", HARD)
def test_that_a_resumed_run_equals_the_uninterrupted_one_to_the_bit(
    name: str, tmp_path: Path
) -> None:
    experiment = small_experiment(**{"steps": 9} | HARD[name]).edited(repeats=2)
    if name == "dropout":
        for arm in experiment.arms:
            network = arm.network.edited(dropout=0.3)
            experiment = experiment.with_network(arm.label, network)
    if name == "own batches":  # B is in its third epoch at the cut, A in its second
        experiment = experiment.with_overrides("B", batch_size=700)
    cut = 23 if name == "warm-up" else 5
    whole = trained(experiment)
    if name == "warm-up":  # it ends before the cut: what ended it is not seen again
        assert len(set(whole.history.learning_rate("A")[:cut].tolist())) == 2
    path = tmp_path / "run.safetensors"
    first = interrupted(experiment, path, cut)
    assert first.end.reason is EndReason.STOPPED
    assert first.of(Saved)[-1].step == cut
    rest = resumed(path)
    assert rest.of(Prepared)[0].first_step == cut
    assert rest.end.reason is EndReason.FINISHED
    for label in "AB":
        for seed in experiment.seeds:
            for scalar in _SCALARS:
                expected = scalar(whole.history, label, seed)[cut:]
                assert np.array_equal(scalar(rest.history, label, seed), expected)
            for quantity in QUANTITIES:
                expected = np.asarray(whole.history.values(quantity, label, seed))[cut:]
                assert np.array_equal(rest.history.values(quantity, label, seed), expected)
    assert rest.of(Evaluated) == [each for each in whole.of(Evaluated) if each.step > cut]


def test_that_skips_switched_before_a_checkpoint_are_so_after_it(tmp_path: Path) -> None:
    network = small_network("resnet-20-b").edited(image_size=8, in_channels=1, residual=False)
    experiment = small_experiment(steps=8).with_network("A", network)
    experiment = experiment.with_change(SkipChange(step=2, residual=True, arm="A"))
    whole = trained(experiment)
    path = tmp_path / "run.safetensors"
    interrupted(experiment, path, 5)
    rest = resumed(path)
    assert np.array_equal(rest.history.norms("A"), whole.history.norms("A")[5:])


def test_that_a_checkpoint_is_one_safetensors_file_and_holds_the_experiment(
    tmp_path: Path,
) -> None:
    path = tmp_path / "run.safetensors"
    experiment = small_experiment()
    interrupted(experiment, path, 2)
    assert [each.name for each in tmp_path.iterdir()] == ["run.safetensors"]
    header = read_header(path)
    assert header.experiment == experiment
    assert header.step == 2
    with safe_open(path, framework="numpy") as file:
        names = set(file.keys())
        weight = file.get_tensor("B/0/model/layer1.0.conv1.weight")
    assert weight.shape == (8, 8, 3, 3)
    assert "A/0/optimizer/conv1.weight/momentum_buffer" in names
    with pytest.raises(ValueError, match=r"opcode|invalid literal"):  # by the length's first byte
        list(pickletools.genops(path.read_bytes()))


def header_of(content: bytes, **changes: object) -> bytes:
    """Return the file with some of its own header changed, and a checksum that fits."""
    return CheckpointBytes.of(content).with_header(**changes).file()


def test_that_a_checkpoint_of_version_1_is_resumed_as_the_run_that_wrote_it(
    tmp_path: Path,
) -> None:
    """The losses are those that the version of the program that wrote it went on to."""
    path = tmp_path / "run.safetensors"
    path.write_bytes(V1_CHECKPOINT.read_bytes())
    rest = resumed(path)
    assert rest.end.reason is EndReason.FINISHED
    history = rest.history
    losses = [float(history.loss(c.arm, c.seed)[-1]) for c in history.layout.lanes]
    assert losses == pytest.approx([2.32751, 2.315174, 2.337614, 2.330723], rel=1e-4)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda content: content[:-100], "cannot be read"),
        (lambda content: content[:20], "cannot be read"),
        (lambda _: b"", "cannot be read"),
        (lambda _: b"\x80\x04cos\nsystem\n(S'touch /tmp/x'\ntR.", "cannot be read"),
        (lambda content: header_of(content, step=-1), "step must be at least 0, got -1"),
        (
            lambda content: header_of(content, version=6),
            "knows versions up to 5; update the program",
        ),
        (lambda content: header_of(content, train_images=7), "made with 7 training images"),
    ],
)
def test_that_a_damaged_checkpoint_is_refused_in_one_sentence(
    damage: object, sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / "run.safetensors"
    experiment = small_experiment()
    interrupted(experiment, path, 1)
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    run = Run(experiment, resume_from=path)
    run.control.run()
    error = str(finished(run).error)
    assert sentence in error
    assert "\n" not in error


def test_that_a_checkpoint_of_other_networks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.safetensors"
    interrupted(small_experiment(), path, 1)
    content = path.read_bytes()
    other = small_experiment().with_network("A", preset("plain-32-digits"))
    path.write_bytes(header_of(content, experiment=other.model_dump(mode="json")))
    assert "it is too small to hold its networks" in str(resumed(path, other).error)


def test_that_a_missing_checkpoint_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        UserError, match=r"none\.safetensors cannot be read: No such file or directory"
    ):
        read_header(tmp_path / "none.safetensors")


def test_that_a_checkpoint_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    run = Run(small_experiment(), save_to=tmp_path / "missing" / "run.safetensors")
    run.control.run()
    assert "cannot be written" in str(finished(run).error)
