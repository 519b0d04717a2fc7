"""The legend of the graphs: a bar of colours with its numbers, and what the marks mean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.scale import NON_FINITE, ZERO, Scale
from explorer.ui.graph.values import STAGE, ColourBy, number_text
from explorer.ui.kit.colour_bar import BAR_HIGH_PX, BAR_PX, ends_text, paint_bar
from explorer.ui.kit.hatch import SIGN_PX, flaw_text, paint_sign
from explorer.ui.theme.palette import Theme

_GAP_PX = 6
_APART_PX = 18
_LEAST_BAR_PX = 32
_LEAST_SHARE = 0.5
"""Of a note; with less space it is left out."""

_Sign = Callable[[QPainter, QRectF, Theme], None]


class Legend(QWidget):
    """Shows the scale of a choice; what does not fit at the right is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._theme: Theme | None = None
        self._choice = STAGE
        self._scale: Scale | None = None
        self._flaws: tuple[int, ...] = ()
        self._note = ""

    @property
    def numbers(self) -> tuple[str, str] | None:
        """What stands at the two ends of the bar; None where there is no bar."""
        if self._scale is None:
            return None
        if self._choice.quantity is not None:
            return ends_text(self._scale)
        low, high = self._scale.number(self._scale.low), self._scale.number(self._scale.high)
        return number_text(self._choice, low), number_text(self._choice, high)

    def show_scale(
        self, choice: ColourBy, scale: Scale | None, flaws: tuple[int, ...], note: str
    ) -> None:
        """Show a choice's scale, which marks there are, and a note on what it leaves out."""
        shown = choice, scale, flaws, note
        if shown == (self._choice, self._scale, self._flaws, self._note):
            return
        self._choice, self._scale, self._flaws, self._note = shown
        self.setAccessibleName(self._text())
        self.setAccessibleDescription(note)
        self.setToolTip(note)
        self.updateGeometry()
        self.update()

    def _text(self) -> str:
        if self.numbers is None:
            return translate("Legend", "Legend of the graphs")
        low, high = self.numbers
        return translate("Legend", "{quantity}, {low} to {high}").format(
            quantity=self._choice.title, low=low, high=high
        )

    def apply_theme(self, theme: Theme) -> None:
        """Apply another theme."""
        self._theme = theme
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._numbers_px + _LEAST_BAR_PX if self.numbers else 0
        return QSize(least, self.sizeHint().height())

    @property
    def _numbers_px(self) -> int:
        """Width of the numbers at both ends of the bar, with the gaps."""
        text = self.numbers or ()
        return sum(self.fontMetrics().horizontalAdvance(each) + _GAP_PX for each in text) + 2

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x = 0.0
            if self.numbers is not None:
                x = self._paint_bar(painter, theme, self.numbers)
            for sign, text in self._signs():
                x = self._paint_sign(painter, theme, x, sign, text)
            if self._note:
                self._paint_note(painter, theme, x)

    def _signs(self) -> list[tuple[_Sign, str]]:
        if self._choice.quantity is not None:
            signs = {ZERO: _paint_zero, NON_FINITE: _paint_non_finite}
            return [(signs[flaw], flaw_text(flaw)) for flaw in self._flaws]
        if self._choice == STAGE:
            return [
                (_paint_identity, translate("Legend", "identity")),
                (_paint_pad, translate("Legend", "zero padding")),
                (_paint_projection, translate("Legend", "1×1 projection")),
            ]
        return []

    def _paint_bar(self, painter: QPainter, theme: Theme, numbers: tuple[str, str]) -> float:
        low, high = numbers
        metrics = self.fontMetrics()
        wide = min(BAR_PX, self.width() - self._numbers_px)
        bar = QRectF(0, 0, wide, BAR_HIGH_PX)
        bar.moveLeft(metrics.horizontalAdvance(low) + _GAP_PX)
        bar.moveTop((self.height() - BAR_HIGH_PX) / 2)
        paint_bar(painter, theme, bar)
        row = QRectF(0, 0, bar.left(), self.height())
        self._write(painter, theme.text, row, low)
        row.moveLeft(bar.right() + _GAP_PX)
        row.setWidth(metrics.horizontalAdvance(high) + 2)
        self._write(painter, theme.text, row, high)
        return row.right() + _APART_PX

    def _paint_sign(
        self, painter: QPainter, theme: Theme, x: float, sign: _Sign, text: str
    ) -> float:
        wide = self.fontMetrics().horizontalAdvance(text) + 2
        if x + SIGN_PX + _GAP_PX + wide > self.width():
            return float(self.width())
        sign(painter, QRectF(x, (self.height() - BAR_HIGH_PX) / 2, SIGN_PX, BAR_HIGH_PX), theme)
        row = QRectF(x + SIGN_PX + _GAP_PX, 0, wide, self.height())
        self._write(painter, theme.muted, row, text)
        return row.right() + _APART_PX

    def _paint_note(self, painter: QPainter, theme: Theme, x: float) -> None:
        area = QRectF(x, 0, max(0.0, self.width() - x), self.height())
        metrics = QFontMetrics(self.font())
        if area.width() < _LEAST_SHARE * metrics.horizontalAdvance(self._note):
            return  # a few letters are of no use; the tool tip has it all
        text = metrics.elidedText(self._note, Qt.TextElideMode.ElideRight, int(area.width()))
        self._write(painter, theme.muted, area, text)

    def _write(self, painter: QPainter, colour: str, row: QRectF, text: str) -> None:
        painter.setPen(QColor(colour))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _paint_zero(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    paint_sign(painter, theme, rect, ZERO)


def _paint_non_finite(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    paint_sign(painter, theme, rect, NON_FINITE)


def _paint_identity(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.text), theme.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(rect.adjusted(1, 2, -1, rect.height()), 0, 180 * 16)


def _paint_pad(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    pen = QPen(QColor(theme.text), theme.line)
    pen.setDashPattern([2.2, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(rect.adjusted(1, 2, -1, rect.height()), 0, 180 * 16)


def _paint_projection(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    _paint_identity(painter, rect, theme)
    box = QRectF(rect.center().x() - 4, rect.top() - 1, 8, 7)
    painter.setPen(QPen(QColor(theme.text), 1))
    painter.setBrush(QColor(theme.base))
    painter.drawRect(box)
