"""Divides the keys between the window's shortcuts and the control that has the focus.

Space always runs and pauses. A click on a control therefore leaves the keyboard focus where it
was. Tab gives a control the focus and its usual keys: there Space presses it, and a letter goes to
whatever types, chooses or searches by letters. In a text a space is typed; in a number only once
typing has begun, as in "1 000": until then nobody means the field.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QWidget,
)
from typing_extensions import override

_BARE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
"""With none but these a key types a letter, or moves to an end."""


def keep_letters_for_controls(window: QMainWindow) -> None:
    """Let no letter be a shortcut of the window while a control that takes letters has the focus.

    Call it once its panels are there: each may float, as a window of its own with the same keys.
    """
    letter_filter = _LetterFilter(window)
    for each in (window, *window.findChildren(QDockWidget)):
        each.installEventFilter(letter_filter)


class _LetterFilter(QObject):
    """Claims letters that come up to the window before shortcuts are matched."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_letter_or_end(event)
            and takes_letters(QApplication.focusWidget())
        ):
            event.accept()
            return True
        return False


def _is_letter_or_end(event: QKeyEvent) -> bool:
    if event.modifiers() & ~_BARE:
        return False
    text = event.text()
    is_letter = text.isprintable() and bool(text.strip())
    return is_letter or event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)


def takes_letters(widget: QWidget | None) -> bool:
    """Whether a widget is typed in, or chooses or searches by letters."""
    if isinstance(widget, QComboBox | QAbstractItemView | QAbstractSpinBox):
        return True
    # Qt's mark of whatever takes text, also of kinds that are yet to come.
    return widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


@runtime_checkable
class TypedInto(Protocol):
    """A control whose text becomes a value when it is left."""

    def commit(self) -> None:
        """Take what was typed now, or say why not."""


@runtime_checkable
class Edited(Protocol):
    """A control that knows whether its text has been edited since it became a value."""

    @property
    def is_edited(self) -> bool:
        """Whether it has."""


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


class NumberLine(QLineEdit):
    """The text of a number: a double click selects all of it, not the digits before the point."""

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.selectAll()
        else:
            super().mouseDoubleClickEvent(event)


class _KeyFilter(QObject):
    """Decides, before shortcuts are matched, which keys and wheel turns a control gets."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()  # once: every event of every control comes here
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._claim(event)
        if kind == QEvent.Type.Wheel and isinstance(watched, QComboBox | QAbstractSpinBox):
            # A turn over a control would change the experiment by accident; it scrolls the panel.
            event.ignore()
            return True
        return False

    def _claim(self, event: QKeyEvent) -> bool:
        """Decide who gets a key; return whether that is decided."""
        control = self.parent()
        if event.key() == Qt.Key.Key_Space:
            number = _number_line(control)
            event.setAccepted(number is None or number.isModified())
            return True
        if event.key() == Qt.Key.Key_Escape and _is_typed_in(control):
            event.accept()  # it undoes the typing
            return True
        return False


def _number_line(control: object) -> QLineEdit | None:
    """Return where the digits of a number stand, if the control is one."""
    if isinstance(control, QAbstractSpinBox):
        return control.lineEdit()
    return control if isinstance(control, NumberLine) else None


def _is_typed_in(control: object) -> bool:
    """Whether Escape has a text to bring back."""
    return isinstance(control, QLineEdit) or (isinstance(control, Edited) and control.is_edited)
