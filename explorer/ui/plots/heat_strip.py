"""The heat map of one arm: a column a layer, a row a step, time running downwards."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.depth_places import DepthPlaces
from explorer.runs.history import History
from explorer.runs.means import Means
from explorer.runs.quantities import Quantity
from explorer.runs.scale import Flaws, Levels, Scale, spread_flaws, spread_levels
from explorer.runs.step_pool import StepPool, means_of_steps
from explorer.ui.kit.axis import DownAxis
from explorer.ui.kit.followed_range import FollowedRange, X, Y
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.plots.heat_item import HeatItem
from explorer.ui.plots.marks import Curtain, DepthMarks
from explorer.ui.plots.quantity_text import heat_title
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden

_LEAST_ROWS = 16
_LEAST_STEPS = 2
"""As close as one can zoom along time."""
_MOST_NUMBERS = 400_000
"""Appended at a time; of a long history that is opened, the rest waits for the next turn."""


class HeatStrip(PlotWidget):
    """Draws new steps alone, unless the scale or the number of steps a row has changed.

    A part that spans layers, as a block does, colours the columns of all of them. Zoomed along
    time, over the numbers of the axis, the steps in sight are drawn from the history.

    Attributes:
        time: What is in sight along time, and whether a person has set something else.
        places: Where the arm's parts stand in depth.
        number: Of the run.
    """

    TOP_PX = 3

    resized = Signal()
    time_moved = Signal(float, float)
    """Other steps are in sight: from the first of these to the second."""

    def __init__(self, axis: PlotWidget, parent: QWidget | None = None) -> None:
        """Draw nothing yet: see `stand_for` and `begin`.

        Args:
            axis: The plot whose depth axis it shares.
            parent: See Qt.
        """
        super().__init__(parent, left=DownAxis("left"))
        self._axis = axis
        self._theme: Theme | None = None
        self.label, self.number = "", 0
        self.item, self.detail = HeatItem(), HeatItem()
        self.detail.hide()
        self._detailed: tuple[int, int, int] | None = None
        self._history: History | None = None
        self._colours: Scale | None = None
        self.marks, self.curtain = DepthMarks(is_filled=False), Curtain(is_upright=False)
        for item in (self.item, self.detail, self.marks, self.curtain):
            self.addItem(item, ignoreBounds=True)
        self._chip = QLabel(self)
        embolden(self._chip)
        self._chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._drawn = 0
        self.hideAxis("bottom")
        self.getPlotItem().getAxis("left").set_title(translate("HeatMaps", "step"))
        view = self.getViewBox()
        view.invertY(True)
        view.disableAutoRange()
        self.followed = axis.followed  # the depth is shared
        self.time = FollowedRange(view)
        self.let_zoom_y(with_x=False)
        view.sigYRangeChanged.connect(self._on_time_moved)

    def stand_for(self, label: str, number: int) -> None:
        """Show maps of an arm of a run from now on.

        Args:
            label: Of the arm.
            number: Of the run: 0 for the displayed one, else as legends count those laid over it.
        """
        self.label, self.number = label, number
        name = f"plot.gradient_heatmap.{label}"
        self.setObjectName(f"{name}.{number}" if number else name)
        self._chip.setText(f"{number}{label}" if number else label)
        if self._theme is not None:
            self._colour_chip(self._theme)
        self.setXLink(self._axis)
        self.leave_right(self._axis.right_px)
        self.show()

    def stand_aside(self) -> None:
        """Show and hold nothing until it stands for an arm again."""
        self.setXLink(None)
        self.hide()
        self.pool = StepPool(0)
        self._history = self._colours = self._detailed = None
        for item in (self.item, self.detail):
            item.begin(0)

    def begin(self, quantity: Quantity, places: DepthPlaces, run: str = "") -> None:
        """Draw another history of the arm, or another quantity of it, from its first step on.

        Args:
            quantity: What is drawn.
            places: Where the arm's parts stand in depth.
            run: What the run is called, unless it is the displayed one.
        """
        text = translate("HeatMaps", "Heat map of network {label}: {title}")
        name = text.format(label=self.label, title=heat_title(quantity))
        if run:
            of_run = translate("HeatMaps", "{map}, of the run {run}")
            name = of_run.format(map=name, run=run)
        self.setAccessibleName(name)
        self._chip.setToolTip(run)
        self.places = places
        self._quantity = quantity
        # `np.unique` would import `numpy.ma`, a tenth of the time in which the window is made.
        self._parts = np.flatnonzero(np.bincount(places.main[places.main >= 0]))
        self._cells = np.where(
            places.main >= 0, np.searchsorted(self._parts, places.main), np.intp(-1)
        )
        self.pool = StepPool(len(self._parts), quantity.scale)
        self._history = self._colours = self._detailed = None
        self._drawn = 0
        self.time.let_go(Y)
        self.detail.hide()
        for item in (self.item, self.detail):
            item.begin(places.depth)

    def append(self, history: History) -> bool:
        """Append new steps of the history; return whether some are left for the next turn."""
        self._history, seeds = history, history.layout.seeds
        begin = self.pool.steps
        if begin == history.steps:
            return False
        most = max(1, _MOST_NUMBERS // max(1, len(seeds) * len(self._parts)))
        end = min(history.steps, begin + most)
        rows = [history.values(self._quantity, self.label, seed)[begin:end] for seed in seeds]
        self.pool.append(np.stack(rows)[:, :, self._parts])
        return end < history.steps

    def set_steps(self, begin: int, end: int) -> None:
        """Have space for the steps of the run: those after `begin` up to `end`."""
        self.item.prepareGeometryChange()
        self.item.top, self.item.length = begin, end - begin

    def show_steps(self, low: int, high: int) -> None:
        """Let the axis reach over these steps, unless a person has set others."""
        self.getViewBox().setLimits(yMin=low, yMax=high, minYRange=_LEAST_STEPS)
        self.time.show(y=(low, high))

    @property
    def steps_a_row(self) -> int:
        """Steps that one row of the picture stands for: there are no more rows than pixels."""
        return self._steps_a_row(self.item.length, self.pool.size)

    def _steps_a_row(self, steps: int, size: int) -> int:
        rows = max(_LEAST_ROWS, int(self.getViewBox().height()))
        while steps > rows * size:
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
        self.item.add_rows(*self._coloured(scale, fresh))
        self._drawn = self.pool.steps
        self._colours = scale
        if redraw_all:
            self._detailed = None
        self._draw_detail()
        self.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    def _coloured(self, scale: Scale, means: Means) -> tuple[Levels, Flaws]:
        levels = spread_levels(scale.levels(means.heights), self._cells)
        return levels, spread_flaws(means.flaws, self._cells)

    def _draw_detail(self) -> None:
        """Draw the steps in sight where the rows of the whole run are too coarse for them."""
        history, scale, begin = self._history, self._colours, int(self.item.top)
        low, high = self.getViewBox().viewRange()[1]
        first, last = max(0, math.floor(low) - begin), min(self._drawn, math.ceil(high) - begin)
        size = self._steps_a_row(last - first, 1)
        first -= first % size
        if not self.time.is_held or history is None or scale is None or first >= last:
            size = self.item.size
        elif (last - first) * len(self._parts) * len(history.layout.seeds) > _MOST_NUMBERS:
            size = self.item.size  # it would take too long for a turn of the wheel
        if size >= self.item.size or history is None or scale is None:
            self._detailed = None
            self.detail.hide()
        elif (first, last, size) != self._detailed:
            self._detailed = first, last, size
            means = self._means(history, first, last, size)
            self.detail.show_rows(begin + first, size, *self._coloured(scale, means))

    def _means(self, history: History, first: int, last: int, size: int) -> Means:
        """Return rows of `size` steps, as of the whole run: step 1 by itself."""
        lanes = (history.values(self._quantity, self.label, seed) for seed in history.layout.seeds)
        values = np.stack([lane[first:last] for lane in lanes])[:, :, self._parts]
        means = means_of_steps(values, self._quantity.scale, size)
        if first == 0 and size > 1 and self.pool.first is not None:
            means.heights[0], means.flaws[0], means.used[0] = self.pool.first
        return means

    def _on_time_moved(self) -> None:
        self._draw_detail()
        self.time_moved.emit(*self.getViewBox().viewRange()[1])

    @property
    @override
    def is_zoomed(self) -> bool:
        return self.followed.is_held or self.time.is_held

    @override
    def let_go(self) -> None:
        """Show the whole depth again, in every view, and all steps."""
        self.followed.let_go(X)
        self.time.let_go(Y)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.item.apply_theme(theme)
        self.detail.apply_theme(theme)
        self.marks.apply_theme(theme)
        self.curtain.apply_theme(theme)
        self._theme = theme
        self._colour_chip(theme)

    def _colour_chip(self, theme: Theme) -> None:
        if not self.label:
            return
        colour = theme.arm(self.label)
        inside, text = (
            (theme.base, theme.arm_text(self.label))
            if self.number
            else (
                colour,
                theme.on_arm(self.label),
            )
        )
        self._chip.setStyleSheet(
            f"background: {inside}; color: {text}; border: 1px solid {colour};"
            "border-radius: 3px; padding: 0 2px;"
        )
        self._chip.adjustSize()
        self._chip.move(3, self.TOP_PX)
        self.getPlotItem().getAxis("left").title_below_px = self._chip.geometry().bottom()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
