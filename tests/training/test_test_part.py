"""The test part of a data set: evaluated once, after the last step, and told by its own event."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from explorer.network.presets import preset
from explorer.runs.checkpoint_header import LaneState, header_to_json, read_header
from explorer.runs.events import (
    DatasetFound,
    Evaluated,
    EvaluationScores,
    Prepared,
    Saved,
    ScoredOnTest,
)
from explorer.runs.experiment import Experiment
from explorer.runs.progress import Progress
from explorer.runs.run import Run
from explorer.runs.score import ERROR, LOSS
from explorer.runs.state import EndReason
from explorer.training import dataset_for_run
from explorer.training.data.dataset import DataRequest
from explorer.training.data.in_memory import ImagesInMemory
from tests.checkpoint_bytes import V1_CHECKPOINT, CheckpointBytes
from tests.training.running import Trained, finished, small_experiment, trained


def _fill(root: Path, count: int, seed: int) -> None:
    """Save dark images of one class and bright ones of another."""
    rng = np.random.default_rng(seed)
    for name, low in (("dark", 0), ("light", 128)):
        (root / name).mkdir(parents=True)
        for number in range(count):
            values = rng.integers(low, low + 128, (8, 8), dtype=np.uint8)
            Image.fromarray(values).save(root / name / f"{number}.png")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    for seed, (name, count) in enumerate((("train", 12), ("val", 4), ("test", 5))):
        _fill(tmp_path / "photos" / name, count, seed)
    return tmp_path / "photos"


def _experiment(photos: Path, **settings: object) -> Experiment:
    return small_experiment(
        **{"dataset": "folder", "data_path": str(photos), "batch_size": 8, "steps": 4} | settings
    )


def test_that_every_arm_is_tested_once_after_the_last_step(photos: Path) -> None:
    run = trained(_experiment(photos, evaluate_every=2))
    assert run.end.reason is EndReason.FINISHED
    assert [(each.arm, each.seed, each.step) for each in run.of(ScoredOnTest)] == [
        ("A", 0, 4), ("B", 0, 4),
    ]  # fmt: skip
    assert [each.step for each in run.of(Evaluated)] == [2, 2, 4, 4]
    assert run.of(DatasetFound)[0].test == (5, 5)
    assert run.of(Prepared)[0].heldout_images == 8
    kinds = [type(each) for each in run.events]
    assert kinds.index(ScoredOnTest) > max(at for at, kind in enumerate(kinds) if kind is Evaluated)
    tests = run.record.tests
    assert set(tests) == {("A", 0), ("B", 0)}
    assert all(len(run.history.evaluations(arm)) == 2 for arm in "AB")


def test_that_it_is_scored_on_the_test_images_and_no_others(
    photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held out in its place, the same folder gives the same scores after the last step."""
    tested = trained(_experiment(photos))
    watched = trained(_experiment(photos, heldout_path=str(photos / "test")))
    assert watched.of(ScoredOnTest) == []
    last = [each for each in watched.of(Evaluated) if each.step == 4]
    assert [(each.loss, each.error_rate) for each in tested.of(ScoredOnTest)] == [
        (each.loss, each.error_rate) for each in last
    ]
    # A folder that does not fit into memory is read from the disk, in chunks.
    streamed = partial(DataRequest, max_in_memory_bytes=0)
    monkeypatch.setattr(dataset_for_run, "DataRequest", streamed)
    assert trained(_experiment(photos)).of(ScoredOnTest) == tested.of(ScoredOnTest)


def test_that_training_is_the_same_with_a_test_part_and_without(photos: Path) -> None:
    with_test = trained(_experiment(photos))
    for each in sorted((photos / "test").rglob("*"), reverse=True):
        each.unlink() if each.is_file() else each.rmdir()
    (photos / "test").rmdir()
    without = trained(_experiment(photos))
    assert without.of(ScoredOnTest) == []
    assert without.of(DatasetFound)[0].test == ()
    assert without.of(Evaluated) == with_test.of(Evaluated)
    for arm in "AB":
        assert np.array_equal(with_test.history.loss(arm), without.history.loss(arm))


def test_that_both_statistics_are_tested_where_evaluations_have_both(photos: Path) -> None:
    run = trained(_experiment(photos, reestimate_statistics=True).edited(repeats=2))
    assert [(each.arm, each.seed) for each in run.of(ScoredOnTest)] == [
        ("A", 0), ("A", 1), ("B", 0), ("B", 1),
    ]  # fmt: skip
    assert all(each.reestimated is not None for each in run.of(ScoredOnTest))
    tests, seeds = run.record.tests, (0, 1)
    mean = LOSS.tested(tests, "B", seeds)
    running = LOSS.tested_with_running(tests, "B", seeds)
    assert mean is not None
    assert running is not None
    scores = [tests["B", seed] for seed in seeds]
    assert mean.value == pytest.approx(
        np.mean([each.reestimated.loss for each in scores if each.reestimated])
    )
    assert running.value == pytest.approx(np.mean([each.loss for each in scores]))
    assert (mean.used, mean.seeds) == (2, 2)


