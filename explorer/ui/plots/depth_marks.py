"""Marks on the depth axis: the selected part as a band, the layer under the mouse as a line."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from explorer.ui.plots.pens import pen
from explorer.ui.theme.palette import Theme

_ABOVE_CURVES = 10
_ALPHA = 56


class DepthMarks(pg.GraphicsObject):  # type: ignore[misc]
    """One item paints both, over the whole height, and for a map the step that is on show."""

    def __init__(self, *, is_filled: bool) -> None:
        """Begin without marks; an `is_filled` band would change the colours of a map."""
        super().__init__()
        self._is_filled = is_filled
        self.setZValue(_ABOVE_CURVES)
        self._theme: Theme | None = None
        self.span: tuple[float, float] | None = None
        """From where to where the selected part reaches."""
        self.position: float | None = None
        """Where the mouse is, in this view or another."""
        self.across: float | None = None
        """Height of a line from left to right: the step that is on show."""
        self.hovered: float | None = None
        """Height of a thin one: the step under the mouse."""

    def show_span(self, span: tuple[float, float] | None) -> None:
        """Mark a selected part, or none."""
        if span != self.span:
            self.span = span
            self.update()

    def show_hair(self, position: float | None, hovered: float | None = None) -> None:
        """Mark a layer and a step under the mouse, or none."""
        if (position, hovered) != (self.position, self.hovered):
            self.position, self.hovered = position, hovered
            self.update()

    def show_across(self, across: float | None) -> None:
        """Mark the step that is on show, or none."""
        if across != self.across:
            self.across = across
            self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    @override
    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()

    @override
    def boundingRect(self) -> QRectF:
        """Qt asks: the room it paints in, all that is in sight."""
        return QRectF(self.getViewBox().viewRect())

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt asks: paint what is marked."""
        theme = self._theme
        if theme is None:
            return
        room = self.boundingRect()
        if self.span is not None:
            left, right = self.span
            if self._is_filled:
                shade = QColor(theme.accent)
                shade.setAlpha(_ALPHA)
                painter.fillRect(QRectF(left, room.top(), right - left, room.height()), shade)
            for colour, width in self._haloed(theme):
                painter.setPen(pen(colour, width))
                painter.drawLine(QLineF(left, room.top(), left, room.bottom()))
                painter.drawLine(QLineF(right, room.top(), right, room.bottom()))
        painter.setPen(pen(theme.muted, 1))
        if self.position is not None:
            painter.drawLine(QLineF(self.position, room.top(), self.position, room.bottom()))
        if self.hovered is not None:
            painter.drawLine(QLineF(room.left(), self.hovered, room.right(), self.hovered))
        if self.across is not None:
            for colour, width in self._haloed(theme):
                painter.setPen(pen(colour, width))
                painter.drawLine(QLineF(room.left(), self.across, room.right(), self.across))

    @staticmethod
    def _haloed(theme: Theme) -> tuple[tuple[str, float], ...]:
        """A line in a wider one of the ground's colour: it is seen on any colour of a map."""
        return (theme.base, theme.thin + 2.5), (theme.accent, theme.thin + 0.5)
