"""Keeps Space and the letter keys for the window: Space always runs and pauses.

A click on a control therefore leaves the keyboard where it was. Who comes by Tab gets the usual
keys: there Space presses the control that is in focus.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget
from typing_extensions import override


def pass_shortcuts_through(widget: QWidget) -> None:
    """Give a control our manners with the keyboard."""
    keeper = _KeyKeeper(widget)
    widget.installEventFilter(keeper)
    if isinstance(widget, QAbstractSpinBox):
        widget.lineEdit().installEventFilter(keeper)
        widget.editingFinished.connect(widget.clearFocus)
    elif not isinstance(widget, QLineEdit):  # a click in a line of text is there to type
        widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class _KeyKeeper(QObject):
    """Decides, before shortcuts are looked at, whether Space belongs to the control."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            # No number has a space in it, a text may; any other control is pressed by it.
            event.setAccepted(not isinstance(self.parent(), QAbstractSpinBox))
            return True
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(self.parent(), QLineEdit)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()  # it takes the typing back, and does not end the run
            return True
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox | QAbstractSpinBox):
            # A wheel over a control would change the experiment unasked; it scrolls the panel.
            event.ignore()
            return True
        return False
