"""Marks the control that has the keyboard, the same way on every kind of control."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget
from shiboken6 import isValid
from typing_extensions import override

from explorer.ui.theme.palette import Theme

_WIDTH_PX = 2.0
_RADIUS_PX = 4.0


class FocusRing(QFocusFrame):
    """A ring in the accent colour around what came into focus by the keyboard.

    Fusion's own marks differ from control to control, and a plot has none. A control that was
    clicked gets no ring: the person knows where the mouse is, and it would be in the pictures.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._colour = QColor()
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def apply_theme(self, theme: Theme) -> None:
        """Take another colour."""
        self._colour = QColor(theme.accent)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, _WIDTH_PX))
        inset = _WIDTH_PX / 2
        room = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(room, _RADIUS_PX, _RADIUS_PX)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._window):  # the window's end moves the focus once more
            return
        by_mouse = bool(QApplication.mouseButtons().value)
        is_ours = now is not None and now is not self._window and now.window() is self._window
        if is_ours and not by_mouse:
            self.setWidget(now)  # type: ignore[arg-type]
            return
        self.setWidget(None)  # type: ignore[arg-type]
        self.setParent(self._window)  # else it would be deleted with the control it was beside
