"""The colours of the heat maps with their numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.ui.kit.colour_bar import BAR_HIGH_PX, BAR_PX, ends_text, paint_bar
from explorer.ui.kit.hatch import SIGN_PX, flaw_text, paint_sign
from explorer.ui.state.live_scale import LiveScale
from explorer.ui.theme.palette import Theme

_GAP_PX = 6


class ScaleLegend(QWidget):
    """A bar from the least to the greatest number, and the marks that have no place on it."""

    def __init__(self, scale: LiveScale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._theme: Theme | None = None
        self.setObjectName("plot.gradient_heatmap.legend")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        scale.changed.connect(self.refresh)
        self.refresh()

    @property
    def words(self) -> tuple[str, str] | None:
        """The numbers at both ends; None where there is no bar."""
        return ends_text(self._scale.scale) if self._scale.scale else None

    def refresh(self) -> None:
        """Show the scale as it is now."""
        words = translate("HeatMaps", "Legend of the heat maps")
        if self.words is not None:
            template = translate(
                "HeatMaps",
                "Gradient norm, {low} to {high}, on one logarithmic scale for all networks, in "
                "the graphs too. A cell is hatched where the norm is zero or not finite, at one "
                "of its steps or in one of the seeds.",
            )
            words = template.format(low=self.words[0], high=self.words[1])
        self.setToolTip(words)
        self.setAccessibleName(words)
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
        width = 0.0
        if self.words is not None:
            width += BAR_PX + sum(metrics.horizontalAdvance(each) + _GAP_PX for each in self.words)
        for _, words in self._marks():
            width += metrics.horizontalAdvance(words) + SIGN_PX + 3 * _GAP_PX
        return QSize(int(width) + 4, int(metrics.height()))

    def _marks(self) -> list[tuple[int, str]]:
        return [(flaw, flaw_text(flaw)) for flaw in self._scale.spread.flaws]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt asks: paint it."""
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, x = (self.height() - BAR_HIGH_PX) / 2, 0.0
        for flaw, words in self._marks():
            paint_sign(painter, theme, QRectF(x, top, SIGN_PX, BAR_HIGH_PX), flaw)
            x += SIGN_PX + _GAP_PX
            x = self._write(painter, x, words, theme.text) + 2 * _GAP_PX
        if self.words is not None:
            low, high = self.words
            x = self._write(painter, x, low, theme.text) + _GAP_PX
            paint_bar(painter, theme, QRectF(x, top, BAR_PX, BAR_HIGH_PX))
            self._write(painter, x + BAR_PX + _GAP_PX, high, theme.text)
        painter.end()

    def _write(self, painter: QPainter, x: float, words: str, colour: str) -> float:
        width = QFontMetricsF(self.font()).horizontalAdvance(words)
        painter.setPen(QColor(colour))
        room = QRectF(x, 0, width + 1, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        return x + width
