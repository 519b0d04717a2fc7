"""What a person can do with the window as a whole: the actions, their keys and the tool bar."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolButton, QWidget

from explorer.messages import translate
from explorer.runs.state import RunState
from explorer.ui.kit.keyboard import pass_shortcuts_through
from explorer.ui.shell.tool_bar import ToolBar
from explorer.ui.theme.appearance import Appearance
from explorer.ui.theme.appearance_menu import AppearanceMenu
from explorer.ui.theme.icons import icon
from explorer.ui.theme.palette import Theme

_ICON_PX = 20
"""Side of an icon beside text of the usual size."""


class Actions(QObject):
    """The actions of the window; whoever owns it connects them."""

    def __init__(self, window: QMainWindow, undo_stack: QUndoStack, appearance: Appearance) -> None:
        super().__init__(window)
        self.appearance_menu = AppearanceMenu(appearance, window)
        self._theme: Theme | None = None
        self._state, self._is_steered = RunState.READY, True
        self.run = self._action(
            "action.run",
            translate("Actions", "Run"),
            "Space",
            translate("Actions", "Train all networks, or pause."),
        )
        self.step = self._action(
            "action.step",
            translate("Actions", "Step"),
            "N",
            translate("Actions", "Train one step and pause."),
        )
        self.stop = self._action(
            "action.stop",
            translate("Actions", "Stop"),
            "Esc",
            translate("Actions", "End the run; its curves stay."),
        )
        self.reset = self._action(
            "action.reset",
            translate("Actions", "Reset"),
            "R",
            translate("Actions", "Forget the run: untrained networks."),
        )
        self.repeat = self._action(
            "action.repeat",
            translate("Actions", "Repeat"),
            "Ctrl+R",
            translate("Actions", "Run the same again, every change on the way at its step."),
        )
        self.undo = undo_stack.createUndoAction(self, translate("Actions", "Undo"))
        self._set_up(
            self.undo, "action.undo", "Ctrl+Z", translate("Actions", "Take the last edit back.")
        )
        self.redo = undo_stack.createRedoAction(self, translate("Actions", "Redo"))
        self._set_up(
            self.redo, "action.redo", "Ctrl+Shift+Z", translate("Actions", "Make the edit again.")
        )
        self.open = self._action(
            "action.open",
            translate("Actions", "Open…"),
            "Ctrl+O",
            translate("Actions", "Open an experiment."),
        )
        self.save = self._action(
            "action.save",
            translate("Actions", "Save…"),
            "Ctrl+S",
            translate("Actions", "Save the experiment."),
        )
        self.export = self._action(
            "action.export",
            translate("Actions", "Export for PyTorch…"),
            "Ctrl+E",
            translate("Actions", "Write the network in front as a PyTorch file."),
        )
        self.full_screen = self._action(
            "action.full_screen",
            translate("Actions", "Full screen"),
            "F11",
            translate("Actions", "Fill the screen."),
        )
        self.full_screen.setCheckable(True)
        self.copy_window = self._action(
            "action.copy_window",
            translate("Actions", "Copy picture of the window"),
            "Ctrl+Shift+C",
            translate("Actions", "Put a picture of the whole window on the clipboard."),
        )
        self.save_window = self._action(
            "action.save_window",
            translate("Actions", "Save picture of the window…"),
            "Ctrl+Shift+S",
            translate("Actions", "Write a picture of the whole window: SVG, PNG or PDF."),
        )
        window.addActions([self.run, self.step, self.stop, self.reset, self.repeat])
        window.addAction(self.full_screen)
        window.addActions([self.open, self.save, self.export, self.copy_window, self.save_window])
        self.tool_bar = self._make_tool_bar(window)

    def show_state(self, state: RunState, *, is_steered: bool = True) -> None:
        """Offer what can be done in this state, with a run that can be steered from here or not."""
        self._state, self._is_steered = state, is_steered
        is_going = state in (RunState.STARTING, RunState.RUNNING)
        self.run.setText(translate("Actions", "Pause") if is_going else translate("Actions", "Run"))
        self.run.setEnabled(is_steered)
        self.step.setEnabled(is_steered and not is_going)
        self.stop.setEnabled(is_steered and state.is_active)
        self.reset.setEnabled(state is not RunState.READY)
        self.repeat.setEnabled(state is not RunState.READY)
        if self._theme is not None:
            self.run.setIcon(icon("pause" if is_going else "run", self._theme))

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in other colours, in the size of the text."""
        self._theme = theme
        for name in ("step", "stop", "reset", "repeat", "undo", "redo"):
            action: QAction = getattr(self, name)
            action.setIcon(icon(name, theme))
        side = round(_ICON_PX * theme.font_scale)
        self.tool_bar.setIconSize(QSize(side, side))
        self.show_state(self._state, is_steered=self._is_steered)

    def add_to_view_menu(self, action: QAction) -> None:
        """Offer one more thing under View."""
        self._view_menu.addAction(action)

    def put_in_tool_bar(self, widget: QWidget) -> QAction:
        """Put a widget in the middle of the tool bar; the action shows and hides it."""
        return self.tool_bar.insertWidget(self._gap, widget)

    def _action(self, name: str, words: str, key: str, tip: str) -> QAction:
        action = QAction(words, self)
        self._set_up(action, name, key, tip)
        return action

    def _set_up(self, action: QAction, name: str, key: str, tip: str) -> None:
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(translate("Actions", "{tip} ({key})").format(tip=tip, key=shown))

    def _make_tool_bar(self, window: QMainWindow) -> ToolBar:
        bar = ToolBar(translate("Actions", "Run"), window)
        bar.setObjectName("bar.run")
        bar.add_named([self.run, self.step, self.stop, self.reset, self.repeat])
        bar.addSeparator()
        # Icons alone: their text names the edit and would push the other buttons about.
        bar.addActions([self.undo, self.redo])
        for action in bar.actions():
            button = bar.widgetForAction(action)
            if isinstance(button, QToolButton):  # Qt lets no button of a tool bar be tabbed to
                pass_shortcuts_through(button)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._gap = bar.addWidget(gap)
        file_menu = QMenu(bar)
        file_menu.addActions([self.open, self.save, self.export])
        file_menu.addSeparator()
        self.export_menu = file_menu.addMenu(translate("Actions", "Take away"))
        self.export_menu.setObjectName("menu.take_away.all")
        self.export_menu.addActions([self.copy_window, self.save_window])
        self.export_menu.addSeparator()
        bar.addWidget(
            _menu_button(
                "bar.file",
                translate("Actions", "File"),
                translate("Actions", "Open, save, export, take away."),
                file_menu,
            )
        )
        self._view_menu = QMenu(bar)
        self.appearance_menu.fill(self._view_menu)
        self._view_menu.addSeparator()
        self._view_menu.addAction(self.full_screen)
        tip = translate("Actions", "Theme, text size, panels and full screen.")
        bar.addWidget(_menu_button("bar.view", translate("Actions", "View"), tip, self._view_menu))
        return bar


def _menu_button(name: str, words: str, tip: str, menu: QMenu) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(words)
    button.setToolTip(tip)
    pass_shortcuts_through(button)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
