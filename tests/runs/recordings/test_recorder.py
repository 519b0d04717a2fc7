from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import numpy as np
import pytest

from explorer.runs import open_run
from explorer.runs.events import Evaluated, Warned
from explorer.runs.experiment import first_experiment
from explorer.runs.recordings import recorder as recorders
from explorer.runs.recordings import writer as writers
from explorer.runs.recordings.recorder import Recorder
from explorer.runs.recordings.schema import create_tables
from explorer.runs.run import Listener, Run, execute
from explorer.runs.state import EndReason, RunState
from tests.runs.pretend_training import PREPARED, STEPS, pretend_row, pretend_training
from tests.runs.recordings.recorded import WAIT_S, record_run, sql
from tests.runs.records import assert_same


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorders, "_RETRY_AFTER_S", 0.05)
    monkeypatch.setattr(recorders, "_WRITE_EVERY_S", 0.02)


class Slow:
    """A run whose steps a test takes one by one."""

    def __init__(self, folder: Path, *, is_kept: bool = False) -> None:
        self.run = Run(first_experiment(), is_kept=is_kept)
        self.recorder = Recorder(self.run, folder)
        self.listener: Listener = self.run.listen()
        self.steps = 0
        self.run.move_to(RunState.STARTING)
        self.run.emit(PREPARED)
        self.run.move_to(RunState.RUNNING)

    def take(self, steps: int) -> None:
        for _ in range(steps):
            self.steps += 1
            self.run.write(pretend_row(self.run, self.steps))

    def end(self) -> None:
        self.run.move_to(RunState.ENDED, EndReason.STOPPED)
        self.run.is_over = True
        assert self.recorder.wait(WAIT_S)

    def wait_until_written(self) -> Path:
        until = time.monotonic() + WAIT_S
        while time.monotonic() < until:
            path = self.recorder.path
            if path is not None and path.exists() and steps_in(path) == self.steps:
                return path
            time.sleep(0.01)
        raise AssertionError("not written")

    def warnings(self) -> list[str]:
        return [str(each.error) for each in self.listener.take() if isinstance(each, Warned)]


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Slow]:
    slow = Slow(tmp_path / "runs")
    yield slow
    if not slow.run.is_over:
        slow.end()


def steps_in(path: Path) -> int:
    try:
        return int(sql(path, "SELECT coalesce(max(first_row + steps), 0) FROM chunks")[0][0])
    except sqlite3.OperationalError:  # between two of its states
        return -1


def test_that_a_recording_is_the_run(tmp_path: Path) -> None:
    path, record = record_run(tmp_path, pretend_training)
    with open_run(path) as recorded:
        record.progress = None
        assert_same(recorded.record, record)


def test_that_a_run_that_has_ended_is_one_file(tmp_path: Path) -> None:
    path, _ = record_run(tmp_path, pretend_training)
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_run_that_never_begins_leaves_no_file(tmp_path: Path) -> None:
    run = Run(first_experiment())
    recorder = Recorder(run, tmp_path / "runs")
    execute(run, lambda _: EndReason.STOPPED)
    assert recorder.wait(WAIT_S)
    assert not (tmp_path / "runs").exists()


def test_that_a_recording_can_be_read_while_it_is_written(slow: Slow) -> None:
    slow.take(100)
    path = slow.wait_until_written()
    with open_run(path) as recorded:
        assert recorded.record.steps == 100
        slow.take(30)
        slow.wait_until_written()
        recorded.refresh()
        assert recorded.record.steps == 130
        losses = recorded.record.history.loss("A")
        np.testing.assert_array_equal(losses, np.arange(1, 131, dtype=np.float32))
        np.testing.assert_array_equal(recorded.record.history.norms("B")[:, 0], losses)


def test_that_one_that_breaks_off_is_called_interrupted(slow: Slow) -> None:
    slow.take(3)
    with open_run(slow.wait_until_written()) as recorded:
        assert recorded.record.end_reason is EndReason.INTERRUPTED


def test_that_a_run_that_goes_on_is_recorded_on(tmp_path: Path) -> None:
    slow = Slow(tmp_path, is_kept=True)
    slow.take(70)
    slow.run.move_to(RunState.ENDED, EndReason.STOPPED, can_go_on=True)
    path = slow.wait_until_written()
    slow.run.move_to(RunState.RUNNING)
    slow.take(7)
    slow.end()
    with open_run(path) as recorded:
        assert recorded.record.steps == 77
        assert recorded.record.end_reason is EndReason.STOPPED
    assert list(tmp_path.iterdir()) == [path]


def test_that_two_runs_of_one_second_have_files_of_their_own(tmp_path: Path) -> None:
    paths = {record_run(tmp_path, pretend_training)[0] for _ in range(3)}
    assert len(paths) == 3


