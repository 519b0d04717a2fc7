"""The nearest level: a cell a layer with its words, and marks for what stands between layers."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from explorer.network.plan import Kind, LayerPlan
from explorer.ui.graph.anatomy import Place, layers_per_block
from explorer.ui.graph.canvas import Canvas
from explorer.ui.scale.log_scale import readable_on
from explorer.ui.wording import grouped, short

_ROUND_PX = 5.0
"""Narrower cells have square corners: a round one would not be seen, and takes longer."""
_WORD_PX = 22.0
"""Narrower cells hold no words."""
_NAMED_MARK_PX = 24.0
"""Wider marks say what they are."""


def cell_rect(canvas: Canvas, number: int, position: int) -> QRectF:
    """Return where the cell of a layer of a stage is drawn."""
    stage, frame = canvas.plan.stages[number], canvas.frame
    in_block = layers_per_block(stage)
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
    in_block = layers_per_block(stage)
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
    if not canvas.is_in_sight(position, position):
        return
    frame = canvas.frame
    box = frame.box(position, position, layer.out_shape[1], canvas.full)
    gap = frame.outer_gap(1)
    rect = box.adjusted(gap, 0, -gap, 0)
    colour = canvas.values.colour(position) if canvas.values else canvas.stages.end
    _fill(canvas, [rect], colour)
    if not (canvas.values and canvas.values.flaw(position)):  # words and hatch do not go together
        paint_words(canvas, layer.name, layer, rect, colour)


def paint_words(canvas: Canvas, name: str, layer: LayerPlan, rect: QRectF, under: QColor) -> None:
    """Write into a cell what it is: kind, kernel, shape and parameters, as far as they fit."""
    if rect.width() >= _WORD_PX:
        box = canvas.in_sight(rect).adjusted(2, 0, -2, 0)
        canvas.write(_cell_words(name, layer), box, readable_on(under))


def paint_stage_words(canvas: Canvas, places: list[Place]) -> None:
    """Write into the cells of blocks."""
    if canvas.frame.px_per_layer - 2 * canvas.frame.inner_gap < _WORD_PX:
        return
    for place in places:
        for offset, (name, layer) in enumerate(place.layers):
            position = place.start + offset
            values = canvas.values
            if not canvas.is_in_sight(position, position) or (values and values.flaw(position)):
                continue
            colour = values.colour(position) if values else canvas.stages.stage(place.number)
            rect = cell_rect(canvas, place.number, position)
            paint_words(canvas, name, layer, rect, colour)


def paint_marks(canvas: Canvas, places: list[Place]) -> None:
    """Paint what stands between the layers of blocks, and between these and the next."""
    if canvas.frame.marks_seen <= 0:
        return
    canvas.painter.setOpacity(canvas.frame.marks_seen)
    alike: dict[tuple[str, bool], list[list[LayerPlan]]] = {}
    for place in places:
        key = place.model.name, place.index + 1 == place.stage.count
        groups = alike.get(key)
        if groups is None:
            groups = alike[key] = _between(place.model.layers)[1:]
            groups[-1] = groups[-1] + _lead_after(canvas, place)
        for offset, marks in enumerate(groups):
            if canvas.is_in_sight(place.start + offset, place.start + offset + 1):
                _paint_gap(canvas, place.start + offset + 0.5, marks)
    canvas.painter.setOpacity(1)


def paint_stem_marks(canvas: Canvas) -> None:
    """Paint what stands between the stem's weights and the first block's."""
    if canvas.frame.marks_seen > 0 and canvas.is_in_sight(0, 1):
        first = canvas.plan.stages[0].first
        canvas.painter.setOpacity(canvas.frame.marks_seen)
        _paint_gap(canvas, 0.5, [*canvas.plan.stem[1:], *_between(first.layers)[0]])
        canvas.painter.setOpacity(1)


def _between(layers: tuple[LayerPlan, ...]) -> list[list[LayerPlan]]:
    """Group the layers without weights by the weighted layer of the branch that they follow."""
    groups: list[list[LayerPlan]] = [[]]
    for layer in layers:
        if layer.on_shortcut:
            continue
        if layer.is_weighted:
            groups.append([])
        else:
            groups[-1].append(layer)
    return groups


def _lead_after(canvas: Canvas, place: Place) -> list[LayerPlan]:
    """Return the layers that stand between a block and the first weights after it."""
    stages = canvas.plan.stages
    if place.index + 1 < place.stage.count and place.stage.second:
        return _between(place.stage.second.layers)[0]
    if place.number + 1 < len(stages):
        return _between(stages[place.number + 1].first.layers)[0]
    return list(canvas.plan.head[:-1])


def _paint_gap(canvas: Canvas, middle: float, layers: list[LayerPlan]) -> None:
    """Paint marks side by side; an addition stands in the middle, where its arc lands."""
    kinds = [layer.kind for layer in layers if not (canvas.is_cut and layer.kind == "add")]
    if not kinds:
        return
    frame = canvas.frame
    room, centre = 2 * frame.inner_gap - 4, frame.x(middle)
    if "add" not in kinds:
        slot = room / len(kinds)
        for index, kind in enumerate(kinds):
            _paint_mark(canvas, kind, centre - room / 2 + (index + 0.5) * slot, min(slot, room / 2))
        return
    at = kinds.index("add")
    before, after = kinds[:at], kinds[at + 1 :]
    slot = room / (1 + 2 * max(len(before), len(after)))
    for index, kind in enumerate(kinds):
        _paint_mark(canvas, kind, centre + (index - at) * slot, slot)


def _paint_mark(canvas: Canvas, kind: Kind, x: float, slot: float) -> None:
    painter, y = canvas.painter, canvas.frame.axis
    half = min(slot - 2, 18.0) / 2
    ink = QColor(canvas.theme.text)
    painter.setPen(QPen(ink, 1.5 if half > 3 else 1.0))
    painter.setBrush(QColor(canvas.theme.base))
    match kind:
        case "batchnorm" | "groupnorm":
            tall = 0.3 * canvas.frame.tallest
            if slot >= _NAMED_MARK_PX:
                box = QRectF(x - slot / 2 + 1, y - 10, slot - 2, 20)
                painter.drawRoundedRect(box, 3, 3)
                canvas.write(["BN" if kind == "batchnorm" else "GN"], box, ink)
            else:
                wide = min(half, 2.5)
                painter.drawRoundedRect(QRectF(x - wide, y - tall, 2 * wide, 2 * tall), 2, 2)
        case "relu":
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(x - half, y + half / 2),
                        QPointF(x, y + half / 2),
                        QPointF(x + half, y - half),
                    ]
                )
            )
        case "add":
            half = max(half, 4.0)
            painter.drawEllipse(QPointF(x, y), half, half)
            painter.drawLine(QLineF(x - half, y, x + half, y))
            painter.drawLine(QLineF(x, y - half, x, y + half))
        case _:  # pools: wide before, narrow after
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(x - half, y - 1.6 * half),
                        QPointF(x + half, y - 0.6 * half),
                        QPointF(x + half, y + 0.6 * half),
                        QPointF(x - half, y + 1.6 * half),
                    ]
                )
            )


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


def _cell_words(name: str, layer: LayerPlan) -> list[str]:
    """What a cell says of itself, the longest first."""
    channels, size, _ = layer.out_shape
    own = name.rpartition(".")[2]
    if layer.kind == "linear":
        return [
            f"{own} · linear\n{channels}\n{grouped(layer.params)}",
            f"{own}\n{channels}\n{short(layer.params)}",
            f"{own}\n{channels}",
            own,
        ]
    kernel = f"{layer.kernel}×{layer.kernel}"
    strided = f"{kernel} /{layer.stride}" if layer.stride > 1 else kernel
    shape = f"{channels}×{size}×{size}"
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
