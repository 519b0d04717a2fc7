"""The tool bar: its buttons show their names for as long as there is room for everything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.shell.actions import Actions
from explorer.ui.theme.palette import Theme

_GAP_PX = 12
"""The most that is between an icon and its name."""
_ICON_PX = 16
"""Side of an icon beside text of the default size."""
_UNBOUNDED_PX = 16_777_215
"""Qt's own word for no greatest width."""


class ToolBar(QToolBar):
    """Actions of the run and of undo on the left, live controls on the right.

    Each has its place, whatever the run does: a click must not meet what has just moved there.
    Where it would be too long it shows icons alone: few people find what overflows.
    """

    def __init__(self, actions: Actions, live: QWidget, parent: QWidget) -> None:
        super().__init__(translate("ToolBar", "Tool bar"), parent)
        self.setObjectName("bar.run")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._has_names = True
        self._run_names = [each.replace("&", "") for each in (actions.run_text, actions.pause_text)]
        self.addActions(actions.of_run)
        self._named = self._buttons()
        self.addSeparator()
        # Icons alone: their text names the edit and would push the other buttons about.
        self.addActions(actions.of_edit)
        for button in self._buttons():  # Qt lets no button of a tool bar be reached by Tab
            pass_shortcuts_through(button)
        self.addWidget(live)
        self._show_names(on=True)

    def apply_theme(self, theme: Theme) -> None:
        """Size the icons as the text."""
        side = round(_ICON_PX * theme.font_scale)
        self.setIconSize(QSize(side, side))
        self._show_names(on=self._has_names)

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
        others = self._named[1:]
        names = self._run_width() + _GAP_PX
        names += sum(each.fontMetrics().horizontalAdvance(each.text()) + _GAP_PX for each in others)
        rest = self.sizeHint().width() - names * self._has_names
        has_names = rest + names <= self.width()
        if has_names != self._has_names:
            self._show_names(on=has_names)

    def _show_names(self, *, on: bool) -> None:
        self._has_names = on
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self._named:
            button.setToolButtonStyle(beside if on else Qt.ToolButtonStyle.ToolButtonIconOnly)
        run = self._named[0]
        run.setMinimumWidth(0)
        run.setMaximumWidth(_UNBOUNDED_PX)
        if on:  # Run and Pause are of one width, or all that follows would move between them
            now = run.fontMetrics().horizontalAdvance(run.text())
            run.setFixedWidth(run.sizeHint().width() - now + self._run_width())

    def _run_width(self) -> int:
        metrics = self._named[0].fontMetrics()
        return max(map(metrics.horizontalAdvance, self._run_names))
