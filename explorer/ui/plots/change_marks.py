"""Marks the steps at which something was changed on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from explorer.runs.changes import Change
from explorer.ui.plots.pens import kept_pen
from explorer.ui.theme.palette import Theme
from explorer.ui.wording import change_words

_POINTS = 8.5
_ROWS = 3
"""Lines that words are written on, so that those of near steps do not cover each other."""
_GAP_PX = 4
_ABOVE_CURVES = 10
_VEIL = 190


class ChangeMarks(pg.GraphicsObject):  # type: ignore[misc]
    """A thin upright line for each step with a change, and beside it what was changed.

    One item paints all: pyqtgraph's lines with labels are two objects each, and slow to move.
    """

    def __init__(self, place_of: Callable[[float], float]) -> None:
        """Begin without marks; `place_of` tells where a step stands on the axis."""
        super().__init__()
        self._place_of = place_of
        self.setZValue(_ABOVE_CURVES)
        self._theme: Theme | None = None
        self.words: dict[float, str] = {}
        """What stands at which step: between the one before and the one after."""

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Mark these changes and no others."""
        self.words = {
            step + 0.5: ", ".join(dict.fromkeys(change_words(each) for each in at_step))
            for step, at_step in groupby(changes, key=lambda change: change.step)
        }
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
        return QRectF(self.getViewBox().viewRect())  # pyqtgraph's own keeps an old one

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt asks: paint the lines and their words."""
        if self._theme is None or not self.words:
            return
        room = painter.worldTransform().mapRect(self.boundingRect())
        places = [
            (painter.worldTransform().map(QPointF(self._place_of(step), 0)).x(), words)
            for step, words in self.words.items()
        ]
        painter.save()
        painter.resetTransform()
        self._paint(painter, room, places, self._theme)
        painter.restore()

    def _paint(
        self, painter: QPainter, room: QRectF, places: list[tuple[float, str]], theme: Theme
    ) -> None:
        font = QFont(painter.font())
        font.setPointSizeF(_POINTS * theme.font_scale)
        painter.setFont(font)
        height = painter.fontMetrics().height()
        taken = [room.left()] * _ROWS
        for x, words in places:
            painter.setPen(kept_pen(theme.muted, theme.thin))
            painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            width = painter.fontMetrics().horizontalAdvance(words) + 2 * _GAP_PX
            left = x if x + width <= room.right() else x - width
            row = next((row for row in range(_ROWS) if taken[row] <= left), _ROWS - 1)
            taken[row] = left + width
            box = QRectF(left, room.top() + 2 + row * height, width, height)
            veil = QColor(theme.base)
            veil.setAlpha(_VEIL)  # what lies under the words is still seen
            painter.fillRect(box.adjusted(2, 0, -2, 0), veil)
            painter.setPen(QColor(theme.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
