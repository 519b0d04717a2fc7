"""How the steps of a run lie on an axis: by step, epoch or second."""

from __future__ import annotations

import math
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
        """(n,) where the steps of some rows stand."""
        if self.unit == "seconds":
            return history.seconds()[rows].astype(np.float64)
        return np.asarray((rows + 1.0 + history.first_step) / self._unit_steps)

    def place(self, history: History, step: float) -> float:
        """Return where a step stands, or a place between two steps (10.5)."""
        if self.unit != "seconds":
            return step / self._unit_steps
        seconds = history.seconds()
        known = np.arange(1, len(seconds) + 1) + history.first_step
        return float(np.interp(step, known, seconds)) if len(seconds) else 0.0

    def row_at(self, history: History | None, x: float) -> int | None:
        """Return the row of the step that stands nearest to a place; None beyond the last."""
        if history is None or not history.steps:
            return None
        if self.unit == "seconds":
            seconds = history.seconds()
            after = int(np.searchsorted(seconds, x))
            if after >= len(seconds):
                return None
            is_nearer = after > 0 and x - seconds[after - 1] < seconds[after] - x
            return after - 1 if is_nearer else after
        row = round(x * self._unit_steps) - 1 - history.first_step
        return max(0, row) if row < history.steps else None

    def rows_between(self, history: History, low: float, high: float) -> tuple[int, int]:
        """Return the first and the last row of a part of the axis, with a step beyond each end."""
        last = history.steps - 1
        if self.unit == "seconds":
            after, beyond = np.searchsorted(history.seconds(), [low, high])
            first, final = int(after) - 1, int(beyond)
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
        last = float(history.seconds()[-1])
        most = 1.0
        while most < last:
            most *= 2
        return 0.0, most

    @property
    def _unit_steps(self) -> float:
        return self.steps_per_epoch if self.unit == "epoch" and self.steps_per_epoch else 1
