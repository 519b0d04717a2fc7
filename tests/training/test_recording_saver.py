"""Which checkpoints a recording keeps, and that what it keeps is whole."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pytest

from explorer.runs import open_run
from explorer.runs.checkpoint_header import read_header
from explorer.runs.checkpoint_store import CheckpointKind
from explorer.runs.events import Warned
from explorer.runs.run import Run
from explorer.runs.state import EndReason
from explorer.training import recording_saver
from explorer.training.recording_saver import RecordingSaver
from explorer.training.trainer import train
from tests.runs.recordings.recorded import record_run
from tests.training.running import small_experiment

_MIB = 2**20


class Store:
    """Takes checkpoints, or cannot."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: list[tuple[CheckpointKind, int]] = []
        self.is_full = False

    def new_file(self) -> BinaryIO:
        if self.is_full:
            raise OSError("no space")
        return (self.folder / "new").open("w+b")

    def put(self, kind: CheckpointKind, step: int, file: BinaryIO) -> None:
        file.close()
        self.kept.append((kind, step))


class Watched:
    """A saver whose checkpoints have a size and take a time."""

    def __init__(self, folder: Path) -> None:
        self.now, self.takes_s, self.size = 0.0, 0.0, 10
        self.store = Store(folder)
        run = Run(small_experiment())
        run.checkpoints = self.store
        self.listener = run.listen()
        self.saver = RecordingSaver(run, self.write, lambda: self.now)

    def write(self, file: BinaryIO, _folder: Path) -> None:
        self.now += self.takes_s
        file.truncate(self.size)
        file.seek(self.size)

    def seconds_pass(self, count: int) -> None:
        for _ in range(count):
            self.now += 1
            self.saver.save_if_due(int(self.now))


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


def test_that_the_newest_is_kept_every_half_minute_and_at_the_end(watched: Watched) -> None:
    watched.seconds_pass(70)
    watched.saver.end(71)
    watched.saver.end(71)
    assert watched.store.kept == [("last", 30), ("last", 60), ("last", 71)]


def test_that_the_best_is_kept_where_the_error_is_least(watched: Watched) -> None:
    errors = (0.5, 0.4, 0.45, None, float("nan"), 0.4, 0.1)
    for step, error in enumerate(errors, start=1):
        watched.saver.evaluated(step, error)
    assert watched.store.kept == [("best", 1), ("best", 2), ("best", 7)]


def test_that_it_takes_a_hundredth_of_the_time_at_most(watched: Watched) -> None:
    watched.takes_s = 1.0
    for step in range(500):
        watched.now += 1
        watched.saver.evaluated(step, 1 / (step + 1))
    assert len(watched.store.kept) == 5


def test_that_of_large_weights_only_the_newest_is_kept(watched: Watched) -> None:
    watched.size = 300 * _MIB
    watched.seconds_pass(30)
    watched.saver.evaluated(31, 0.1)
    watched.saver.end(32)
    assert watched.store.kept == [("last", 30), ("last", 32)]


def test_that_weights_beyond_all_bounds_are_not_kept_and_that_is_said_once(
    watched: Watched,
) -> None:
    watched.size = 600 * _MIB
    watched.seconds_pass(100)
    watched.saver.end(101)
    assert not watched.store.kept
    (warning,) = [each for each in watched.listener.take() if isinstance(each, Warned)]
    assert "600 MiB" in str(warning.error)
    assert "512 MiB" in str(warning.error)


def test_that_a_disk_that_is_full_costs_the_checkpoint_only(watched: Watched) -> None:
    watched.store.is_full = True
    watched.seconds_pass(31)
    watched.store.is_full = False
    watched.seconds_pass(30)
    assert watched.store.kept == [("last", 60)]


def test_that_a_recorded_run_has_its_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording_saver, "_TRAINING_PER_SAVING", 0)
    path, _ = record_run(tmp_path / "runs", train, small_experiment())
    with open_run(path) as recorded:
        assert recorded.record.end_reason is EndReason.FINISHED
        assert "best" in recorded.checkpoints
        newest = max(recorded.checkpoints, key=recorded.checkpoints.__getitem__)
        assert recorded.checkpoints[newest] == recorded.record.steps
        file = tmp_path / "weights.safetensors"
        recorded.copy_checkpoint(newest, file)
    assert read_header(file).step == recorded.record.steps
    assert [each.name for each in (tmp_path / "runs").iterdir()] == [path.name]
