"""One repaint of a network's graph, in pixels, from the back to the front.

Text and lines stay crisp at any zoom, and what would be smaller than a person sees is left out:
cell by cell, then arc by arc.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from explorer.network.plan import LayerPlan, NetworkPlan, Skip, StagePlan
from explorer.ui.theme.palette import Theme
from explorer.ui.wording import grouped

_CELL_PX = 3.0
"""Narrower cells run into one block a stage."""
_ARC_PX = 5.0
"""Narrower arcs run into one ribbon a stage."""
_WORD_PX = 46.0
"""Wider cells hold their kernel and channels."""
_ROUND_PX = 5.0
"""Narrower cells have square corners: a round one would not be seen, and takes longer."""
_LABEL_PX = 20.0
"""Height of the row of stage labels."""
_ARCS_SHARE = 0.3
"""Height that the arcs have above the cells, of what is below the labels."""
_MARGIN_PX = 6.0
_CELL_SHARE = 0.76
"""Width of a cell, of the distance between two layers."""
_LEAST_HEIGHT = 0.3
"""Height of a cell of one pixel of resolution, of the tallest."""


class Frame(NamedTuple):
    """Where things are at the present zoom, in pixels.

    Attributes:
        left: x of position 0.
        px_per_layer: Distance between two layers.
        top: Upper edge; the row of stage labels is below it.
        bottom: Lower edge.
        arcs_top: Height that the arcs rise to.
        cells_top: Height of the tallest cell's upper edge; the arcs bend above it.
        axis: Height of the line through the middle of all cells.
        tallest: Height of a cell of full resolution.
    """

    left: float
    px_per_layer: float
    top: float
    bottom: float
    arcs_top: float
    cells_top: float
    axis: float
    tallest: float

    @classmethod
    def of(cls, left: float, px_per_layer: float, top: float, bottom: float) -> Frame:
        """Share the height out among labels, arcs and cells."""
        below_label = top + _LABEL_PX
        cells_top = below_label + _ARCS_SHARE * (bottom - below_label)
        tallest = bottom - _MARGIN_PX - cells_top
        return cls(
            left,
            px_per_layer,
            top,
            bottom,
            arcs_top=below_label + 4,
            cells_top=cells_top,
            axis=cells_top + tallest / 2,
            tallest=tallest,
        )

    def x(self, position: float) -> float:
        """Return where a position on the depth axis is."""
        return self.left + position * self.px_per_layer


class GraphPainting:
    """Paints what lies between two places on the depth axis."""

    def __init__(
        self,
        painter: QPainter,
        frame: Frame,
        theme: Theme,
        label: str,
        low: float,
        high: float,
    ) -> None:
        self.painter = painter
        self.frame = frame
        self.theme = theme
        self.colour = QColor(theme.arm(label))
        self.low = low
        self.high = high

    def network(self, plan: NetworkPlan) -> None:
        """Paint a whole network.

        Blocks of a stage are alike, so where they stand is worked out; their list, long for a
        deep network, is made only to write words into cells.
        """
        full = plan.stem[0].out_shape[1]
        for number, stage in enumerate(plan.stages, start=1):
            self._band(number, stage)
        self._main_line(plan)
        for layer in (plan.stem[0], plan.head[-1]):
            rects = self._cells([layer.position], layer.out_shape[1], full, self.theme.stem)
            self._words([layer], rects, QColor(self.theme.stem))
        for number, stage in enumerate(plan.stages):
            if self._in_sight(stage.start, stage.end):
                self._stage(stage, full, self._stage_colour(number, len(plan.stages)))

    def _stage(self, stage: StagePlan, full: int, colour: QColor) -> None:
        """Paint what is in sight of a stage: skips behind, layers before them."""
        in_block = stage.first.end - stage.first.start + 1
        if self.frame.px_per_layer * in_block < _ARC_PX:
            self._ribbon(stage)
        else:
            self._skips(stage, in_block)
        if self.frame.px_per_layer < _CELL_PX:
            self._solid(stage, full, colour)
            return
        first = max(stage.start, math.ceil(self.low))
        last = min(stage.end, math.floor(self.high))
        positions = range(first, last + 1)
        rects = self._cells(positions, stage.out_shape[1], full, colour.name())
        if self._has_words():
            layers = [each for each in stage.layers if _is_cell(each) and first <= each.position]
            self._words(layers[: len(positions)], rects, colour)

    def _in_sight(self, first: float, last: float) -> bool:
        return last >= self.low and first <= self.high

    def _stage_colour(self, number: int, count: int) -> QColor:
        """The arm's colour, fuller from stage to stage."""
        share = 0.55 + 0.45 * (number / max(1, count - 1))
        return _blend(QColor(self.theme.base), self.colour, share)

    def _band(self, number: int, stage: StagePlan) -> None:
        first, last = _ends(stage)
        if not self._in_sight(first, last):
            return
        frame = self.frame
        rect = QRectF(
            QPointF(frame.x(first - 0.5), frame.top), QPointF(frame.x(last + 0.5), frame.bottom)
        )
        self.painter.fillRect(rect, QColor(self.theme.band[number % 2]))
        in_sight = rect.intersected(
            QRectF(QPointF(frame.x(self.low + 1), frame.top), QPointF(frame.x(self.high - 1), 1e9))
        )
        self._label(_stage_words(number, stage), in_sight.adjusted(5, 0, -3, 0))

    def _label(self, candidates: list[str], rect: QRectF) -> None:
        """Write the longest of some words that fits, or none."""
        metrics = self.painter.fontMetrics()
        for words in candidates:
            if metrics.horizontalAdvance(words) <= rect.width():
                self.painter.setPen(QColor(self.theme.text))
                row = QRectF(rect.left(), self.frame.top, rect.width(), _LABEL_PX)
                self.painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, words)
                return

    def _main_line(self, plan: NetworkPlan) -> None:
        self.painter.setPen(QPen(QColor(self.theme.stem), self.theme.thin))
        y = self.frame.axis
        self.painter.drawLine(
            QPointF(self.frame.x(-0.5), y), QPointF(self.frame.x(plan.depth - 0.5), y)
        )

    def _cells(
        self, positions: Sequence[float], resolution: int, full: int, colour: str
    ) -> list[QRectF]:
        """Draw cells of one resolution and colour in one go; return where they are."""
        frame = self.frame
        width = self._cell_width()
        height = self._height(resolution, full)
        left, top = frame.left - width / 2, frame.axis - height / 2
        rects = [
            QRectF(left + position * frame.px_per_layer, top, width, height)
            for position in positions
        ]
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        if width < _ROUND_PX:
            self.painter.drawRects(rects)
        else:
            for rect in rects:
                self.painter.drawRoundedRect(rect, 3, 3)
        return rects

    def _cell_width(self) -> float:
        return max(1.0, _CELL_SHARE * self.frame.px_per_layer)

    def _has_words(self) -> bool:
        return self._cell_width() >= _WORD_PX

    def _words(self, layers: Sequence[LayerPlan], rects: list[QRectF], colour: QColor) -> None:
        """Write kernel and channels into cells that have room for it."""
        if self._has_words():
            self.painter.setPen(_readable_on(colour))
            for layer, rect in zip(layers, rects, strict=True):
                self.painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _cell_words(layer))

    def _solid(self, stage: StagePlan, full: int, colour: QColor) -> None:
        first, last = _ends(stage)
        height = self._height(stage.out_shape[1], full)
        left, right = self.frame.x(first - 0.5), self.frame.x(last + 0.5)
        rect = QRectF(left, self.frame.axis - height / 2, right - left, height)
        self.painter.fillRect(rect, colour)

    def _height(self, resolution: int, full: int) -> float:
        """Taller where the image is larger, by the logarithm, so that every stage is seen."""
        share = resolution.bit_length() / full.bit_length()
        return self.frame.tallest * (_LEAST_HEIGHT + (1 - _LEAST_HEIGHT) * share)

    def _skips(self, stage: StagePlan, in_block: int) -> None:
        """Draw the arc of each block in sight, of `in_block` layers."""
        if not stage.first.skip:
            return
        width_px = self.frame.px_per_layer * in_block
        from_block = max(0, math.floor((self.low - stage.start) / in_block))
        to_block = min(stage.count, math.ceil((self.high - stage.start) / in_block) + 1)
        starts: dict[Skip | None, list[float]] = {}
        for index in range(from_block, to_block):
            block = stage.second if index and stage.second else stage.first
            starts.setdefault(block.skip, []).append(stage.start + index * in_block - 0.5)
        pen = QPen(QColor(self.theme.text), self.theme.line if width_px > 16 else self.theme.thin)
        for skip, begins in starts.items():
            pen.setDashPattern([2, 2]) if skip == "pad" else pen.setStyle(Qt.PenStyle.SolidLine)
            self.painter.setPen(pen)
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawPath(self._arcs(begins, in_block))
            for begin in begins if skip == "projection" else ():
                middle = QPointF(self.frame.x(begin + in_block / 2), self.frame.arcs_top)
                self._projection(middle, min(8.0, width_px / 4))

    def _ribbon(self, stage: StagePlan) -> None:
        """Arcs too many to be told apart, as one strip that says how many."""
        if not stage.first.skip:
            return
        frame = self.frame
        left, right = frame.x(stage.start - 0.5), frame.x(stage.end + 0.5)
        rect = QRectF(left + 1, frame.arcs_top, right - left - 2, frame.axis - frame.arcs_top)
        colour = QColor(self.theme.text)
        self.painter.setPen(QPen(colour, self.theme.thin))
        self.painter.setBrush(_blend(QColor(self.theme.band[0]), colour, 0.16))
        self.painter.drawRoundedRect(rect, 8, 8)
        words = QCoreApplication.translate("Graph", "{n} skips").format(n=grouped(stage.count))
        row = QRectF(rect.left(), rect.top(), rect.width(), frame.cells_top - frame.arcs_top)
        if self.painter.fontMetrics().horizontalAdvance(words) < rect.width():
            self.painter.drawText(row, Qt.AlignmentFlag.AlignCenter, words)

    def _arcs(self, begins: list[float], in_block: int) -> QPainterPath:
        """Each from a block's input over its layers to the addition."""
        axis, top, shoulder = self.frame.axis, self.frame.arcs_top, self.frame.cells_top
        path = QPainterPath()
        for position in begins:
            begin, end = self.frame.x(position), self.frame.x(position + in_block)
            bend = min(0.25 * (end - begin), 14.0)
            path.moveTo(begin, axis)
            path.lineTo(begin, shoulder)
            path.cubicTo(begin, top, begin + bend, top, begin + 2 * bend, top)
            path.lineTo(end - 2 * bend, top)
            path.cubicTo(end - bend, top, end, top, end, shoulder)
            path.lineTo(end, axis)
        return path

    def _projection(self, centre: QPointF, half: float) -> None:
        """The 1x1 convolution on a shortcut, as a square on its arc."""
        self.painter.setPen(QPen(QColor(self.theme.text), 1))
        self.painter.setBrush(self.colour)
        self.painter.drawRect(QRectF(centre.x() - half, centre.y() - half / 2, 2 * half, half))


