"""Paints formulas: italic letters, subscripts, and line breaks where they may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from explorer.network.formula import Equation, Style, Symbol, as_text
from explorer.ui.theme.palette import Theme

_FACES = [
    "STIX Two Text",
    "Cambria",
    "Times New Roman",
    "Liberation Serif",
    "Nimbus Roman",
    "DejaVu Serif",
]
"""The first that is installed is used; without any, Qt's own choice of a serif font."""

_SCALE = 1.32
"""Height of a formula's letters over that of other text."""
_SMALL = 0.72
_DROP = 0.22
"""How far below the line a small symbol stands, in heights of a letter."""
_RISE = 0.42
_STAR_DROP = 0.16
"""An asterisk stands above the line in most faces, a convolution's star in its middle."""
_LEADING = 1.28
_BETWEEN = 0.25
"""Space between two equations, in lines."""
_ABOVE = 0.33
"""Of the first line's height, what is left out above it."""
_INDENT = 1.6
"""Of a line that goes on, in heights of a letter."""


class _Placed(NamedTuple):
    symbol: Symbol
    x: float
    baseline: float
    width: float
    is_strong: bool


class FormulaView(QWidget):
    """Equations below each other; it is as high as they need at its width."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._equations: list[Equation] = []
        self._strong: list[frozenset[int]] = []
        self._marked = ""
        self._colour = ""
        self._theme: Theme | None = None
        self._heights: dict[tuple[int, float], int] = {}
        """Of widths and sizes of text: Qt asks again whenever a number beside it changes."""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """The equations as plain text, a line each."""
        return "\n".join(as_text(each) for each in self._equations)

    @property
    def strong_text(self) -> str:
        """What of them is emphasised because it differs."""
        return "".join(
            symbol.text
            for equation, strong in zip(self._equations, self._strong, strict=True)
            for index, symbol in enumerate(equation)
            if index in strong
        )

    def show_equations(
        self,
        equations: Sequence[Equation],
        marked: str = "",
        strong: Sequence[frozenset[int]] = (),
        colour: str = "",
    ) -> None:
        """Show other equations.

        Args:
            equations: From top to bottom.
            marked: Name of the layer whose symbols are marked, or "".
            strong: Of each equation, the indexes of the symbols to emphasise.
            colour: Of these.
        """
        self._heights = {}
        self._equations = list(equations)
        self._strong = list(strong) or [frozenset()] * len(self._equations)
        self._marked, self._colour = marked, colour
        self.setAccessibleName(self.text)
        self.setVisible(bool(equations))
        self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    @override
    def heightForWidth(self, width: int) -> int:
        """Qt calls: pixels that the equations need when broken to this width."""
        size = self._size()
        height = self._heights.get((width, size))
        if height is None:
            placed = list(self._placed(width))
            height = round((placed[-1].baseline if placed else 0) + 0.5 * size) + 2
            self._heights[width, size] = height
        return height

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            size = self._size()
            for symbol, x, baseline, width, is_strong in self._placed(self.width()):
                is_marked = bool(self._marked) and symbol.layer == self._marked
                colour = self._theme.text
                if is_marked:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(QColor(self._theme.band[1]))
                    behind = QRectF(x - 1, baseline - 1.02 * size, width + 2, 1.4 * size)
                    painter.drawRoundedRect(behind, 2, 2)
                    colour = self._theme.accent
                if is_strong:
                    colour = self._colour or self._theme.accent
                painter.setPen(QColor(colour))
                painter.setFont(self._font(symbol.style, is_strong=is_strong or is_marked))
                painter.drawText(QPointF(x, baseline + self._shift(symbol.style)), symbol.text)

    def _size(self) -> float:
        """Height of a letter's box, in pixels."""
        return self.fontInfo().pixelSize() * _SCALE

    def _shift(self, style: Style) -> float:
        shifts = {"below": _DROP, "above": -_RISE, "star": _STAR_DROP}
        return shifts.get(style, 0.0) * self._size()

    def _font(self, style: Style, *, is_strong: bool) -> QFont:
        font = QFont(_FACES)
        font.setStyleHint(QFont.StyleHint.Serif)
        is_small = style in ("below", "above")
        font.setPixelSize(max(8, round(self._size() * (_SMALL if is_small else 1.0))))
        font.setItalic(style == "letter")
        font.setBold(is_strong)
        return font

    def _placed(self, room: int) -> Iterator[_Placed]:
        """Break the equations to lines and yield where each symbol stands."""
        if not self._equations:
            return  # the fonts below take their time, and Qt asks often
        size = self._size()
        metrics = {
            (style, strong): QFontMetricsF(self._font(style, is_strong=strong))
            for style in get_args(Style)
            for strong in (False, True)
        }
        baseline = 0.0
        for equation, strong in zip(self._equations, self._strong, strict=True):
            baseline += size * (_LEADING + (_BETWEEN if baseline else -_ABOVE))
            widths = []
            for index, symbol in enumerate(equation):
                is_bold = index in strong or bool(self._marked and symbol.layer == self._marked)
                width = metrics[symbol.style, is_bold].horizontalAdvance(symbol.text)
                # A slanted letter leans over its box.
                widths.append(width + (0.06 * size if symbol.style == "letter" else 0))
            x = 0.0
            for index, symbol in enumerate(equation):
                if symbol.may_break and x + self._next_run(equation, widths, index) > room:
                    x = _INDENT * size
                    baseline += size * _LEADING
                yield _Placed(symbol, x, baseline, widths[index], index in strong)
                x += widths[index]

    @staticmethod
    def _next_run(equation: Equation, widths: Sequence[float], start: int) -> float:
        """Width from a symbol on to where the line may be broken next."""
        end = start + 1
        while end < len(equation) and not equation[end].may_break:
            end += 1
        return sum(widths[start:end])
