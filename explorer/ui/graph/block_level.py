"""The middle level: blocks as boxes under the arcs of their skips, or a group of them as one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from explorer.network.block_group import BlockGroup
from explorer.network.block_plan import Skip
from explorer.network.lookup import BlockPlace
from explorer.ui.graph.arc_row import paint_arc_row
from explorer.ui.graph.canvas import Canvas
from explorer.ui.graph.frame import smooth
from explorer.ui.graph.stage_level import paint_slab
from explorer.ui.kit.colour_ramp import blend, readable_on
from explorer.ui.kit.hatch import hatch
from explorer.ui.kit.text import grouped

_SHEETS = 2
"""Edges of further blocks that show behind a collapsed group."""
_SHEET_PX = 3.0
_BOX_SHARE = 0.22
"""Share of the stage's colour behind the cells of a block."""
_ROUND_PX = 60.0
"""Narrower boxes have square corners, which are quick to paint."""
_NAME_PX = 60.0
"""Least space under an arc in which the block's name is written."""
_NAME_MARGIN_PX = 14.0
"""From the foot of an arc to the name under it."""


def paint_boxes(canvas: Canvas, places: list[BlockPlace]) -> None:
    """Paint the box behind each block's layers; it fades in as they become visible."""
    frame, painter = canvas.frame, canvas.painter
    opacity = frame.layers_opacity
    if not places or opacity <= 0:
        return
    number, in_block = places[0].number, places[0].stage.layers_per_block
    is_plain = (
        canvas.values is not None
    )  # next to a scale, no other colour may be mistaken for one of it
    colour = QColor(canvas.theme.stem) if is_plain else canvas.stages.stage(number)
    # Opaque: what shines through takes ten times as long to paint.
    painter.setBrush(blend(canvas.band(number), colour, _BOX_SHARE * opacity))
    painter.setPen(Qt.PenStyle.NoPen)
    gap = min(2.0, frame.outer_gap(in_block))
    first = places[0]
    model = frame.box(first.start, first.end, first.stage.out_shape[1], canvas.full).adjusted(
        gap / 2, -2, -gap / 2, 2
    )
    px = frame.px_per_layer
    boxes = [model.translated((place.start - first.start) * px, 0) for place in places]
    if model.width() < _ROUND_PX:
        painter.drawRects(boxes)
        return
    for box in boxes:
        painter.drawRoundedRect(box, 4, 4)


