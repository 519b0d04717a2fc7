"""The curves of one arm by step: raw thin, smoothed thick, held-out marked, of seeds a band."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from explorer.runs.decimation import averaged, coarsened, decimated
from explorer.runs.seed_series import SeedSeries
from explorer.runs.step_groups import Rows
from explorer.runs.value_axis import ValueAxis
from explorer.ui.kit.band import Band
from explorer.ui.kit.pens import dotted_pen, pen, pen_of
from explorer.ui.theme.line_look import LineLook
from explorer.ui.theme.palette import Theme

Numbers = NDArray[np.float64]

_SMOOTH_OVER = 12
"""Steps that the thick line is the mean of."""
_MOST_EDGE = 0.5
"""Share of the axis that the rows of triangles take at most: below each other, none hides one."""
_THICK_POINTS = 200
"""A thick line of more points is slow to paint and looks the same."""
_BAND_POINTS = 300
_MARKED = 1_000
"""Of more evaluations than twice these, only the extremes of each of so many runs are marked."""
_BEYOND = 2.0
"""How far above the axis a line goes on, in heights of the axis."""
ABOVE_SIGN, HOLLOW_ABOVE_SIGN = "▲", "△"
"""In a legend, of a full and of a hollow mark beyond the axis."""
_RIM_PX = 0.5
"""Of a hollow mark, beyond the width of a thin line: it must be seen at the end of a hall."""
_MARK_PX, _OVERLAY_MARK_PX = 8, 6
_ROW_GAP_PX = 2
_MOST_ENLARGED = 1.3
"""Marks grow with the text, till they would hide each other."""
_BELOW = -0.5
"""Overlays lie under the curves of the displayed run, and over its bands."""


class StepCurves:
    """With several seeds the mean is drawn, in a band that replaces the raw line.

    Where a seed diverges a cross stands on the mean, which is of those left from there on. Of an
    overlaid run only the smoothed line, its crosses and the held-out values are drawn. Where
    batch-norm statistics are re-estimated, hollow marks are what the running ones give.
    """

    def __init__(self, plot: pg.PlotItem, row: int, seeds: int, *, is_overlay: bool) -> None:
        """Draw nothing yet.

        Args:
            plot: Where to draw.
            row: How many arms have their triangles above those of this one.
            seeds: How many seeds the arm has.
            is_overlay: Whether it belongs to an overlaid run.
        """
        self._row = row
        self._seeds = seeds
        self._is_overlay = is_overlay
        self._mark_px: float = _MARK_PX
        self.height_px = 100.0
        self.series = SeedSeries(seeds, _SMOOTH_OVER)
        self.band = Band()
        self.raw = pg.PlotCurveItem(antialias=False, connect="finite")
        self.smooth = pg.PlotCurveItem(antialias=True, connect="finite")
        self.heldout = pg.PlotDataItem(antialias=True, symbol="o")
        self.above = pg.ScatterPlotItem(symbol="t1")
        self.running = pg.ScatterPlotItem(symbol="o")
        self.running_above = pg.ScatterPlotItem(symbol="t1")
        self.lags = pg.PlotCurveItem(antialias=False, connect="pairs")
        self.losses = pg.ScatterPlotItem(symbol="x")
        detail = (self.band, self.raw, self.lags, self.running, self.running_above)
        always = (self.smooth, self.heldout, self.above, self.losses)
        self._items = always if is_overlay else (*detail, *always)
        for item in self._items:
            if is_overlay:
                item.setZValue(_BELOW)
            plot.addItem(item, ignoreBounds=True)

    def clear(self) -> None:
        """Discard all steps and draw nothing."""
        self.series = SeedSeries(self._seeds, _SMOOTH_OVER)
        for item in self._items:
            item.setData([], [])

    def append(self, columns: Sequence[NDArray[np.float32]]) -> None:
        """Append what is new of the (steps,) numbers of each seed."""
        known = self.series.steps
        self.series.append(np.stack([column[known:] for column in columns]))

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

    def draw_heldout(self, places: Numbers, scores: Numbers, axis: ValueAxis) -> None:
        """Mark (n,) values on held-out images; those beyond the axis on its upper edge."""
        places, scores = decimated(places, scores, _MARKED)
        inside = scores <= axis.top
        self.heldout.setData(places[inside], axis.heights(scores[inside]))
        self._mark_above(self.above, places[scores > axis.top], axis)

    def draw_running(
        self, places: Numbers, running: Numbers, shown: Numbers, axis: ValueAxis, much: float | None
    ) -> None:
        """Mark (n,) held-out values with running statistics beside those that are re-estimated.

        A line joins the two where they differ by `much`. As of the full marks, those beyond the
        axis are triangles on its upper edge, and hollow.
        """
        kept, running = decimated(np.arange(float(len(running))), running, _MARKED)
        places, shown = places[kept.astype(np.intp)], shown[kept.astype(np.intp)]
        inside = running <= axis.top
        self.running.setData(places[inside], axis.heights(running[inside]))
        self._mark_above(self.running_above, places[running > axis.top], axis)
        differs = np.abs(running - shown) >= (np.inf if much is None else much)
        ends = np.stack([running[differs], shown[differs]], axis=1).reshape(-1)
        self.lags.setData(np.repeat(places[differs], 2), axis.heights(ends))

    def _mark_above(self, marks: pg.ScatterPlotItem, places: Numbers, axis: ValueAxis) -> None:
        row_px = min(self._mark_px + _ROW_GAP_PX, _MOST_EDGE * self.height_px / (self._row + 1))
        from_top = (self._row + 0.5) * row_px / max(1.0, self.height_px)
        marks.setData(places, np.full(len(places), axis.height_of_share(1 - from_top)))

    @property
    def has_above(self) -> bool:
        """Whether any full mark of the held-out images lies beyond the axis."""
        return len(self.above.data) > 0

    @property
    def has_running_above(self) -> bool:
        """Whether any hollow mark, with running statistics, lies beyond the axis."""
        return len(self.running_above.data) > 0

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
        self.above.setPen(pen(theme.base, 1))
        self.above.setBrush(QColor(colour))
        self.losses.setPen(pen(theme.text, 1))
        self.losses.setBrush(QColor(colour))
        for hollow in (self.running, self.running_above):
            hollow.setPen(pen(colour, theme.thin + _RIM_PX))
            hollow.setBrush(QColor(theme.base))
        self.running.setSymbol(look.marker)
        self.lags.setPen(pen(colour, theme.thin))
        size = (_OVERLAY_MARK_PX if self._is_overlay else _MARK_PX) * min(
            theme.font_scale, _MOST_ENLARGED
        )
        self._mark_px = size
        self.heldout.setSymbolSize(size)
        for marks in (self.running, self.above, self.running_above, self.losses):
            marks.setSize(size)


def _paler(colour: str, background: str) -> str:
    """Mix a colour into the background; opaque, for a transparent pen is slow to paint."""
    under, over = QColor(background), QColor(colour)
    return QColor(
        (2 * under.red() + over.red()) // 3,
        (2 * under.green() + over.green()) // 3,
        (2 * under.blue() + over.blue()) // 3,
    ).name()
