"""The pens of our plots: opaque, for a transparent one is slow to paint."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtGui import QColor, QPen

from explorer.ui.theme.line_look import LineLook

DOTTED_SIGN = "┈┈"
"""In a legend, a line drawn with `dotted_pen`."""
BAND_SIGN = "█"
"""In a legend, the range of several seeds."""
_DOTS = (1, 3)


def pen(colour: str, width: float, dash: Sequence[float] | None = None) -> QPen:
    """Return an opaque pen whose width, and unit of its dashes, is in pixels at any zoom."""
    made: QPen = pg.mkPen(QColor(colour), width=width)
    if dash is not None:
        made.setDashPattern(dash)
    return made


def pen_of(look: LineLook) -> QPen:
    """Return the pen of an arm's line."""
    return pen(look.colour, look.width, look.dash)


def dotted_pen(colour: str, width: float) -> QPen:
    """Return the pen of reference lines, such as that of step 1."""
    return pen(colour, width, _DOTS)
