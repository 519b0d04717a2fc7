"""Compares records to the bit."""

from __future__ import annotations

from explorer.runs.events import Evaluated
from explorer.runs.record import RunRecord


def evaluations(record: RunRecord) -> list[Evaluated]:
    """Return all evaluations, lane by lane."""
    history = record.history
    return [
        each for lane in history.layout.lanes for each in history.evaluations(lane.arm, lane.seed)
    ]


def assert_same(one: RunRecord, other: RunRecord) -> None:
    """Fail unless nothing that can be read of two records differs; NaN is compared by its bits."""
    assert one.experiment == other.experiment
    assert one.experiment_with_changes == other.experiment_with_changes
    assert one.history.layout.columns == other.history.layout.columns
    assert one.history.first_step == other.history.first_step
    assert one.steps == other.steps
    assert one.total_steps == other.total_steps
    assert one.history.rows(0, one.steps).tobytes() == other.history.rows(0, one.steps).tobytes()
    assert evaluations(one) == evaluations(other)
    assert one.tests == other.tests
    for name in ("state", "end_reason", "error", "preparation", "progress", "changes"):
        assert getattr(one, name) == getattr(other, name), name
    assert one.warnings == other.warnings
    assert one.saved == other.saved
    assert dict(one.divergences) == dict(other.divergences)
