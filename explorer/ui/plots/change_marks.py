"""Marks the steps at which something was changed on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from typing_extensions import override

from explorer.runs.changes import Change
from explorer.ui.kit.pens import kept_pen
from explorer.ui.kit.plot_marks import PlotMarks
from explorer.ui.kit.text import change_text
from explorer.ui.theme.palette import Theme

_POINTS = 8.5
_ROWS = 3
"""Lines that words are written on, so that those of near steps do not cover each other."""
_GAP_PX = 4
_VEIL = 190


class ChangeMarks(PlotMarks):
    """A thin upright line for each step with a change, and beside it what was changed."""

    def __init__(self, place_of: Callable[[float], float]) -> None:
        """Begin without marks; `place_of` tells where a step stands on the axis."""
        super().__init__()
        self._place_of = place_of
        self._changes: Sequence[Change] = ()
        self.words: dict[float, str] = {}
        """What stands at which step: between the one before and the one after."""

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Mark these changes and no others."""
        if changes == self._changes:
            return
        self._changes = changes
        self.words = {
            step + 0.5: ", ".join(dict.fromkeys(change_text(each) for each in at_step))
            for step, at_step in groupby(changes, key=lambda change: change.step)
        }
        self.update()

    @override
    def paint_marks(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        if not self.words:
            return
        to_pixels = painter.worldTransform()
        places = [
            (to_pixels.map(QPointF(self._place_of(step), 0)).x(), words)
            for step, words in self.words.items()
        ]
        painter.save()
        painter.resetTransform()
        self._paint(painter, to_pixels.mapRect(room), places, theme)
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
