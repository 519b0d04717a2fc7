"""The name of each arm at the end of its curve, where there is room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTransform
from typing_extensions import override

from explorer.runs.scale import Numbers
from explorer.ui.plots.marks import ChangeMarks, Marks
from explorer.ui.theme.palette import Theme

_POINTS = 9.0
_GAP_PX = 5
_MOST_WIDTH = 0.4
"""Of the plot's width: of longer names only the letters stand there."""
_MOST_HEIGHT = 0.35
"""Of the plot's height, for all names together: else there is no room for the curves."""
_VEIL_ALPHA = 130


class CurveEnd(NamedTuple):
    """Where the curve of an arm ends in sight, in the units of the axes."""

    label: str
    text: str
    x: float
    y: float


Reach = Callable[[float], tuple[float, float]]
"""The upper and lower end of a curve, in pixels, over so many pixels before its end."""


class EndLabels(Marks):
    """Beside the ends, or over or under the curves that reach the edge; none covers another."""

    def __init__(self, changes: ChangeMarks) -> None:
        """Leave the texts free that are painted there before."""
        super().__init__()
        self._changes = changes
        self._ends: tuple[CurveEnd, ...] = ()
        self._lines: Mapping[str, tuple[Numbers, Numbers]] = {}
        self.boxes: dict[str, QRectF] = {}
        """Where the names were painted last, in pixels, by the arm's label."""

    def show_ends(
        self, ends: Sequence[CurveEnd], lines: Mapping[str, tuple[Numbers, Numbers]]
    ) -> None:
        """Name these ends and no others; the lines that end there, (x, y), stay free of names."""
        self._lines = lines
        if tuple(ends) != self._ends:
            self._ends = tuple(ends)
            self.update()

    @override
    def paint_marks(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        to_pixels = painter.worldTransform()
        places = [to_pixels.map(QPointF(end.x, end.y)) for end in self._ends]
        painter.save()
        painter.resetTransform()
        font = QFont(painter.font())
        font.setPointSizeF(_POINTS * theme.font_scale)
        font.setBold(True)
        painter.setFont(font)
        metrics = QFontMetricsF(font, painter.device())
        area = to_pixels.mapRect(area)
        texts = [end.text for end in self._ends]
        if max(map(metrics.horizontalAdvance, texts), default=0) > _MOST_WIDTH * area.width():
            texts = [end.label for end in self._ends]
        reaches = [self._reach(end, to_pixels) for end in self._ends]
        boxes = arranged(places, texts, metrics, area, reaches, self._changes.boxes)
        self.boxes = {end.label: box for end, box in zip(self._ends, boxes, strict=False)}
        for end, text, box in zip(self._ends, texts, boxes, strict=False):
            veil = QColor(theme.base)
            veil.setAlpha(_VEIL_ALPHA)  # what lies under the text stays visible
            painter.fillRect(box, veil)
            painter.setPen(QColor(theme.arm_text(end.label)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _reach(self, end: CurveEnd, to_pixels: QTransform) -> Reach:
        x, y = self._lines[end.label]

        def over(width: float) -> tuple[float, float]:
            left = end.x - width / to_pixels.m11()
            seen = y[(x >= left) & (x <= end.x) & np.isfinite(y)]
            ends = (float(seen.min()), float(seen.max())) if len(seen) else (end.y, end.y)
            ys = [to_pixels.map(QPointF(end.x, each)).y() for each in ends]
            return min(ys), max(ys)

        return over


def arranged(
    places: Sequence[QPointF],
    texts: Sequence[str],
    metrics: QFontMetricsF,
    area: QRectF,
    reaches: Sequence[Reach],
    taken: Sequence[QRectF] = (),
) -> list[QRectF]:
    """Return a box for each text near its place, none over another; none at all without room.

    Args:
        places: Where the curves end, in pixels.
        texts: Their names.
        metrics: Of the font.
        area: Of the plot.
        reaches: How high and low each curve comes before its end.
        taken: Where other texts stand.
    """
    height = metrics.height()
    if not places or len(places) * height > _MOST_HEIGHT * area.height():
        return []
    boxes = []
    for place, text, reach in zip(places, texts, reaches, strict=True):
        width = metrics.horizontalAdvance(text) + 2 * _GAP_PX
        if place.x() + _GAP_PX + width <= area.right():
            left, top = place.x() + _GAP_PX, place.y() - height / 2
        else:
            left = min(place.x(), area.right()) - width
            high, low = reach(place.x() - left)
            over = QRectF(left, high - height - _GAP_PX, width, height)
            is_free = over.top() >= area.top() and not any(map(over.intersects, taken))
            top = over.top() if is_free else low + _GAP_PX
        boxes.append(QRectF(left, top, width, height))
    order = sorted(range(len(boxes)), key=lambda index: boxes[index].top())
    below = area.top()
    for index in order:
        boxes[index].moveTop(max(boxes[index].top(), below))
        for other in sorted(taken, key=QRectF.top):
            if boxes[index].intersects(other):
                boxes[index].moveTop(other.bottom())
        below = boxes[index].bottom()
    above = area.bottom()
    for index in reversed(order):
        boxes[index].moveBottom(min(boxes[index].bottom(), above))
        above = boxes[index].top()
    return boxes
