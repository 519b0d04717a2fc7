"""One score of one arm by step, for each of its seeds, and the mean and range of the seeds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.runs.means import arithmetic_means

Numbers = NDArray[np.float64]

_FIRST_STEPS = 256


class SeedSeries:
    """Holds what a curve is drawn from; only new steps are computed.

    A history's rows hold all lanes of a step, so that one curve's numbers lie far apart in
    memory; here they lie together. A step whose number is not finite is a gap (NaN).

    Attributes:
        steps: Steps appended so far.
    """

    def __init__(self, seeds: int, span: int) -> None:
        """Begin with no step.

        Args:
            seeds: How many seeds there are (S).
            span: Steps that a smooth value is the mean of; of fewer at the beginning.
        """
        self._span = span
        self._raw = np.empty((seeds, _FIRST_STEPS))
        self._smooth = np.empty((seeds, _FIRST_STEPS))
        self._over_seeds = np.empty((4, _FIRST_STEPS))
        self.steps = 0

    @property
    def raw(self) -> Numbers:
        """(S, steps) as recorded."""
        return self._raw[:, : self.steps]

    @property
    def smooth(self) -> Numbers:
        """(S, steps) mean over the last steps, for each seed."""
        return self._smooth[:, : self.steps]

    @property
    def mean(self) -> Numbers:
        """(steps,) mean of the smooth values over the seeds that have one."""
        return self._over_seeds[0, : self.steps]

    @property
    def low(self) -> Numbers:
        """(steps,) least of the smooth values."""
        return self._over_seeds[1, : self.steps]

    @property
    def high(self) -> Numbers:
        """(steps,) greatest of the smooth values."""
        return self._over_seeds[2, : self.steps]

    @property
    def used(self) -> Numbers:
        """(steps,) how many seeds have a smooth value, which the mean is of."""
        return self._over_seeds[3, : self.steps]

    @property
    def losses(self) -> NDArray[np.intp]:
        """(n,) rows in which fewer seeds have a smooth value than in the row before."""
        return np.flatnonzero(np.diff(self.used) < 0) + 1

    def append(self, values: NDArray[np.float32]) -> None:
        """Append new steps (S, n)."""
        begin, end = self.steps, self.steps + values.shape[1]
        if end == begin:
            return
        if end > self._raw.shape[1]:
            capacity = max(end, 2 * self._raw.shape[1])
            self._raw = _grown(self._raw, capacity, begin)
            self._smooth = _grown(self._smooth, capacity, begin)
            self._over_seeds = _grown(self._over_seeds, capacity, begin)
        self._raw[:, begin:end] = np.where(np.isfinite(values), values, np.nan)
        smooth = self._smoothed(begin, end)
        self._smooth[:, begin:end] = smooth
        self._over_seeds[:, begin:end] = _over_seeds(smooth)
        self.steps = end

    def _smoothed(self, begin: int, end: int) -> Numbers:
        """Each window is summed by itself: one huge loss then does no harm to those after it."""
        first = begin - self._span + 1
        known = self._raw[:, max(0, first) : end]
        padded = np.pad(known, ((0, 0), (max(0, -first), 0)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, self._span, axis=1)
        counts = np.minimum(np.arange(begin + 1, end + 1), self._span)
        return np.asarray(windows.sum(axis=2) / counts)


def _over_seeds(values: Numbers) -> Numbers:
    """Return mean, least, greatest (NaN where no seed has a number) and count, (4, n) of (S, n)."""
    if len(values) == 1:
        return np.concatenate([np.repeat(values, 3, axis=0), np.isfinite(values)])
    low, high = np.fmin.reduce(values, axis=0), np.fmax.reduce(values, axis=0)
    means, used = arithmetic_means(values)
    return np.stack([means, low, high, used])


def _grown(values: Numbers, capacity: int, used: int) -> Numbers:
    grown = np.empty((len(values), capacity))
    grown[:, :used] = values[:, :used]
    return grown
