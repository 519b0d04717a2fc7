"""The File and View menus, each behind a button of the tool bar."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from explorer.messages import translate
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.shell.actions import Actions
from explorer.ui.theme.appearance_menu import AppearanceMenu


class FileMenu(QMenu):
    """Opens, saves and exports.

    Attributes:
        export: Its submenu of pictures and data; whoever fills it offers each view there.
    """

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.addActions(actions.of_file)
        self.addSeparator()
        self.addAction(actions.bring_back)
        self.addSeparator()
        self.export = self.addMenu(translate("FileMenu", "Export pictures and data"))
        self.export.setObjectName("menu.export.all")
        self.export.addActions(actions.of_picture)
        self.export.addSeparator()

    def button(self) -> QToolButton:
        """Return a new button that opens it."""
        return _menu_button(
            "bar.file",
            translate("FileMenu", "File"),
            translate("FileMenu", "Open, save and export."),
            self,
        )


class ViewMenu(QMenu):
    """Chooses how the window looks, and which panels it shows."""

    def __init__(self, appearance: AppearanceMenu, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        appearance.fill(self)
        self._end = self.addSeparator()
        self.addAction(actions.full_screen)

    def add_panels(self, *actions: QAction) -> None:
        """Offer panels and what is to do with them, below all else."""
        self.addActions(actions)

    def add_choice(self, menu: QMenu) -> None:
        """Offer one more choice of how the window looks."""
        self.insertMenu(self._end, menu)

    def button(self) -> QToolButton:
        """Return a new button that opens it."""
        return _menu_button(
            "bar.view",
            translate("ViewMenu", "View"),
            translate("ViewMenu", "Theme, text size, panels and full screen."),
            self,
        )


def _menu_button(name: str, text: str, tip: str, menu: QMenu) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setToolTip(tip)
    pass_shortcuts_through(button)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
