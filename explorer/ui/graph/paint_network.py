"""Paints a whole network, from the back to the front, through all levels of detail."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from explorer.network.block_group import block_group
from explorer.network.lookup import BlockPlace, Located, block_at, blocks_between, locate
from explorer.ui.graph.arc_row import paint_arc_row
from explorer.ui.graph.block_level import (
    paint_arcs,
    paint_boxes,
    paint_group,
    paint_names,
    projection_box,
)
from explorer.ui.graph.canvas import Canvas
from explorer.ui.graph.flaw_marks import paint_flaws
from explorer.ui.graph.layer_level import (
    cell_rect,
    paint_cells,
    paint_end,
    paint_stage_texts,
)
from explorer.ui.graph.operation_marks import paint_marks, paint_stem_marks
from explorer.ui.graph.stage_level import paint_band, paint_slab

_LEAST_MARK_PX = 6.0
"""A selection is never marked narrower than this."""


def paint_network(canvas: Canvas, selected_name: str | None) -> None:
    """Paint the visible part of a network, and mark the selected block or layer if it has it."""
    plan = canvas.plan
    selected = locate(plan, selected_name) if selected_name is not None else None
    visible = [
        number
        for number, stage in enumerate(plan.stages)
        if canvas.is_visible(stage.start, stage.end)
    ]
    for number in visible:
        paint_band(canvas, number)
    if selected is not None:
        _paint_shade(canvas, selected)
    _paint_main_line(canvas)
    for number in visible:
        _paint_stage(canvas, number)
    paint_stem_marks(canvas)
    paint_end(canvas, plan.stem[0])
    paint_end(canvas, plan.head[-1])
    paint_flaws(canvas)
    if selected is not None:
        _paint_selected(canvas, selected)


def _paint_stage(canvas: Canvas, number: int) -> None:
    stage = canvas.plan.stages[number]
    group = block_group(stage) if number in canvas.collapsed else None
    first, last = stage.start, stage.end
    if group is not None:
        last = group.start - 1
    if last >= first:
        _paint_expanded(canvas, number, first, last)
    if group is not None and canvas.is_visible(group.start, group.end):
        paint_group(canvas, number, group)


def _paint_expanded(canvas: Canvas, number: int, first: int, last: int) -> None:
    """Paint the blocks from one position to another, in the detail of the present zoom."""
    frame = canvas.frame
    in_block = canvas.plan.stages[number].layers_per_block
    opacity = frame.blocks_opacity(in_block)
    paint_arc_row(canvas, number, first, last, 1 - frame.arcs_opacity(in_block))
    paint_slab(canvas, number, first, last, 1 - opacity)
    if opacity <= 0:
        return
    low, high = max(first, canvas.low), min(last, canvas.high)
    found = blocks_between(canvas.plan, number, low, high)
    blocks = [place for place in found if place.start <= last]
    paint_boxes(canvas, blocks)
    paint_arcs(canvas, blocks)
    paint_cells(canvas, number, first, last)
    paint_names(canvas, blocks)
    paint_stage_texts(canvas, blocks)
    paint_marks(canvas, blocks)


def _paint_main_line(canvas: Canvas) -> None:
    frame = canvas.frame
    canvas.painter.setPen(QPen(QColor(canvas.theme.stem), canvas.theme.thin))
    ends = QPointF(frame.x(0), frame.axis), QPointF(frame.x(canvas.plan.depth - 1), frame.axis)
    canvas.painter.drawLine(*ends)


def _paint_shade(canvas: Canvas, selected: Located) -> None:
    """Shade the block in which the selection lies, behind everything."""
    rect = _block_rect(canvas, selected)
    if rect is not None:
        tint = QColor(canvas.theme.accent)
        tint.setAlphaF(0.3)
        canvas.painter.fillRect(rect, tint)


def _paint_selected(canvas: Canvas, selected: Located) -> None:
    """Frame the selected block, or the selected layer in its block."""
    rect = _layer_rect(canvas, selected) or _block_rect(canvas, selected)
    if rect is None:
        return
    painter, width = canvas.painter, canvas.theme.line + 0.5
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(canvas.theme.base), width + 3))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(QPen(QColor(canvas.theme.accent), width))
    painter.drawRoundedRect(rect, 4, 4)


def _block_rect(canvas: Canvas, part: Located) -> QRectF | None:
    """Return the area of the block that a part is or lies in, from its label to the bottom.

    A layer without weights before the linear layer stands at the place of the last block, and has
    that one's area. None if it is not visible.
    """
    place = part.place or block_at(canvas.plan, part.span.first)
    first, last = (place.start, place.end) if place else part.span
    if not canvas.is_visible(first, last):
        return None
    frame = canvas.frame
    left, right = frame.x(first - 0.5), frame.x(last + 0.5)
    spare = max(0.0, _LEAST_MARK_PX - (right - left)) / 2
    top = frame.top + frame.label_px
    return QRectF(left - spare, top, right - left + 2 * spare, frame.bottom - top - 1)


def _layer_rect(canvas: Canvas, part: Located) -> QRectF | None:
    """Return the area of a layer by itself; None for a block, and while layers are not visible."""
    place, layer = part.place, part.model
    if layer is None or place is None or canvas.frame.layers_opacity <= 0.5:
        return None
    if _is_collapsed(canvas, place):
        return None
    if layer.on_shortcut:
        return projection_box(canvas, place).adjusted(-2, -2, 2, 2)
    if not layer.is_weighted:
        return None
    position = round(part.span.first)
    return cell_rect(canvas, place.number, position).adjusted(-2.5, -2.5, 2.5, 2.5)


def _is_collapsed(canvas: Canvas, place: BlockPlace) -> bool:
    group = block_group(place.stage) if place.number in canvas.collapsed else None
    return group is not None and place.index >= group.first
