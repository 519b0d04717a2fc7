"""The part of the View menu that chooses the language."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from explorer.messages import translate
from explorer.ui.shell.language import Language


class LanguageMenu(QMenu):
    """Each language under its own name, so that it is found by whoever reads no other."""

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(translate("LanguageMenu", "&Language"), parent)
        self.setObjectName("menu.language")
        self._language = language
        group = QActionGroup(self)
        for code, name in language.names.items():
            choice = group.addAction(name)
            choice.setObjectName(f"action.language.{code}")
            choice.setData(code)
            choice.setCheckable(True)
            choice.setChecked(code == language.code)
        self.addActions(group.actions())
        group.triggered.connect(self._choose)

    def _choose(self, choice: QAction) -> None:
        self._language.choose(choice.data())
