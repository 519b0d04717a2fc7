"""A small curve of a gradient norm through the run, every arm that has it, on a log scale."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from explorer.runs.decimation import decimated
from explorer.runs.gradient_trace import GradientTrace, Logs
from explorer.ui.kit.earlier_run import DIMMED
from explorer.ui.kit.pens import pen
from explorer.ui.kit.text import power_of_ten
from explorer.ui.theme.palette import Theme

_HEIGHT_PX = 78
_AXIS_PX = 34
_PAD_PX = 5


class Sparkline(QWidget):
    """Paints a trace; a dot marks the current step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector.sparkline")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._trace: GradientTrace | None = None
        self._row: int | None = None
        self._is_picked = self._is_covering = False
        self._opacity = 1.0
        self._range = (math.inf, -math.inf)
        self._ranged = 0
        """Steps that the range is of."""
        self._curves = QPixmap()
        self._pictured: object = None
        self._theme: Theme | None = None

    def show_trace(self, trace: GradientTrace | None) -> None:
        """Show another trace."""
        self._trace, self._pictured = trace, None
        self._range, self._ranged = (math.inf, -math.inf), 0
        self.update()

    def show_row(self, row: int | None, *, is_picked: bool, is_covering: bool = False) -> None:
        """Mark another row, or draw the new ones; cover what comes after it or not."""
        self._row, self._is_picked, self._is_covering = row, is_picked, is_covering
        self.update()

    def dim(self, is_dimmed: bool) -> None:
        """Paint the curves fainter, or as they are."""
        self._opacity = DIMMED if is_dimmed else 1.0
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.setFixedHeight(round(_HEIGHT_PX * theme.font_scale))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, trace = self._theme, self._trace
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.base))
            if trace is None or not trace.steps or not trace.arms:
                return
            low, high = self._bounds(trace)
            axis = round(_AXIS_PX * theme.font_scale)
            room = QRectF(
                axis, _PAD_PX, self.width() - axis - _PAD_PX - 2, self.height() - 2 * _PAD_PX
            )
            self._paint_decades(painter, theme, room, low, high)
            painter.setOpacity(self._opacity)
            x_unit = room.width() / max(1, trace.steps - 1)
            x = room.left() + (self._row or 0) * x_unit
            if self._row is not None and self._is_picked:
                painter.setPen(pen(theme.muted, 1))
                painter.drawLine(QLineF(x, room.top(), x, room.bottom()))
            if self._is_covering:
                painter.setClipRect(QRectF(0, 0, x, self.height()))
            painter.drawPixmap(0, 0, self._picture(trace, theme, room))
            painter.setClipping(False)
            if self._row is None or self._row >= trace.steps:
                return
            for arm in trace.arms:
                value = trace.value(arm, self._row).value
                if np.isfinite(value):
                    y = room.bottom() - (math.log10(value) - low) * room.height() / (high - low)
                    _paint_dot(painter, theme, theme.arm(arm), QPointF(x, y))

    def _picture(self, trace: GradientTrace, theme: Theme, room: QRectF) -> QPixmap:
        """Return the curves, drawn again only if they differ: another current step is frequent."""
        key = (trace.steps, self._bounds(trace), theme, self.size(), self.devicePixelRatioF())
        if key == self._pictured:
            return self._curves
        self._pictured = key
        self._curves = QPixmap(self.size() * self.devicePixelRatioF())
        self._curves.setDevicePixelRatio(self.devicePixelRatioF())
        self._curves.fill(Qt.GlobalColor.transparent)
        with QPainter(self._curves) as painter:
            low, high = self._bounds(trace)
            x_unit = room.width() / max(1, trace.steps - 1)
            y_unit = room.height() / (high - low)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, trace.steps <= 2 * room.width())
            for arm in trace.arms:
                rows, logs = trace.line(arm)
                xs, ys = decimated(rows.astype(np.float64), logs, int(room.width()))
                painter.setPen(pen(theme.arm(arm), min(theme.line, 2), theme.line_look(arm).dash))
                _draw_line(painter, room.left() + xs * x_unit, room.bottom() - (ys - low) * y_unit)
        return self._curves

    def _bounds(self, trace: GradientTrace) -> tuple[float, float]:
        """Whole decades around everything so far; they never shrink while one trace is shown."""
        low, high = self._range
        for arm in trace.arms if trace.steps != self._ranged else ():
            _, logs = trace.line(arm)
            logs = logs[np.isfinite(logs)]
            if len(logs):
                low = min(low, math.floor(logs.min()))
                high = max(high, math.ceil(logs.max()))
        self._range, self._ranged = (low, high), trace.steps
        if low > high:
            return (-1.0, 0.0)
        return (low, high) if high > low else (low - 1, high)

    def _paint_decades(
        self, painter: QPainter, theme: Theme, room: QRectF, low: float, high: float
    ) -> None:
        font = QFont(self.font())
        font.setPointSizeF(8 * theme.font_scale)
        painter.setFont(font)
        step = max(1, math.ceil((high - low) / 3))
        for power in range(int(low), int(high) + 1, step):
            y = room.bottom() - (power - low) / (high - low) * room.height()
            painter.setPen(QPen(QColor(theme.grid), 1))
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
            painter.setPen(QColor(theme.muted))
            words = QRectF(0, min(max(y - 7, 0), self.height() - 14), room.left() - 5, 14)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(words, flags, power_of_ten(power))


def _paint_dot(painter: QPainter, theme: Theme, colour: str, here: QPointF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.base), 1))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(here, 3.5, 3.5)


def _draw_line(painter: QPainter, x: Logs, y: Logs) -> None:
    """Draw a line with a gap at each NaN."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ends = np.flatnonzero(np.isnan(y))
    for xs, ys in zip(np.split(x, ends), np.split(y, ends), strict=True):
        whole = np.isfinite(ys)
        points = [QPointF(a, b) for a, b in zip(xs[whole], ys[whole], strict=True)]
        if len(points) > 1:
            painter.drawPolyline(QPolygonF(points))
