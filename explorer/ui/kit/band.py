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
        """Use another colour."""
        shade = QColor(colour)
        shade.setAlpha(_ALPHA)
        self.setBrush(shade)
