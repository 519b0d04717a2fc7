"""What a person can do with the window as a whole: the actions and their keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow

from explorer.messages import translate
from explorer.runs.state import RunState
from explorer.ui.kit.keyboard import commit_typing
from explorer.ui.theme.icons import icon
from explorer.ui.theme.palette import Theme


class Actions(QObject):
    """The actions of the window; whoever owns it connects them.

    Each works by its key although its menu is closed, also while the desktop has the menu bar.
    """

    def __init__(self, window: QMainWindow, undo_stack: QUndoStack) -> None:
        super().__init__(window)
        self._theme: Theme | None = None
        self._state, self._can_control, self._can_repeat = RunState.READY, True, True
        self._make_run_actions()
        self._make_edit_actions(undo_stack)
        self._make_file_actions()
        self._make_picture_actions()
        self._make_window_actions()
        others = [self.go_on, self.branch, self.bring_back, self.full_screen, self.leave]
        others += [self.shortcuts, self.about]
        of_menus = [*self.of_file, self.quit, *self.of_edit, *self.of_link, *self.of_run]
        of_menus += self.of_picture
        window.addActions([*of_menus, *others])

    @property
    def of_run(self) -> list[QAction]:
        """Those that control a run."""
        return [self.run, self.step, self.stop, self.reset, self.repeat]

    @property
    def of_edit(self) -> list[QAction]:
        """Those that take edits back, and make them again."""
        return [self.undo, self.redo]

    @property
    def of_link(self) -> list[QAction]:
        """Those that share the design as one line of text."""
        return [self.copy_link, self.paste]

    @property
    def of_file(self) -> list[QAction]:
        """Those that read and write files of the design, and the weights of the run."""
        return [
            self.new,
            self.open,
            self.save,
            self.save_as,
            self.export,
            self.export_onnx,
            self.export_run,
            self.save_weights,
        ]

    @property
    def of_picture(self) -> list[QAction]:
        """Those that export a picture of the whole window."""
        return [self.copy_window, self.save_window]

    def show_state(
        self, state: RunState, *, can_control: bool = True, can_repeat: bool = True
    ) -> None:
        """Enable what is possible in this state.

        Args:
            state: Of the displayed run.
            can_control: Whether a run can be controlled here: not if it trains elsewhere.
            can_repeat: Whether it can be run again from its start: not if that is elsewhere.
        """
        self._state, self._can_control, self._can_repeat = state, can_control, can_repeat
        is_going = state in (RunState.STARTING, RunState.RUNNING)
        self.run.setText(self.pause_text if is_going else self.run_text)
        self.run.setEnabled(can_control)
        self.step.setEnabled(can_control and not is_going)
        self.stop.setEnabled(can_control and state.is_active)
        self.reset.setEnabled(state is not RunState.READY)
        self.repeat.setEnabled(can_control and can_repeat and state is not RunState.READY)
        if self._theme is not None:
            self.run.setIcon(icon("pause" if is_going else "run", self._theme))

    def keep_space(self, *, is_kept: bool) -> None:
        """Let Space run and pause, or leave the key to another action."""
        self._set_keys(self.run, ["Space"] if is_kept else [], self._run_tip)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in other colours."""
        self._theme = theme
        for action in (*self.of_run[1:], *self.of_edit):
            action.setIcon(icon(action.objectName().removeprefix("action."), theme))
        can_control, can_repeat = self._can_control, self._can_repeat
        self.show_state(self._state, can_control=can_control, can_repeat=can_repeat)

    def _make_run_actions(self) -> None:
        self.run_text = translate("Actions", "&Run")
        self.pause_text = translate("Actions", "&Pause")
        self._run_tip = translate("Actions", "Train all networks, or pause.")
        self.run = self._action("run", self.run_text, ["Space"], self._run_tip)
        self.step = self._action(
            "step",
            translate("Actions", "&Step"),
            ["N"],
            translate("Actions", "Train one step and pause; a stopped run goes on for it."),
        )
        # Not Escape: one too many, after a menu or a field, would end a lecture's run.
        self.stop = self._action(
            "stop",
            translate("Actions", "S&top"),
            ["Ctrl+."],
            translate("Actions", "End the run; its curves stay."),
        )
        self.reset = self._action(
            "reset",
            translate("Actions", "R&eset"),
            ["R"],
            translate("Actions", "Put the run away: back to untrained networks."),
        )
        self.repeat = self._action(
            "repeat",
            translate("Actions", "Re&peat"),
            ["Ctrl+R"],
            translate("Actions", "Run the same again, with every mid-run change at its step."),
        )
        self.go_on = self._action(
            "go_on",
            translate("Actions", "&Go on"),
            ["G"],
            translate(
                "Actions", "Go on with the run that has ended: weights and optimizer as they were."
            ),
        )
        self.go_on.setEnabled(False)
        self.branch = self._action(
            "branch",
            translate("Actions", "Bra&nch…"),
            ["B"],
            translate(
                "Actions",
                "Train on from weights of the run that has ended, with the settings of the present "
                "design, as a run of its own.",
            ),
        )
        self.branch.setEnabled(False)
        self.bring_back = self._action(
            "bring_back",
            translate("Actions", "&Bring back last run"),
            ["Ctrl+Shift+R"],
            translate("Actions", "Show the run again that was put away or replaced last."),
        )
        self.bring_back.setEnabled(False)

    def _make_edit_actions(self, undo_stack: QUndoStack) -> None:
        self.undo = undo_stack.createUndoAction(self, translate("Actions", "&Undo"))
        tip = translate("Actions", "Undo the last edit.")
        self._set_up(self.undo, "undo", ["Ctrl+Z"], tip)
        self.redo = undo_stack.createRedoAction(self, translate("Actions", "&Redo"))
        tip = translate("Actions", "Redo the edit.")
        self._set_up(self.redo, "redo", ["Ctrl+Shift+Z", "Ctrl+Y"], tip)

        self.copy_link = self._action(
            "copy_link",
            translate("Actions", "Copy &link"),
            ["Ctrl+L"],
            translate("Actions", "Copy the experiment as one line of text, to be pasted."),
        )
        self.paste = self._action(
            "paste",
            translate("Actions", "&Paste link"),
            ["Ctrl+V"],
            translate("Actions", "Open the experiment whose link was copied."),
        )

    def _make_file_actions(self) -> None:
        self.new = self._action(
            "new",
            translate("Actions", "&New"),
            ["Ctrl+N"],
            translate("Actions", "Begin with the experiment of the first start."),
        )
        self.open = self._action(
            "open",
            translate("Actions", "&Open…"),
            ["Ctrl+O"],
            translate("Actions", "Open an experiment, a network or the design of a checkpoint."),
        )
        self.save = self._action(
            "save",
            translate("Actions", "&Save"),
            ["Ctrl+S"],
            translate("Actions", "Save the experiment to its file."),
        )
        self.save_as = self._action(
            "save_as",
            translate("Actions", "Save &as…"),
            ["Ctrl+Shift+S"],
            translate("Actions", "Save the experiment to another file."),
        )
        self.export = self._action(
            "export",
            translate("Actions", "&Export for PyTorch…"),
            ["Ctrl+E"],
            translate("Actions", "Write the network in the front tab as a PyTorch file."),
        )
        self.export_onnx = self._action(
            "export_onnx",
            translate("Actions", "Export for ONN&X…"),
            ["Ctrl+Shift+E"],
            translate(
                "Actions",
                "Write the network in the front tab as an ONNX file, with the weights of the run "
                "if it has ended.",
            ),
        )
        self.export_run = self._action(
            "export_run",
            translate("Actions", "&Run as web page or data…"),
            ["Ctrl+Alt+E"],
            translate(
                "Actions",
                "Write the displayed run, once it has ended, as a web page with its results, or "
                "its numbers for other programs.",
            ),
        )
        self.quit = self._action(
            "quit",
            translate("Actions", "&Quit"),
            ["Ctrl+Q"],
            translate("Actions", "Close the window; the next start begins where this one ended."),
            QAction.MenuRole.QuitRole,
        )

    def _make_picture_actions(self) -> None:
        self.copy_window = self._action(
            "copy_window",
            translate("Actions", "&Copy picture of the window"),
            ["Ctrl+Shift+C"],
            translate("Actions", "Copy a picture of the whole window to the clipboard."),
        )
        self.save_window = self._action(
            "save_window",
            translate("Actions", "&Save picture of the window…"),
            ["Ctrl+Shift+P"],
            translate("Actions", "Write a picture of the whole window: SVG, PNG or PDF."),
        )

        self.save_weights = self._action(
            "save_weights",
            translate("Actions", "Save &weights…"),
            ["Ctrl+Alt+S"],
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
            translate("Actions", "&Full screen"),
            ["F11"],
            translate("Actions", "Fill the screen."),
        )
        self.full_screen.setCheckable(True)
        self.shortcuts = self._action(
            "shortcuts",
            translate("Actions", "&Keyboard shortcuts"),
            ["F1"],
            translate("Actions", "List every key of the window."),
        )
        self.about = self._action(
            "about",
            translate("Actions", "&About ResNet Explorer"),
            [],
            translate("Actions", "Versions and licences."),
            QAction.MenuRole.AboutRole,
        )
        self.leave = QAction(translate("Actions", "Close, cancel or leave"), self)
        tip = translate(
            "Actions", "Leave a field, close the search, select nothing, leave the full screen."
        )
        self._set_up(self.leave, "leave", ["Esc"], tip)

    def _action(
        self,
        name: str,
        text: str,
        keys: Sequence[str],
        tip: str,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(commit_typing)  # first: it acts on what a person sees
        self._set_up(action, name, keys, tip, role)
        return action

    def _set_up(
        self,
        action: QAction,
        name: str,
        keys: Sequence[str],
        tip: str,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> None:
        action.setObjectName(f"action.{name}")
        action.setAutoRepeat(False)
        # Else macOS guesses by the words what belongs into the menu of the application.
        action.setMenuRole(role)
        self._set_keys(action, keys, tip)

    @staticmethod
    def _set_keys(action: QAction, keys: Sequence[str], tip: str) -> None:
        action.setShortcuts([QKeySequence(key) for key in keys])
        with_key = translate("Actions", "{tip} ({key})").format(tip=tip, key=key_text(action))
        action.setToolTip(with_key if keys else tip)


def key_text(action: QAction) -> str:
    """Return an action's first key as the system writes it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
