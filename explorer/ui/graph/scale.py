"""One logarithmic scale for the values of all arms, and the colours that it gives them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from explorer.ui.theme.palette import Theme

Levels = NDArray[np.int16]
Values = NDArray[np.float64] | NDArray[np.float32]

COUNT = 128
"""Colours on the scale; more cannot be told apart, and few are quick to paint."""
DEAD = -1
"""Level of a value that is exactly zero."""
LOST = -2
"""Level of a value that is not finite: the arm has diverged."""
UNKNOWN = -3
"""Level of a cell of which there is no value."""

_LEAST_DECADE, _MOST_DECADE = -12.0, 9.0
"""Beyond these a live scale does not grow: the leap before an arm diverges would flatten all."""


@dataclass(frozen=True, slots=True)
class LogScale:
    """From the least to the greatest value, both as logarithms to base 10."""

    low: float
    high: float

    @classmethod
    def around(cls, arms: Iterable[Values]) -> LogScale | None:
        """Return the scale that just holds all positive values; None if there are none."""
        logs = [_logs(values) for values in arms]
        lows = [float(each.min()) for each in logs if len(each)]
        highs = [float(each.max()) for each in logs if len(each)]
        return cls(min(lows), max(highs)) if lows else None

    def widened(self, other: LogScale | None) -> LogScale:
        """Return the scale of both, whole decades, within what can still be told apart."""
        low = min(self.low, other.low) if other else self.low
        high = max(self.high, other.high) if other else self.high
        low = math.floor(min(max(low, _LEAST_DECADE), _MOST_DECADE - 1))
        high = math.ceil(min(max(high, low + 1), _MOST_DECADE))
        return LogScale(low, high)

    def levels(self, values: Values) -> Levels:
        """Return the level, 0 to COUNT - 1, of each value; negative where it has no colour."""
        finite = np.isfinite(values)
        usable = finite & (values > 0)
        logs = np.log10(values, out=np.zeros(values.shape), where=usable, dtype=np.float64)
        span = max(self.high - self.low, 1e-9)
        levels = np.rint((logs - self.low) / span * (COUNT - 1)).clip(0, COUNT - 1)
        levels[~usable] = DEAD
        levels[~finite] = LOST
        return levels.astype(np.int16)


def _logs(values: Values) -> NDArray[np.float64]:
    usable = values[np.isfinite(values) & (values > 0)]
    return np.log10(usable, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Ramp:
    """The colours of the levels.

    Attributes:
        colours: One for each level; those without a colour, at the end, look empty.
        inks: What is readable on each.
        argb: The same colours as 0xAARRGGBB.
    """

    colours: tuple[QColor, ...]
    inks: tuple[QColor, ...]
    argb: NDArray[np.uint32]


@lru_cache(maxsize=8)
def ramp(theme: Theme) -> Ramp:
    """Return the colours of a theme. Negative levels index from the end, as in any sequence."""
    stops = [QColor(each) for each in theme.ramp]
    colours = []
    for level in range(COUNT):
        whole, part = divmod(level / (COUNT - 1) * (len(stops) - 1), 1)
        after = stops[min(int(whole) + 1, len(stops) - 1)]
        colours.append(blend(stops[int(whole)], after, part))
    empty = QColor(theme.base)
    unknown = blend(empty, QColor(theme.stem), 0.5)
    colours += [unknown, empty, empty]  # UNKNOWN, LOST, DEAD
    return Ramp(
        tuple(colours),
        tuple(readable_on(each) for each in colours),
        np.array([each.rgba() for each in colours], dtype=np.uint32),
    )


def blend(under: QColor, over: QColor, share: float) -> QColor:
    """Return a colour between two, nearer to `over` the greater the share."""
    # Whole numbers: a colour made of fractions would not equal the pixel that it paints.
    return QColor(
        round(under.red() + share * (over.red() - under.red())),
        round(under.green() + share * (over.green() - under.green())),
        round(under.blue() + share * (over.blue() - under.blue())),
    )


def readable_on(colour: QColor) -> QColor:
    """Black or white, whichever has the greater contrast (WCAG relative luminance)."""
    return _readable_on(colour.rgb())


@lru_cache(maxsize=1_024)
def _readable_on(rgb: int) -> QColor:
    colour = QColor(rgb)
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return QColor("#000000" if luminance > 0.179 else "#ffffff")
