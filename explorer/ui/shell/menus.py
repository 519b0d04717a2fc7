"""The menus of the menu bar: File, Edit, Run, View and Help."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from explorer.messages import translate
from explorer.ui.shell.actions import Actions
from explorer.ui.shell.recent_menu import RecentMenu
from explorer.ui.theme.appearance_menu import AppearanceMenu


class Menus:
    """Fills the menu bar of a window, which is there whatever panels and bars are shown.

    Attributes:
        export: The submenu of pictures and data; whoever fills it offers each view there.
        recent: The submenu of the files that were opened or saved last.
    """

    def __init__(
        self, bar: QMenuBar, actions: Actions, appearance: AppearanceMenu, recent: RecentMenu
    ) -> None:
        bar.setObjectName("bar.menu")
        self.recent = recent
        self.export = QMenu(translate("Menus", "Export p&ictures and data"), bar)
        self.export.setObjectName("menu.export.all")
        self._file = bar.addMenu(translate("Menus", "&File"))
        self._fill_file(self._file, actions)
        self._edit = bar.addMenu(translate("Menus", "&Edit"))
        for some in (actions.of_edit, actions.of_link):
            self._edit.addActions(some)
            self._edit.addSeparator()
        self._run = bar.addMenu(translate("Menus", "&Run"))
        self._run.addActions(actions.of_run)
        self._run.addSeparator()
        self._run.addActions([actions.go_on, actions.branch, actions.bring_back])
        self._view = bar.addMenu(translate("Menus", "&View"))
        appearance.fill(self._view)
        self._panels = self._view.addSeparator()
        self._end = self._view.addSeparator()
        self._view.addAction(actions.full_screen)
        _fill_help(bar.addMenu(translate("Menus", "&Help")), actions)

    def add_to_run(self, menu: QMenu) -> None:
        """Offer one more menu at the end of the Run menu."""
        self._run.addSeparator()
        self._run.addMenu(menu)

    def add_to_recent(self, menu: QMenu) -> None:
        """Offer one more list of what can be opened, below the recent files."""
        self._file.insertMenu(self._below_recent, menu)

    def add_panels(self, panels: Sequence[QAction]) -> None:
        """Offer to show and hide panels and bars."""
        self._view.insertActions(self._end, panels)

    def add_edits(self, actions: Sequence[QAction]) -> None:
        """Offer more in the Edit menu."""
        self._edit.addActions(actions)

    def add_choice(self, menu: QMenu) -> None:
        """Offer one more choice of how the window looks."""
        self._view.insertMenu(self._panels, menu)

    def add_to_view(self, action: QAction) -> None:
        """Offer one more action at the end of the View menu."""
        self._view.addAction(action)

    def _fill_file(self, menu: QMenu, actions: Actions) -> None:
        menu.addAction(actions.new)
        menu.addAction(actions.open)
        menu.addMenu(self.recent)
        self._below_recent = menu.addSeparator()
        menu.addActions([actions.save, actions.save_as, actions.save_weights])
        menu.addSeparator()
        menu.addActions([actions.export, actions.export_onnx])
        menu.addMenu(self.export)
        menu.addSeparator()
        menu.addAction(actions.quit)
        self.export.addAction(actions.export_run)
        self.export.addActions(actions.of_picture)
        self.export.addSeparator()


def _fill_help(menu: QMenu, actions: Actions) -> None:
    menu.addAction(actions.shortcuts)
    menu.addSeparator()
    menu.addAction(actions.about)
