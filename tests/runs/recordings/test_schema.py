from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from explorer.errors import UserError
from explorer.network.presets import preset
from explorer.runs import open_run
from explorer.runs.events import Evaluated
from explorer.runs.experiment import first_experiment
from explorer.runs.layout import RowLayout
from explorer.runs.recordings.schema import connect_to_read
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from tests.runs.pretend_training import PREPARED, pretend_training
from tests.runs.recordings.recorded import changed_by, record_run, sql

_ODD = (0.0, -0.0, 1.5, -3.25e-42, 1e-45, 3.4028235e38, -1e-38, 1.1754944e-38, np.inf, -np.inf)


def test_that_sql_finds_each_number_by_arm_quantity_and_layer(tmp_path: Path) -> None:
    layout = RowLayout.of(first_experiment())
    rows = np.random.default_rng(0).standard_normal((150, layout.width)).astype(np.float32)
    rows[: len(_ODD), :] = np.array(_ODD, np.float32)[:, None]

    def train(run: Run) -> EndReason:
        run.emit(PREPARED)
        run.move_to(RunState.RUNNING)
        for row in rows:
            run.write(row)
        return EndReason.FINISHED

    path, _ = record_run(tmp_path, train)
    lane = layout.arm("B")
    for column in (0, lane.loss, lane.learning_rate, lane.start + 3, lane.stop - 1):
        _, _, arm, seed, quantity, part, *_ = sql(
            path, "SELECT * FROM columns WHERE position = ?", column
        )[0]
        found = sql(
            path,
            "SELECT step, value FROM numbers WHERE arm IS ? AND seed IS ? AND quantity = ? "
            "AND part IS ? ORDER BY step",
            *(arm, seed, quantity, part),
        )
        assert found == [(step + 1, float(row[column])) for step, row in enumerate(rows)]


def test_that_nan_is_null_to_sql(tmp_path: Path) -> None:
    def train(run: Run) -> EndReason:
        run.emit(PREPARED)
        run.move_to(RunState.RUNNING)
        run.write(np.full(run.layout.width, np.nan, np.float32))
        return EndReason.DIVERGED

    path, _ = record_run(tmp_path, train)
    assert sql(path, "SELECT DISTINCT value FROM numbers") == [(None,)]


def test_that_sql_finds_evaluations(tmp_path: Path) -> None:
    def train(run: Run) -> EndReason:
        run.emit(PREPARED)
        run.emit(Evaluated(7, "B", 0.5, 0.25, seed=0))
        return EndReason.STOPPED

    path, _ = record_run(tmp_path, train)
    assert sql(path, "SELECT * FROM evaluations") == [(7, "B", 0, 0.5, 0.25)]


@pytest.mark.parametrize(
    ("name", "steps"), [("plain-20-digits", 8_000), ("resnet-110-digits", 2_000)]
)
def test_that_a_file_takes_hardly_more_than_its_numbers(
    tmp_path: Path, name: str, steps: int
) -> None:
    experiment = first_experiment().with_network("A", preset(name)).with_network("B", preset(name))

    def train(run: Run) -> EndReason:
        run.emit(PREPARED)
        run.move_to(RunState.RUNNING)
        for _ in range(steps):
            run.write(np.ones(run.layout.width, np.float32))
        return EndReason.FINISHED

    path, record = record_run(tmp_path, train, experiment)
    raw = 4 * steps * record.history.layout.width
    assert path.stat().st_size < 1.05 * raw


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return record_run(tmp_path, pretend_training)[0]


_PLANTED: dict[str, Callable[[sqlite3.Connection], object]] = {
    "a trigger": lambda each: each.execute(
        "CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM chunks; END"
    ),
    "a view": lambda each: each.execute("CREATE VIEW v AS SELECT 1"),
    "a table": lambda each: each.execute("CREATE TABLE t (x)"),
    "a virtual table": lambda each: each.execute("CREATE VIRTUAL TABLE t USING fts5(x)"),
    "a view in place of a table": lambda each: each.executescript(
        "DROP TABLE events; CREATE VIEW events AS SELECT 1 AS number"
    ),
    "another program's mark": lambda each: each.execute("PRAGMA application_id = 7"),
}


@pytest.mark.parametrize("what", _PLANTED)
def test_that_a_file_with_anything_planted_is_refused(recording: Path, what: str) -> None:
    changed_by(recording, _PLANTED[what])
    with pytest.raises(UserError, match=r"recording|tables"):
        open_run(recording)


def test_that_a_later_version_is_refused_by_its_number(recording: Path) -> None:
    changed_by(recording, lambda each: each.execute("PRAGMA user_version = 99"))
    with pytest.raises(UserError, match=r"version 99.*update the program"):
        open_run(recording)


@pytest.mark.parametrize("content", [b"", b"{}", b"SQLite format 3\0", b"\0" * 5_000])
def test_that_another_file_is_no_recording(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.rnx"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"other\.rnx cannot be read"):
        open_run(path)
    assert [each.name for each in tmp_path.iterdir()] == ["other.rnx"]


def test_that_a_reader_changes_nothing(recording: Path) -> None:
    before = recording.read_bytes()
    with closing(connect_to_read(recording)) as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM chunks")
    assert recording.read_bytes() == before
    assert list(recording.parent.iterdir()) == [recording]


def test_that_a_recording_opens_in_a_folder_that_cannot_be_written(recording: Path) -> None:
    recording.chmod(0o444)
    recording.parent.chmod(0o555)
    try:
        with open_run(recording) as recorded:
            assert recorded.record.state is RunState.ENDED
    finally:
        recording.parent.chmod(0o755)
