"""A line of a plot that is quick to paint on the screen: segment by segment, and kept as it is.

Qt strokes a whole path of thick, antialiased lines ten times as slowly as the same lines one by
one, and a dashed one no faster. Here dashes are cut into lines too, with the phase that they have
along the path.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

_MOST_DASHES = 20_000
"""A line with more, which leaves the view far away, is drawn solid."""

_DOT_PX = 4.0
"""A dash of less is one line, also around a corner: each piece of it would have caps."""

Numbers = NDArray[np.float64]


class CurveItem(pg.PlotCurveItem):  # type: ignore[misc]
    """Draws lines alone: no steps, no filling. NaN is a gap."""

    _lines: Sequence[QLineF] = ()
    _placed: object = None
    _data: tuple[object, object] = (None, None)
    """What `_lines` are of."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Stroke the segments; what is printed, or shines through, stays one path."""
        pen: QPen = self.opts["pen"]
        is_on_screen = painter.paintEngine().type() is QPaintEngine.Type.Raster
        is_thin = pen.widthF() <= 1 and pen.style() is Qt.PenStyle.SolidLine
        if not is_on_screen or painter.opacity() < 1 or is_thin:
            super().paint(painter, option, widget)
            return
        if self.xData is None or not len(self.xData):
            return
        transform = painter.worldTransform()
        placed = _numbers(transform), pen.widthF(), pen.dashPattern()
        is_same = self._data[0] is self.xData and self._data[1] is self.yData
        if not is_same or placed != self._placed:
            self._data, self._placed = (self.xData, self.yData), placed
            self._lines = self._segments(transform, pen)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.opts["antialias"])
        solid = QPen(pen)
        solid.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(solid)
        painter.drawLines(self._lines)
        painter.restore()

    def _segments(self, transform: QTransform, pen: QPen) -> list[QLineF]:
        """Return the lines in pixels."""
        x = np.asarray(self.xData, np.float64) * transform.m11() + transform.dx()
        y = np.asarray(self.yData, np.float64) * transform.m22() + transform.dy()
        is_dashed = pen.style() is not Qt.PenStyle.SolidLine
        pattern = pen.widthF() * np.array(pen.dashPattern() if is_dashed else ())
        found: list[Numbers] = []
        for run in _finite_runs(x, y):
            ends = np.stack([x[run], y[run]], axis=1)
            pieces = _dashes(ends, pattern) if len(pattern) else None
            found.append(np.hstack([ends[:-1], ends[1:]]) if pieces is None else pieces)
        return [QLineF(*each) for each in np.concatenate(found).tolist()] if found else []


def _numbers(transform: QTransform) -> tuple[float, ...]:
    return transform.m11(), transform.m22(), transform.dx(), transform.dy()


def _finite_runs(x: Numbers, y: Numbers) -> list[slice]:
    """Return where there are at least two finite points in a row."""
    is_there = np.concatenate([[False], np.isfinite(x) & np.isfinite(y), [False]])
    begins = np.flatnonzero(is_there[1:] & ~is_there[:-1])
    ends = np.flatnonzero(is_there[:-1] & ~is_there[1:])
    runs = zip(begins.tolist(), ends.tolist(), strict=True)
    return [slice(begin, end) for begin, end in runs if end - begin > 1]


def _dashes(points: Numbers, pattern: Numbers) -> Numbers | None:
    """Return (n, 4) the lines of the dashes along (k, 2) points; None if there are too many.

    Args:
        points: From the first on, in pixels.
        pattern: Lengths of dash and gap in turn, in pixels.
    """
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    period = float(pattern.sum())
    if along[-1] > _MOST_DASHES * period:
        return None
    changes = np.concatenate([[0.0], np.cumsum(pattern)])
    repeats = np.arange(0.0, along[-1], period)[:, None] + changes
    corners = along if pattern[::2].max() > _DOT_PX else along[[0, -1]]  # none within a dot
    cuts = np.sort(np.concatenate([corners, repeats[repeats < along[-1]]]))
    middles = (cuts[:-1] + cuts[1:]) / 2 % period
    is_dash = np.searchsorted(changes, middles, side="right") % 2 == 1
    x, y = (np.interp(cuts, along, points[:, each]) for each in range(2))
    lines: Numbers = np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=1)[is_dash]
    return lines
