"""How the values of curves lie on the upright axis: how far it reaches, in numbers or in logs."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.runs.seed_series import SeedSeries

Numbers = NDArray[np.float64]

_TOP_AT_FIRST = 3.0
_FLOOR_AT_FIRST = -2.0
"""Ends of an axis that nothing is drawn on yet; the lower one of a logarithmic axis."""
_LEAP = 2.0
"""A loss this many times that of the untrained networks is one that diverges."""
_MOST_DECADES = 6


class ValueAxis:
    """Fits the curves of all arms, but for the leap of one that diverges.

    Attributes:
        is_log: Whether heights are logarithms.
        top: The greatest value that fits.
        ends: Heights at which the axis begins and ends.
    """

    def __init__(self, highest: float | None) -> None:
        """Begin without curves; `highest` is where the axis always ends, if it is given."""
        self._highest = highest
        self.is_log = False
        self.fit([])

    def fit(self, series: Sequence[SeedSeries]) -> None:
        """Reach as far as these require, in few large steps.

        An axis that creeps is hard to read and to paint.
        """
        known = [each for each in series if each.steps]
        self.top = self._highest or (_upper_end(known) if known else _TOP_AT_FIRST)
        self.ends = 0.0, self.top
        if self.is_log:
            high = math.log10(self.top)
            self.ends = (_lower_end(known, high) if known else _FLOOR_AT_FIRST), high

    def heights(self, values: Numbers) -> Numbers:
        """Return how high values stand; on a logarithmic axis a zero lies on the lower edge."""
        if not self.is_log:
            return values
        return np.asarray(np.log10(np.maximum(values, 10.0 ** self.ends[0])))

    def height_of_share(self, share: float) -> float:
        """Return how high a share of the axis lies, 0 at its foot and 1 at its end."""
        low, high = self.ends
        return low + (high - low) * share


def _upper_end(series: Sequence[SeedSeries]) -> float:
    """Return where a loss's axis ends: it fits the lanes that have not diverged, if some have."""
    stride = max(each.stride for each in series)  # one for all: a longer run counts for more
    lanes = [
        (row, last)
        for each in series
        for row, last in zip(each.samples[:, :: stride // each.stride], each.last, strict=True)
    ]
    alive = [row for row, last in lanes if np.isfinite(last)] or [row for row, _ in lanes]
    every = np.concatenate(alive)
    first = np.array([row[0] for row in alive])
    every, first = every[np.isfinite(every)], first[np.isfinite(first)]
    if not len(every):
        return 1.0
    # The few highest values of a run are outliers of its first steps.
    usual = float(np.quantile(every, 0.99))
    limit = _LEAP * max(float(first.max(initial=0.0)), float(np.median(every)))
    return _round_up(min(usual, limit))


def _lower_end(series: Sequence[SeedSeries], high: float) -> float:
    """Return where a logarithmic axis begins: it fits the smooth lines, within few decades."""
    least = min(each.least_positive for each in series)
    low = math.log10(least) if np.isfinite(least) else high - 1
    return max(math.floor(high) - _MOST_DECADES, min(math.floor(low), math.ceil(high) - 1))


def _round_up(value: float) -> float:
    """Return the next of 1, 1.5, 2, 2.5, ... 9.5 times a power of ten."""
    if value <= 0:
        return 1.0
    unit = 10.0 ** math.floor(math.log10(value)) / 2
    return math.ceil(value / unit) * unit
