"""The slider over the steps of the displayed record, with a mark where something happened."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QToolTip, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.event_rows import EventRows
from explorer.ui.kit.pens import pen
from explorer.ui.kit.text import grouped
from explorer.ui.theme.palette import Theme

_HEIGHT_PX = 22
_LEAST_WIDTH_PX = 80
_HANDLE_PX, _GROOVE_PX = 6.0, 4.0
_MARK_PX = 4.0
_APART_PX = 24
"""Nearer to each other evaluations would be no ticks but a band: fewer are drawn."""


class TimeSlider(QSlider):
    """Ticks are evaluations, diamonds changes, and crosses networks that diverged."""

    sought = Signal(int)
    """A person has moved it to this row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("time.slider")
        self.setAccessibleName(translate("TimeBar", "Current step"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPageStep(1)
        self._theme: Theme | None = None
        self._events: EventRows | None = None
        self._first_step = 0
        self.actionTriggered.connect(self._on_action)

    def show_rows(self, rows: int, row: int, first_step: int, events: EventRows | None) -> None:
        """Show how many rows there are, the current one, and what happened in which."""
        self._first_step = first_step
        if events is not self._events:
            self._events = events
            self.update()
        self.setMaximum(max(0, rows - 1))
        self.setPageStep(max(1, rows // 20))
        if not self.isSliderDown():
            self.setValue(row)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.setFixedHeight(max(_HEIGHT_PX, self.fontMetrics().height()))
        self.update()

    def ticks(self) -> list[float]:
        """Return where evaluations are marked, in pixels, with room between them."""
        if self._events is None:
            return []
        xs = self._xs(self._events.evaluations)
        _, first = np.unique(xs // _APART_PX, return_index=True)
        return [float(each) for each in xs[first]]

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH_PX, _HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to where it is pressed: a page at a time nobody seeks."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._drag(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._drag(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the step as it is: the wheel changes no value."""
        event.ignore()

    @override
    def event(self, event: QEvent) -> bool:
        """Say what happened at a mark, or which step it is."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().x()), self)
            return True
        return super().event(event)

    def tip_at(self, x: float) -> str:
        """Return what stands at a place, in pixels."""
        events, reach = self._events, 5
        named = (
            ()
            if events is None
            else (
                (events.divergences, translate("TimeBar", "Step {step}: a network diverged")),
                (events.changes, translate("TimeBar", "Step {step}: a mid-run change")),
                (events.evaluations, translate("TimeBar", "Step {step}: an evaluation")),
            )
        )
        for rows, text in named:
            off = np.abs(self._xs(rows) - x)
            if off.min(initial=np.inf) <= reach:
                return self._step_text(text, int(rows[int(off.argmin())]))
        return self._step_text(translate("TimeBar", "Step {step}"), self._row_at(x))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            middle, (left, right) = self.height() / 2, self._ends
            here = float(self._xs(np.array([self.sliderPosition()]))[0])
            groove = QRectF(left, middle - _GROOVE_PX / 2, right - left, _GROOVE_PX)
            painter.fillRect(groove, QColor(theme.border))
            groove.setRight(here)
            painter.fillRect(groove, QColor(theme.accent))
            painter.setPen(pen(theme.muted, theme.thin))
            for x in self.ticks():
                painter.drawLine(QLineF(x, middle + 4, x, self.height() - 2))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_events(painter, theme)
            painter.setPen(pen(theme.base, 1))
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(QPointF(here, middle), _HANDLE_PX, _HANDLE_PX)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(pen(theme.accent, 1.5))
                painter.drawEllipse(QPointF(here, middle), _HANDLE_PX + 2.5, _HANDLE_PX + 2.5)

    def _paint_events(self, painter: QPainter, theme: Theme) -> None:
        """Mark changes by diamonds and divergences by crosses, above the groove."""
        if self._events is None:
            return
        top, size = _MARK_PX + 1, _MARK_PX
        painter.setPen(pen(theme.base, 0.5))
        painter.setBrush(QColor(theme.text))
        for x in self._places(self._events.changes):
            corners = ((x - size, top), (x, top - size), (x + size, top), (x, top + size))
            painter.drawPolygon(QPolygonF([QPointF(*each) for each in corners]))
        painter.setPen(pen(theme.error, 2))
        for x in self._places(self._events.divergences):
            for slope in (-1, 1):
                low, high = top - slope * (size - 1), top + slope * (size - 1)
                painter.drawLine(QLineF(x - size + 1, low, x + size - 1, high))

    def _places(self, rows: np.ndarray) -> Iterable[float]:
        return sorted(set(self._xs(rows).round().tolist()))

    def _step_text(self, text: str, row: int) -> str:
        return text.format(step=grouped(self._first_step + row + 1))

    @property
    def _ends(self) -> tuple[float, float]:
        margin = _HANDLE_PX + 3
        return margin, max(margin + 1, self.width() - margin)

    def _xs(self, rows: np.ndarray) -> np.ndarray:
        left, right = self._ends
        return np.asarray(left + (right - left) * rows / max(1, self.maximum()))

    def _row_at(self, x: float) -> int:
        left, right = self._ends
        share = min(max((x - left) / (right - left), 0), 1)
        return round(share * self.maximum())

    def _drag(self, event: QMouseEvent) -> None:
        self.setValue(self._row_at(event.position().x()))
        self.sought.emit(self.value())

    def _on_action(self, _action: int) -> None:
        """A key has moved it."""
        self.sought.emit(self.sliderPosition())
