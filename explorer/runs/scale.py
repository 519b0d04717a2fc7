"""Scales: from a number to its height on an axis, and on to the level that gives it a colour.

Every view uses them, and a quantity says which kind is its own: a view has no case for either.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

Numbers = NDArray[np.float32] | NDArray[np.float64]
Heights = NDArray[np.float32]
Levels = NDArray[np.int8]
Flaws = NDArray[np.int8]

COUNT = 128
"""Colours on a scale; more cannot be told apart, and few are quick to paint."""
ZERO = -1
"""Level and flaw of a zero on a logarithmic scale: a layer that no gradient reached, say."""
NON_FINITE = -2
"""Level and flaw of a number that is not finite: the arm has diverged."""
UNKNOWN = -3
"""Level of a cell that has no number."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From the least to the greatest height.

    Attributes:
        low: Height of the least number that has a colour of its own.
        high: Height of the greatest.
        nan_level: What a height that is NaN stands for: a flaw, or no number at all.
    """

    low: float
    high: float

    nan_level: ClassVar[int]

    @staticmethod
    def heights(values: Numbers) -> Heights:
        """Return the height of each number; NaN where it has none."""
        raise NotImplementedError

    @staticmethod
    def number(height: float) -> float:
        """Return the number that stands at a height."""
        raise NotImplementedError

    @classmethod
    def whole(cls) -> Self | None:
        """Return the scale that holds every number there can be; None if there is no such."""
        return None

    @classmethod
    def around(cls, arms: Iterable[Numbers]) -> Self | None:
        """Return the scale that just holds all numbers that have a height; None if none has."""
        heights = np.concatenate([cls.heights(values).ravel() for values in arms])
        heights = heights[np.isfinite(heights)]
        return cls(float(heights.min()), float(heights.max())) if len(heights) else None

    def united(self, other: Scale | None) -> Self:
        """Return the scale that holds what either does."""
        if other is None:
            return self
        return type(self)(min(self.low, other.low), max(self.high, other.high))

    @property
    def axis_ends(self) -> tuple[float, float]:
        """Heights at which an axis that shows the scale begins and ends."""
        return self.low, self.high

    def levels(self, heights: Heights) -> Levels:
        """Return the level of each height: 0 to COUNT - 1, ZERO at -inf, `nan_level` at NaN."""
        span = max(self.high - self.low, 1e-9)
        places = (heights - np.float32(self.low)) * np.float32((COUNT - 1) / span)
        missing = np.isnan(heights)
        places[missing] = 0
        levels: Levels = np.clip(places + np.float32(0.5), 0, COUNT - 1).astype(np.int8)
        levels[np.isneginf(heights)] = ZERO
        levels[missing] = self.nan_level
        return levels


class LogScale(Scale):
    """Of positive numbers that span decades; heights are logarithms to base 10."""

    __slots__ = ()
    nan_level = NON_FINITE

    @override
    @staticmethod
    def heights(values: Numbers) -> Heights:
        """Return the logarithms: -inf of zero, NaN of what is not finite."""
        with np.errstate(divide="ignore"):
            heights: Heights = np.log10(values).astype(np.float32)
        heights[~np.isfinite(values)] = np.nan
        return heights

    @override
    @staticmethod
    def number(height: float) -> float:
        return float(10**height)

    @property
    @override
    def axis_ends(self) -> tuple[float, float]:
        """Whole powers of ten."""
        return math.floor(self.low), math.ceil(self.high)


class LinearScale(Scale):
    """Of numbers from -1 to 1, which are their own heights; what is not finite is no number."""

    __slots__ = ()
    nan_level = UNKNOWN

    @override
    @staticmethod
    def heights(values: Numbers) -> Heights:
        heights: Heights = np.where(np.isfinite(values), values, np.nan).astype(np.float32)
        return heights

    @override
    @staticmethod
    def number(height: float) -> float:
        return height

    @override
    @classmethod
    def whole(cls) -> Self:
        return cls(-1.0, 1.0)

    @override
    @classmethod
    def around(cls, arms: Iterable[Numbers]) -> Self:
        """Return the whole scale: its ends are fixed, so that pictures can be compared."""
        return cls.whole()


def spread_levels(levels: Levels, columns: NDArray[np.intp]) -> Levels:
    """Return (..., n) levels of cells from (..., P) levels of parts.

    Args:
        levels: A level for each part.
        columns: (n,) of each cell, the part that it shows; -1 shows none and gives UNKNOWN.
    """
    return _spread(levels, columns, UNKNOWN)


def spread_flaws(flaws: Flaws, columns: NDArray[np.intp]) -> Flaws:
    """Return (..., n) flaws of cells from (..., P) flaws of parts, as `spread_levels` does."""
    return _spread(flaws, columns, 0)


def _spread(cells: NDArray[Any], columns: NDArray[np.intp], otherwise: int) -> NDArray[np.int8]:
    if len(columns) == cells.shape[-1] and np.array_equal(columns, np.arange(len(columns))):
        return cells
    spread: NDArray[np.int8] = np.where(columns >= 0, cells[..., columns], np.int8(otherwise))
    return spread
