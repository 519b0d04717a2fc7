from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.runs.arm_axes import ArmAxes
from explorer.runs.experiment import first_experiment
from explorer.runs.history import History
from explorer.runs.layout import RowLayout
from explorer.runs.step_axis import Unit
from tests.runs.pretend_training import PREPARED


@pytest.fixture
def history() -> History:
    """Forty steps, each of which took half a second."""
    history = History(RowLayout.of(first_experiment()))
    rows = np.zeros((40, history.layout.width), np.float32)
    rows[:, 0] = 0.5 * np.arange(1, 41)
    history.append(rows)
    return history


def axes(unit: Unit, **steps_per_epoch: int) -> ArmAxes:
    made = ArmAxes("AB", unit)
    made.prepare(replace(PREPARED, total_steps=40, steps_per_epoch=steps_per_epoch), 40)
    return made


def test_that_a_step_stands_at_the_epoch_that_each_arm_has_got_to(history: History) -> None:
    own = axes("epoch", A=20, B=5)
    assert own.places(history, 10) == (0.5, 2)
    assert (own.places(history, 10, "A"), own.places(history, 10, "B")) == ((0.5,), (2,))
    assert own.has_own_epochs
    assert own.ends(history) == (0, 8)


@pytest.mark.parametrize(("unit", "place"), [("step", 10), ("seconds", 5)])
def test_that_by_step_and_second_all_arms_have_one_place(
    history: History, unit: Unit, place: float
) -> None:
    own = axes(unit, A=20, B=5)
    assert own.places(history, 10) == (place,)
    assert not own.has_own_epochs


def test_that_equal_epochs_are_one_place(history: History) -> None:
    shared = axes("epoch", A=20, B=20)
    assert shared.places(history, 10) == (0.5,)
    assert not shared.has_own_epochs


def test_that_a_place_leads_to_the_first_arm_that_has_got_there(history: History) -> None:
    own = axes("epoch", A=20, B=5)
    assert own.row_at(history, 1) == 19
    assert own.row_at(history, 6) == 29  # A ends after two epochs
    assert own.row_at(history, 9) is None
    assert own.row_at(None, 1) is None


def test_that_nobody_knows_epochs_before_the_run_is_prepared() -> None:
    made = ArmAxes("AB")
    assert not made.has_epochs
    made.prepare(PREPARED, PREPARED.total_steps)
    assert made.has_epochs
    made.unit = "epoch"
    assert made.unit == made["B"].unit == "epoch"
