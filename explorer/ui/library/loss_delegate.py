"""Draws the losses of a run in a cell: a small line for each arm, on a log scale."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from explorer.runs.recordings.summary import Losses, RunSummary
from explorer.ui.kit.pens import pen
from explorer.ui.library.run_model import RunRole
from explorer.ui.theme.palette import Theme

_WIDTH_PX = 110
_PAD_PX = 3


class LossDelegate(QStyledItemDelegate):
    """Draws with the colours of a theme, once it has one."""

    _theme: Theme | None = None

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_WIDTH_PX, super().sizeHint(option, index).height())

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        run: RunSummary = index.data(RunRole)
        if self._theme is None:
            return
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:  # on its colour no line is seen
            painter.fillRect(rect, QColor(self._theme.base))
        room = QRectF(rect).adjusted(_PAD_PX, _PAD_PX, -_PAD_PX, -_PAD_PX)
        lines = {arm.label: _logs(arm.curve) for arm in run.arms}
        finite = np.concatenate([np.empty(0), *lines.values()])
        finite = finite[np.isfinite(finite)]
        if not len(finite):
            return
        low, high = float(finite.min()), float(finite.max())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for label, logs in lines.items():
            painter.setPen(pen(self._theme.arm(label), 1.25, self._theme.line_look(label).dash))
            painter.drawPolyline(_polygon(logs, room, low, high))
        painter.restore()


def _logs(losses: Losses) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.log10(losses)


def _polygon(logs: np.ndarray, room: QRectF, low: float, high: float) -> QPolygonF:
    x_unit = room.width() / max(1, len(logs) - 1)
    y_unit = room.height() / ((high - low) or 1)
    points = [
        QPointF(room.left() + at * x_unit, room.bottom() - (y - low) * y_unit)
        for at, y in enumerate(logs.tolist())
        if np.isfinite(y)
    ]
    return QPolygonF(points)
