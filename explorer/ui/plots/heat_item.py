"""Paints the cells of one heat map, and hatches those with a flaw."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from explorer.runs.scale import NON_FINITE, ZERO, Flaws, Levels
from explorer.ui.kit.colour_ramp import colour_table
from explorer.ui.kit.hatch import hatch
from explorer.ui.theme.palette import Theme


class HeatItem(pg.GraphicsObject):  # type: ignore[misc]
    """One image for all cells: x is the position in depth, y the step.

    Attributes:
        levels: (rows, layers) colour of each cell.
        flaws: (rows, layers) ZERO or NON_FINITE where a cell is hatched.
        top: Where the first row begins.
        size: Steps of a row.
        length: Steps that there is space for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self.begin(0)

    def begin(self, layers: int) -> None:
        """Have no rows yet, of so many layers."""
        self.prepareGeometryChange()
        self._layers = layers
        self.levels: Levels = np.empty((0, layers), np.int8)
        self.flaws: Flaws = self.levels
        self.top, self.size = 0.0, 1
        self.length = 1

    def keep_rows(self, count: int) -> None:
        """Drop all rows but the first ones."""
        self.prepareGeometryChange()
        self.levels, self.flaws = self.levels[:count], self.flaws[:count]

    def add_rows(self, levels: Levels, flaws: Flaws) -> None:
        """Add rows at the end."""
        self.prepareGeometryChange()
        self.levels = np.concatenate([self.levels, levels])
        self.flaws = np.concatenate([self.flaws, flaws])
        self.update()

    def show_rows(self, top: float, size: int, levels: Levels, flaws: Flaws) -> None:
        """Show these rows of `size` steps alone, the first of which begins at `top`."""
        self.keep_rows(0)
        self.top, self.size, self.length = top, size, len(levels) * size
        self.add_rows(levels, flaws)
        self.show()

    def apply_theme(self, theme: Theme) -> None:
        """Apply another theme."""
        self._theme = theme
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        """Return the area it paints in."""
        height = max(self.length, len(self.levels) * self.size)
        return QRectF(-0.5, self.top, self._layers, height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint all rows, and the area that the run has not reached yet."""
        theme = self._theme
        if theme is None:
            return
        painter.fillRect(self.boundingRect(), QColor(theme.band[0]))
        if not len(self.levels):
            return
        area = QRectF(-0.5, self.top, self._layers, len(self.levels) * self.size)
        is_dense = painter.worldTransform().m11() < 1
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_dense)
        painter.drawImage(area, _indexed(self.levels, colour_table(theme)))
        for flaw in (ZERO, NON_FINITE):
            mask = self.flaws == flaw
            if mask.any():
                self._paint_hatched(painter, theme, area, mask, flaw)

    def _paint_hatched(
        self, painter: QPainter, theme: Theme, area: QRectF, mask: np.ndarray, flaw: int
    ) -> None:
        """Hatch the cells of a mask, in strokes as wide as on the graph at any zoom.

        However many cells there are, it costs one image of the pixels in sight.
        """
        to_pixels = painter.worldTransform()
        seen = to_pixels.mapRect(area & QRectF(self.getViewBox().viewRect())).toAlignedRect()
        if seen.isEmpty():
            return
        strokes = QImage(seen.size(), QImage.Format.Format_ARGB32_Premultiplied)
        strokes.fill(0)
        with QPainter(strokes) as inner:
            inner.translate(-seen.topLeft())
            inner.setTransform(to_pixels, combine=True)
            inner.drawImage(area, _indexed(mask.view(np.int8), _MASK))
            inner.resetTransform()
            inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            inner.setBrushOrigin(-QPointF(seen.topLeft()))  # they stay in place in a zoom
            inner.fillRect(strokes.rect(), hatch(theme, flaw))
        painter.save()
        painter.resetTransform()
        painter.drawImage(seen.topLeft(), strokes)
        painter.restore()


_MASK = [0x00000000, 0xFFFFFFFF]


def _indexed(cells: np.ndarray, colours: list[int]) -> QImage:
    """Return an image that refers to (rows, layers) bytes; it must not outlive them."""
    height, width = cells.shape
    image = QImage(cells.view(np.uint8).data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(colours)
    return image
