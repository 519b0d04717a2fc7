"""The whole picture of a network, from the back to the front, through all levels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from explorer.ui.graph.anatomy import (
    Place,
    Run,
    equal_blocks,
    layers_per_block,
    place_at,
    places,
    span_of,
)
from explorer.ui.graph.between_layers import paint_marks, paint_stem_marks
from explorer.ui.graph.block_level import (
    paint_arcs,
    paint_boxes,
    paint_folded,
    paint_names,
    projection_box,
)
from explorer.ui.graph.canvas import Canvas
from explorer.ui.graph.flaws import paint_flaws
from explorer.ui.graph.layer_level import (
    cell_rect,
    paint_cells,
    paint_end,
    paint_stage_words,
)
from explorer.ui.graph.stage_level import paint_band, paint_ribbon, paint_slab

_LEAST_MARK_PX = 6.0
"""A selection is never marked narrower than this."""


def paint_network(canvas: Canvas, selected: str | None) -> None:
    """Paint what is in sight of a network, and mark what is selected of it."""
    plan = canvas.plan
    in_sight = [
        number
        for number, stage in enumerate(plan.stages)
        if canvas.is_in_sight(stage.start, stage.end)
    ]
    for number in in_sight:
        paint_band(canvas, number)
    if selected is not None:
        _paint_shade(canvas, selected)
    _paint_main_line(canvas)
    for number in in_sight:
        _paint_stage(canvas, number)
    paint_stem_marks(canvas)
    paint_end(canvas, plan.stem[0])
    paint_end(canvas, plan.head[-1])
    paint_flaws(canvas)
    if selected is not None:
        _paint_selected(canvas, selected)


def _paint_stage(canvas: Canvas, number: int) -> None:
    stage = canvas.plan.stages[number]
    run = equal_blocks(stage) if number in canvas.folded else None
    first, last = stage.start, stage.end
    if run is not None:
        last = run.start - 1
    if last >= first:
        _paint_open(canvas, number, first, last)
    if run is not None and canvas.is_in_sight(run.start, run.end):
        paint_folded(canvas, number, run)


def _paint_open(canvas: Canvas, number: int, first: int, last: int) -> None:
    """Paint the blocks from one position to another, at the level that the zoom asks for."""
    frame = canvas.frame
    in_block = layers_per_block(canvas.plan.stages[number])
    seen = frame.blocks_seen(in_block)
    paint_ribbon(canvas, number, first, last, 1 - frame.arcs_seen(in_block))
    paint_slab(canvas, number, first, last, 1 - seen)
    if seen <= 0:
        return
    low, high = max(first, canvas.low), min(last, canvas.high)
    blocks = [place for place in places(canvas.plan, number, low, high) if place.start <= last]
    paint_boxes(canvas, blocks)
    paint_arcs(canvas, blocks)
    paint_cells(canvas, number, first, last)
    paint_names(canvas, blocks)
    paint_stage_words(canvas, blocks)
    paint_marks(canvas, blocks)


def _paint_main_line(canvas: Canvas) -> None:
    frame = canvas.frame
    canvas.painter.setPen(QPen(QColor(canvas.theme.stem), canvas.theme.thin))
    ends = QPointF(frame.x(0), frame.axis), QPointF(frame.x(canvas.plan.depth - 1), frame.axis)
    canvas.painter.drawLine(*ends)


def _paint_shade(canvas: Canvas, name: str) -> None:
    """Shade the block in which the selection lies, behind everything."""
    rect = _span_rect(canvas, name)
    if rect is not None:
        tint = QColor(canvas.theme.accent)
        tint.setAlphaF(0.3)
        canvas.painter.fillRect(rect, tint)


def _paint_selected(canvas: Canvas, name: str) -> None:
    """Frame the selected block, or the selected layer in its block."""
    rect = _layer_rect(canvas, name) or _span_rect(canvas, name)
    if rect is None:
        return
    painter, width = canvas.painter, canvas.theme.line + 0.5
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(canvas.theme.base), width + 3))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(QPen(QColor(canvas.theme.accent), width))
    painter.drawRoundedRect(rect, 4, 4)


def _span_rect(canvas: Canvas, name: str) -> QRectF | None:
    """Return the room of the block that a name belongs to, from its label to the bottom."""
    span = span_of(canvas.plan, name)
    if span is None:
        return None
    place = place_at(canvas.plan, span.first)
    first, last = (place.start, place.end) if place else span
    if not canvas.is_in_sight(first, last):
        return None
    frame = canvas.frame
    left, right = frame.x(first - 0.5), frame.x(last + 0.5)
    spare = max(0.0, _LEAST_MARK_PX - (right - left)) / 2
    top = frame.top + frame.label_px
    return QRectF(left - spare, top, right - left + 2 * spare, frame.bottom - top - 1)


def _layer_rect(canvas: Canvas, name: str) -> QRectF | None:
    """Return the room of a layer by itself; None for a block, and where layers are not seen."""
    span = span_of(canvas.plan, name)
    if span is None or canvas.frame.layers_seen <= 0.5:
        return None
    place = place_at(canvas.plan, span.first)
    if place is None or name == place.name or _is_folded(canvas, place):
        return None
    if ".downsample" in name:
        return projection_box(canvas, place).adjusted(-2, -2, 2, 2)
    names = [own for own, _ in place.layers]
    if name not in names:
        return None
    position = place.start + names.index(name)
    return cell_rect(canvas, place.number, position).adjusted(-2.5, -2.5, 2.5, 2.5)


def _is_folded(canvas: Canvas, place: Place) -> bool:
    run: Run | None = equal_blocks(place.stage) if place.number in canvas.folded else None
    return run is not None and place.index >= run.first
