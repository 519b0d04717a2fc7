"""Keeps Space and the letter keys for the window: Space always runs and pauses.

A click on a control therefore leaves the keyboard focus where it was. Tab gives a control the
focus and its usual keys: there Space presses it.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget
from typing_extensions import override


@runtime_checkable
class TypedInto(Protocol):
    """A control whose text becomes a value when it is left."""

    def commit(self) -> None:
        """Take what was typed now, or say why not."""


def commit_typing() -> None:
    """Take what stands in the control that has the keyboard: an action is about to use it."""
    focused: object = QApplication.focusWidget()
    if isinstance(focused, TypedInto):
        focused.commit()


def pass_shortcuts_through(widget: QWidget) -> None:
    """Let a control leave the window's shortcut keys to the window."""
    key_filter = _KeyFilter(widget)
    widget.installEventFilter(key_filter)
    if isinstance(widget, QAbstractSpinBox):
        widget.lineEdit().installEventFilter(key_filter)
        widget.editingFinished.connect(widget.clearFocus)
    elif not isinstance(widget, QLineEdit):  # a click in a text is made to type
        widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class _KeyFilter(QObject):
    """Decides, before shortcuts are matched, which keys and wheel turns a control gets."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            # A number has no space in it, a text may; any other control is pressed by it.
            event.setAccepted(not isinstance(self.parent(), QAbstractSpinBox))
            return True
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(self.parent(), QLineEdit)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()  # it undoes the typing, and does not stop the run
            return True
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox | QAbstractSpinBox):
            # A turn over a control would change the experiment by accident; it scrolls the panel.
            event.ignore()
            return True
        return False
