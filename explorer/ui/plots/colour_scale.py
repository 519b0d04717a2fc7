"""From a gradient norm to a colour: one scale for all arms, logarithmic, with marks beyond it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from explorer.ui.theme.palette import Theme

SHADES = 250
ZERO = 254
"""Index of the colour of a norm that is zero."""
LOST = 255
"""Index of the colour of a norm that is not finite."""

_THREE = math.log10(3)
_CLOSE = 1e-4
"""A number this little beyond an end (0.001 in float32) does not move it."""
_OUTSIDE = 0.02
"""Share of the numbers that may lie beyond either end: else one outlier would pale all else."""
_SAMPLE = 40_000


class ColourScale:
    """Logarithms to base 10 between `low` and `high`; beyond them the colour of the end.

    Both are those of 1 or 3 times a power of ten, to have short numbers in the legend.
    """

    def __init__(self) -> None:
        self.low, self.high = -3.0, 1.0

    def fit(self, logs: Sequence[NDArray[np.float32]]) -> bool:
        """Fit the ends to these logarithms; whether they have moved."""
        before = self.low, self.high
        sample = [each.ravel()[:: max(1, each.size * len(logs) // _SAMPLE)] for each in logs]
        known = np.concatenate(sample)
        known = known[np.isfinite(known)]
        if len(known):
            low, high = np.quantile(known, (_OUTSIDE, 1 - _OUTSIDE))
            self.low, self.high = (
                _rounded_down(float(low) + _CLOSE),
                _rounded_up(float(high) - _CLOSE),
            )
            if self.high - self.low < 1:
                self.low, self.high = math.floor(self.low), math.floor(self.low) + 2.0
        return before != (self.low, self.high)

    def indices(self, logs: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Return the place of each logarithm in the colour table; -inf is zero, NaN lost."""
        scaled = (logs - np.float32(self.low)) * np.float32((SHADES - 1) / (self.high - self.low))
        lost = np.isnan(logs)
        scaled[lost] = 0
        shades = np.clip(scaled + np.float32(0.5), 0, SHADES - 1)
        found: NDArray[np.uint8] = shades.astype(np.uint8)
        found[lost] = LOST
        found[np.isneginf(logs)] = ZERO
        return found


def colour_table(theme: Theme) -> list[int]:
    """Return the 256 colours of a theme's scale, as Qt's numbers."""
    anchors = np.array([QColor(each).getRgb() for each in theme.ramp], dtype=np.float64)
    places = np.linspace(0, len(anchors) - 1, SHADES)
    known = np.arange(len(anchors))
    channels = [np.interp(places, known, channel).round().astype(int) for channel in anchors.T]
    table = [QColor(int(r), int(g), int(b)).rgb() for r, g, b, _ in np.transpose(channels)]
    table += [table[-1]] * (ZERO - SHADES)
    return [*table, QColor(theme.heat_zero).rgb(), QColor(theme.heat_lost).rgb()]


def power_words(log: float) -> str:
    """Write 10 to this power: "0.003", "30", "3·10⁻⁵"."""
    power = math.floor(log + 1e-6)
    digit = round(10 ** (log - power))
    if -3 <= power <= 3:
        return f"{digit * 10.0**power:,.{max(0, -power)}f}"
    raised = "10" + str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return raised if digit == 1 else f"{digit}·{raised}"


def _rounded_down(log: float) -> float:
    whole = math.floor(log)
    return whole + _THREE if log - whole >= _THREE else float(whole)


def _rounded_up(log: float) -> float:
    whole = math.floor(log)
    if log == whole:
        return float(whole)
    return whole + _THREE if log - whole <= _THREE else whole + 1.0
