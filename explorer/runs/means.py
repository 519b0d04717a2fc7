"""Geometric means of the norms of layers, over seeds or steps, and which of them have a flaw."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Norms = NDArray[np.float32] | NDArray[np.float64]
Logs = NDArray[np.float32]
Flaws = NDArray[np.int8]

ZERO = -1
"""A norm that is exactly zero: no gradient came so far."""
NON_FINITE = -2
"""A norm that is not finite: the arm has diverged."""


class Means(NamedTuple):
    """What is told of some norms together.

    Attributes:
        logs: Mean of the logarithms to base 10 of those that have one; where none has, -inf if
            all are zero, else NaN.
        flaws: LOST where one of them is not finite, else DEAD where one is zero, else 0.
    """

    logs: Logs
    flaws: Flaws


class Tally(NamedTuple):
    """What a mean is made of; that of a whole is the sum of those of its parts.

    Attributes:
        logs: Sum of the logarithms.
        usable: How many have one.
        zero: How many are zero.
        non_finite: How many are not finite.
    """

    logs: NDArray[Any]
    usable: NDArray[Any]
    zero: NDArray[Any]
    non_finite: NDArray[Any]

    @classmethod
    def of(cls, norms: Norms) -> Tally:
        """Return the tally of each norm by itself."""
        finite = np.isfinite(norms)
        usable = finite & (norms > 0)
        logs = np.zeros(norms.shape, np.float32)
        np.log10(norms, out=logs, where=usable, casting="same_kind")
        return cls(logs, usable, norms == 0, ~finite)

    def means(self) -> Means:
        """Return the means that it stands for."""
        has_diverged, is_zero = self.non_finite > 0, self.zero > 0
        logs = np.where(is_zero & ~has_diverged, np.float32(-np.inf), np.float32(np.nan))
        np.divide(self.logs, self.usable, out=logs, where=self.usable > 0, casting="unsafe")
        flaws = np.where(
            has_diverged, np.int8(NON_FINITE), np.where(is_zero, np.int8(ZERO), np.int8(0))
        )
        return Means(logs, flaws)


def geometric_means(norms: Norms) -> Means:
    """Return the means over the first axis, as (S, L) norms of S seeds."""
    return Tally(*(each.sum(axis=0) for each in Tally.of(norms))).means()
