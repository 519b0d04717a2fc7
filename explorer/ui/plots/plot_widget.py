"""A pyqtgraph plot with our manners: themed, unable to be dragged off, no foreign menus."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFont, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.ui.theme.palette import Theme

LEFT_AXIS_PX = 56
"""Width of the left axis of every plot, so that views on the depth axis stand in line."""


class PlotWidget(pg.PlotWidget):  # type: ignore[misc]
    """Zooms and pans along x only; y always holds what there is to see."""

    def __init__(self, parent: QWidget | None = None, *, is_log: bool = False) -> None:
        axes = {"left": _PowerAxis("left")} if is_log else {}
        super().__init__(parent, axisItems=axes)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=True, y=False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMinimumSize(0, 0)
        plot = self.getPlotItem()
        plot.getAxis("left").setWidth(LEFT_AXIS_PX)
        plot.getAxis("left").enableAutoSIPrefix(False)
        plot.getAxis("bottom").enableAutoSIPrefix(False)
        plot.layout.setContentsMargins(0, 4, 10, 0)

    def apply_theme(self, theme: Theme) -> None:
        """Colour background, axes and grid."""
        self.setBackground(theme.base)
        font = QFont(self.font())
        font.setPointSizeF(_TICK_POINTS * theme.font_scale)
        for side in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(pen(theme.border, 1))
            axis.setTextPen(pen(theme.muted, 1))
            axis.setTickFont(font)


_TICK_POINTS = 9.0
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class _PowerAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of logarithms to base 10, marked 10⁻², 10⁰, 10²."""

    @override
    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        """Whole powers alone, and no more than fit."""
        most = max(2, int(size / 24))
        return [(max(1, math.ceil((maxVal - minVal) / most)), 0)]

    @override
    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [_power(value) for value in values]


def _power(exponent: float) -> str:
    return "10" + str(round(exponent)).translate(_SUPERSCRIPTS)


DASHES = (None, (6, 2), (2, 2), (6, 2, 2, 2), (10, 3), (4, 4), (1, 2), (8, 2, 2, 2, 2, 2))
"""Dash pattern of arm A, B, ..., so that lines are told apart without colour."""

LINE_SIGNS = ("━━", "╍╍", "┅┅", "╍┅", "━╍", "╍ ╍", "┉┉", "╍┉")
"""The same in a legend."""

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
