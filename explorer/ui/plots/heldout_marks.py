"""What one arm scored on held-out images: a dotted line, and marks apart from each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from explorer.runs.decimation import decimated
from explorer.runs.value_axis import ValueAxis
from explorer.ui.kit.curve_item import CurveItem
from explorer.ui.kit.pens import dotted_pen, pen
from explorer.ui.theme.line_look import LineLook
from explorer.ui.theme.palette import Theme

Numbers = NDArray[np.float64]

ABOVE_SIGN, HOLLOW_ABOVE_SIGN = "▲", "△"
"""In a legend, of a full and of a hollow mark beyond the axis."""

_LINE_POINTS = 1_000
"""Of more evaluations than twice these the line has the extremes of each of so many runs."""
_APART = 3.0
"""Least distance of two marks, in widths of a mark: closer ones would bury the curves."""
_MOST_EDGE = 0.5
"""Share of the axis that the rows of triangles take at most: below each other, none hides one."""
_ROW_GAP_PX = 2
_RIM_PX = 0.5
"""Of a hollow mark, beyond the width of a thin line: it must be seen at the end of a hall."""
_MARK_PX, _OVERLAY_MARK_PX = 8, 6
_MOST_ENLARGED = 1.3
"""Marks grow with the text, till they would hide each other."""


def put(marks: pg.ScatterPlotItem, x: Numbers, y: Numbers) -> None:
    """Place marks; an item without any is hidden, for an empty one takes time to paint, too."""
    marks.setData(x, y)
    marks.setVisible(len(x) > 0)


def mark_px(theme: Theme, *, is_overlay: bool) -> float:
    """Return how large a mark is."""
    size = _OVERLAY_MARK_PX if is_overlay else _MARK_PX
    return size * min(theme.font_scale, _MOST_ENLARGED)


@dataclass(frozen=True)
class Evaluations:
    """Held-out values of an arm, in the order of their steps.

    Attributes:
        places: (n,) where they stand.
        scores: (n,) values, with re-estimated statistics where there are such.
        running: (n,) values with running statistics, NaN where nothing was re-estimated.
    """

    places: Numbers
    scores: Numbers
    running: Numbers


class HeldoutMarks:
    """Full marks, and hollow ones of what batch norm's running statistics give.

    Those beyond the axis are triangles on its upper edge, full or hollow.

    Attributes:
        line: Through the full marks, and those that are left out.
        full: The full marks.
        above: Those of them beyond the axis.
        running: The hollow marks.
        running_above: Those of them beyond the axis.
        lags: A line from each hollow mark to its full one, where they differ much.
    """

    def __init__(self, row: int, *, is_overlay: bool) -> None:
        """Draw nothing yet; so many arms have their triangles above those of this one."""
        self._row = row
        self._is_overlay = is_overlay
        self._size_px = float(_MARK_PX)
        self.line = CurveItem(antialias=True, connect="finite")
        self.full, self.running = pg.ScatterPlotItem(), pg.ScatterPlotItem()
        self.above, self.running_above = (pg.ScatterPlotItem(symbol="t1") for _ in range(2))
        self.lags = pg.PlotCurveItem(antialias=False, connect="pairs")
        self.full_items = (self.line, self.full, self.above)
        self.hollow_items = (self.lags, self.running, self.running_above)

    def draw(
        self, found: Evaluations, axis: ValueAxis, much: float | None, px: tuple[float, float]
    ) -> None:
        """Mark what is in sight.

        Args:
            found: What is in sight, and one more on each side of it.
            axis: How high each value stands.
            much: How different two values are that a line joins; None joins none.
            px: Width and height of the view in pixels.
        """
        x, y = decimated(found.places, found.scores, _LINE_POINTS)
        inside = y <= axis.top
        self.line.setData(x[inside], axis.heights(y[inside]))
        kept = _spread(len(found.places), max(1, int(px[0] / (_APART * self._size_px))))
        places, scores, running = found.places[kept], found.scores[kept], found.running[kept]
        for values, marks, above in (
            (scores, self.full, self.above),
            (running, self.running, self.running_above),
        ):
            inside = values <= axis.top
            put(marks, places[inside], axis.heights(values[inside]))
            beyond = places[values > axis.top]  # what is not a number stands nowhere
            put(above, beyond, np.full(len(beyond), self._edge(axis, px[1])))
        differs = np.abs(running - scores) >= (np.inf if much is None else much)
        ends = np.stack([running[differs], scores[differs]], axis=1).reshape(-1)
        self.lags.setData(np.repeat(places[differs], 2), axis.heights(ends))

    def _edge(self, axis: ValueAxis, height_px: float) -> float:
        row_px = min(self._size_px + _ROW_GAP_PX, _MOST_EDGE * height_px / (self._row + 1))
        from_top = (self._row + 0.5) * row_px / max(1.0, height_px)
        return axis.height_of_share(1 - from_top)

    @property
    def has_above(self) -> bool:
        """Whether any full mark lies beyond the axis."""
        return len(self.above.data) > 0

    @property
    def has_running_above(self) -> bool:
        """Whether any hollow mark lies beyond the axis."""
        return len(self.running_above.data) > 0

    def apply_theme(self, theme: Theme, look: LineLook) -> None:
        """Draw in other colours."""
        colour, size = look.colour, mark_px(theme, is_overlay=self._is_overlay)
        self._size_px = size
        self.line.setPen(dotted_pen(colour, theme.thin))
        self.lags.setPen(pen(colour, theme.thin))
        for each in (self.full, self.above):
            each.setPen(pen(theme.base, 1))
            each.setBrush(QColor(colour))
        for each in (self.running, self.running_above):
            each.setPen(pen(colour, theme.thin + _RIM_PX))
            each.setBrush(QColor(theme.base))
        for each in (self.full, self.running):
            each.setSymbol(look.marker)
        for each in (self.full, self.above, self.running, self.running_above):
            each.setSize(size)


def _spread(count: int, most: int) -> NDArray[np.intp]:
    """Return which of `count` marks to draw: the last, and of the others every 2nd, 4th, ..."""
    every = 1
    while count > most * every:
        every *= 2
    kept = np.arange(every - 1, count, every)
    return kept if not count or (count - 1) % every == every - 1 else np.append(kept, count - 1)
