"""A label whose text changes at each step, as wide as the longest that it may get."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

_WIDE_DIGITS = str.maketrans("0123456789", "8888888888")


class SteadyLabel(QLabel):
    """Has a fixed size: another text must not cause a new layout of the window."""

    def show_text(self, text: str, longest: str) -> None:
        """Show a text where one with the digits of `longest` has space."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(longest.translate(_WIDE_DIGITS))
        size = QSize(width, metrics.height())
        if size != self.minimumSize():
            self.setFixedSize(size)
        self.setText(text)
