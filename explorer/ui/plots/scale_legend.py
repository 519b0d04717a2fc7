"""The colours of a heat map with their numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from explorer.ui.plots.colour_scale import ColourScale, power_words
from explorer.ui.theme.palette import Theme

_BAR_PX = 110
_GAP_PX = 6


class ScaleLegend(QWidget):
    """A bar from the least to the greatest number, and the marks that have no place on it."""

    def __init__(self, scale: ColourScale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._theme: Theme | None = None
        self.has_zero = self.has_lost = False
        self.setObjectName("plot.gradient_heatmap.legend")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.refresh()

    @property
    def words(self) -> tuple[str, str]:
        """The numbers at both ends."""
        return f"≤ {power_words(self._scale.low)}", f"≥ {power_words(self._scale.high)}"

    def refresh(self) -> None:
        """Show the scale as it is now."""
        template = QCoreApplication.translate(
            "HeatMaps", "Gradient norm from {low} to {high}, on a logarithmic scale for all arms."
        )
        low, high = power_words(self._scale.low), power_words(self._scale.high)
        self.setToolTip(template.format(low=low, high=high))
        self.setAccessibleName(self.toolTip())
        self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        """Qt asks: bar, numbers and marks in one line."""
        metrics = QFontMetricsF(self.font())
        width = _BAR_PX + sum(metrics.horizontalAdvance(each) + _GAP_PX for each in self.words)
        for _, words in self._marks():
            width += metrics.horizontalAdvance(words) + metrics.height() + 3 * _GAP_PX
        return QSize(int(width) + 4, int(metrics.height()))

    def _marks(self) -> list[tuple[str, str]]:
        tr, theme = QCoreApplication.translate, self._theme
        marks: list[tuple[str, str]] = []
        if self.has_zero:
            marks.append((theme.heat_zero if theme else "", tr("HeatMaps", "zero")))
        if self.has_lost:
            marks.append((theme.heat_lost if theme else "", tr("HeatMaps", "not finite")))
        return marks

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt asks: paint it."""
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        metrics = QFontMetricsF(self.font())
        side = metrics.ascent()
        top, x = (self.height() - side) / 2, 0.0
        for colour, words in self._marks():
            painter.fillRect(QRectF(x, top, side, side), QColor(colour))
            x += side + _GAP_PX
            x = self._write(painter, x, words, theme.text) + 2 * _GAP_PX
        low, high = self.words
        x = self._write(painter, x, low, theme.text) + _GAP_PX
        shades = QLinearGradient(x, 0, x + _BAR_PX, 0)
        for at, colour in enumerate(theme.ramp):
            shades.setColorAt(at / (len(theme.ramp) - 1), QColor(colour))
        painter.fillRect(QRectF(x, top, _BAR_PX, side), shades)
        self._write(painter, x + _BAR_PX + _GAP_PX, high, theme.text)
        painter.end()

    def _write(self, painter: QPainter, x: float, words: str, colour: str) -> float:
        width = QFontMetricsF(self.font()).horizontalAdvance(words)
        painter.setPen(QColor(colour))
        room = QRectF(x, 0, width + 1, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        return x + width
