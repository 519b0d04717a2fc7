from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import numpy as np
import pytest

from explorer.network.presets import preset
from explorer.runs import open_run
from explorer.runs.events import Evaluated
from explorer.runs.experiment import first_experiment
from explorer.runs.recordings import recorder as recorders
from explorer.runs.recordings import writer as writers
from explorer.runs.recordings.recorder import Recorder
from explorer.runs.recordings.schema import create_tables
from explorer.runs.run import Run, execute
from explorer.runs.state import EndReason, RunState
from tests.runs.pretend_training import PREPARED, STEPS, pretend_row, pretend_training
from tests.runs.recordings.recorded import WAIT_S, record_run, sql
from tests.runs.recordings.slow_run import SlowRun, steps_in
from tests.runs.records import assert_same


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorders, "_RETRY_AFTER_S", 0.05)
    monkeypatch.setattr(recorders, "_WRITE_EVERY_S", 0.02)


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[SlowRun]:
    slow = SlowRun(tmp_path / "runs")
    yield slow
    if not slow.run.is_over:
        slow.end()


def test_that_a_recording_is_the_run(tmp_path: Path) -> None:
    path, record = record_run(tmp_path, pretend_training)
    with open_run(path) as recorded:
        record.progress = None
        assert_same(recorded.record, record)


def test_that_a_run_that_has_ended_is_one_file(tmp_path: Path) -> None:
    path, _ = record_run(tmp_path, pretend_training)
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_recording_is_hardly_larger_than_its_numbers(tmp_path: Path) -> None:
    experiment = first_experiment()
    for label, name in (("A", "plain-56-digits"), ("B", "resnet-56-digits")):
        experiment = experiment.with_network(label, preset(name))
    run = Run(experiment)
    with closing(
        writers.RecordingWriter.create(tmp_path / "run.rnx", experiment, run.layout, {})
    ) as writer:
        writer.append([PREPARED])
        for step in range(0, 1_000, 25):
            writer.append([np.full((25, run.layout.width), step, np.float32)])
        writer.settle()
    raw = 4 * 1_000 * run.layout.width
    assert (tmp_path / "run.rnx").stat().st_size <= 1.05 * raw


def test_that_a_run_that_never_begins_leaves_no_file(tmp_path: Path) -> None:
    run = Run(first_experiment())
    recorder = Recorder(run, tmp_path / "runs")
    execute(run, lambda _: EndReason.STOPPED)
    assert recorder.wait(WAIT_S)
    assert not (tmp_path / "runs").exists()


def test_that_a_recording_can_be_read_while_it_is_written(slow: SlowRun) -> None:
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


def test_that_one_that_breaks_off_is_called_interrupted(slow: SlowRun) -> None:
    slow.take(3)
    with open_run(slow.wait_until_written()) as recorded:
        assert recorded.record.end_reason is EndReason.INTERRUPTED


def test_that_a_run_that_goes_on_is_recorded_on(tmp_path: Path) -> None:
    slow = SlowRun(tmp_path, is_kept=True)
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
    slow: SlowRun, monkeypatch: pytest.MonkeyPatch
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


def test_that_weights_without_room_do_not_hold_up_the_rows(slow: SlowRun) -> None:
    slow.take(64)
    path = slow.wait_until_written()
    writer = slow.recorder._writer
    assert writer is not None
    (pages,) = sql(path, "PRAGMA page_count")[0]
    writer._connection.execute(f"PRAGMA max_page_count = {pages + 400}")
    files = []
    for _ in range(2):
        files.append(slow.recorder.new_file())
        files[-1].write(bytes(1_000_000))
        slow.recorder.put("last", slow.steps, files[-1])
        slow.take(30)
        slow.wait_until_written()
    slow.end()
    assert all(file.closed for file in files)
    (said,) = slow.warnings()
    assert "weights are not recorded" in said


@pytest.mark.skipif(shutil.which("unshare") is None, reason="no disk of its own can be made")
def test_that_a_small_disk_that_fills_up_and_grows_again_loses_nothing(tmp_path: Path) -> None:
    command = ["unshare", "--map-root-user", "--mount", sys.executable]
    command += ["-m", "tests.runs.recordings.fill_small_disk", str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=WAIT_S)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    (said_of_weights,), (said,) = found.pop("said of weights"), found.pop("said of the disk")
    assert "weights are not recorded" in said_of_weights
    assert "not being recorded for now" in said
    assert "full" in said
    assert found["weights"].keys() == {"last"}
    assert (found["is all there"], found["files"]) == (True, 1)


def test_that_a_file_that_has_ended_has_no_free_pages(tmp_path: Path) -> None:
    slow = SlowRun(tmp_path)
    for _ in range(10):
        slow.take(7)
        slow.wait_until_written()
    slow.end()
    assert slow.recorder.path is not None
    assert sql(slow.recorder.path, "PRAGMA freelist_count") == [(0,)]


def test_that_a_folder_that_was_removed_is_made_again_with_all_that_was_recorded(
    slow: SlowRun,
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
    slow: SlowRun, monkeypatch: pytest.MonkeyPatch
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
    slow: SlowRun, monkeypatch: pytest.MonkeyPatch
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


def test_that_a_run_that_ends_on_a_full_disk_says_where_its_recording_ends(slow: SlowRun) -> None:
    slow.take(64)
    path = slow.wait_until_written()
    writer = slow.recorder._writer
    assert writer is not None
    (pages,) = sql(path, "PRAGMA page_count")[0]
    writer._connection.execute(f"PRAGMA max_page_count = {pages}")
    slow.take(640)
    slow.end()
    assert "ends at step 64" in str(slow.recorder.lost)
    assert "goes on" not in str(slow.recorder.lost)


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
