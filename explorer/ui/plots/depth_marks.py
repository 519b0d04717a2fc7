"""Marks on the depth axis: the selected part as a band, the layer under the mouse as a line."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter
from typing_extensions import override

from explorer.ui.kit.pens import pen
from explorer.ui.kit.plot_marks import PlotMarks
from explorer.ui.theme.palette import Theme

_ALPHA = 56


class DepthMarks(PlotMarks):
    """Both go over the whole height; on a map lines across mark steps."""

    def __init__(self, *, is_filled: bool) -> None:
        """Begin without marks; an `is_filled` band would change the colours of a map."""
        super().__init__()
        self._is_filled = is_filled
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

    @override
    def paint_marks(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
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
