"""The tool bar: its buttons say their names as long as everything else has room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget
from typing_extensions import override

_BESIDE_PX = 12
"""At most so much is between an icon and its name."""


class ToolBar(QToolBar):
    """Where it would be too long it shows icons alone; what overflows, few people find again."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._named: list[QToolButton] = []
        self._has_names = True

    def add_named(self, actions: list[QAction]) -> None:
        """Add buttons that have a name and an icon."""
        self.addActions(actions)
        buttons = (self.widgetForAction(action) for action in actions)
        self._named += [button for button in buttons if isinstance(button, QToolButton)]
        self._show_names(on=True)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return done

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        names = sum(metrics.horizontalAdvance(each.text()) + _BESIDE_PX for each in self._named)
        rest = self.sizeHint().width() - names * self._has_names
        has_names = rest + names <= self.width()
        if has_names != self._has_names:
            self._show_names(on=has_names)

    def _show_names(self, *, on: bool) -> None:
        self._has_names = on
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self._named:
            button.setToolButtonStyle(beside if on else Qt.ToolButtonStyle.ToolButtonIconOnly)
