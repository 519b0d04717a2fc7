"""The bar of colours in a legend, and the numbers at its ends."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from explorer.runs.scale import Scale
from explorer.ui.kit.text import power_of_ten
from explorer.ui.theme.palette import Theme

BAR_PX = 120
BAR_HIGH_PX = 12


def paint_bar(painter: QPainter, theme: Theme, bar: QRectF) -> None:
    """Paint the colours of the scale from its least to its greatest number."""
    shades = QLinearGradient(bar.topLeft(), bar.topRight())
    for at, colour in enumerate(theme.ramp):
        shades.setColorAt(at / (len(theme.ramp) - 1), QColor(colour))
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(shades)
    painter.drawRect(bar)


def ends_text(scale: Scale) -> tuple[str, str]:
    """Return the numbers at the ends of a live scale, and whether others lie beyond."""
    if scale == scale.whole():
        return f"{scale.low:g}", f"{scale.high:g}"
    return f"≤ {power_text(scale.low)}", f"≥ {power_text(scale.high)}"


def power_text(log: float) -> str:
    """Write 10 to this power: "0.003", "30", "3·10⁻⁵"."""
    power = math.floor(log + 1e-6)
    digit = round(10 ** (log - power))
    if -3 <= power <= 3:
        return f"{digit * 10.0**power:,.{max(0, -power)}f}"
    return power_of_ten(power) if digit == 1 else f"{digit}·{power_of_ten(power)}"
