"""Lets a window be smaller than its views need: what has no room is reached by scrolling."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

_LEAST = QSize(240, 160)


class SmallScreen(QScrollArea):
    """Shows its content at its own least size at least, with scroll bars where that is too large.

    So the window fits a projector of few pixels, or a screen that is scaled up.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what it holds

    @override
    def minimumSizeHint(self) -> QSize:
        return _LEAST

    @override
    def sizeHint(self) -> QSize:
        return self._content.sizeHint()
