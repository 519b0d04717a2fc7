"""What a run is so far: one fold, whoever listens and however the parts arrive."""

from __future__ import annotations

import numpy as np

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.comparison import StartReport
from explorer.runs.events import (
    Changed,
    Diverged,
    Evaluated,
    Event,
    Prepared,
    Saved,
    StateChanged,
    Warned,
)
from explorer.runs.experiment import first_experiment
from explorer.runs.progress import Progress
from explorer.runs.quantities import QUANTITIES
from explorer.runs.record import RunRecord
from explorer.runs.ring import Rows
from explorer.runs.state import EndReason, RunState

_PREPARED = Prepared(
    "CPU",
    1,
    "contiguous",
    7,
    30,
    {"A": 23, "B": 23},
    1_497,
    300,
    2.0,
    StartReport(1, 1, {}, (), ()),
)
_CHANGE = LearningRateChange(step=9, learning_rate=0.01)


def rows(record: RunRecord, count: int) -> Rows:
    width = record.history.layout.width
    return np.random.default_rng(0).random((count, width)).astype(np.float32)


def test_that_a_record_says_where_its_run_stands() -> None:
    record = RunRecord(first_experiment())
    assert (record.state, record.steps, record.total_steps) == (RunState.READY, 0, 0)
    reading = Progress(Message("Progress", "reading images"), 1, 2, "images")
    record.fold([StateChanged(RunState.STARTING), reading])
    assert record.progress == reading
    record.fold([_PREPARED, StateChanged(RunState.RUNNING), rows(record, 2), Changed(_CHANGE)])
    assert record.progress is None
    assert (record.state, record.steps, record.total_steps) == (RunState.RUNNING, 9, 30)
    assert record.changes == (_CHANGE,)
    slow, gone = UserError("Test", "slow"), UserError("Test", "gone")
    lost = Diverged(9, "A", 0, UserError("Test", "A diverged"))
    record.fold([Warned(slow), lost, Saved(9, "run.safetensors")])
    assert record.warnings == (slow,)
    assert dict(record.divergences) == {("A", 0): lost}
    assert record.saved == Saved(9, "run.safetensors")
    record.fold([StateChanged(RunState.ENDED, EndReason.FAILED, gone)])
    assert (record.state, record.end_reason, record.error) == (
        RunState.ENDED,
        EndReason.FAILED,
        gone,
    )
    assert record.errors == (slow, lost.error, gone)


def test_that_an_experiment_with_changes_has_each_change_once() -> None:
    planned = SkipChange(step=3, residual=True, arm="A")
    record = RunRecord(first_experiment().with_change(planned))
    record.fold([Changed(planned), Changed(_CHANGE)])
    assert record.experiment_with_changes.changes == (planned, _CHANGE)


def test_that_it_makes_no_difference_in_which_parts_a_run_is_folded() -> None:
    whole, parts = RunRecord(first_experiment()), RunRecord(first_experiment())
    numbers = rows(whole, 50)
    scores = [Evaluated(step, "A", 1.0 / step, 0.5, 0) for step in (23, 46)]
    told: list[Rows | Event] = [_PREPARED, numbers[:23], scores[0], numbers[23:46], scores[1]]
    whole.fold([*told, numbers[46:]])
    parts.fold([_PREPARED])
    for row in numbers[:23]:
        parts.fold([row[None]])
    parts.fold([scores[0], numbers[23:40], numbers[40:46]])
    parts.fold([scores[1], numbers[46:47], numbers[47:]])
    assert whole.steps == parts.steps == 57
    for label in "AB":
        assert whole.history.evaluations(label) == parts.history.evaluations(label)
        for quantity in QUANTITIES:
            assert np.array_equal(
                whole.history.values(quantity, label), parts.history.values(quantity, label)
            )
    assert np.array_equal(whole.history.rows(0, 50), numbers)
