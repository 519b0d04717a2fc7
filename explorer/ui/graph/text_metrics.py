"""How wide words are: each is measured once, for a repaint asks for the same ones every time."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics


class TextMetrics:
    """The widths of words in one font, in pixels."""

    def __init__(self, metrics: QFontMetrics) -> None:
        self.metrics = metrics
        self.height = metrics.height()
        self.line_spacing = metrics.lineSpacing()
        self._widths: dict[str, int] = {}

    def width(self, words: str) -> int:
        """Return the width of the widest line."""
        width = self._widths.get(words)
        if width is None:
            width = max(self.metrics.horizontalAdvance(line) for line in words.split("\n"))
            self._widths[words] = width
        return width