def paint_arcs(canvas: Canvas, places: list[BlockPlace]) -> None:
    """Paint each block's skip: identity solid, padded dashed, projection with its 1x1."""
    skips: dict[tuple[Skip, bool], list[BlockPlace]] = {}
    for place in places:
        if place.model.skip:
            kind = place.model.skip, bool(place.model.common)
            skips.setdefault(kind, []).append(place)
    if not skips:
        return
    frame, theme = canvas.frame, canvas.theme
    in_block = places[0].stage.layers_per_block
    px = frame.px_per_layer * in_block
    canvas.fade(frame.arcs_opacity(in_block))
    thickness = theme.thin + (theme.line - theme.thin) * smooth(px, 8, 20)

    def stroke(painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for (skip, _), blocks in skips.items():
            painter.setPen(canvas.skip_pen(thickness, is_padded=skip == "pad"))
            # One by one: to stroke a path of fifty thick arcs takes twenty times as long.
            arc = _arc(canvas, blocks[0])
            for place in blocks:
                painter.drawPath(
                    arc.translated((place.start - blocks[0].start) * frame.px_per_layer, 0)
                )

    left, right = frame.x(places[0].start - 0.5), frame.x(places[-1].end + 0.5)
    area = QRectF(left, frame.arcs_top, right - left, frame.axis - frame.arcs_top)
    area = canvas.visible_part(area.adjusted(-thickness, -thickness, thickness, thickness))
    name = "arcs", places[0].number, places[0].start, places[-1].end
    canvas.kept.paint(canvas.painter, name, area, stroke)
    canvas.painter.setPen(canvas.skip_pen(thickness))
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    for (skip, _), blocks in skips.items():
        for place in blocks if skip == "projection" else ():
            _paint_projection(canvas, place)
    canvas.fade(1)


def paint_names(canvas: Canvas, places: list[BlockPlace]) -> None:
    """Write the name of each block whose arc has space for it."""
    if not places:
        return
    widest = canvas.frame.px_per_layer * places[0].stage.layers_per_block - 2 * _NAME_MARGIN_PX
    if widest < _NAME_PX:
        return
    for place in places:
        box = _name_box(canvas, place)
        if box.width() >= _NAME_PX:
            muted = QColor(canvas.theme.muted)
            canvas.write([place.name], canvas.visible_part(box), muted, is_left=True)


def _name_box(canvas: Canvas, place: BlockPlace) -> QRectF:
    """Return the space for a block's name: left of the projection, if it has one."""
    frame = canvas.frame
    top = frame.arcs_top + 3
    left = _arc_begin(canvas, place) + _NAME_MARGIN_PX
    right = frame.x(place.end + 0.5) - _NAME_MARGIN_PX
    if place.model.skip == "projection":
        right = projection_box(canvas, place).left() - 4
    return QRectF(left, top, right - left, frame.cells_top - top)


def projection_box(canvas: Canvas, place: BlockPlace) -> QRectF:
    """Return where the 1x1 convolution on a block's arc is drawn."""
    frame = canvas.frame
    width = frame.px_per_layer * place.stage.layers_per_block
    share = smooth(width, 40, 90)
    wide = min(0.5 * width, 9.0 + share * (canvas.font.width("1×1") + 5))
    high = min(frame.cells_top - frame.arcs_top + 2, 9.0 + share * (canvas.font.height - 9.0))
    centre = frame.x((place.start + place.end) / 2)
    return QRectF(centre - wide / 2, frame.arcs_top - 4, wide, high)


def paint_group(canvas: Canvas, number: int, group: BlockGroup) -> None:
    """Paint a group of equal blocks as one box over the same layers, with their number."""
    stage, frame, painter = canvas.plan.stages[number], canvas.frame, canvas.painter
    rect = frame.box(group.start, group.end, stage.out_shape[1], canvas.full)
    gap = min(2.0, 0.02 * rect.width())
    rect.adjust(gap, 0, -gap, 0)
    ink = QColor(canvas.theme.text)
    colour = canvas.stages.stage(number)
    paint_arc_row(canvas, number, group.start, group.end, 1)
    for sheet in range(_SHEETS, 0, -1):
        painter.setPen(QPen(ink, 1))
        painter.setBrush(blend(QColor(canvas.theme.base), colour, 0.35))
        painter.drawRect(
            rect.translated(0, sheet * _SHEET_PX).adjusted(2 * sheet, 0, -2 * sheet, 0)
        )
    paint_slab(canvas, number, group.start, group.end, 1)
    painter.setPen(QPen(ink, canvas.theme.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    seen = canvas.visible_part(rect)
    canvas.pill(f"× {grouped(group.count)}", seen.center(), seen)


def _arc(canvas: Canvas, place: BlockPlace) -> QPainterPath:
    """From a block's input, or the activation that both paths read, to the addition."""
    frame = canvas.frame
    axis, top, shoulder = frame.axis, frame.arcs_top, frame.cells_top - 3
    begin, end = _arc_begin(canvas, place), frame.x(place.end + 0.5)
    bend = min(0.25 * (end - begin), 14.0)
    path = QPainterPath()
    path.moveTo(begin, axis)
    path.lineTo(begin, shoulder)
    path.cubicTo(begin, top, begin + bend, top, begin + 2 * bend, top)
    path.lineTo(end - 2 * bend, top)
    path.cubicTo(end - bend, top, end, top, end, shoulder)
    path.lineTo(end, axis)
    return path


def _arc_begin(canvas: Canvas, place: BlockPlace) -> float:
    """Return where a skip leaves the main path: behind the marks of what both paths read."""
    frame = canvas.frame
    marks = max(0.0, frame.inner_gap - 2) if place.model.common else 0.0
    return frame.x(place.start - 0.5) + marks


def _paint_projection(canvas: Canvas, place: BlockPlace) -> None:
    middle, box = (place.start + place.end) / 2, projection_box(canvas, place)
    if canvas.is_cut:
        canvas.painter.drawRect(box)
        return
    colour = canvas.values.aside_colour(middle) if canvas.values else canvas.stages.full
    canvas.painter.setPen(QPen(QColor(canvas.theme.text), 1))
    canvas.painter.setBrush(colour)
    canvas.painter.drawRect(box)
    if canvas.values and (flaw := canvas.values.aside_flaw(middle)):
        canvas.painter.setBrush(hatch(canvas.theme, flaw))
        canvas.painter.drawRect(box)
    else:
        canvas.write(["1×1"], box, readable_on(colour))
