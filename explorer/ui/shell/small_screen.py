"""Lets a window be smaller than its parts need: what has no room is reached by scrolling."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, QSizeF, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

CENTRE_SHARE = QSizeF(0.16, 0.2)
SIDE_SHARE = QSizeF(0.4, 0.2)
FOOT_SHARE = QSizeF(0.4, 0.12)
"""How much of the screen a part may ask for: one at each side, all together, leave room for the
bars, so that the window is never larger than its screen."""


class SmallScreen(QScrollArea):
    """Shows its content at its own least size at least, with scroll bars where that is too large.

    So the window fits a projector of few pixels, or a screen that is scaled up.
    """

    def __init__(self, content: QWidget, share: QSizeF) -> None:
        super().__init__()
        self._content = content
        self._share = share
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what it holds
        content.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()  # it needs as much as what it holds
        return super().eventFilter(watched, event)

    @override
    def minimumSizeHint(self) -> QSize:
        screen = self.screen().availableSize()
        width, height = self._share.width(), self._share.height()
        most = QSize(int(width * screen.width()), int(height * screen.height()))
        least = self._content.minimumSizeHint().expandedTo(self._content.minimumSize())
        return least.boundedTo(most)

    @override
    def sizeHint(self) -> QSize:
        return self._content.sizeHint().expandedTo(self._content.minimumSize())
