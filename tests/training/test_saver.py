"""When checkpoints are written, and what a person is told if one cannot be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from explorer.errors import UserError
from explorer.runs.checkpoint_header import read_header
from explorer.runs.events import Saved, Warned
from explorer.runs.run import Run
from explorer.runs.state import EndReason
from explorer.training.recording_saver import RecordingSaver
from explorer.training.saver import Saver
from tests.training.running import finished, small_experiment


class Disk:
    """Takes checkpoints, for as long as it takes; or is full."""

    def __init__(self) -> None:
        self.now = 0.0
        self.takes_s = 0.0
        self.is_full = False
        self.written = 0

    def write(self, _path: Path) -> None:
        self.now += self.takes_s
        if self.is_full:
            raise UserError("Files", "the disk is full")
        self.written += 1


class Watched:
    """A saver, its disk, and what it reports."""

    def __init__(self) -> None:
        self.disk = Disk()
        run = Run(small_experiment(), save_to=Path("run.safetensors"))
        self._listener = run.listen()
        unrecorded = RecordingSaver(run, lambda _file, _folder: None)
        self.saver = Saver(run, self.disk.write, unrecorded, lambda: self.disk.now)
        self.saver.begin(0)
        self.disk.written = 0
        self.news()

    def news(self) -> list[object]:
        return list(self._listener.take())

    def warnings(self) -> list[str]:
        return [str(each.error) for each in self.news() if isinstance(each, Warned)]


def test_that_a_checkpoint_is_written_every_half_minute() -> None:
    watched = Watched()
    for step in range(1, 301):  # of a second
        watched.disk.now += 1
        watched.saver.save_if_due(step)
    assert watched.disk.written == 10


def test_that_writing_takes_a_twentieth_of_the_time_at_most() -> None:
    watched = Watched()
    watched.disk.takes_s = 10.0
    for step in range(1, 1_001):
        watched.disk.now += 1
        watched.saver.save_if_due(step)
    assert watched.disk.written == 5  # after 30 s, then after 200 s each


def test_that_an_evaluation_makes_a_checkpoint_due() -> None:
    watched = Watched()
    watched.saver.save_if_due(1)
    assert watched.disk.written == 0
    watched.saver.evaluated(1, 0.5)
    watched.saver.save_if_due(1)
    assert watched.news() == [Saved(1, "run.safetensors")]


def test_that_a_step_is_saved_once() -> None:
    watched = Watched()
    watched.saver.evaluated(1, 0.5)
    watched.saver.save_if_due(1)
    watched.saver.end(1)
    assert watched.disk.written == 1


def test_that_a_full_disk_is_said_once_and_tried_again() -> None:
    watched = Watched()
    watched.disk.is_full = True
    for step in range(1, 101):
        watched.disk.now += 1
        watched.saver.save_if_due(step)
    assert watched.warnings() == [
        "the checkpoint was not saved; the run goes on, and saves the next: the disk is full"
    ]
    watched.disk.is_full = False
    watched.disk.now += 30
    watched.saver.save_if_due(101)
    assert watched.news() == [Saved(101, "run.safetensors")]
    watched.disk.is_full = True  # full again is said again
    watched.disk.now += 30
    watched.saver.save_if_due(102)
    assert len(watched.warnings()) == 1
    watched.saver.end(103)
    assert watched.warnings() == [
        "the last checkpoint was not saved, so the file holds step 101 of 103: the disk is full"
    ]


def test_that_a_folder_that_goes_does_not_end_the_run(tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    run = Run(small_experiment(steps=6, evaluate_every=2), save_to=folder / "run.safetensors")
    write = run.write

    def without_folder(row: object) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        write(row)  # type: ignore[arg-type]

    run.write = without_folder  # type: ignore[method-assign]
    run.control.run()
    ended = finished(run)
    assert ended.end.reason is EndReason.FINISHED
    assert ended.history.steps == 6
    said = [str(each.error) for each in ended.of(Warned)]
    assert len(said) == 2
    assert said[0].startswith("the checkpoint was not saved; the run goes on")
    assert "No such file or directory" in said[0]
    assert said[1].startswith("the last checkpoint was not saved, so the file holds step 0 of 6")


def test_that_a_checkpoint_is_written_between_evaluations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "run.safetensors"
    monkeypatch.setattr("explorer.training.saver._EVERY_S", 0.0)
    monkeypatch.setattr("explorer.training.saver._TRAINING_PER_SAVING", 0)
    run = Run(small_experiment(steps=3), save_to=path)
    run.control.run()
    assert [each.step for each in finished(run).of(Saved)] == [0, 1, 2, 3]
    assert read_header(path).step == 3