def _ends(stage: StagePlan) -> tuple[float, float]:
    return stage.start, stage.end


def _is_cell(layer: LayerPlan) -> bool:
    return layer.kind in ("conv", "linear") and not layer.on_shortcut


def _cell_words(layer: LayerPlan) -> str:
    what = layer.name if layer.kind == "linear" else f"{layer.kernel}×{layer.kernel}"
    return f"{what}\n{layer.out_shape[0]}"


def _stage_words(number: int, stage: StagePlan) -> list[str]:
    """What a stage says of itself, the longest first."""
    width, size, _ = stage.out_shape
    values = {"n": number, "blocks": stage.count, "width": width, "size": size}
    return [
        template.format(**values)
        for template in (
            QCoreApplication.translate(
                "Graph", "stage {n} · {blocks} blocks · {width} ch · {size}×{size}"
            ),
            QCoreApplication.translate("Graph", "{blocks} blocks · {width} ch · {size}×{size}"),
            QCoreApplication.translate("Graph", "{width} ch · {size}×{size}"),
            QCoreApplication.translate("Graph", "{width} ch"),
        )
    ]


def _blend(under: QColor, over: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        under.redF() + share * (over.redF() - under.redF()),
        under.greenF() + share * (over.greenF() - under.greenF()),
        under.blueF() + share * (over.blueF() - under.blueF()),
    )


def _readable_on(colour: QColor) -> QColor:
    """Black or white, whichever has the greater contrast (WCAG relative luminance)."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return QColor("#000000" if luminance > 0.179 else "#ffffff")
