"""How a line tells which arm it is of, and whether it is now or kept for comparison."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtGui import QColor, QPen

DASHES = (None, (6, 2), (2, 2), (6, 2, 2, 2), (10, 3), (4, 4), (1, 2), (8, 2, 2, 2, 2, 2))
"""Dash pattern of arm A, B, ..., so that lines are told apart without colour."""

LINE_SIGNS = ("━━", "╍╍", "┅┅", "╍┅", "━╍", "╍ ╍", "┉┉", "╍┉")
"""The same in a legend."""

MARKERS = ("o", "s", "t", "d", "p", "h", "star", "+")
"""Symbol of arm A, B, ..., in pyqtgraph's names."""

MARKER_SIGNS = ("●", "■", "▼", "◆", "⬟", "⬢", "★", "+")
"""The same in a legend."""

KEPT_SIGN = "┈┈"
BAND_SIGN = "█"
_KEPT = (1, 3)


def pen(colour: str, width: float, dash: Sequence[float] | None = None) -> QPen:
    """Return an opaque pen whose width, and unit of its dashes, is in pixels at any zoom."""
    made: QPen = pg.mkPen(QColor(colour), width=width)
    if dash is not None:
        made.setDashPattern(dash)
    return made


def kept_pen(colour: str, width: float) -> QPen:
    """Return the dotted pen of what is kept for comparison."""
    return pen(colour, width, _KEPT)
