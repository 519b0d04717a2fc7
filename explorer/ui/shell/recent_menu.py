"""The submenu of the experiments that were opened or saved last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from explorer.messages import printable, translate
from explorer.ui.state.recent_files import RecentFiles


class RecentMenu(QMenu):
    """Follows the list of files; it cannot be opened while there is none."""

    chosen = Signal(object)
    """The `Path` of a file that a person wants to open."""

    def __init__(self, recent: RecentFiles, parent: QWidget) -> None:
        super().__init__(translate("RecentMenu", "Open &recent"), parent)
        self.setObjectName("menu.recent")
        self.setToolTipsVisible(True)
        self._recent = recent
        self.triggered.connect(self._on_triggered)
        recent.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.clear()
        for number, file in enumerate(self._recent.files, start=1):
            name = printable(file.name).replace("&", "&&")
            line = translate("RecentMenu", "&{number}  {name}").format(number=number, name=name)
            action = self.addAction(line)
            action.setObjectName(f"action.recent.{number}")
            action.setToolTip(printable(str(file)))
            action.setData(str(file))
        self.addSeparator()
        self.addAction(translate("RecentMenu", "&Clear the list"))
        self.menuAction().setEnabled(bool(self._recent.files))

    def _on_triggered(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(Path(action.data()))
        else:
            self._recent.clear()
