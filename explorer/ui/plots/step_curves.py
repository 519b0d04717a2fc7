"""The curves of one arm by step: raw thin, smoothed thick, held-out marked, of seeds a band."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from explorer.runs.decimation import averaged, coarsened, decimated
from explorer.runs.seed_series import SeedSeries, SeriesSpan
from explorer.runs.step_groups import Rows
from explorer.runs.value_axis import ValueAxis
from explorer.ui.kit.band import Band
from explorer.ui.kit.curve_item import CurveItem
from explorer.ui.kit.pens import pen, pen_of
from explorer.ui.plots.heldout_marks import Evaluations, HeldoutMarks, mark_px, put
from explorer.ui.theme.line_look import LineLook
from explorer.ui.theme.palette import Theme

Numbers = NDArray[np.float64]
Places = Callable[[Rows], Numbers]
"""Returns where the steps of some rows stand."""

_THICK_POINTS = 200
"""A thick line of more points is slow to paint and looks the same."""
_BAND_POINTS = 300
_BEYOND = 2.0
"""How far above the axis a line goes on, in heights of the axis."""
_DOT_PX = 3.0
"""Of a step without neighbours, beyond the width of the line."""
_BELOW = -0.5
"""Overlays lie under the curves of the displayed run, and over its bands."""


class StepCurves:
    """With several seeds the mean is drawn, in a band that replaces the raw line.

    Where a seed diverges a cross stands on the mean, which is of those left from there on. Of an
    overlaid run only the smoothed line, its crosses and the held-out values are drawn. A step
    without neighbours, as the first of a run, is a dot.
    """

    def __init__(self, plot: pg.PlotItem, row: int, seeds: int, *, is_overlay: bool) -> None:
        """Draw nothing yet.

        Args:
            plot: Where to draw.
            row: How many arms have their triangles above those of this one.
            seeds: How many seeds the arm has.
            is_overlay: Whether it belongs to an overlaid run.
        """
        self._seeds = seeds
        self._is_overlay = is_overlay
        self.band = Band()
        self.raw = pg.PlotCurveItem(antialias=False, connect="finite")
        self.smooth = CurveItem(antialias=True, connect="finite")
        self.dots = pg.ScatterPlotItem(symbol="o")
        self.heldout = HeldoutMarks(row, is_overlay=is_overlay)
        self.losses = pg.ScatterPlotItem(symbol="x")
        detail = (self.band, self.raw, *self.heldout.hollow_items)
        always = (self.smooth, self.dots, *self.heldout.full_items, self.losses)
        self._items = always if is_overlay else (*detail, *always)
        for item in self._items:
            if is_overlay:
                item.setZValue(_BELOW)
            plot.addItem(item, ignoreBounds=True)
        self.clear()

    def remove_from(self, plot: pg.PlotItem) -> None:
        """Be drawn no more."""
        for item in self._items:
            plot.removeItem(item)

    def clear(self) -> None:
        """Draw nothing."""
        for item in self._items:
            if isinstance(item, pg.ScatterPlotItem):
                put(item, np.empty(0), np.empty(0))
            else:
                item.setData([], [])

    def draw_steps(
        self, span: SeriesSpan, places: Places, axis: ValueAxis, width_px: float
    ) -> None:
        """Draw the lines; what leaps far beyond the axis is cut, or its dashes would never end.

        Args:
            span: What is in sight, and a step more on each side of it.
            places: Returns where the steps of some rows stand.
            axis: How high each value stands.
            width_px: Room along x; a raw line of more points looks the same.
        """
        most = axis.top * _BEYOND
        there = places(span.rows)
        heights = axis.heights(np.minimum(span.mean, most))
        x, mean = averaged(there, span.mean, _THICK_POINTS)
        self.smooth.setData(x, axis.heights(np.minimum(mean, most)))
        is_alone = _is_alone(heights)
        put(self.dots, there[is_alone], heights[is_alone])
        if self._is_overlay:
            return
        if self._seeds == 1:
            x, raw = decimated(places(span.raw_rows), span.raw, max(100, int(width_px)))
            self.raw.setData(x, axis.heights(np.minimum(raw, most)))
        else:
            x, low, high = coarsened(there, span.low, span.high, _BAND_POINTS)
            low, high = np.minimum(low, most), np.minimum(high, most)
            self.band.show_range(x, axis.heights(low), axis.heights(high))

    def draw_losses(self, series: SeedSeries, places: Places, axis: ValueAxis) -> None:
        """Mark where seeds have diverged, on the mean with the seed that is left out from there."""
        if self._seeds > 1:
            last = np.minimum(series.means_before_losses, axis.top)
            put(self.losses, places(series.losses), axis.heights(last))

    def draw_heldout(
        self, found: Evaluations, axis: ValueAxis, much: float | None, px: tuple[float, float]
    ) -> None:
        """Mark values on held-out images; see `HeldoutMarks.draw`."""
        self.heldout.draw(found, axis, much, px)

    @property
    def raw_points(self) -> int:
        """Points that the thin line is drawn with."""
        return len(self.raw.getData()[0])

    def apply_theme(self, theme: Theme, look: LineLook) -> None:
        """Draw in other colours."""
        colour = look.colour
        self.band.set_colour(colour)
        self.raw.setPen(pen(_paler(colour, theme.base), theme.thin))
        self.smooth.setPen(pen_of(look))
        self.dots.setPen(None)
        self.dots.setBrush(QColor(colour))
        self.dots.setSize(look.width + _DOT_PX)
        self.heldout.apply_theme(theme, look)
        self.losses.setPen(pen(theme.text, 1))
        self.losses.setBrush(QColor(colour))
        self.losses.setSize(mark_px(theme, is_overlay=self._is_overlay))


def _is_alone(heights: Numbers) -> NDArray[np.bool_]:
    """Return which of (n,) heights are finite while both neighbours are not, or not there."""
    there = np.concatenate([[False], np.isfinite(heights), [False]])
    return np.asarray(there[1:-1] & ~there[:-2] & ~there[2:])


def _paler(colour: str, background: str) -> str:
    """Mix a colour into the background; opaque, for a transparent pen is slow to paint."""
    under, over = QColor(background), QColor(colour)
    return QColor(
        (2 * under.red() + over.red()) // 3,
        (2 * under.green() + over.green()) // 3,
        (2 * under.blue() + over.blue()) // 3,
    ).name()
