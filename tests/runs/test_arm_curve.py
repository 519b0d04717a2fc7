from __future__ import annotations

import numpy as np

from explorer.runs.record import RunRecord
from explorer.runs.score import ERROR, LOSS
from tests.records import made_rows, thinned_record


def with_leap(steps: int, row: int) -> RunRecord:
    """A record that grows to so many steps; the loss of one that is dropped leaps."""
    record = thinned_record(0)
    rows = made_rows(record, steps)
    rows[row, record.history.layout.arm("B").loss] = 77
    for begin in range(0, steps, 10):
        record.fold([rows[begin : begin + 10]])
        record.curve(LOSS, "B").update()
    return record


def test_that_a_leap_of_one_step_stays_in_the_curve_though_the_step_is_dropped() -> None:
    record = with_leap(2_000, 333)
    assert record.history.loss("B").max() < 2
    rows, values = record.curve(LOSS, "B").series.raw
    assert (rows[values.argmax()], values.max()) == (333, 77)


def test_that_a_curve_is_kept_with_its_record() -> None:
    record = with_leap(100, 50)
    assert record.curve(LOSS, "B") is record.curve(LOSS, "B")
    assert record.curve(LOSS, "B") is not record.curve(LOSS, "A")
    assert record.curve(LOSS, "B") is not record.curve(ERROR, "B")


def test_that_a_curve_that_is_first_drawn_late_has_all_steps() -> None:
    record = thinned_record(1_000)
    curve = record.curve(ERROR, "A")
    curve.update()
    assert curve.series.steps == 1_000
    rows, values = curve.series.raw
    np.testing.assert_allclose(values, 100 * record.history.error_rate("A"))
    assert len(rows) == 1_000
