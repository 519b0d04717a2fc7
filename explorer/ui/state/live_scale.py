"""Decides from a run which number has which colour, once for every view that shows it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from explorer.runs.history import History
from explorer.runs.log_scale import LogScale, logs_of
from explorer.runs.means import NON_FINITE, ZERO, Norms
from explorer.runs.quantities import Quantity
from explorer.runs.record import RunRecord

_LEAST_DECADE, _MOST_DECADE = -12.0, 9.0
"""Beyond these it does not grow: the leap before an arm diverges would flatten all."""
_DECADES = np.arange(_LEAST_DECADE, _MOST_DECADE + 1)
_EDGES = np.sort(np.append(_DECADES, _DECADES[:-1] + math.log10(3)))
"""Where it may end, 1 or 3 times a power of ten: short numbers, and half a decade apart."""
_OUTSIDE = 0.02
"""Share of the numbers that may lie beyond either end: else one outlier would pale all else."""
_MOST_NUMBERS = 100_000
"""Looked at in one go; of a long history that is opened, the rest waits for the next turn."""


@dataclass
class Spread:
    """What there was in a run so far.

    The ends of the scale move outwards whenever numbers ask for it, and inwards only each time
    the numbers have doubled: a dozen times in a long run, and never to and fro.

    Attributes:
        scale: The scale that suits it; None before there is a number above zero.
        has_dead: Whether some number was zero.
        has_lost: Whether some number was not finite.
    """

    scale: LogScale | None = None
    has_zero: bool = False
    has_non_finite: bool = False

    @property
    def flaws(self) -> tuple[int, ...]:
        """The marks that a legend has to explain."""
        return (ZERO,) * self.has_zero + (NON_FINITE,) * self.has_non_finite

    def __post_init__(self) -> None:
        self._counts = np.zeros(len(_EDGES) + 1, np.int64)
        self._settled = 0

    def take(self, numbers: Norms) -> None:
        """Count more numbers between the edges."""
        logs = logs_of(numbers)
        self.has_zero |= bool(np.isneginf(logs).any())
        self.has_non_finite |= bool(np.isnan(logs).any())
        bins = np.searchsorted(_EDGES, logs[np.isfinite(logs)], side="right")
        self._counts += np.bincount(bins, minlength=len(self._counts))
        total = int(self._counts.sum())
        if total >= 2 * self._settled > 0:
            self.scale = None  # what a run begins with would pale all that comes
        if total and self.scale is None:
            self._settled = total
        if total:
            shares = self._counts.cumsum() / total
            # Bin i lies between the edges i - 1 and i.
            low = max(0, int(np.argmax(shares > _OUTSIDE)) - 1)
            high = min(len(_EDGES) - 1, int(np.argmax(shares >= 1 - _OUTSIDE)))
            self._hold(float(_EDGES[low]), float(_EDGES[high]))

    def _hold(self, low: float, high: float) -> None:
        if high - low < 1 - 1e-9:  # a scale of half a decade would make much of little
            low = math.floor(low)
            high = max(high, low + 1)
        if self.scale is not None:
            low, high = min(low, self.scale.low), max(high, self.scale.high)
        self.scale = LogScale(low, high)


class LiveScale(QObject):
    """The scale of one quantity of the layers, over all arms, seeds and steps so far.

    Its ends leave out the rarest numbers. Each number is looked at once.
    """

    changed = Signal()
    """The scale, or which marks it needs."""

    def __init__(self, quantity: Quantity, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quantity = quantity
        self._history: History | None = None
        self._seen = 0
        self.spread = Spread()

    @property
    def scale(self) -> LogScale | None:
        """The scale now; None before there is a number above zero."""
        return self.spread.scale

    def follow(self, record: RunRecord) -> None:
        """Take the numbers of another run."""
        self._history = record.history
        self._seen = 0
        self.spread = Spread()
        self.changed.emit()

    def refresh(self) -> None:
        """Look at what has been recorded since the last call."""
        history = self._history
        if history is None or history.steps == self._seen:
            return
        lanes = history.layout.lanes
        most = max(
            1, _MOST_NUMBERS // max(1, sum(len(lane.parts_of(self._quantity)) for lane in lanes))
        )
        begin, self._seen = self._seen, min(history.steps, self._seen + most)
        numbers = [
            history.values(self._quantity, lane.arm, lane.seed)[begin : self._seen]
            for lane in lanes
        ]
        before = replace(self.spread)
        self.spread.take(np.concatenate([each.ravel() for each in numbers]))
        if self.spread != before:
            self.changed.emit()
        if self._seen < history.steps:
            QTimer.singleShot(0, self, self.refresh)
