"""What a person can do with the window as a whole: the actions and their keys."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow

from explorer.messages import translate
from explorer.runs.state import RunState
from explorer.ui.kit.keyboard import commit_typing
from explorer.ui.theme.icons import icon
from explorer.ui.theme.palette import Theme


class Actions(QObject):
    """The actions of the window; whoever owns it connects them."""

    def __init__(self, window: QMainWindow, undo_stack: QUndoStack) -> None:
        super().__init__(window)
        self._theme: Theme | None = None
        self._state, self._can_control = RunState.READY, True
        self._make_run_actions()
        self.undo = undo_stack.createUndoAction(self, translate("Actions", "Undo"))
        self._set_up(self.undo, "undo", "Ctrl+Z", translate("Actions", "Undo the last edit."))
        self.redo = undo_stack.createRedoAction(self, translate("Actions", "Redo"))
        self._set_up(self.redo, "redo", "Ctrl+Shift+Z", translate("Actions", "Redo the edit."))
        self._make_file_actions()
        self._make_window_actions()
        # Undo and redo have buttons of their own; the rest must work though its menu is closed.
        others = [self.go_on, self.bring_back, self.full_screen]
        window.addActions([*self.of_run, *self.of_file, *self.of_picture, *others])

    @property
    def of_run(self) -> list[QAction]:
        """Those that control a run."""
        return [self.run, self.step, self.stop, self.reset, self.repeat]

    @property
    def of_file(self) -> list[QAction]:
        """Those that read and write files of the design, and the weights of the run."""
        return [self.open, self.save, self.export, self.save_weights]

    @property
    def of_picture(self) -> list[QAction]:
        """Those that export a picture of the whole window."""
        return [self.copy_window, self.save_window]

    def show_state(self, state: RunState, *, can_control: bool = True) -> None:
        """Enable what is possible in this state.

        Args:
            state: Of the displayed run.
            can_control: Whether a run can be controlled here: not if it trains elsewhere.
        """
        self._state, self._can_control = state, can_control
        is_going = state in (RunState.STARTING, RunState.RUNNING)
        self.run.setText(translate("Actions", "Pause") if is_going else translate("Actions", "Run"))
        self.run.setEnabled(can_control)
        self.step.setEnabled(can_control and not is_going)
        self.stop.setEnabled(can_control and state.is_active)
        self.reset.setEnabled(state is not RunState.READY)
        self.repeat.setEnabled(can_control and state is not RunState.READY)
        if self._theme is not None:
            self.run.setIcon(icon("pause" if is_going else "run", self._theme))

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in other colours."""
        self._theme = theme
        for action in (self.step, self.stop, self.reset, self.repeat, self.undo, self.redo):
            action.setIcon(icon(action.objectName().removeprefix("action."), theme))
        self.show_state(self._state, can_control=self._can_control)

    def _make_run_actions(self) -> None:
        self.run = self._action(
            "run",
            translate("Actions", "Run"),
            "Space",
            translate("Actions", "Train all networks, or pause."),
        )
        self.step = self._action(
            "step",
            translate("Actions", "Step"),
            "N",
            translate("Actions", "Train one step and pause."),
        )
        self.stop = self._action(
            "stop",
            translate("Actions", "Stop"),
            "Esc",
            translate("Actions", "End the run; its curves stay."),
        )
        self.reset = self._action(
            "reset",
            translate("Actions", "Reset"),
            "R",
            translate("Actions", "Put the run away: back to untrained networks."),
        )
        self.repeat = self._action(
            "repeat",
            translate("Actions", "Repeat"),
            "Ctrl+R",
            translate("Actions", "Run the same again, with every mid-run change at its step."),
        )

        self.go_on = self._action(
            "go_on",
            translate("Actions", "Go on"),
            "G",
            translate(
                "Actions", "Go on with the run that has ended: weights and optimizer as they were."
            ),
        )
        self.go_on.setEnabled(False)
        self.bring_back = self._action(
            "bring_back",
            translate("Actions", "Bring back last run"),
            "Ctrl+Shift+R",
            translate("Actions", "Show the run again that was put away or replaced last."),
        )
        self.bring_back.setEnabled(False)

    def _make_file_actions(self) -> None:
        self.open = self._action(
            "open",
            translate("Actions", "Open…"),
            "Ctrl+O",
            translate("Actions", "Open an experiment."),
        )
        self.save = self._action(
            "save",
            translate("Actions", "Save…"),
            "Ctrl+S",
            translate("Actions", "Save the experiment."),
        )
        self.export = self._action(
            "export",
            translate("Actions", "Export for PyTorch…"),
            "Ctrl+E",
            translate("Actions", "Write the network in the front tab as a PyTorch file."),
        )

        self.save_weights = self._action(
            "save_weights",
            translate("Actions", "Save weights…"),
            "Ctrl+Alt+S",
            translate(
                "Actions",
                "Write weights and optimizer of the run as they are now, as safetensors; the run "
                "goes on.",
            ),
        )
        self.save_weights.setEnabled(False)

    def _make_window_actions(self) -> None:
        self.full_screen = self._action(
            "full_screen",
            translate("Actions", "Full screen"),
            "F11",
            translate("Actions", "Fill the screen."),
        )
        self.full_screen.setCheckable(True)
        self.copy_window = self._action(
            "copy_window",
            translate("Actions", "Copy picture of the window"),
            "Ctrl+Shift+C",
            translate("Actions", "Copy a picture of the whole window to the clipboard."),
        )
        self.save_window = self._action(
            "save_window",
            translate("Actions", "Save picture of the window…"),
            "Ctrl+Shift+S",
            translate("Actions", "Write a picture of the whole window: SVG, PNG or PDF."),
        )

    def _action(self, name: str, text: str, key: str, tip: str) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(commit_typing)  # first: it acts on what a person sees
        self._set_up(action, name, key, tip)
        return action

    def _set_up(self, action: QAction, name: str, key: str, tip: str) -> None:
        action.setObjectName(f"action.{name}")
        action.setShortcut(QKeySequence(key))
        action.setAutoRepeat(False)
        key = key_text(action)
        action.setToolTip(translate("Actions", "{tip} ({key})").format(tip=tip, key=key))


def key_text(action: QAction) -> str:
    """Return an action's key as the system writes it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
