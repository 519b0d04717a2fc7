"""The heat map of one arm: a column a layer, a row a step, time running downwards."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.network.spec import NetworkSpec
from explorer.runs.history import History
from explorer.runs.log_scale import LogScale
from explorer.runs.step_pool import StepPool
from explorer.ui.kit.axis import DownAxis
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.plots.depth_marks import DepthMarks
from explorer.ui.plots.depth_places import DepthPlaces
from explorer.ui.plots.heat_item import HeatItem
from explorer.ui.theme.palette import Theme

_LEAST_ROWS = 16
_MOST_NUMBERS = 400_000
"""Taken in at a time; of a long history that is opened, the rest waits for the next turn."""


class HeatStrip(PlotWidget):
    """Draws new steps alone, unless the scale or the number of steps a row has changed."""

    TOP_PX = 3

    resized = Signal()

    def __init__(
        self, label: str, network: NetworkSpec, axis: PlotWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, left=DownAxis("left"))
        self.setObjectName(f"plot.gradient_heatmap.{label}")
        words = translate(
            "HeatMaps", "Heat map of network {label}: gradient norm by layer and step"
        )
        self.setAccessibleName(words.format(label=label))
        self.label = label
        self.places = DepthPlaces(network)
        self.pool = StepPool(self.places.depth)
        self.item = HeatItem(self.places.depth)
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
        self.item.keep_rows(0)

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
        fresh = self.pool.means(size, begin)
        self.item.keep_rows(begin)
        self.item.size = size
        self.item.add_rows(scale.levels(fresh.logs), fresh.flaws)
        self._drawn = self.pool.steps
        self.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.item.apply_theme(theme)
        self.marks.apply_theme(theme)
        self._chip.setStyleSheet(
            f"background: {theme.arm(self.label)}; color: {theme.on_arm(self.label)};"
            "border-radius: 3px; font-weight: bold; padding: 0 3px;"
        )
        self._chip.adjustSize()
        self._chip.move(3, self.TOP_PX)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
