"""The range between the least and the greatest of several seeds, as one filled shape."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor

Numbers = NDArray[np.float64]

_ALPHA = 46
"""Two bands that overlap can both be seen; a fill, unlike a pen, is quick to blend."""


class Band(pg.PlotCurveItem):  # type: ignore[misc]
    """Filled from `low` to `high` along x."""

    def __init__(self) -> None:
        super().__init__(pen=None, fillLevel="enclosed", antialias=False)
        self.setZValue(-1)  # behind the lines of every arm

    def show_range(self, x: Numbers, low: Numbers, high: Numbers) -> None:
        """Fill (n,) from low to high; places where either is not finite are passed over."""
        there = np.isfinite(low) & np.isfinite(high)
        x, low, high = x[there], low[there], high[there]
        self.setData(np.concatenate([x, x[::-1]]), np.concatenate([low, high[::-1]]))

    def set_colour(self, colour: str) -> None:
        """Take another colour."""
        shade = QColor(colour)
        shade.setAlpha(_ALPHA)
        self.setBrush(shade)


def coarsened(
    x: Numbers, low: Numbers, high: Numbers, buckets: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Cut a range to the least and the greatest of each of about `buckets` runs of points."""
    size = -(-len(x) // buckets)
    if size <= 1:
        return x, low, high
    starts = np.arange(0, len(x), size)
    places = _places(x, starts, size)
    return places, np.fmin.reduceat(low, starts), np.fmax.reduceat(high, starts)


def averaged(x: Numbers, y: Numbers, buckets: int) -> tuple[Numbers, Numbers]:
    """Cut a smooth curve to the mean of each of about `buckets` runs of points.

    A thick, smooth line is slow to paint for each pixel that it goes up and down.
    """
    size = -(-len(x) // buckets)
    if size <= 1:
        return x, y
    starts = np.arange(0, len(x), size)
    there = np.isfinite(y)
    sums = np.add.reduceat(np.where(there, y, 0.0), starts)
    counts = np.add.reduceat(there.astype(np.float64), starts)
    means = np.divide(sums, counts, out=np.full(len(starts), np.nan), where=counts > 0)
    return _places(x, starts, size), means


def _places(x: Numbers, starts: NDArray[np.intp], size: int) -> Numbers:
    """Return the middle of each run; of the first its beginning, of the last its end."""
    middles = x[np.minimum(starts + size // 2, len(x) - 1)]
    middles[0], middles[-1] = x[0], x[-1]
    return middles
