"""Keeps a window in front of a workspace, and makes a new one for another language.

The workspace holds all that must survive: design and undo, the run, the selection, the step. So a
change of language needs no second way to fill each widget: widgets look their texts up when made.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from explorer.errors import UserError
from explorer.ui.shell.language import Language
from explorer.ui.shell.language_menu import LanguageMenu
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.window_layout import WindowLayout
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance


class WindowHost(QObject):
    """Owns the window of a workspace.

    Attributes:
        window: The window as it is now; another one after a change of language.
    """

    def __init__(
        self,
        workspace: Workspace,
        appearance: Appearance,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._appearance = appearance
        self._language = language
        self.window = self._make_window()
        # Later, for the change comes from a menu of the window that is to go.
        language.changed.connect(self._replace_window, Qt.ConnectionType.QueuedConnection)

    def run_or_pause(self) -> None:
        """Start training, pause, or go on."""
        self.window.run_or_pause()

    def close(self) -> None:
        """Close the window as a person does."""
        self.window.close()

    def show_error(self, error: UserError) -> None:
        """Say what went wrong beside the window's views."""
        self.window.notice.append(error)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self._workspace, self._appearance)
        if len(self._language.names) > 1:
            window.view_menu.add_choice(LanguageMenu(self._language, window))
        return window

    def _replace_window(self) -> None:
        old = self.window
        layout, errors = WindowLayout.of(old), old.notice.errors
        self._workspace.document.retranslate()
        self.window = self._make_window()
        layout.apply(self.window)
        for error in errors:
            self.window.notice.append(error)
        self.window.setVisible(old.isVisible())
        old.release()
        old.deleteLater()
