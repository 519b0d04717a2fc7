"""The curves of one arm by step: raw thin, smoothed thick, held-out marked, of seeds a band."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from explorer.runs.arm_curve import ArmCurve
from explorer.runs.decimation import averaged, coarsened, decimated
from explorer.runs.step_groups import Rows
from explorer.runs.value_axis import ValueAxis
from explorer.ui.kit.band import Band
from explorer.ui.kit.pens import dotted_pen, pen, pen_of
from explorer.ui.theme.line_look import LineLook
from explorer.ui.theme.palette import Theme

Numbers = NDArray[np.float64]

_EDGE = 0.97
_EDGE_STEP = 0.06
"""Height of an arm's open triangles, of the axis: below each other, so that none hides one."""
_THICK_POINTS = 200
"""A thick line of more points is slow to paint and looks the same."""
_BAND_POINTS = 300
_BEYOND = 2.0
"""How far above the axis a line goes on, in heights of the axis."""
ABOVE_SIGN = "△"
"""In a legend, of a value beyond the axis."""
_MARK_PX, _OVERLAY_MARK_PX = 8, 6
_BELOW = -0.5
"""Overlays lie under the curves of the displayed run, and over its bands."""


class StepCurves:
    """With several seeds the mean is drawn, in a band that replaces the raw line.

    Where a seed diverges a cross stands on the mean, which is of those left from there on. Of an
    overlaid run only the smoothed line, its crosses and the held-out values are drawn. Where
    batch-norm statistics are re-estimated, hollow marks are what the running ones give.
    """

    def __init__(
        self, plot: pg.PlotItem, curve: ArmCurve, row: int, seeds: int, *, is_overlay: bool
    ) -> None:
        """Draw nothing yet.

        Args:
            plot: Where to draw.
            curve: What to draw.
            row: How many arms have their open triangles above those of this one.
            seeds: How many seeds the arm has.
            is_overlay: Whether it belongs to an overlaid run.
        """
        self._row = row
        self._seeds = seeds
        self._is_overlay = is_overlay
        self.series, self._marks = curve.series, curve.heldout
        self.band = Band()
        self.raw = pg.PlotCurveItem(antialias=False, connect="finite")
        self.smooth = pg.PlotCurveItem(antialias=True, connect="finite")
        size = _OVERLAY_MARK_PX if is_overlay else _MARK_PX
        self.heldout = pg.PlotDataItem(antialias=True, symbol="o", symbolSize=size)
        self.above = pg.ScatterPlotItem(symbol="t1", size=size + 1)
        self.running = pg.ScatterPlotItem(symbol="o", size=size)
        self.lags = pg.PlotCurveItem(antialias=False, connect="pairs")
        self.losses = pg.ScatterPlotItem(symbol="x", size=size)
        detail = () if is_overlay else (self.band, self.raw, self.lags, self.running)
        self._items = (*detail, self.smooth, self.heldout, self.above, self.losses)
        for item in self._items:
            if is_overlay:
                item.setZValue(_BELOW)
            plot.addItem(item, ignoreBounds=True)

    def show(self, curve: ArmCurve) -> None:
        """Draw nothing yet of another curve."""
        self.series, self._marks = curve.series, curve.heldout
        for item in self._items:
            item.setData([], [])

    def draw_steps(self, places: Callable[[Rows], Numbers], axis: ValueAxis, width_px: int) -> None:
        """Draw the lines; what leaps far beyond the axis is cut, or its dashes would never end.

        Args:
            places: Returns where the steps of some rows stand.
            axis: How high each value stands.
            width_px: Room along x; a raw line of more points looks the same.
        """
        series, most = self.series, axis.top * _BEYOND
        there = places(series.rows)
        x, mean = averaged(there, series.mean, _THICK_POINTS)
        self.smooth.setData(x, axis.heights(np.minimum(mean, most)))
        if self._seeds > 1:
            # With the seed that is left out from there on.
            last = np.minimum(series.means_before_losses, axis.top)
            self.losses.setData(places(series.losses), axis.heights(last))
        if self._is_overlay:
            return
        if self._seeds == 1:
            rows, values = series.raw
            x, raw = decimated(places(rows), values, max(100, width_px))
            self.raw.setData(x, axis.heights(np.minimum(raw, most)))
        else:
            x, low, high = coarsened(there, series.low, series.high, _BAND_POINTS)
            low, high = np.minimum(low, most), np.minimum(high, most)
            self.band.show_range(x, axis.heights(low), axis.heights(high))

    def draw_heldout(
        self, places: Callable[[Numbers], Numbers], axis: ValueAxis, much: float | None
    ) -> None:
        """Mark the values on held-out images; those beyond the axis on its upper edge.

        Beside those that are re-estimated those with running statistics are marked, as far as the
        axis reaches: an open triangle there is of a full mark. A line joins the two where they
        differ by `much`.

        Args:
            places: Returns where steps stand.
            axis: How high each value stands.
            much: None where no line is drawn.
        """
        steps, shown, _ = self._marks.shown()
        there, inside = places(steps), shown <= axis.top
        self.heldout.setData(there[inside], axis.heights(shown[inside]))
        beyond = there[~inside]
        edge = axis.height_of_share(_EDGE - self._row * _EDGE_STEP)
        self.above.setData(beyond, np.full(len(beyond), edge))
        steps, shown, running = self._marks.running()
        there, inside = places(steps), running <= axis.top
        self.running.setData(there[inside], axis.heights(running[inside]))
        differs = np.abs(running - shown) >= (np.inf if much is None else much)
        ends = np.stack([running[differs], shown[differs]], axis=1).reshape(-1)
        self.lags.setData(np.repeat(there[differs], 2), axis.heights(ends))

    @property
    def has_above(self) -> bool:
        """Whether any value on held-out images lies beyond the axis."""
        return len(self.above.data) > 0

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
        self.heldout.setPen(dotted_pen(colour, theme.thin))
        self.heldout.setSymbol(look.marker)
        self.heldout.setSymbolPen(pen(theme.base, 1))
        self.heldout.setSymbolBrush(QColor(colour))
        self.losses.setPen(pen(theme.text, 1))
        self.losses.setBrush(QColor(colour))
        self.running.setSymbol(look.marker)
        self.running.setPen(pen(_paler(colour, theme.base), 1.5))
        self.running.setBrush(QColor(theme.base))
        self.lags.setPen(pen(_paler(colour, theme.base), theme.thin))
        self.above.setPen(pen(colour, 1.5))
        self.above.setBrush(QColor(theme.base))


def _paler(colour: str, background: str) -> str:
    """Mix a colour into the background; opaque, for a transparent pen is slow to paint."""
    under, over = QColor(background), QColor(colour)
    return QColor(
        (2 * under.red() + over.red()) // 3,
        (2 * under.green() + over.green()) // 3,
        (2 * under.blue() + over.blue()) // 3,
    ).name()
