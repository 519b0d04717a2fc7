"""The tool bar: where it is too long its buttons lose their names, and then it wraps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolBar, QToolButton, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.kit.wrapped_line import WrappedLine
from explorer.ui.shell.actions import Actions
from explorer.ui.theme.palette import Theme

_SPACING_PX = 4
_ICON_PX = 16
"""Side of an icon beside text of the default size."""
_UNBOUNDED_PX = 16_777_215
"""Qt's own word for no greatest width."""


class ToolBar(QToolBar):
    """Actions of the run and of undo on the left, live controls on the right.

    Each has its place, whatever the run does: a click must not meet what has just moved there.
    Where it would be too long it shows icons alone, and where that is not enough the live controls
    stand below the buttons: few people find what overflows a tool bar of Qt's.
    """

    def __init__(self, actions: Actions, live: QWidget, parent: QWidget) -> None:
        super().__init__(translate("ToolBar", "Tool bar"), parent)
        self.setObjectName("bar.run")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._has_names = True
        self._run_names = [each.replace("&", "") for each in (actions.run_text, actions.pause_text)]
        self._live = live
        self._content = QWidget()
        self._line = WrappedLine()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_SPACING_PX)
        self._content.setLayout(self._line)
        self._buttons: dict[QAction, QToolButton] = {}
        self._named = [self._add_button(each) for each in actions.of_run]
        line = QFrame()
        line.setFrameShape(QFrame.Shape.VLine)
        self._line.addWidget(line)
        for action in actions.of_edit:
            # Icons alone: their text names the edit and would push the other buttons about.
            self._add_button(action).setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._line.addWidget(live)
        self.addWidget(self._content)
        self._names_px = 0
        self._measure()

    def button(self, action: QAction) -> QToolButton:
        """Return the button of an action."""
        return self._buttons[action]

    def apply_theme(self, theme: Theme) -> None:
        """Size the icons as the text."""
        side = round(_ICON_PX * theme.font_scale)
        self.setIconSize(QSize(side, side))
        for button in self._buttons.values():
            button.setIconSize(QSize(side, side))
        self._measure()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return done

    def _measure(self) -> None:
        """Find what the names add to the width, in the present text."""
        for on in (not self._has_names, self._has_names):
            self._show_names(on=on)

    def _add_button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        pass_shortcuts_through(button)
        self._line.addWidget(button)
        self._buttons[action] = button
        return button

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        margins = layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        icons = self._line.sizeHint().width() - self._names_px * self._has_names
        live = self._live.sizeHint().width()
        wraps = icons > room
        has_names = icons + self._names_px - live * wraps <= room
        if has_names != self._has_names:
            self._show_names(on=has_names)  # and if that was wrong, it is known exactly now
        height = self._line.heightForWidth(room)
        if height != self._content.minimumHeight():
            self._content.setFixedHeight(height)
            self.updateGeometry()  # else the window keeps the room of a line that is gone

    def _show_names(self, *, on: bool) -> None:
        """Show the names or not, and keep what that has added to the width.

        Estimated, it could be too little: the names would seem to fit while they are hidden, and
        not to fit while they are shown, to and fro without end.
        """
        before, self._has_names = self._line.sizeHint().width(), on
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self._named:
            button.setToolButtonStyle(beside if on else Qt.ToolButtonStyle.ToolButtonIconOnly)
        run = self._named[0]
        run.setMinimumWidth(0)
        run.setMaximumWidth(_UNBOUNDED_PX)
        if on:  # Run and Pause are of one width, or all that follows would move between them
            now = run.fontMetrics().horizontalAdvance(run.text())
            run.setFixedWidth(run.sizeHint().width() - now + self._run_width())
        self._names_px = abs(self._line.sizeHint().width() - before)

    def _run_width(self) -> int:
        metrics = self._named[0].fontMetrics()
        return max(map(metrics.horizontalAdvance, self._run_names))
