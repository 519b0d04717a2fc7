"""The heat map of one arm: a column a layer, a row a step, time running downwards."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QLabel, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from explorer.network.spec import NetworkSpec
from explorer.runs.history import History
from explorer.ui.plots.axis import DownAxis
from explorer.ui.plots.depth_marks import DepthMarks
from explorer.ui.plots.depth_places import DepthPlaces
from explorer.ui.plots.plot_widget import PlotWidget
from explorer.ui.plots.step_pool import StepPool
from explorer.ui.scale.log_scale import Levels, LogScale, colour_table
from explorer.ui.theme.palette import Theme

_LEAST_ROWS = 16
_MOST_NUMBERS = 400_000
"""Taken in at a time; of a long history that is opened, the rest waits for the next turn."""


class _HeatItem(pg.GraphicsObject):  # type: ignore[misc]
    """Paints an image of levels on the depth axis."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self._layers = layers
        self.levels: Levels = np.empty((0, layers), np.int8)
        self.top, self.size = 0.0, 1
        self.length = 1
        self.table: list[int] = []
        self.empty = QColor()

    @override
    def boundingRect(self) -> QRectF:
        """Qt asks: the room it paints in."""
        height = max(self.length, len(self.levels) * self.size)
        return QRectF(-0.5, self.top, self._layers, height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt asks: paint all rows, and the room that the run has not come to yet."""
        painter.fillRect(self.boundingRect(), self.empty)
        if not len(self.levels) or not self.table:
            return
        height, width = self.levels.shape
        data = self.levels.view(np.uint8).data
        image = QImage(data, width, height, width, QImage.Format.Format_Indexed8)
        image.setColorTable(self.table)
        is_dense = painter.worldTransform().m11() < 1
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_dense)
        room = QRectF(-0.5, self.top, self._layers, height * self.size)
        painter.drawImage(room, image)


class HeatStrip(PlotWidget):
    """Draws new steps alone, unless the scale or the number of steps a row has changed."""

    TOP_PX = 3

    resized = Signal()

    def __init__(
        self, label: str, network: NetworkSpec, axis: PlotWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, left=DownAxis("left"))
        tr = QCoreApplication.translate
        self.setObjectName(f"plot.gradient_heatmap.{label}")
        words = tr("HeatMaps", "Heat map of network {label}: gradient norm by depth and step")
        self.setAccessibleName(words.format(label=label))
        self.label = label
        self.places = DepthPlaces(network)
        self.pool = StepPool(self.places.depth)
        self.item = _HeatItem(self.places.depth)
        self.marks = DepthMarks(is_filled=False)
        for item in (self.item, self.marks):
            self.addItem(item, ignoreBounds=True)
        self._chip = QLabel(label, self)
        self._chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._drawn = 0
        self.hideAxis("bottom")
        view = self.getViewBox()
        view.invertY(True)
        view.disableAutoRange()
        self.setXLink(axis)
        self.leave_right(axis.right_px)

    def clear_steps(self) -> None:
        """Forget all steps."""
        self.pool = StepPool(self.places.depth)
        self._drawn = 0
        self.item.prepareGeometryChange()
        self.item.levels = self.item.levels[:0]

    def take(self, history: History, seeds: Sequence[int]) -> bool:
        """Take in new steps of the history; whether some are left for the next turn."""
        begin = self.pool.steps
        most = max(1, _MOST_NUMBERS // (len(seeds) * self.places.depth))
        end = min(history.steps, begin + most)
        rows = [history.norms(self.label, seed)[begin:end] for seed in seeds]
        self.pool.append(np.stack(rows)[:, :, self.places.main])
        return end < history.steps

    def set_length(self, first_step: int, length: int) -> None:
        """Make room for so many steps after the first."""
        self.item.prepareGeometryChange()
        self.item.top, self.item.length = first_step, length
        self.setYRange(first_step, first_step + length, padding=0)

    @property
    def steps_a_row(self) -> int:
        """Steps that one row of the picture stands for: there are no more rows than pixels."""
        rows = max(_LEAST_ROWS, int(self.getViewBox().height()))
        size = self.pool.size
        while self.item.length > rows * size:
            size *= 2
        return size

    def draw(self, scale: LogScale, *, anew: bool) -> None:
        """Draw the steps since the last call, or with `anew` all."""
        size = self.steps_a_row
        if anew or size != self.item.size:
            self._drawn = 0
        begin = max(0, self._drawn - 1) // size
        fresh = scale.levels(self.pool.means(size, begin).logs)
        self.item.prepareGeometryChange()
        self.item.size = size
        kept = self.item.levels[:begin]
        self.item.levels = np.ascontiguousarray(np.concatenate([kept, fresh]))
        self._drawn = self.pool.steps
        self.item.update()
        self.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.item.table = colour_table(theme)
        self.item.empty = QColor(theme.band[0])
        self.marks.apply_theme(theme)
        self._chip.setStyleSheet(
            f"background: {theme.arm(self.label)}; color: {theme.base}; border-radius: 3px;"
            "font-weight: bold; padding: 0 3px;"
        )
        self._chip.adjustSize()
        self._chip.move(3, self.TOP_PX)
        self.item.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
