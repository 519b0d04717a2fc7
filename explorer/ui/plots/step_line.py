"""An upright line on an axis of steps: where the mouse is, or the step that was picked."""

from __future__ import annotations

import pyqtgraph as pg

from explorer.runs.history import History
from explorer.runs.step_axis import StepAxis

_ABOVE_CURVES = 9


class StepLine(pg.InfiniteLine):  # type: ignore[misc]
    """Stands at a step of a run, if the run has got there."""

    def __init__(self) -> None:
        super().__init__(angle=90, movable=False)
        self.setZValue(_ABOVE_CURVES)
        self.hide()

    def show_row(self, history: History | None, axis: StepAxis, row: int | None) -> None:
        """Stand at the step of a row, or nowhere."""
        if history is None or row is None or not 0 <= row < history.steps:
            self.hide()
            return
        self.setValue(axis.place(history, history.first_step + row + 1))
        self.show()
