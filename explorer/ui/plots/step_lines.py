"""Upright lines at one step: one, or one wherever it stands for some arm."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtGui import QPen

from explorer.ui.kit.plot_widget import PlotWidget

_ABOVE_CURVES = 9


class StepLines:
    """Lines of a plot that move together.

    Attributes:
        places: Where they stand; none while they are hidden.
    """

    def __init__(self, plot: PlotWidget) -> None:
        """Show nothing yet."""
        self._plot = plot
        self._lines: list[pg.InfiniteLine] = []
        self._pen = QPen()
        self.places: tuple[float, ...] = ()

    def show_at(self, places: Sequence[float]) -> None:
        """Let a line stand at each of these places, and no other."""
        self.places = tuple(places)
        while len(self._lines) < len(places):
            self._lines.append(self._upright())
        for line in self._lines[len(places) :]:
            line.hide()
        for line, place in zip(self._lines, places, strict=False):
            line.setValue(place)
            line.show()

    def set_pen(self, pen: QPen) -> None:
        """Draw them with another pen."""
        self._pen = pen
        for line in self._lines:
            line.setPen(pen)

    def _upright(self) -> pg.InfiniteLine:
        line = pg.InfiniteLine(angle=90, movable=False, pen=self._pen)
        line.setZValue(_ABOVE_CURVES)
        self._plot.addItem(line, ignoreBounds=True)
        return line