def test_that_a_full_disk_is_said_once_and_nothing_is_lost_when_it_has_room_again(
    slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow.take(64)
    path = slow.wait_until_written()
    writer = slow.recorder._writer
    assert writer is not None
    (pages,) = sql(path, "PRAGMA page_count")[0]
    writer._connection.execute(f"PRAGMA max_page_count = {pages}")
    slow.take(640)
    said: list[str] = []
    until = time.monotonic() + WAIT_S
    while not said and time.monotonic() < until:
        said += slow.warnings()
    time.sleep(0.3)  # and tries again, several times
    assert len(said + slow.warnings()) == 1
    assert "full" in said[0]
    assert steps_in(path) == 64
    writer._connection.execute("PRAGMA max_page_count = 1000000")
    slow.take(1)
    slow.wait_until_written()
    slow.end()
    with open_run(path) as recorded:
        expected = np.arange(1, 706, dtype=np.float32)
        np.testing.assert_array_equal(recorded.record.history.loss("A"), expected)


def test_that_a_folder_that_was_removed_is_made_again_with_all_that_was_recorded(
    slow: Slow,
) -> None:
    slow.take(100)
    path = slow.wait_until_written()
    shutil.rmtree(path.parent)
    slow.take(5)
    slow.wait_until_written()
    slow.end()
    with open_run(path) as recorded:
        expected = np.arange(1, 106, dtype=np.float32)
        np.testing.assert_array_equal(recorded.record.history.loss("B"), expected)


def test_that_a_disk_that_takes_seconds_does_not_hold_up_the_run(
    slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    append = writers.RecordingWriter.append

    def slowly(writer: writers.RecordingWriter, news: object) -> None:
        held.wait(WAIT_S)
        append(writer, news)  # type: ignore[arg-type]

    monkeypatch.setattr(writers.RecordingWriter, "append", slowly)
    capacity = slow.run._ring.capacity
    began = time.monotonic()
    for _ in range(4):
        slow.take(capacity // 2)
        slow.listener.take()
        while slow.recorder._listener.read < slow.steps:
            assert time.monotonic() - began < WAIT_S
            time.sleep(0.01)
    held.set()
    slow.wait_until_written()


def test_that_a_run_outlasts_a_disk_that_is_never_written_again(
    slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(recorders, "_MOST_KEPT_BYTES", 400_000)
    monkeypatch.setattr(writers.RecordingWriter, "append", fails)
    for _ in range(20):
        slow.take(100)
        time.sleep(0.06)
    slow.end()
    first, last = slow.warnings()
    assert "disk I/O error" in first
    assert "ends at step" in last


def test_that_a_run_that_ends_on_a_full_disk_says_where_its_recording_ends(slow: Slow) -> None:
    slow.take(64)
    path = slow.wait_until_written()
    writer = slow.recorder._writer
    assert writer is not None
    (pages,) = sql(path, "PRAGMA page_count")[0]
    writer._connection.execute(f"PRAGMA max_page_count = {pages}")
    slow.take(640)
    slow.end()
    assert "ends at step 64" in str(slow.recorder.lost)


def test_that_a_clock_set_back_replaces_no_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Back(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(1970, 1, 1, tzinfo=tz)

    monkeypatch.setattr(recorders, "datetime", Back)
    paths = [record_run(tmp_path, pretend_training)[0] for _ in range(2)]
    assert len(set(paths)) == 2
    for path in paths:
        with open_run(path) as run:
            assert run.record.steps == STEPS
            assert run.about["began"].startswith("1970-01-01")


def test_that_a_recording_has_its_name_only_once_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is killed in the midst leaves no file that cannot be read."""
    seen: list[list[Path]] = []
    make = create_tables

    def look(connection: sqlite3.Connection) -> None:
        seen.append(list(tmp_path.glob("*.rnx")))
        make(connection)

    monkeypatch.setattr(writers, "create_tables", look)
    path, _ = record_run(tmp_path, pretend_training)
    assert seen == [[]]
    assert list(tmp_path.iterdir()) == [path]


def test_that_ten_thousand_steps_reach_a_writer_and_three_readers(tmp_path: Path) -> None:
    steps = 10_000

    def train(run: Run) -> EndReason:
        run.emit(PREPARED)
        run.move_to(RunState.RUNNING)
        for step in range(steps):
            run.write(pretend_row(run, step + 1))
            if step % 500 == 0:
                run.emit(Evaluated(step + 1, "A", 0.5, 0.1))
                time.sleep(0.01)
        return EndReason.FINISHED

    run = Run(first_experiment())
    run.control.run()
    recorder = Recorder(run, tmp_path)
    worker = threading.Thread(target=execute, args=(run, train))
    errors: list[BaseException] = []

    def read() -> None:
        try:
            while recorder.path is None:
                time.sleep(0.001)
            with open_run(recorder.path) as recorded:
                while recorded.record.steps < steps:
                    recorded.refresh()
                    losses = recorded.record.history.loss("A")
                    assert np.array_equal(losses, np.arange(1, len(losses) + 1))
        except BaseException as error:
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in (worker, *readers):
        thread.start()
    for thread in (worker, *readers):
        thread.join(WAIT_S)
    assert not errors
    assert recorder.wait(WAIT_S)
    assert recorder.path is not None
    with open_run(recorder.path) as recorded:
        assert recorded.record.steps == steps
        assert len(recorded.record.history.evaluations("A")) == 20
