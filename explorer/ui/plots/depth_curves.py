"""The curves of one arm along depth: the gradient norm of each layer now, and untrained."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from explorer.network.spec import NetworkSpec
from explorer.runs.log_scale import logs_of
from explorer.runs.means import geometric_means
from explorer.ui.kit.band import Band
from explorer.ui.kit.pens import DASHES, kept_pen, pen
from explorer.ui.plots.depth_places import DepthPlaces
from explorer.ui.theme.palette import Theme

Numbers = NDArray[np.float64]

_THICK_LAYERS = 300
"""A thick, smooth line of more points is slow to paint."""
_REACH_LAYERS = 1.0


class DepthCurves:
    """A line along the main path now, another untrained, and a mark for each layer on a shortcut.

    Of several seeds the geometric mean is drawn, in a band from the least to the greatest.
    """

    def __init__(self, plot: pg.PlotItem, index: int, network: NetworkSpec) -> None:
        """Draw nothing yet, as the arm at `index`."""
        self._index = index
        self.places = DepthPlaces(network)
        self._positions = self.places.positions
        self._aside = self.places.is_aside
        self._is_short = len(self._positions) <= _THICK_LAYERS
        self.logs = self.first_logs = np.full(len(self._positions), np.nan)
        self.band = Band()
        self.now = pg.PlotCurveItem(antialias=self._is_short, connect="finite")
        self.first = pg.PlotCurveItem(antialias=self._is_short, connect="finite")
        self.aside = pg.ScatterPlotItem(symbol="s", size=7)
        for item in (self.band, self.first, self.now, self.aside):
            plot.addItem(item, ignoreBounds=True)

    def draw_first(self, norms: NDArray[np.float32]) -> None:
        """Draw the profile of the untrained networks from (S, L) norms."""
        self.first_logs = _gapped(geometric_means(norms).logs)
        self._draw(self.first, self.first_logs)

    def draw_now(self, norms: NDArray[np.float32]) -> None:
        """Draw the present profile from (S, L) norms."""
        mean = self.logs = _gapped(geometric_means(norms).logs)
        self._draw(self.now, mean)
        shown = self._aside & np.isfinite(mean)
        self.aside.setData(self._positions[shown], mean[shown])
        self.aside.setVisible(bool(shown.any()))  # an empty one takes time to paint, too
        if len(norms) > 1:
            main = _gapped(logs_of(norms))[:, ~self._aside]
            low, high = np.fmin.reduce(main, axis=0), np.fmax.reduce(main, axis=0)
            self.band.show_range(self._positions[~self._aside], low, high)

    def clear(self) -> None:
        """Draw nothing."""
        for item in (self.band, self.now, self.first, self.aside):
            item.setData([], [])
        self.aside.hide()
        self.logs = self.first_logs = np.full(len(self._positions), np.nan)

    @property
    def shown(self) -> int:
        """How many layers have a norm on the line or beside it."""
        return len(self.now.getData()[0]) + len(self.aside.getData()[0])

    def apply_theme(self, theme: Theme, colour: str) -> None:
        """Take other colours."""
        is_short = self._is_short
        dash = DASHES[self._index] if is_short else None
        self.now.setPen(pen(colour, theme.line if is_short else 1, dash))
        kept = kept_pen(colour, theme.thin + 0.5) if is_short else pen(colour, 1)
        self.first.setPen(kept)
        self.aside.setPen(pen(theme.base, 1))
        self.aside.setBrush(QColor(colour))
        self.band.set_colour(colour)

    def nearest(self, place: QPointF, reach: tuple[float, float]) -> tuple[float, str] | None:
        """Return the layer drawn nearest to a place, and how far off it is.

        Distances are told in parts of `reach`, what counts as near along x and y.
        """
        # A layer of the main path is meant from anywhere above or below it.
        off = np.abs(self._positions - place.x())
        off[self._aside] = np.inf
        at = int(off.argmin())
        beside = np.hypot(
            (self._positions - place.x()) / reach[0], (self.logs - place.y()) / reach[1]
        )
        beside[~self._aside | ~np.isfinite(beside)] = np.inf
        if beside.min(initial=np.inf) <= 1:
            return 0.0, self.places.names[int(beside.argmin())]
        if off[at] > _REACH_LAYERS:
            return None
        height = abs(self.logs[at] - place.y()) / reach[1]
        return float(height) if np.isfinite(height) else np.inf, self.places.names[at]

    def ratios(self) -> tuple[float, float]:
        """Return the log of first over last convolution of the blocks: now, and untrained."""
        first, last = self.places.ends
        now, then = self.logs, self.first_logs
        return float(now[first] - now[last]), float(then[first] - then[last])

    def _draw(self, item: pg.PlotCurveItem, logs: Numbers) -> None:
        item.setData(self._positions[~self._aside], logs[~self._aside])


def _gapped(logs: NDArray[np.float32]) -> Numbers:
    """Return logarithms with NaN, a gap in the line, where a norm is zero or not finite."""
    return np.where(np.isfinite(logs), logs, np.nan).astype(np.float64)
