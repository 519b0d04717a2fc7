"""A column that scrolls vertically where the window is low."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

_LEAST_LINES = 4
"""Few, so that a window in large text is not higher than a small screen."""


class ScrollColumn(QScrollArea):
    """Never narrower than its content; a few lines of text stay visible.

    Where it is too low it ends above the control that it would cut: half of one looks broken.
    """

    def __init__(self, content: QWidget | None = None) -> None:
        """Hold this, or nothing until it is filled."""
        super().__init__()
        self._margin_px = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what it holds
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if content is not None:
            self.fill(content)

    def fill(self, content: QWidget) -> None:
        """Hold something from now on."""
        self.setWidget(content)
        content.installEventFilter(self)
        self.updateGeometry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()  # it is as high as what it holds
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            QTimer.singleShot(0, self, self._end_between_controls)  # once they have their places
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._end_between_controls()

    def _end_between_controls(self) -> None:
        room, most = self.height(), 2 * self.fontMetrics().height()
        only_direct = Qt.FindChildOption.FindDirectChildrenOnly
        content = self.widget()
        parts = content.findChildren(QWidget, options=only_direct) if content else []
        cut = [
            room - each.y()
            for each in parts
            if each.isVisible() and each.y() < room < each.geometry().bottom() + 1
        ]
        margin = max((each for each in cut if each <= most), default=0)
        if margin != self._margin_px:
            self._margin_px = margin
            self.setViewportMargins(0, 0, 0, margin)

    @override
    def sizeHint(self) -> QSize:
        content = self.widget()
        height = content.sizeHint().height() if content else 0
        return QSize(super().sizeHint().width(), height)

    @override
    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        least = _LEAST_LINES * self.fontMetrics().height()
        content = self.widget()
        width = content.minimumSizeHint().width() if content else 0
        return QSize(width + bar, least)
