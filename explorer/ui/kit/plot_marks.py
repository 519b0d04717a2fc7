"""What marks over a whole plot have in common: they lie above its curves, on all in sight."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from explorer.ui.theme.palette import Theme

_ABOVE_CURVES = 10


class PlotMarks(pg.GraphicsObject):  # type: ignore[misc]
    """One item paints all marks: pyqtgraph's lines are an object or two each, and slow to move."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(_ABOVE_CURVES)
        self._theme: Theme | None = None

    def paint_marks(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        """Paint in view coordinates, in the room that is in sight."""
        raise NotImplementedError

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
        return QRectF(self.getViewBox().viewRect())  # pyqtgraph's own keeps an old one

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt asks: paint what is marked."""
        if self._theme is not None:
            self.paint_marks(painter, self.boundingRect(), self._theme)
