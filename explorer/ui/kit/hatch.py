"""The marks on what has no usable number, distinguished without colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from explorer.messages import translate
from explorer.runs.scale import NON_FINITE
from explorer.ui.kit.colour_ramp import ramp
from explorer.ui.theme.palette import Theme

SIGN_PX = 24
"""Width of a sign in a legend."""
_SIDE_PX = 10


@lru_cache(maxsize=8)
def hatch(theme: Theme, flaw: int) -> QBrush:
    """Return the pattern of ZERO, strokes upwards, or of NON_FINITE, strokes that cross.

    Each stroke is dark beside light, so that it is visible on every colour of the scale.
    """
    tile = QImage(_SIDE_PX, _SIDE_PX, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(0)
    inks = QColor(theme.base), QColor(theme.text)
    with QPainter(tile) as painter:
        for shift, ink in enumerate(inks):
            for at in range(_SIDE_PX):
                painter.setPen(ink)
                painter.drawPoint((at + shift) % _SIDE_PX, _SIDE_PX - 1 - at)
                if flaw == NON_FINITE:
                    painter.drawPoint((at + shift) % _SIDE_PX, at)
    return QBrush(tile)


def paint_hatched(painter: QPainter, theme: Theme, rects: list[QRectF], flaw: int) -> None:
    """Frame and hatch some rectangles, over the colour that they have."""
    painter.setPen(QPen(QColor(theme.error), 1))
    painter.setBrush(hatch(theme, flaw))
    painter.drawRects(rects)


def flaw_text(flaw: int) -> str:
    """Return what a mark means."""
    return translate("Hatch", "diverged") if flaw == NON_FINITE else translate("Hatch", "zero")


def paint_sign(painter: QPainter, theme: Theme, rect: QRectF, flaw: int) -> None:
    """Paint what a layer with a flaw looks like, for a legend."""
    painter.fillRect(rect, ramp(theme).colours[flaw])
    paint_hatched(painter, theme, [rect], flaw)
