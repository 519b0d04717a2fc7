"""Where the keyboard goes when what has it is hidden or disabled: to nobody but the window.

Qt passes it on to the next control in the order of Tab, where Space or a letter would change what
nobody chose.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget
from shiboken6 import isValid
from typing_extensions import override


class FocusHome(QObject):
    """Brings the keyboard home to the window, whose shortcuts then work as they always do.

    A panel that floats is a window of its own: it is home for what it holds.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        for dock in window.findChildren(QDockWidget):
            dock.topLevelChanged.connect(self._on_floated)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not isValid(self._window):
            return
        home = now.window()
        if home.windowType() is Qt.WindowType.Popup:
            home.installEventFilter(self)  # Qt leaves the keyboard with a list that has closed
        is_ours = home is self._window or home.parentWidget() is self._window
        if is_ours and now is not home and _cannot_hold(before):
            home.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide:
            QTimer.singleShot(0, self, self._leave_what_is_hidden)
        return super().eventFilter(watched, event)

    def _leave_what_is_hidden(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not focused.isVisible():
            self._window.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_floated(self, _is_floating: bool) -> None:
        dock = self.sender()
        if isinstance(dock, QDockWidget):
            dock.window().activateWindow()
            dock.window().setFocus(Qt.FocusReason.OtherFocusReason)


def _cannot_hold(widget: QWidget | None) -> bool:
    """Whether a widget had to give the keyboard away; one that is deleted had nobody's wish."""
    if widget is None:
        return False
    return not isValid(widget) or not widget.isVisible() or not widget.isEnabled()
