"""What Escape leaves: one thing at a press, the nearest first, and never the run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QMainWindow

from explorer.ui.inspector.find_bar import FindBar
from explorer.ui.kit.keyboard import takes_letters
from explorer.ui.shell.filled_window import FilledWindow
from explorer.ui.state.selection import Selection


class Escape:
    """Menus, open lists, other windows and a text that is being edited take the key before."""

    def __init__(
        self,
        window: QMainWindow,
        find_bar: FindBar,
        selection: Selection,
        filled: FilledWindow,
        leave_full_screen: Callable[[], None],
    ) -> None:
        self._window = window
        self._find_bar = find_bar
        self._selection = selection
        self._filled = filled
        self._leave_full_screen = leave_full_screen

    def leave_one(self) -> None:
        """Leave the field with the keyboard, search, selection, filling view or full screen."""
        if takes_letters(QApplication.focusWidget()):
            self._window.setFocus()
        elif self._find_bar.isVisible():
            self._find_bar.close_bar()
        elif self._selection.selected is not None:
            self._selection.select(None)
        elif self._filled.part is not None:
            self._filled.leave()
        elif self._window.isFullScreen():
            self._leave_full_screen()
