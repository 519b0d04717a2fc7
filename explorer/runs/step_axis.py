"""How the steps of a run lie on an axis: by step, epoch or second."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from explorer.runs.history import History

Unit = Literal["step", "epoch", "seconds"]

FEWEST_STEPS = 25
"""Length of the axis at first; it doubles as the run goes on."""


def axis_length(first_step: int, steps: int, total_steps: int) -> int:
    """Return how many steps the axis spans: an axis that creeps is hard to read and to paint.

    It ends where the run does, once that is nearer than the next doubling.
    """
    length = FEWEST_STEPS
    while length < steps:
        length *= 2
    if first_step + steps <= total_steps < first_step + length:
        length = total_steps - first_step
    return length


class StepAxis:
    """Places of steps in one of the units, and back.

    Attributes:
        unit: What the axis counts.
        steps_per_epoch: 0 while it is not known; the axis then counts steps.
        total_steps: Steps that the run will take, 0 while it is not known.
    """

    def __init__(self, unit: Unit = "step") -> None:
        self.unit: Unit = unit
        self.steps_per_epoch = 0
        self.total_steps = 0

    def places(self, history: History, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """(n,) where the steps of some rows, which are in order, stand."""
        if self.unit == "seconds":
            return history.seconds_at(rows).astype(np.float64)
        return np.asarray((rows + 1.0 + history.first_step) / self._unit_steps)

    def places_of(self, history: History, steps: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n,) where steps, which are in order, stand, or places between two steps (10.5)."""
        if self.unit != "seconds":
            return np.asarray(steps / self._unit_steps)
        if not history.steps:
            return np.zeros(len(steps))
        rows = np.clip(steps - history.first_step - 1, 0, history.steps - 1)
        before = np.floor(rows).astype(np.intp)
        low, high = (
            history.seconds_at(each).astype(np.float64)
            for each in (before, np.ceil(rows).astype(np.intp))
        )
        return np.asarray(low + (rows - before) * (high - low))

    def place(self, history: History, step: float) -> float:
        """Return where a step stands, or a place between two steps."""
        return float(self.places_of(history, np.array([step], np.float64))[0])

    def row_at(self, history: History | None, x: float) -> int | None:
        """Return the row that stands nearest to a place, of those kept; None beyond the last."""
        if history is None or not history.steps:
            return None
        if self.unit == "seconds":
            row = self._nearest_second(history, x)
        else:
            row = max(0, round(x * self._unit_steps) - 1 - history.first_step)
        return history.nearest(row) if row < history.steps else None

    def _nearest_second(self, history: History, x: float) -> int:
        after = _row_after_second(history, x)
        if not 0 < after < history.steps:
            return after
        return after - 1 if x - _second(history, after - 1) < _second(history, after) - x else after

    def rows_between(self, history: History, low: float, high: float) -> tuple[int, int]:
        """Return the first and the last row of a part of the axis, with a step beyond each end."""
        last = history.steps - 1
        if self.unit == "seconds":
            first = _row_after_second(history, low) - 1
            final = _row_after_second(history, high)
        else:
            before = 1 + history.first_step
            first = math.floor(low * self._unit_steps) - before
            final = math.ceil(high * self._unit_steps) - before
        return min(max(0, first), last), min(max(0, final), last)

    def ends(self, history: History) -> tuple[float, float]:
        """Return where the axis begins and ends."""
        first = history.first_step
        length = axis_length(first, history.steps, self.total_steps)
        if self.unit != "seconds":
            return first / self._unit_steps, (first + length) / self._unit_steps
        last = float(history.seconds(history.steps - 1)[0])
        most = 1.0
        while most < last:
            most *= 2
        return 0.0, most

    @property
    def _unit_steps(self) -> float:
        return self.steps_per_epoch if self.unit == "epoch" and self.steps_per_epoch else 1


def _second(history: History, row: int) -> float:
    return float(history.seconds(row, row + 1)[0])


def _row_after_second(history: History, x: float) -> int:
    """Return the first row that ends at this second or later, or the number of rows."""
    return bisect_left(range(history.steps), x, key=lambda row: _second(history, row))
