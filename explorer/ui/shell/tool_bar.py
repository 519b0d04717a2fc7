"""The tool bar: its buttons show their names for as long as there is room for everything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.shell.actions import Actions
from explorer.ui.theme.palette import Theme

_GAP_PX = 12
"""The most that is between an icon and its name."""
_ICON_PX = 20
"""Side of an icon beside text of the default size."""


class ToolBar(QToolBar):
    """Actions of the run and of undo on the left, live controls and menus on the right.

    Where it would be too long it shows icons alone: few people find what overflows.
    """

    def __init__(
        self, actions: Actions, live: QWidget, menus: list[QToolButton], parent: QWidget
    ) -> None:
        super().__init__(translate("ToolBar", "Run"), parent)
        self.setObjectName("bar.run")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._has_names = True
        self.addActions(actions.of_run)
        self._named = self._buttons()
        self.addSeparator()
        # Icons alone: their text names the edit and would push the other buttons about.
        self.addActions([actions.undo, actions.redo])
        for button in self._buttons():  # Qt lets no button of a tool bar be reached by Tab
            pass_shortcuts_through(button)
        self.live_action: QAction = self.addWidget(live)
        """Shows and hides the live controls."""
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        for menu_button in menus:
            self.addWidget(menu_button)
        self._show_names(on=True)

    def apply_theme(self, theme: Theme) -> None:
        """Size the icons as the text."""
        side = round(_ICON_PX * theme.font_scale)
        self.setIconSize(QSize(side, side))

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return done

    def _buttons(self) -> list[QToolButton]:
        widgets = map(self.widgetForAction, self.actions())
        return [each for each in widgets if isinstance(each, QToolButton)]

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        names = sum(metrics.horizontalAdvance(each.text()) + _GAP_PX for each in self._named)
        rest = self.sizeHint().width() - names * self._has_names
        has_names = rest + names <= self.width()
        if has_names != self._has_names:
            self._show_names(on=has_names)

    def _show_names(self, *, on: bool) -> None:
        self._has_names = on
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self._named:
            button.setToolButtonStyle(beside if on else Qt.ToolButtonStyle.ToolButtonIconOnly)
