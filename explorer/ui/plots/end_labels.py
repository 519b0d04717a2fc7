"""The name of each arm at the end of its curve, where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from typing_extensions import override

from explorer.ui.plots.marks import Marks
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


class EndLabels(Marks):
    """Beside the ends, or above them where the curves reach the edge; none covers another."""

    def __init__(self) -> None:
        super().__init__()
        self._ends: tuple[CurveEnd, ...] = ()
        self.boxes: dict[str, QRectF] = {}
        """Where the names were painted last, in pixels, by the arm's label."""

    def show_ends(self, ends: Sequence[CurveEnd]) -> None:
        """Name these ends and no others."""
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
        boxes = arranged(places, texts, metrics, area)
        self.boxes = {end.label: box for end, box in zip(self._ends, boxes, strict=False)}
        for end, text, box in zip(self._ends, texts, boxes, strict=False):
            veil = QColor(theme.base)
            veil.setAlpha(_VEIL_ALPHA)  # what lies under the text stays visible
            painter.fillRect(box, veil)
            painter.setPen(QColor(theme.arm_text(end.label)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def arranged(
    places: Sequence[QPointF], texts: Sequence[str], metrics: QFontMetricsF, area: QRectF
) -> list[QRectF]:
    """Return a box for each text near its place, none over another; none at all without room."""
    height = metrics.height()
    if not places or len(places) * height > _MOST_HEIGHT * area.height():
        return []
    boxes = []
    for place, text in zip(places, texts, strict=True):
        width = metrics.horizontalAdvance(text) + 2 * _GAP_PX
        is_beside = place.x() + _GAP_PX + width <= area.right()
        left = place.x() + _GAP_PX if is_beside else min(place.x(), area.right()) - width
        top = place.y() - height / 2 if is_beside else place.y() - height - _GAP_PX
        boxes.append(QRectF(left, top, width, height))
    order = sorted(range(len(boxes)), key=lambda index: boxes[index].top())
    below = area.top()
    for index in order:
        boxes[index].moveTop(max(boxes[index].top(), below))
        below = boxes[index].bottom()
    above = area.bottom()
    for index in reversed(order):
        boxes[index].moveBottom(min(boxes[index].bottom(), above))
        above = boxes[index].top()
    return boxes
