"""Skips that are too dense to be seen singly: a row of small arcs with their number."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath

from explorer.counts import COUNTS
from explorer.ui.graph.canvas import Canvas

_LEAST_ARC_PX = 11.0
"""Narrower arcs would run together; where blocks are narrower, one arc stands for several."""
_PLATE_MARGIN_PX = 5.0


def arcs_drawn(count: int, width: float) -> int:
    """Return how many arcs stand for so many skips in a width in pixels: never one for many.

    Each stands for 1, 2, 4, ... skips, so that a zoom moves arcs and seldom changes their number.
    """
    each = 1 << max(0, math.ceil(math.log2(_LEAST_ARC_PX * count / max(width, 1.0))))
    return min(count, max(2, round(count / each)))


def paint_arc_row(canvas: Canvas, number: int, first: float, last: float, opacity: float) -> None:
    """Paint the skips of a stage's blocks from one position to another as a row of arcs."""
    stage, frame, painter = canvas.plan.stages[number], canvas.frame, canvas.painter
    if not stage.first.skip or opacity <= 0:
        return
    count = round((last - first + 1) / stage.layers_per_block)
    left, right = frame.x(first - 0.5) + 1, frame.x(last + 0.5) - 1
    drawn = arcs_drawn(count, right - left)
    shoulder = frame.axis - frame.height(stage.out_shape[1], canvas.full) / 2
    arc = _arc((right - left) / drawn, frame.arcs_top, shoulder)
    canvas.fade(opacity)
    painter.setPen(canvas.skip_pen(canvas.theme.thin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    seen = canvas.visible_part(QRectF(left, frame.arcs_top, right - left, shoulder))
    width = (right - left) / drawn
    begin = max(0, math.floor((seen.left() - left) / width))
    end = min(drawn, math.ceil((seen.right() - left) / width))
    for index in range(begin, end):  # one by one: long paths are slow to stroke
        painter.drawPath(arc.translated(left + index * width, 0))
    text = COUNTS.skips_off(count) if canvas.is_cut else COUNTS.skips(count)
    _write(
        canvas,
        number,
        text,
        QRectF(seen.left(), frame.arcs_top, seen.width(), shoulder - frame.arcs_top),
    )
    canvas.fade(1)


def _arc(width: float, top: float, shoulder: float) -> QPainterPath:
    """Return one arc that begins at x = 0, as high as those of single blocks."""
    bend = min(width / 4, 14.0)
    path = QPainterPath()
    path.moveTo(0, shoulder)
    path.cubicTo(0, top, bend, top, 2 * bend, top)
    path.lineTo(width - 2 * bend, top)
    path.cubicTo(width - bend, top, width, top, width, shoulder)
    return path


def _write(canvas: Canvas, number: int, text: str, room: QRectF) -> None:
    """Write how many there are on a plate in their middle, if it has room."""
    plate = QRectF(0, 0, canvas.font.width(text) + 2 * _PLATE_MARGIN_PX, canvas.font.height)
    plate.moveCenter(room.center())
    if plate.width() > room.width() or plate.height() > room.height() + 2:
        return
    cleared = QRectF(plate.left(), room.top() - 2, plate.width(), room.height() + 1)
    canvas.painter.fillRect(cleared, canvas.band(number))
    canvas.write([text], plate, QColor(canvas.theme.text))
