"""Means of what is recorded, over seeds or steps: every mean that a view shows is made here.

The mean of a quantity is that of its heights on its scale: on a logarithmic one the geometric
mean, on a linear one the arithmetic. Loss and error have arithmetic means. A mean leaves out what
has no height or is not finite, as the numbers of a seed that diverged, so each carries its count.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.runs.scale import NON_FINITE, ZERO, Flaws, Heights, LogScale, Numbers, Scale


class Means(NamedTuple):
    """The means of several numbers of each part.

    Attributes:
        heights: Mean height of the numbers that have one; where none has, -inf if all are zero
            on a logarithmic scale, else NaN.
        flaws: NON_FINITE where one of them is not finite, else ZERO where one is zero, else 0;
            on a linear scale always 0.
        used: How many numbers each mean is of.
    """

    heights: Heights
    flaws: Flaws
    used: NDArray[Any]


class Averages(NamedTuple):
    """Arithmetic means.

    Attributes:
        values: (n,) means of the numbers that are finite; NaN where none is.
        used: (n,) how many numbers each is of.
    """

    values: NDArray[np.float64]
    used: NDArray[np.intp]


class SeedMean(NamedTuple):
    """A mean over the seeds of an arm.

    Attributes:
        value: The mean; NaN or -inf if no seed has a number to be averaged.
        used: How many seeds it is of.
        seeds: How many seeds the arm has.
    """

    value: float
    used: int
    seeds: int


class Tally(NamedTuple):
    """What a mean is made of: the tally of a whole is the sum of the tallies of its parts.

    Attributes:
        heights: Sum of the heights.
        usable: How many have one.
        zero: How many are zero.
        non_finite: How many are not finite.
    """

    heights: NDArray[Any]
    usable: NDArray[Any]
    zero: NDArray[Any]
    non_finite: NDArray[Any]

    @classmethod
    def of(cls, values: Numbers, scale: type[Scale]) -> Tally:
        """Return the tally of each number by itself."""
        heights = scale.heights(values)
        usable = np.isfinite(heights)
        has_flaw = np.isnan(heights) & (scale.nan_level == NON_FINITE)
        return cls(np.where(usable, heights, 0), usable, np.isneginf(heights), has_flaw)

    def means(self) -> Means:
        """Return the means that it stands for."""
        has_diverged, is_zero = self.non_finite > 0, self.zero > 0
        heights = np.where(is_zero & ~has_diverged, np.float32(-np.inf), np.float32(np.nan))
        np.divide(self.heights, self.usable, out=heights, where=self.usable > 0, casting="unsafe")
        flaws = np.where(
            has_diverged, np.int8(NON_FINITE), np.where(is_zero, np.int8(ZERO), np.int8(0))
        )
        return Means(heights, flaws, np.asarray(self.usable, dtype=np.intp))


def means_on(scale: type[Scale], values: Numbers) -> Means:
    """Return the means over the first axis on a scale, as of (S, P) numbers of S seeds."""
    return Tally(*(each.sum(axis=0) for each in Tally.of(values, scale))).means()


def geometric_means(norms: Numbers) -> Means:
    """Return the geometric means over the first axis, as of (S, L) norms of S seeds."""
    return means_on(LogScale, norms)


def range_on(scale: type[Scale], values: Numbers) -> tuple[Heights, Heights]:
    """Return (P,) least and greatest height of (S, P) numbers of S seeds; NaN where none has one.

    What is zero on a logarithmic scale has no height here: a band has to end somewhere.
    """
    heights = scale.heights(values)
    heights[~np.isfinite(heights)] = np.nan
    return np.fmin.reduce(heights, axis=0), np.fmax.reduce(heights, axis=0)


def arithmetic_means(values: Numbers) -> Averages:
    """Return the arithmetic means over the first axis, as of (S, n) numbers of S seeds."""
    usable = np.isfinite(values)
    used = usable.sum(axis=0)
    sums = np.where(usable, values, 0.0).sum(axis=0, dtype=np.float64)
    out = np.full(used.shape, np.nan)
    return Averages(np.asarray(np.divide(sums, used, out=out, where=used > 0)), used)
