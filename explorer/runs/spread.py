"""Decides from the numbers of a run so far where a logarithmic scale of colours ends."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from explorer.runs.scale import NON_FINITE, ZERO, LogScale, Numbers

_LEAST_DECADE, _MOST_DECADE = -12.0, 9.0
"""Beyond these it does not grow: the leap before an arm diverges would flatten all."""
_DECADES = np.arange(_LEAST_DECADE, _MOST_DECADE + 1)
_EDGES = np.sort(np.append(_DECADES, _DECADES[:-1] + math.log10(3)))
"""Where it may end, 1 or 3 times a power of ten: short numbers, and half a decade apart."""
_OUTSIDE = 0.02
"""Share of the numbers that may lie beyond either end: else one outlier would pale all else."""


@dataclass
class Spread:
    """The numbers of a run so far, counted by decade.

    The ends of the scale move outwards whenever numbers require it, and inwards only each time
    the numbers have doubled: a dozen times in a long run, and never to and fro.

    Attributes:
        scale: The scale that suits it; None before there is a number above zero.
        has_zero: Whether some number was zero.
        has_non_finite: Whether some number was not finite.
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

    def add(self, numbers: Numbers) -> None:
        """Count more numbers between the edges."""
        logs = LogScale.heights(numbers)
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
