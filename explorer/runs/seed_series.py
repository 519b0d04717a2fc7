"""One score of one arm by step: as recorded, and smoothed the mean and range of its seeds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.runs.means import arithmetic_means
from explorer.runs.step_groups import MOST_GROUPS, Numbers, Rows, StepGroups

_SUM, _COUNT, _LOW, _HIGH, _USED, _RAW_LOW, _RAW_HIGH = range(7)
_MERGES = (np.add, np.add, np.fmin, np.fmax, np.minimum, np.fmin, np.fmax)
_CHUNK = 2**16
"""Steps taken in at once: a long record that is loaded needs little memory besides."""
_SAMPLED = 2_000
"""Steps that are sampled, at least, of a run that has more."""
_MOST_LOSSES = 1_000
"""A seed that has diverged stays out; only numbers that come and go could be lost more often."""


class SeriesSpan(NamedTuple):
    """A part of a series.

    Attributes:
        rows: (n,) rows at which mean, low and high stand.
        mean: (n,) mean of the smooth values over the seeds.
        low: (n,) least of the smooth values.
        high: (n,) greatest of the smooth values.
        raw_rows: (m,) rows of the line as recorded.
        raw: (m,) its values.
    """

    rows: Rows
    mean: Numbers
    low: Numbers
    high: Numbers
    raw_rows: Rows
    raw: Numbers


class SeedSeries:
    """Holds what a curve is drawn from, in bounded memory; only new steps are computed.

    Of a run of more than `MOST_GROUPS` steps the numbers are of groups of steps, see `StepGroups`.
    A step whose number is not finite is a gap (NaN).

    Attributes:
        samples: (S, n) numbers of each seed at every `stride`-th step, as recorded if there is one
            seed and else smoothed: fewer than 4,001.
        stride: Steps from one sample to the next, a power of two.
        last: (S,) numbers of the last step, as those of the samples.
        least_positive: The least smoothed number above zero, inf if there is none.
        losses: Rows in which fewer seeds have a smooth value than in the row before.
        means_before_losses: The mean in the row before each of these.
    """

    def __init__(self, seeds: int, span: int, most_groups: int = MOST_GROUPS) -> None:
        """Begin with no step.

        Args:
            seeds: How many seeds there are (S).
            span: Steps that a smooth value is the mean of; of fewer at the beginning.
            most_groups: Groups of steps that are kept apart.
        """
        self._span = span
        self._groups = StepGroups(_MERGES, most_groups)
        self._tail = np.zeros((seeds, span - 1))
        self._since = 0
        self._mean_before, self._used_before = np.full(1, np.nan), np.zeros(1)
        self.samples = np.empty((seeds, 0))
        self.stride = 1
        self.last = np.full(seeds, np.nan)
        self.least_positive = np.inf
        self.losses: Rows = np.empty(0, np.intp)
        self.means_before_losses = np.empty(0)

    @property
    def steps(self) -> int:
        """Steps appended so far."""
        return self._groups.steps

    @property
    def size(self) -> int:
        """Steps of a group."""
        return self._groups.size

    @property
    def rows(self) -> Rows:
        """(n,) rows at which mean, low, high and used stand."""
        return self._groups.rows

    @property
    def raw(self) -> tuple[Rows, Numbers]:
        """Rows and values of the line as recorded, whose extremes all groups keep."""
        return self._groups.line(_RAW_LOW, _RAW_HIGH)

    @property
    def mean(self) -> Numbers:
        """(n,) mean of the smooth values over the seeds that have one."""
        count = self._groups[_COUNT]
        out = np.full(len(count), np.nan)
        return np.asarray(np.divide(self._groups[_SUM], count, out=out, where=count > 0))

    @property
    def low(self) -> Numbers:
        """(n,) least of the smooth values."""
        return self._groups[_LOW]

    @property
    def high(self) -> Numbers:
        """(n,) greatest of the smooth values."""
        return self._groups[_HIGH]

    @property
    def used(self) -> Numbers:
        """(n,) how many seeds have a smooth value, at least, which the mean is of."""
        return self._groups[_USED]

    def span(self, first: int, last: int) -> SeriesSpan:
        """Return the groups that hold the rows from `first` to `last`."""
        part = slice(max(0, first) // self.size, last // self.size + 1)
        raw_rows, raw = self.raw
        twice = part if self.size == 1 else slice(2 * part.start, 2 * part.stop)
        return SeriesSpan(
            self.rows[part],
            self.mean[part],
            self.low[part],
            self.high[part],
            raw_rows[twice],
            raw[twice],
        )

    def append(self, values: NDArray[np.float32], restarts: Sequence[int] = ()) -> None:
        """Append new steps (S, n); smoothing begins anew at the rows in `restarts`."""
        known, end = self.steps, self.steps + values.shape[1]
        begins = {known, *range(known, end, _CHUNK), *restarts}
        for begin, stop in pairwise([*sorted(row for row in begins if known <= row < end), end]):
            if begin in restarts:
                self._tail[:], self._since = 0, 0
            chunk = values[:, begin - known : stop - known]
            self._append(np.where(np.isfinite(chunk), chunk, np.nan).astype(np.float64))

    def _append(self, raw: Numbers) -> None:
        smooth = self._smoothed(raw)
        mean, low, high, used = _over_seeds(smooth)
        self._note_losses(mean, used)
        self._sample(raw if len(raw) == 1 else smooth)
        self.least_positive = min(
            self.least_positive, float(np.min(smooth, where=smooth > 0, initial=np.inf))
        )
        is_mean = np.isfinite(mean)
        raw_low, raw_high = np.fmin.reduce(raw, axis=0), np.fmax.reduce(raw, axis=0)
        sums = np.where(is_mean, mean, 0.0)
        self._groups.append(np.stack([sums, is_mean, low, high, used, raw_low, raw_high]))

    def _smoothed(self, raw: Numbers) -> Numbers:
        """Each window is summed by itself: one huge loss then does no harm to those after it."""
        known = np.concatenate([self._tail, raw], axis=1)
        self._tail = known[:, raw.shape[1] :].copy()
        windows = np.lib.stride_tricks.sliding_window_view(known, self._span, axis=1)
        counts = np.minimum(np.arange(raw.shape[1]) + self._since + 1, self._span)
        self._since = min(self._since + raw.shape[1], self._span)
        return np.asarray(windows.sum(axis=2) / counts)

    def _note_losses(self, mean: Numbers, used: Numbers) -> None:
        fallen = np.flatnonzero(np.diff(used, prepend=self._used_before) < 0)
        fallen = fallen[: _MOST_LOSSES - len(self.losses)]
        before = np.concatenate([self._mean_before, mean])[fallen]
        self.losses = np.concatenate([self.losses, fallen + self.steps])
        self.means_before_losses = np.concatenate([self.means_before_losses, before])
        self._mean_before, self._used_before = mean[-1:].copy(), used[-1:].copy()

    def _sample(self, lanes: Numbers) -> None:
        steps = self.steps + lanes.shape[1]
        self.last = lanes[:, -1].copy()
        found = [self.samples, lanes[:, -self.steps % self.stride :: self.stride]]
        self.samples = np.concatenate(found, axis=1)
        while steps > 2 * self.stride * _SAMPLED:
            self.stride *= 2
            self.samples = self.samples[:, ::2].copy()


def _over_seeds(values: Numbers) -> Numbers:
    """Return mean, least, greatest (NaN where no seed has a number) and count, (4, n) of (S, n)."""
    if len(values) == 1:
        return np.concatenate([np.repeat(values, 3, axis=0), np.isfinite(values)])
    low, high = np.fmin.reduce(values, axis=0), np.fmax.reduce(values, axis=0)
    means, used = arithmetic_means(values)
    return np.stack([means, low, high, used])
