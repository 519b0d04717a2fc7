"""Lets one view fill the window, for the last row of a hall, and puts everything back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QCursor, QKeySequence
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from explorer.messages import translate
from explorer.ui.shell.view_stack import ViewStack


class FilledWindow(QObject):
    """Follows the double clicks on the titles of views, and its own action.

    Attributes:
        action: Fills the window with the view that has the keyboard or the mouse, or goes back.
    """

    def __init__(self, stack: ViewStack, panels: Sequence[QDockWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._stack = stack
        self._panels = panels
        self._part: QWidget | None = None
        self._hidden: list[QDockWidget] = []
        self.action = QAction(translate("FilledWindow", "Fill window with one view"), self)
        self.action.setObjectName("action.fill_window")
        self.action.setShortcut(QKeySequence("Shift+F11"))
        self.action.setCheckable(True)
        self.action.setToolTip(
            translate(
                "FilledWindow",
                "Show the view that has the keyboard or the mouse alone, or all again; so does a "
                "double click on its title.",
            )
        )
        self.action.triggered.connect(self._toggle_current)
        stack.fill_requested.connect(self.toggle)
        stack.graph_column.graph_removed.connect(self._on_removed)

    @property
    def part(self) -> QWidget | None:
        """What fills the window; None while all views are in their places."""
        return self._part

    def toggle(self, part: QWidget) -> None:
        """Let a part of the stack fill the window, or put everything back if one does."""
        if self._part is not None:
            self.leave()
            return
        self._part = part
        self._hidden = [
            each for each in self._panels if not each.isHidden() and not each.isFloating()
        ]
        for panel in self._hidden:
            panel.hide()
        self._stack.show_only(part)
        self.action.setChecked(True)

    def leave(self) -> None:
        """Put everything back."""
        if self._part is None:
            return
        self._part = None
        self._stack.show_only(None)
        for panel in self._hidden:
            panel.show()
        self._hidden = []
        self.action.setChecked(False)

    def _on_removed(self, graph: QWidget) -> None:
        if graph is self._part:
            self.leave()

    def _toggle_current(self) -> None:
        self.toggle(self._current)

    @property
    def _current(self) -> QWidget:
        """The part with the keyboard, or else the one under the mouse, or else the profile."""
        focused = QApplication.focusWidget()
        under = QApplication.widgetAt(QCursor.pos())
        for found in (focused, under):
            for part in self._stack.parts:
                if found is not None and (part is found or part.isAncestorOf(found)):
                    return part
        return self._stack.profile
