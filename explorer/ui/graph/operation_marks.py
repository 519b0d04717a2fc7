"""Marks of the operations without weights, which stand between the cells."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPen, QPolygonF

from explorer.network.layer_plan import Kind, LayerPlan
from explorer.network.lookup import BlockPlace
from explorer.ui.graph.canvas import Canvas

_NAMED_MARK_PX = 24.0
"""Wider marks say what they are."""


def paint_marks(canvas: Canvas, places: list[BlockPlace]) -> None:
    """Paint what stands between the layers of blocks, and between these and the next."""
    if canvas.frame.marks_opacity <= 0:
        return
    canvas.fade(canvas.frame.marks_opacity)
    groups_of: dict[tuple[str, bool], list[list[LayerPlan]]] = {}
    for place in places:
        key = place.model.name, place.index + 1 == place.stage.count
        groups = groups_of.get(key)
        if groups is None:
            groups = groups_of[key] = _between(place.model.layers)[1:]
            groups[-1] = groups[-1] + _lead_after(canvas, place)
        for offset, marks in enumerate(groups):
            if canvas.is_visible(place.start + offset, place.start + offset + 1):
                _paint_gap(canvas, place.start + offset + 0.5, marks)
    canvas.fade(1)


def paint_stem_marks(canvas: Canvas) -> None:
    """Paint what stands between the stem's weights and the first block's."""
    if canvas.frame.marks_opacity > 0 and canvas.is_visible(0, 1):
        first = canvas.plan.stages[0].first
        canvas.fade(canvas.frame.marks_opacity)
        _paint_gap(canvas, 0.5, [*canvas.plan.stem[1:], *_between(first.layers)[0]])
        canvas.fade(1)


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


def _lead_after(canvas: Canvas, place: BlockPlace) -> list[LayerPlan]:
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


def _paint_column(canvas: Canvas, x: float, half: float) -> None:
    painter, radius = canvas.painter, max(0.4 * half, 1.0)
    for index in (-1, 0, 1):
        painter.setBrush(QColor(canvas.theme.base if index == 0 else canvas.theme.text))
        painter.drawEllipse(QPointF(x, canvas.frame.axis + 3 * index * radius), radius, radius)


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
        case "dropout":  # values in a column, of which one is left out
            _paint_column(canvas, x, half)
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
