"""Decides from a run which number has which colour, once for every view that shows it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from explorer.runs.history import History
from explorer.runs.quantities import Quantity
from explorer.runs.record import RunRecord
from explorer.runs.scale import Scale
from explorer.runs.spread import Spread

_MOST_NUMBERS = 100_000
"""Counted in one go; of a long history that is opened, the rest waits for the next turn."""


class LiveScale(QObject):
    """The scale of one quantity, over all arms, seeds and steps so far.

    Its ends leave out the rarest numbers; those of a quantity that has bounds are fixed. Each
    number is counted once.
    """

    changed = Signal()
    """The scale, or which marks it needs."""

    def __init__(self, quantity: Quantity, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.quantity = quantity
        self._whole = quantity.scale.whole()
        self._history: History | None = None
        self._seen = 0
        self.spread = Spread()

    @property
    def scale(self) -> Scale | None:
        """The scale now; None before there is a number above zero."""
        return self._whole or self.spread.scale

    @property
    def flaws(self) -> tuple[int, ...]:
        """The marks that a legend has to explain."""
        return self.spread.flaws

    def follow(self, record: RunRecord) -> None:
        """Count the numbers of another run."""
        self._history = record.history
        self._seen = 0
        self.spread = Spread()
        self.changed.emit()

    def refresh(self) -> None:
        """Count what has been recorded since the last call."""
        history = self._history
        if self._whole is not None or history is None or history.steps == self._seen:
            return
        lanes = history.layout.lanes
        width = sum(len(lane.parts_of(self.quantity)) for lane in lanes)
        most = max(1, _MOST_NUMBERS // max(1, width))
        begin, self._seen = self._seen, min(history.steps, self._seen + most)
        numbers = [
            history.values(self.quantity, lane.arm, lane.seed)[begin : self._seen] for lane in lanes
        ]
        before = replace(self.spread)
        self.spread.add(np.concatenate([each.ravel() for each in numbers]))
        if self.spread != before:
            self.changed.emit()
        if self._seen < history.steps:
            QTimer.singleShot(0, self, self.refresh)
