"""In which rows something happened."""

from __future__ import annotations

from dataclasses import replace

from explorer.errors import UserError
from explorer.runs.changes import LearningRateChange
from explorer.runs.event_rows import EventRows
from explorer.runs.events import Changed, Diverged, Evaluated
from tests.records import fed_record, made_rows
from tests.ui.feeding import PREPARED


def test_that_rows_are_those_of_the_steps_beside_what_happened() -> None:
    record = fed_record(steps=20)
    record.fold([Evaluated(10, "A", 0.5, 0.1), Evaluated(10, "B", 0.5, 0.1)])
    record.fold([Changed(LearningRateChange(step=10, learning_rate=0.1))])
    record.fold([Diverged(15, "A", 0, UserError("Test", "A diverged"))])
    events = EventRows(record)
    assert events.evaluations.tolist() == [9]  # after the tenth update
    assert events.changes.tolist() == [10]  # from the eleventh on
    assert events.divergences.tolist() == [14]
    assert events.all.tolist() == [9, 10, 14]


def test_that_a_run_that_was_resumed_counts_from_its_own_first_step() -> None:
    record = fed_record(steps=0)
    record.fold([replace(PREPARED, first_step=100), made_rows(record, 20)])
    record.fold([Evaluated(110, "A", 0.5, 0.1), Evaluated(100, "B", 0.5, 0.1)])
    assert EventRows(record).evaluations.tolist() == [0, 9]


def test_that_a_change_shows_once_its_step_is_there() -> None:
    record = fed_record(steps=20)
    record.fold([Changed(LearningRateChange(step=20, learning_rate=0.1))])
    events = EventRows(record)
    assert not len(events.changes)
    record.fold([made_rows(record, 1)])
    assert not events.fits(record)
    assert EventRows(record).changes.tolist() == [20]
