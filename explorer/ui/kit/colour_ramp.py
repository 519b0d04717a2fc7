"""The colours of a scale's levels, and what is readable on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from explorer.runs.scale import COUNT
from explorer.ui.theme.palette import Theme


@dataclass(frozen=True, slots=True)
class Ramp:
    """The colours of the levels.

    Attributes:
        colours: One for each level; at the end those of UNKNOWN, NON_FINITE and ZERO, which are no
            colours of the scale.
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
    unknown = blend(QColor(theme.base), QColor(theme.stem), 0.5)
    colours += [unknown, QColor(theme.heat_non_finite), QColor(theme.heat_zero)]
    return Ramp(
        tuple(colours),
        tuple(readable_on(each) for each in colours),
        np.array([each.rgba() for each in colours], dtype=np.uint32),
    )


def colour_table(theme: Theme) -> list[int]:
    """Return the 256 colours of an indexed image of levels; a negative one counts as a byte."""
    argb: list[int] = ramp(theme).argb.tolist()
    return [*argb[:COUNT], *[argb[0]] * (253 - COUNT), *argb[COUNT:]]


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
