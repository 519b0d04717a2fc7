"""The finest level: a cell for each layer, and in it a text that says what it is."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from explorer.network.layer_plan import LayerPlan
from explorer.network.lookup import BlockPlace
from explorer.network.module_path import local_name
from explorer.ui.graph.canvas import Canvas
from explorer.ui.kit.colour_ramp import readable_on
from explorer.ui.kit.text import grouped, short

_ROUND_PX = 5.0
"""Narrower cells have square corners: round ones would not show, and take longer."""
_TEXT_PX = 22.0
"""Narrower cells hold no text."""


def cell_rect(canvas: Canvas, number: int, position: int) -> QRectF:
    """Return where the cell of a layer of a stage is drawn."""
    stage, frame = canvas.plan.stages[number], canvas.frame
    in_block = stage.layers_per_block
    local = (position - stage.start) % in_block
    box = frame.box(position, position, stage.out_shape[1], canvas.full)
    before = frame.outer_gap(in_block) if local == 0 else frame.inner_gap
    after = frame.outer_gap(in_block) if local == in_block - 1 else frame.inner_gap
    return box.adjusted(before, 0, -after, 0)


def paint_cells(canvas: Canvas, number: int, first: int, last: int) -> None:
    """Paint the cells of a stage from one position to another."""
    first, last = max(first, math.floor(canvas.low)), min(last, math.ceil(canvas.high))
    if last < first:
        return
    stage, frame = canvas.plan.stages[number], canvas.frame
    in_block = stage.layers_per_block
    model = frame.box(0, 0, stage.out_shape[1], canvas.full)
    top, height = model.top(), model.height()
    inner, outer, px = frame.inner_gap, frame.outer_gap(in_block), frame.px_per_layer
    edges = []  # of a cell, from the middle between two layers, by its place in the block
    for local in range(in_block):
        left = frame.left - px / 2 + (inner if local else outer)
        right = frame.left + px / 2 - (outer if local == in_block - 1 else inner)
        edges.append((left, right - left))
    cells = [
        QRectF(edges[local][0] + position * px, top, edges[local][1], height)
        for position in range(first, last + 1)
        for local in ((position - stage.start) % in_block,)
    ]
    if canvas.values is None:
        _fill(canvas, cells, canvas.stages.stage(number))
        return
    groups: dict[int, list[QRectF]] = {}
    for level, cell in zip(canvas.values.levels[first : last + 1], cells, strict=True):
        groups.setdefault(level, []).append(cell)
    for level, group in groups.items():
        _fill(canvas, group, canvas.values.ramp.colours[level])


def paint_end(canvas: Canvas, layer: LayerPlan) -> None:
    """Paint the stem's or the head's cell."""
    position = int(layer.position)
    if not canvas.is_visible(position, position):
        return
    frame = canvas.frame
    box = frame.box(position, position, layer.out_shape[1], canvas.full)
    gap = frame.outer_gap(1)
    rect = box.adjusted(gap, 0, -gap, 0)
    colour = canvas.values.colour(position) if canvas.values else canvas.stages.end
    _fill(canvas, [rect], colour)
    if not (canvas.values and canvas.values.flaw(position)):  # text on a hatch is hard to read
        paint_text(canvas, layer.name, layer, rect, colour)


def paint_text(canvas: Canvas, name: str, layer: LayerPlan, rect: QRectF, under: QColor) -> None:
    """Write into a cell what it is: kind, kernel, shape and parameters, as far as they fit."""
    if rect.width() >= _TEXT_PX:
        box = canvas.visible_part(rect).adjusted(2, 0, -2, 0)
        canvas.write(_cell_texts(name, layer), box, readable_on(under))


def paint_stage_texts(canvas: Canvas, places: list[BlockPlace]) -> None:
    """Write into the cells of blocks."""
    if canvas.frame.px_per_layer - 2 * canvas.frame.inner_gap < _TEXT_PX:
        return
    for place in places:
        for offset, (name, layer) in enumerate(place.layers):
            position = place.start + offset
            values = canvas.values
            if not canvas.is_visible(position, position) or (values and values.flaw(position)):
                continue
            colour = values.colour(position) if values else canvas.stages.stage(place.number)
            rect = cell_rect(canvas, place.number, position)
            paint_text(canvas, name, layer, rect, colour)


def _fill(canvas: Canvas, rects: list[QRectF], colour: QColor) -> None:
    painter = canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    width = rects[0].width()
    if width < _ROUND_PX:
        painter.drawRects(rects)
    else:
        radius = min(3.0, width / 4)
        for rect in rects:
            painter.drawRoundedRect(rect, radius, radius)


def _cell_texts(name: str, layer: LayerPlan) -> list[str]:
    """Return what a cell may say of its layer, the longest first."""
    channels, height, width = layer.out_shape
    own = local_name(name)
    if layer.kind == "linear":
        return [
            f"{own} · linear\n{channels}\n{grouped(layer.params)}",
            f"{own}\n{channels}\n{short(layer.params)}",
            f"{own}\n{channels}",
            own,
        ]
    kernel = f"{layer.kernel}×{layer.kernel}"
    strided = f"{kernel} /{layer.stride}" if layer.stride > 1 else kernel
    shape = f"{channels}×{height}×{width}"
    params = grouped(layer.params)
    return [
        f"{own} · {strided} conv\n{shape}\n{params}",
        f"conv {strided}\n{shape}\n{params}",
        f"conv {strided} · {params}\n{shape}",
        f"conv {strided}\n{shape}",
        f"{strided}\n{channels}",
        f"{kernel}\n{channels}",
        strided,
        kernel,
    ]
