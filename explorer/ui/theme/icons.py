"""The few icons of the tool bar, drawn in the theme's own colours at any size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from explorer.ui.theme.palette import Theme

_SIDE = 64
"""Pixels of the drawing, four times its size on most screens; shapes are in units of 1/16."""


def icon(name: str, theme: Theme) -> QIcon:
    """Return the icon of an action, by the last part of the action's name; "pause" is one too."""
    drawn = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, theme.disabled)):
        pixmap = QPixmap(_SIDE, _SIDE)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(_SIDE / 16, _SIDE / 16)
            painter.setPen(QPen(QColor(colour), 1.6))
            painter.setBrush(QColor(colour))
            _SHAPES[name](painter)
        drawn.addPixmap(pixmap, mode)
    return drawn


def _run(painter: QPainter) -> None:
    painter.drawPolygon(QPolygonF([QPointF(4, 2.5), QPointF(13.5, 8), QPointF(4, 13.5)]))


def _pause(painter: QPainter) -> None:
    painter.drawRect(QRectF(3.5, 3, 2.5, 10))
    painter.drawRect(QRectF(10, 3, 2.5, 10))


def _step(painter: QPainter) -> None:
    painter.drawPolygon(QPolygonF([QPointF(3, 3.5), QPointF(10, 8), QPointF(3, 12.5)]))
    painter.drawRect(QRectF(12, 3.5, 1, 9))


def _stop(painter: QPainter) -> None:
    painter.drawRect(QRectF(3.5, 3.5, 9, 9))


def _reset(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(3, 3, 10, 10), 60 * 16, 290 * 16)
    _arrow_head(painter, QPointF(8.6, 0.6), QPointF(8.6, 5.6), QPointF(12.2, 3.2))


def _repeat(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(QPointF(2.5, 8.5))
    path.lineTo(2.5, 6.5)
    path.quadTo(2.5, 4.5, 4.5, 4.5)
    path.lineTo(10.5, 4.5)
    painter.drawPath(path)
    path = QPainterPath(QPointF(13.5, 7.5))
    path.lineTo(13.5, 9.5)
    path.quadTo(13.5, 11.5, 11.5, 11.5)
    path.lineTo(5.5, 11.5)
    painter.drawPath(path)
    _arrow_head(painter, QPointF(10, 1.7), QPointF(10, 7.3), QPointF(14, 4.5))
    _arrow_head(painter, QPointF(6, 8.7), QPointF(6, 14.3), QPointF(2, 11.5))


def _undo(painter: QPainter) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(QPointF(3, 6))
    path.cubicTo(QPointF(8, 3.5), QPointF(13.5, 5.5), QPointF(12.5, 12.5))
    painter.drawPath(path)
    _arrow_head(painter, QPointF(6, 2), QPointF(7.2, 7.8), QPointF(1.6, 6.6))


def _redo(painter: QPainter) -> None:
    painter.translate(16, 0)
    painter.scale(-1, 1)
    _undo(painter)


def _arrow_head(painter: QPainter, *corners: QPointF) -> None:
    painter.save()
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF(list(corners)))
    painter.restore()


_SHAPES: dict[str, Callable[[QPainter], None]] = {
    "run": _run,
    "pause": _pause,
    "step": _step,
    "stop": _stop,
    "reset": _reset,
    "repeat": _repeat,
    "undo": _undo,
    "redo": _redo,
}
