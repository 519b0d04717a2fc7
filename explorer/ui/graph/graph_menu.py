"""The menu of a graph: fold, open, show all; others may add to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from explorer.messages import translate
from explorer.ui.graph.hit import Hit
from explorer.ui.graph.network_item import NetworkItem


class GraphMenu(QMenu):
    """About one graph; it goes once it is closed."""

    fold_all_requested = Signal(bool)
    fit_requested = Signal()

    def __init__(self, item: NetworkItem, hit: Hit | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._item = item
        self._stage = hit.stage if hit else None
        self._run: QAction | None = None
        if self._stage is not None:
            is_folded = self._stage in item.folded
            self._run = self.addAction(
                translate("GraphMenu", "Open these blocks")
                if is_folded
                else translate("GraphMenu", "Fold these blocks")
            )
        self._fold = self.addAction(translate("GraphMenu", "Fold all"))
        self._open = self.addAction(translate("GraphMenu", "Open all"))
        self.addSeparator()
        self._fit = self.addAction(translate("GraphMenu", "Show the whole depth"))
        self.triggered.connect(self._do)

    def _do(self, action: QAction) -> None:
        if action is self._run and self._stage is not None:
            self._item.toggle(self._stage)
        elif action in (self._fold, self._open):
            self.fold_all_requested.emit(action is self._fold)
        elif action is self._fit:
            self.fit_requested.emit()
