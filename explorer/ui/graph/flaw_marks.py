"""Marks of layers without a usable number: hatched, framed, and ticked from below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPolygonF

from explorer.ui.graph.canvas import Canvas
from explorer.ui.graph.layer_level import cell_rect
from explorer.ui.kit.hatch import paint_hatched

_TICK_PX = 5.0


def paint_flaws(canvas: Canvas) -> None:
    """Mark the visible cells whose number is zero or not finite."""
    if canvas.values is None:
        return
    plan = canvas.plan
    parts = [(None, int(layer.position), int(layer.position)) for layer in (plan.stem[0],)]
    parts += [(None, plan.depth - 1, plan.depth - 1)]
    spans = [(number, stage.start, stage.end) for number, stage in enumerate(plan.stages)]
    for flaw in canvas.values.flaws:
        for number, start, end in (*parts, *spans):
            first = max(flaw.first, start, int(canvas.low) - 1)
            last = min(flaw.last, end, int(canvas.high) + 1)
            if first <= last:
                _mark(canvas, number, first, last, flaw.kind)


def _mark(canvas: Canvas, number: int | None, first: int, last: int, flaw: int) -> None:
    frame = canvas.frame
    if number is None:
        layer = canvas.plan.head[-1] if first else canvas.plan.stem[0]
        gap = frame.outer_gap(1)
        box = frame.box(first, first, layer.out_shape[1], canvas.full)
        rects = [box.adjusted(gap, 0, -gap, 0)]
    elif frame.layers_opacity > 0.5 and number not in canvas.collapsed:
        rects = [cell_rect(canvas, number, position) for position in range(first, last + 1)]
    else:
        resolution = canvas.plan.stages[number].out_shape[1]
        rects = [frame.box(first, last, resolution, canvas.full)]
    paint_hatched(canvas.painter, canvas.theme, rects, flaw)
    middle, top = frame.x((first + last) / 2), frame.bottom - _TICK_PX
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(QColor(canvas.theme.error))
    canvas.painter.drawPolygon(
        QPolygonF(
            [
                QPointF(middle, top),
                QPointF(middle + _TICK_PX, frame.bottom),
                QPointF(middle - _TICK_PX, frame.bottom),
            ]
        )
    )
