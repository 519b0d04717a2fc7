"""The menu of a graph: collapse, expand, show all; others may add to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from explorer.messages import translate
from explorer.ui.graph.hit import Hit
from explorer.ui.graph.network_item import NetworkItem


class GraphMenu(QMenu):
    """About one graph; it is deleted once it is closed."""

    collapse_all_requested = Signal(bool)
    fit_requested = Signal()

    def __init__(self, item: NetworkItem, hit: Hit | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._item = item
        self._stage = hit.stage if hit else None
        self._toggle: QAction | None = None
        if self._stage is not None:
            self._toggle = self.addAction(
                translate("GraphMenu", "Expand these blocks")
                if self._stage in item.collapsed
                else translate("GraphMenu", "Collapse these blocks")
            )
        self._collapse = self.addAction(translate("GraphMenu", "Collapse all"))
        self._expand = self.addAction(translate("GraphMenu", "Expand all"))
        self.addSeparator()
        self._fit = self.addAction(translate("GraphMenu", "Zoom to full depth"))
        self.triggered.connect(self._on_triggered)

    def _on_triggered(self, action: QAction) -> None:
        if action is self._toggle and self._stage is not None:
            self._item.toggle(self._stage)
        elif action in (self._collapse, self._expand):
            self.collapse_all_requested.emit(action is self._collapse)
        elif action is self._fit:
            self.fit_requested.emit()
