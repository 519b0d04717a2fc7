from __future__ import annotations

import numpy as np
import pytest

from explorer.runs.experiment import first_experiment
from explorer.runs.history import History
from explorer.runs.layout import RowLayout
from explorer.runs.step_axis import StepAxis, Unit, axis_length


@pytest.fixture
def history() -> History:
    """Ten steps after the hundredth, each of which took half a second."""
    history = History(RowLayout.of(first_experiment()), first_step=100)
    rows = np.zeros((10, history.layout.width), np.float32)
    rows[:, 0] = 0.5 * np.arange(1, 11)
    history.append(rows)
    return history


def axis(unit: Unit, steps_per_epoch: int = 20) -> StepAxis:
    made = StepAxis(unit)
    made.steps_per_epoch = steps_per_epoch
    return made


@pytest.mark.parametrize(
    ("unit", "first", "last"), [("step", 101, 110), ("epoch", 5.05, 5.5), ("seconds", 0.5, 5)]
)
def test_that_steps_stand_where_the_unit_has_them(
    history: History, unit: Unit, first: float, last: float
) -> None:
    places = axis(unit).places(history, np.arange(10))
    assert places[[0, -1]] == pytest.approx([first, last])
    assert axis(unit).place(history, 110) == pytest.approx(last)


@pytest.mark.parametrize("unit", ["step", "epoch", "seconds"])
def test_that_a_place_leads_back_to_its_row(history: History, unit: Unit) -> None:
    for row, place in enumerate(axis(unit).places(history, np.arange(10))):
        assert axis(unit).row_at(history, place) == row
    assert axis(unit).row_at(history, 1e6) is None
    assert axis(unit).row_at(None, 1) is None


def test_that_epochs_are_steps_while_their_length_is_unknown(history: History) -> None:
    assert axis("epoch", 0).place(history, 103) == 103


@pytest.mark.parametrize(
    ("steps", "total", "length"), [(1, 0, 25), (26, 0, 50), (26, 40, 40), (26, 400, 50)]
)
def test_that_an_axis_doubles_and_ends_where_the_run_does(
    steps: int, total: int, length: int
) -> None:
    assert axis_length(0, steps, total) == length


def test_that_the_axis_begins_where_a_resumed_run_does(history: History) -> None:
    assert axis("step").ends(history) == (100, 125)
    assert axis("seconds").ends(history) == (0, 8)


@pytest.mark.parametrize("unit", ["step", "epoch", "seconds"])
def test_that_a_part_of_the_axis_has_a_step_beyond_each_end(history: History, unit: Unit) -> None:
    places = axis(unit).places(history, np.arange(10))
    low, high = (places[3] + places[4]) / 2, (places[6] + places[7]) / 2
    assert axis(unit).rows_between(history, low, high) == (3, 7)
    assert axis(unit).rows_between(history, -1e3, 1e4) == (0, 9)
    assert axis(unit).rows_between(history, 1e4, 2e4) == (9, 9)