def test_that_a_lane_that_diverged_is_not_tested(photos: Path) -> None:
    experiment = _experiment(photos, steps=8).with_overrides("A", learning_rate=100.0)
    network = preset("resnet-20-digits").edited(norm="none")
    run = trained(experiment.with_network("A", network).edited(repeats=2))
    alive = {(each.arm, each.seed) for each in run.of(ScoredOnTest)}
    diverged = set(run.record.divergences)
    assert {arm for arm, _ in diverged} == {"A"}
    assert alive == {("A", 0), ("A", 1), ("B", 0), ("B", 1)} - diverged
    mean = ERROR.tested(run.record.tests, "B", (0, 1))
    assert mean is not None
    assert mean.used == 2


def test_that_a_run_that_is_stopped_is_not_tested(photos: Path, tmp_path: Path) -> None:
    path = tmp_path / "run.safetensors"
    first = _stopped_after(_experiment(photos), path, steps=3)
    assert (first.end.reason, first.of(ScoredOnTest)) == (EndReason.STOPPED, [])
    rest = _resumed(path)
    assert rest.of(ScoredOnTest) == trained(_experiment(photos)).of(ScoredOnTest)


def _stopped_after(experiment: Experiment, path: Path, steps: int) -> Trained:
    run = Run(experiment, save_to=path)
    run.control.step(steps)
    must_wait = run.control.must_wait

    def stop_when_paused() -> bool:
        if must_wait():
            run.control.stop()
        return False

    run.control.must_wait = stop_when_paused  # type: ignore[method-assign]
    return finished(run)


def _resumed(path: Path) -> Trained:
    run = Run(read_header(path).experiment, resume_from=path, save_to=path)
    run.control.run()
    return finished(run)


def test_that_a_checkpoint_of_a_finished_run_gives_its_scores_back_unread(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "run.safetensors"
    run = Run(_experiment(photos, reestimate_statistics=True), save_to=path)
    run.control.run()
    first = finished(run)
    assert [each.step for each in first.of(Saved)][-2:] == [4, 4]

    def not_again(_dataset: ImagesInMemory, _size: int) -> None:
        raise AssertionError("the test part was evaluated twice")

    monkeypatch.setattr(ImagesInMemory, "test_chunks", not_again)
    again = _resumed(path)
    assert again.end.reason is EndReason.FINISHED
    assert again.of(ScoredOnTest) == first.of(ScoredOnTest)
    assert _resumed(path).of(ScoredOnTest) == first.of(
        ScoredOnTest
    )  # it was saved once more in between


def test_that_a_stop_ends_the_test_and_resuming_does_it(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stop comes while the test runs, behind the checkpoint of the last step."""
    path = tmp_path / "run.safetensors"
    run = Run(_experiment(photos), save_to=path)
    run.control.run()
    chunks = ImagesInMemory.test_chunks
    read: list[int] = []

    def one_by_one(dataset: ImagesInMemory, _size: int) -> Any:
        for chunk in chunks(dataset, 1):
            read.append(len(chunk.labels))
            run.control.stop()
            yield chunk

    with monkeypatch.context() as patched:
        patched.setattr(ImagesInMemory, "test_chunks", one_by_one)
        first = finished(run)
    assert len(read) <= 2  # an image of each network at most, of 20
    assert (first.end.reason, first.of(ScoredOnTest)) == (EndReason.STOPPED, [])
    assert [each.step for each in first.of(Saved)][-1] == 4
    rest = _resumed(path)
    assert (rest.end.reason, rest.record.steps) == (EndReason.FINISHED, 4)
    assert rest.of(ScoredOnTest) == trained(_experiment(photos)).of(ScoredOnTest)


def test_that_the_test_reports_how_far_it_is(photos: Path) -> None:
    run = trained(_experiment(photos))
    last = [each for each in run.of(Progress) if str(each.what) == "evaluating the test images"]
    assert [(each.done, each.total) for each in last] == [(0, 20), (10, 20), (20, 20)]
    assert run.record.progress is None


def test_that_a_checkpoint_holds_scores_that_are_not_finite(tmp_path: Path) -> None:
    """JSON has no word of its own for them."""
    header = read_header(V1_CHECKPOINT)
    wrong = EvaluationScores(float("nan"), 0.5)
    lanes = [LaneState(**{**dict(each), "test": wrong}) for each in header.lanes]
    text = header_to_json(header.model_copy(update={"lanes": tuple(lanes)}))
    old = CheckpointBytes.of(V1_CHECKPOINT.read_bytes())
    path = tmp_path / "run.safetensors"
    path.write_bytes(CheckpointBytes(json.loads(text), old.table, old.numbers).file())
    read = read_header(path).lanes[0].test
    assert read is not None
    assert np.isnan(read.loss)
    assert read.error_rate == 0.5
