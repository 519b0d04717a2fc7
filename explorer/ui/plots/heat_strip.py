"""The heat map of one arm: a column a layer, a row a step, time running downwards."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.depth_places import DepthPlaces
from explorer.runs.history import History
from explorer.runs.quantities import Quantity
from explorer.runs.scale import Scale, spread_flaws, spread_levels
from explorer.runs.step_pool import StepPool
from explorer.ui.kit.axis import DownAxis
from explorer.ui.kit.followed_range import X
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.plots.heat_item import HeatItem
from explorer.ui.plots.marks import DepthMarks
from explorer.ui.plots.quantity_text import heat_title
from explorer.ui.theme.palette import Theme

_LEAST_ROWS = 16
_MOST_NUMBERS = 400_000
"""Appended at a time; of a long history that is opened, the rest waits for the next turn."""


class HeatStrip(PlotWidget):
    """Draws new steps alone, unless the scale or the number of steps a row has changed.

    A part that spans layers, as a block does, colours the columns of all of them.
    """

    TOP_PX = 3

    resized = Signal()

    def __init__(
        self,
        label: str,
        quantity: Quantity,
        places: DepthPlaces,
        axis: PlotWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, left=DownAxis("left"))
        self.setObjectName(f"plot.gradient_heatmap.{label}")
        text = translate("HeatMaps", "Heat map of network {label}: {title}")
        self.setAccessibleName(text.format(label=label, title=heat_title(quantity)))
        self.label = label
        self.places = places
        self._quantity = quantity
        self._parts = np.unique(places.main[places.main >= 0])
        self._cells = np.where(
            places.main >= 0, np.searchsorted(self._parts, places.main), np.intp(-1)
        )
        self.pool = StepPool(len(self._parts), quantity.scale)
        self.item = HeatItem(places.depth)
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
        self.followed = axis.followed  # the depth is shared, and time always all in sight
        self.setXLink(axis)
        self.leave_right(axis.right_px)

    def append(self, history: History) -> bool:
        """Append new steps of the history; return whether some are left for the next turn."""
        seeds = history.layout.seeds
        begin = self.pool.steps
        most = max(1, _MOST_NUMBERS // max(1, len(seeds) * len(self._parts)))
        end = min(history.steps, begin + most)
        rows = [history.values(self._quantity, self.label, seed)[begin:end] for seed in seeds]
        self.pool.append(np.stack(rows)[:, :, self._parts])
        return end < history.steps

    def set_length(self, first_step: int, length: int) -> None:
        """Extend the axis over this many steps after the first."""
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

    def draw(self, scale: Scale, *, redraw_all: bool) -> None:
        """Draw the steps since the last call, or with `redraw_all` every step."""
        size = self.steps_a_row
        if redraw_all or size != self.item.size:
            self._drawn = 0
        begin = max(0, self._drawn - 1) // size
        fresh = self.pool.means(size, begin)
        self.item.keep_rows(begin)
        self.item.size = size
        self.item.add_rows(
            spread_levels(scale.levels(fresh.heights), self._cells),
            spread_flaws(fresh.flaws, self._cells),
        )
        self._drawn = self.pool.steps
        self.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    @override
    def let_go(self) -> None:
        """Show the whole depth again, in every view."""
        self.followed.let_go(X)

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
