"""The curves of one arm along depth: one number of each part now, and untrained."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from explorer.runs.depth_places import DepthPlaces
from explorer.runs.means import means_on, range_on
from explorer.runs.scale import Heights, Scale
from explorer.ui.kit.band import Band
from explorer.ui.kit.curve_item import CurveItem
from explorer.ui.kit.pens import dotted_pen, pen, pen_of
from explorer.ui.theme.line_look import LineLook
from explorer.ui.theme.palette import Theme

Numbers = NDArray[np.float64]

_THICK_LAYERS = 300
"""A thick, smooth line of more points is slow to paint."""
_REACH_LAYERS = 1.0
_MARK_PX, _OVERLAY_MARK_PX = 7, 5
_BELOW = -0.5
"""Overlays lie under the curves of the displayed run, and over its bands."""


class DepthCurves:
    """A line along the main path now, another untrained, and a mark for each part on a shortcut.

    Of several seeds the mean is drawn, in a band from the least to the greatest. Of an overlaid
    run only the line now and the marks are drawn.
    """

    def __init__(
        self, plot: pg.PlotItem, places: DepthPlaces, scale: type[Scale], *, is_overlay: bool
    ) -> None:
        """Draw nothing yet.

        Args:
            plot: Where to draw.
            places: Where the parts stand.
            scale: How high their numbers stand.
            is_overlay: Whether the arm belongs to an overlaid run.
        """
        self.places = places
        self._scale = scale
        self._is_overlay = is_overlay
        self._positions = places.positions
        self._aside = places.is_aside
        self._is_short = places.depth <= _THICK_LAYERS
        self.heights = self.first_heights = np.full(len(self._positions), np.nan)
        self.band = Band()
        self.now = CurveItem(antialias=self._is_short, connect="finite")
        self.first = CurveItem(antialias=self._is_short, connect="finite")
        size = _OVERLAY_MARK_PX if is_overlay else _MARK_PX
        self.aside = pg.ScatterPlotItem(symbol="s", size=size)
        self.aside.hide()
        detail = () if is_overlay else (self.band, self.first)
        for item in (*detail, self.now, self.aside):
            if is_overlay:
                item.setZValue(_BELOW)
            plot.addItem(item, ignoreBounds=True)

    def draw_first(self, values: NDArray[np.float32]) -> None:
        """Draw the profile of the untrained networks from (S, P) numbers."""
        self.first_heights = _gapped(means_on(self._scale, values).heights)
        self._draw(self.first, self.first_heights)

    def draw_now(self, values: NDArray[np.float32]) -> None:
        """Draw the present profile from (S, P) numbers."""
        mean = self.heights = _gapped(means_on(self._scale, values).heights)
        self._draw(self.now, mean)
        shown = self._aside & np.isfinite(mean)
        self.aside.setData(self._positions[shown], mean[shown])
        self.aside.setVisible(bool(shown.any()))  # an empty one takes time to paint, too
        if len(values) > 1 and not self._is_overlay:
            low, high = range_on(self._scale, values[:, ~self._aside])
            self.band.show_range(
                self._positions[~self._aside], low.astype(np.float64), high.astype(np.float64)
            )

    def clear_now(self) -> None:
        """Draw no present profile."""
        self.draw_now(np.full((1, len(self._positions)), np.nan, np.float32))

    @property
    def drawn_parts(self) -> int:
        """How many parts have a point on the line or beside it."""
        return len(self.now.getData()[0]) + len(self.aside.getData()[0])

    def apply_theme(self, theme: Theme, look: LineLook) -> None:
        """Draw in other colours."""
        colour = look.colour
        self.now.setPen(pen_of(look) if self._is_short else pen(colour, 1))
        dotted = dotted_pen(colour, theme.thin + 0.5) if self._is_short else pen(colour, 1)
        self.first.setPen(dotted)
        self.aside.setPen(pen(theme.base, 1))
        self.aside.setBrush(QColor(colour))
        self.band.set_colour(colour)

    def nearest(self, place: QPointF, reach: tuple[float, float]) -> tuple[float, str] | None:
        """Return the part drawn nearest to a place, and how far off it is.

        Distances are in units of `reach`, what counts as near along x and y.
        """
        # A layer of the main path is meant from anywhere above or below it.
        beside = np.hypot(
            (self._positions - place.x()) / reach[0], (self.heights - place.y()) / reach[1]
        )
        beside[~self._aside | ~np.isfinite(beside)] = np.inf
        if beside.min(initial=np.inf) <= 1:
            return 0.0, self.places.names[int(beside.argmin())]
        column = self._nearest_column(place.x())
        if column < 0:
            return None
        height = abs(self.heights[column] - place.y()) / reach[1]
        return float(height) if np.isfinite(height) else np.inf, self.places.names[column]

    def ratios(self) -> tuple[float, float]:
        """Return how much higher the first part of the blocks is than the last: now, untrained.

        On a logarithmic scale these are the logarithms of ratios. NaN where there is none.
        """
        if self.places.ends is None:
            return np.nan, np.nan
        first, last = self.places.ends
        now, then = self.heights, self.first_heights
        return float(now[first] - now[last]), float(then[first] - then[last])

    def _nearest_column(self, x: float) -> int:
        """Return the column of the part that the nearest layer of the main path shows, or -1."""
        place = min(max(round(x), 0), self.places.depth - 1)
        return int(self.places.main[place]) if abs(place - x) <= _REACH_LAYERS else -1

    def _draw(self, item: pg.PlotCurveItem, heights: Numbers) -> None:
        item.setData(self._positions[~self._aside], heights[~self._aside])


def _gapped(heights: Heights) -> Numbers:
    """Return heights with NaN, a gap in the line, where a number is zero or not finite."""
    return np.where(np.isfinite(heights), heights, np.nan).astype(np.float64)
