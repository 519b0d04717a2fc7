"""Keeps a window in front of a workspace, and makes a new one for another language or layout.

The workspace holds all that must survive: design and undo, the run, the selection, the step. So a
change of language needs no second way to fill each widget: widgets look their texts up when made.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QAction, QCloseEvent

from explorer.errors import UserError, print_error
from explorer.messages import translate
from explorer.ui.shell.language import Language
from explorer.ui.shell.language_menu import LanguageMenu
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.may_close import may_close
from explorer.ui.shell.remembered_layout import (
    forget_layout,
    remember_layout,
    show_fitting,
    show_remembered,
)
from explorer.ui.shell.unsaved_menu import UnsavedMenu
from explorer.ui.shell.window_layout import WindowLayout
from explorer.ui.state.autosave import Autosave
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance

_LOG = logging.getLogger(__name__)


class WindowHost(QObject):
    """Owns the window of a workspace.

    Attributes:
        window: The window as it is now; another one after a change of language or layout.
    """

    def __init__(
        self,
        workspace: Workspace,
        appearance: Appearance,
        language: Language,
        parent: QObject | None = None,
        *,
        store: QSettings | None = None,
        autosave: Autosave | None = None,
    ) -> None:
        """Make the window, not yet shown.

        Args:
            workspace: What it is a window of.
            appearance: Its theme and text size.
            language: Of its texts.
            parent: Owns the host.
            store: Remembers its layout, if there is one.
            autosave: Keeps the design, if anything does.
        """
        super().__init__(parent)
        self._store = store
        self._autosave = autosave
        self._workspace = workspace
        self._appearance = appearance
        self._language = language
        self._is_closing = False
        self._missing_font: UserError | None = None
        self.window = self._make_window()
        # Later, for the change comes from a menu of the window that is to go.
        language.changed.connect(self._replace_window, Qt.ConnectionType.QueuedConnection)
        if autosave is not None:
            autosave.failed.connect(self.show_error)
            autosave.recovered.connect(self._on_recovered)

    def show(self) -> None:
        """Show the window where a person left it last, or else where it fits."""
        self._is_closing = False
        show_remembered(self.window, self._store)
        self._show_missing_font()
        self._show_found()
        if self._autosave is not None:
            self._autosave.begin()

    def run_or_pause(self) -> None:
        """Start training, pause, or go on."""
        self.window.run_or_pause()

    def close(self) -> None:
        """Close the window as a person does."""
        self.window.close()

    def show_error(self, error: UserError) -> None:
        """Say what went wrong beside the window's views, or where it is read once they are gone."""
        if self._is_closing:
            print_error(error)
            _LOG.error("%s", error)
        else:
            self.window.notice.append(error)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self._workspace, self._appearance)
        window.closing.connect(self._on_closing)
        reset = QAction(translate("WindowHost", "&Reset layout"), window)
        reset.setObjectName("action.reset_layout")
        reset.setToolTip(
            translate("WindowHost", "Window, panels and views as they are at the first start.")
        )
        # Later, for the menu belongs to the window that is to go.
        reset.triggered.connect(self._reset_layout, Qt.ConnectionType.QueuedConnection)
        window.menus.add_to_view(reset)
        if len(self._language.names) > 1:
            window.menus.add_choice(LanguageMenu(self._language, window))
        if self._autosave is not None:
            unsaved = UnsavedMenu(self._autosave.unsaved, window)
            unsaved.chosen.connect(self._autosave.reopen)
            unsaved.aboutToHide.connect(self._show_found)
            window.menus.add_to_recent(unsaved)
        return window

    def _on_closing(self, event: QCloseEvent) -> None:
        self._is_closing = True
        if self._store is not None:
            remember_layout(self.window, self._store)
        if self._autosave is None:
            return
        self.window.hide()
        if not self._autosave.finish():
            self.window.show()
            self._is_closing = False
            if not may_close(self.window, self._autosave.reason):
                event.ignore()
                return
            self._is_closing = True
        self._autosave.close()

    def _on_recovered(self, error: UserError) -> None:
        self.window.notice.withdraw(error)

    def _show_found(self) -> None:
        """Say which designs of earlier windows could not be opened."""
        for error in self._autosave.take_errors() if self._autosave is not None else ():
            self.show_error(error)

    def _replace_window(self) -> None:
        old = self.window
        layout = WindowLayout.of(old)
        self._workspace.document.retranslate()
        self._take_over(old)
        layout.apply(self.window)
        self.window.setVisible(old.isVisible())
        self._show_missing_font()
        _let_go(old)

    def _show_missing_font(self) -> None:
        if self._missing_font is not None:
            self.window.notice.withdraw(self._missing_font)
        self._missing_font = self._language.missing_font
        if self._missing_font is not None:
            self.window.notice.append(self._missing_font)

    def _reset_layout(self) -> None:
        old = self.window
        if self._store is not None:
            forget_layout(self._store)
        self._take_over(old)
        show_fitting(self.window)
        _let_go(old)

    def _take_over(self, old: MainWindow) -> None:
        """Make another window of the workspace, with what the old one says went wrong."""
        self.window = self._make_window()
        for error in old.notice.errors:
            self.window.notice.append(error)


def _let_go(window: MainWindow) -> None:
    window.release()
    window.deleteLater()
