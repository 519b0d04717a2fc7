"""A small button in a title line that opens a menu to choose one of several things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from typing_extensions import override

_STYLE = "QToolButton::menu-indicator { image: none; }"
"""Fusion paints its own arrow over the last letter."""
_TITLE_STYLE = f"{_STYLE} QToolButton {{ border: 0; padding: 0; }}"


class Choice(NamedTuple):
    """A line of the menu.

    Attributes:
        value: What is chosen.
        name: Of its object, after the button's.
        text: What it is called.
        meaning: Its tool tip.
    """

    value: object
    name: str
    text: str
    meaning: str = ""


class ChoiceButton(QToolButton):
    """Reached by Tab; a click leaves the keyboard with the window."""

    chosen = Signal(object)
    """The value that a person has chosen."""

    def __init__(self, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setStyleSheet(_STYLE)
        self._is_title = False
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.setMenu(menu)
        self._choices: tuple[Choice, ...] = ()
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_triggered)

    def look_like_title(self) -> None:
        """Stand where other plots have the label of their title, without a frame."""
        self._is_title = True
        self.setStyleSheet(_TITLE_STYLE)

    @override
    def sizeHint(self) -> QSize:
        """Qt's own leaves space on both sides, and a title would stand to the right of others."""
        hint = super().sizeHint()
        if self._is_title:
            hint.setWidth(self.fontMetrics().horizontalAdvance(self.text()))
        return hint

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._is_title else super().minimumSizeHint()

    def offer(self, choices: Sequence[Choice], current: object) -> None:
        """Offer these choices and no others, with the current one checked."""
        if tuple(choices) != self._choices:  # else they stay: one of them may be calling
            self._make_actions(choices)
        for action in self._group.actions():
            action.setChecked(action.data() == current)

    def _make_actions(self, choices: Sequence[Choice]) -> None:
        self._choices = tuple(choices)
        for action in self._group.actions():
            self._group.removeAction(action)
            self.menu().removeAction(action)
            action.deleteLater()
        for choice in choices:
            action = self._group.addAction(choice.text)
            action.setObjectName(f"{self.objectName()}.{choice.name}")
            action.setData(choice.value)
            action.setToolTip(choice.meaning or choice.text)
            action.setCheckable(True)
            self.menu().addAction(action)

    def enable(self, value: object, *, is_enabled: bool) -> None:
        """Let a value be chosen, or show that it cannot be chosen now."""
        for action in self._group.actions():
            if action.data() == value:
                action.setEnabled(is_enabled)

    def show_text(self, text: str) -> None:
        """Show this text, and that a menu opens."""
        self.setText(f"{text} ▾")

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
