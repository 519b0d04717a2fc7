from __future__ import annotations

import sqlite3
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from explorer.errors import UserError
from explorer.runs import open_run
from explorer.runs.events import Evaluated
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.recordings.schema import checksum
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from tests.fuzz.recordings import with_huge_values
from tests.runs.pretend_training import PREPARED, pretend_row
from tests.runs.recordings.recorded import changed_by, record_run, sql

_STEPS = 300


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    def train(run: Run) -> EndReason:
        run.emit(PREPARED)
        run.move_to(RunState.RUNNING)
        for step in range(_STEPS):
            run.write(pretend_row(run, step + 1))
        return EndReason.FINISHED

    return record_run(tmp_path, train)[0]


def _chunk_steps(path: Path) -> int:
    return int(sql(path, "SELECT steps FROM chunks WHERE chunk = 0")[0][0])


def test_that_each_layer_is_found_by_its_name(recording: Path) -> None:
    with open_run(recording) as run:
        history = run.record.history
        at = history.layout.arm("B").layers.index("layer2.0.conv1")
        norms = history.values(GRADIENT_NORM, "B")
        np.testing.assert_array_equal(norms[:, at], np.arange(1, _STEPS + 1))
        np.testing.assert_array_equal(norms[100], np.full(norms.shape[1], 101))
        np.testing.assert_array_equal(norms[-1], np.full(norms.shape[1], _STEPS))
        np.testing.assert_array_equal(norms[60:70, at], np.arange(61, 71))


def test_that_steps_behind_a_gap_are_counted_as_lost(recording: Path) -> None:
    size = _chunk_steps(recording)
    changed_by(recording, lambda each: each.execute("DELETE FROM chunks WHERE chunk = 2"))
    with open_run(recording) as run:
        assert run.record.steps == 2 * size
        (warning,) = run.record.warnings
        assert f"{_STEPS - 3 * size:,} steps" in str(warning)


@pytest.mark.parametrize("column", ["scalars", "parts"])
def test_that_numbers_of_a_damaged_chunk_are_not_shown_but_counted(
    recording: Path, column: str
) -> None:
    size = _chunk_steps(recording)

    def flip(connection: sqlite3.Connection) -> None:
        with connection.blobopen("chunks", column, 1) as blob:
            blob[40] ^= 1

    changed_by(recording, flip)
    with open_run(recording) as run:
        (warning,) = run.record.warnings
        assert f"{size:,} steps" in str(warning)
        assert np.isnan(run.record.history.loss("A")[size : 2 * size]).all()
        norms = run.record.history.norms("A")[:, 0]
        assert np.isnan(norms[size : 2 * size]).all()
        assert np.isfinite(np.delete(norms, np.s_[size : 2 * size])).all()


_BAD_EVENTS = {
    "no JSON": ("Evaluated", "{"),
    "another kind": ("Exploded", "{}"),
    "an arm that there is not": (
        "Evaluated",
        '{"step": 1, "arm": "H", "loss": 1, "error_rate": 0}',
    ),
    "a step beyond counting": (
        "Evaluated",
        '{"step": 9007199254740993, "arm": "A", "loss": 1, "error_rate": 0}',
    ),
    "a sentence that looks into objects": (
        "Warned",
        '{"error": {"user_error": {"message": ["A", "{a.__class__}", {"a": 1}]}}}',
    ),
    "a sentence that takes all memory": (
        "Warned",
        '{"error": {"user_error": {"message": ["A", "{a:999999999999}", {"a": 1}]}}}',
    ),
    "a deep value": ("Warned", '{"error": ' + "[" * 50_000 + "]" * 50_000 + "}"),
}


@pytest.mark.parametrize("what", _BAD_EVENTS)
def test_that_an_event_that_cannot_be_is_left_out_and_counted(recording: Path, what: str) -> None:
    kind, content = _BAD_EVENTS[what]
    changed_by(
        recording,
        lambda each: each.execute(
            "INSERT INTO events (row, kind, checksum, content) VALUES (?, ?, ?, ?)",
            (_STEPS, kind, checksum(kind, content), content),
        ),
    )
    with open_run(recording) as run:
        assert run.record.steps == _STEPS
        assert "1 events" in str(run.record.warnings[0])


_BAD_RUNS: dict[str, Callable[[sqlite3.Connection], object]] = {
    "no experiment": lambda each: each.execute("DELETE FROM about WHERE name = 'experiment'"),
    "an experiment that was changed": lambda each: each.execute(
        "UPDATE about SET value = replace(value, '0.05', '0.5') WHERE name = 'experiment'"
    ),
    "columns of another experiment": lambda each: _put(each, "columns", '["seconds"]'),
    "no columns": lambda each: _put(each, "columns", "7"),
    "chunks of no steps": lambda each: _put(each, "chunk_steps", "0"),
    "chunks of too many steps": lambda each: _put(each, "chunk_steps", "10000000000"),
}


def _put(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute(
        "UPDATE about SET value = ?, checksum = ? WHERE name = ?",
        (value, checksum(name, value), name),
    )


@pytest.mark.parametrize("what", _BAD_RUNS)
def test_that_a_recording_without_what_it_needs_is_refused_in_a_sentence(
    recording: Path, what: str
) -> None:
    changed_by(recording, _BAD_RUNS[what])
    with pytest.raises(UserError, match="damaged"):
        open_run(recording)


def test_that_huge_claims_of_a_small_file_take_no_memory(recording: Path) -> None:
    with_huge_values(recording)
    assert sql(recording, "SELECT sum(length(value)) FROM about")[0][0] > 5 * 2**30
    assert recording.stat().st_blocks * 512 < 4 * 2**20
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match="is damaged"):
            open_run(recording)
        assert tracemalloc.get_traced_memory()[1] < 256 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("row", [-5, 0, 2**40])
def test_that_an_event_that_stands_where_it_cannot_is_left_out_and_counted(
    tmp_path: Path, row: int
) -> None:
    def train(run: Run) -> EndReason:
        run.emit(PREPARED)
        run.move_to(RunState.RUNNING)
        for step in range(1, _STEPS + 1):
            run.write(pretend_row(run, step))
            if step % 50 == 0:
                run.emit(Evaluated(step, "A", loss=step, error_rate=0.5))
        return EndReason.FINISHED

    path, _ = record_run(tmp_path, train)
    (number, right) = sql(path, "SELECT number, row FROM events WHERE kind = 'Evaluated'")[2]
    changed_by(path, lambda each: each.execute("UPDATE events SET row = ? WHERE number = ?",
                                               (row, number)))  # fmt: skip
    with open_run(path) as run:
        assert "1 events" in str(run.record.warnings[0])
        found = [each.step for each in run.news(_STEPS) if isinstance(each, Evaluated)]
        assert found == [step for step in range(50, _STEPS + 1, 50) if step != right]
