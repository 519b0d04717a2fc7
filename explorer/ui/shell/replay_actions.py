"""The actions that play the displayed record, and their keys, as in a video player."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from explorer.messages import translate
from explorer.ui.kit.keyboard import commit_typing
from explorer.ui.state.player import Player

_PLAY_KEYS = ("K",)
_SPACE = "Space"


class ReplayActions(QObject):
    """Made for a window, whose actions they become.

    Attributes:
        menu: All of them, for a menu of the window.
    """

    def __init__(self, window: QMainWindow, player: Player) -> None:
        super().__init__(window)
        self._player = player
        self.play_text = translate("Replay", "&Play")
        self.pause_text = translate("Replay", "&Pause")
        self.menu = QMenu(translate("Replay", "Rep&lay"), window)
        self.menu.setObjectName("menu.replay")
        self._play_tip = translate("Replay", "Play the record from the current step on, or pause.")
        self.play = self._action("play", self.play_text, _PLAY_KEYS, self._play_tip, player.toggle)
        self.slower = self._action(
            "slower",
            translate("Replay", "&Slower"),
            ["<"],
            translate("Replay", "Play half as fast."),
            player.slower,
        )
        self.faster = self._action(
            "faster",
            translate("Replay", "&Faster"),
            [">"],
            translate("Replay", "Play twice as fast."),
            player.faster,
        )
        self.menu.addSeparator()
        self._make_jumps()
        self.menu.addSeparator()
        self.hide_later = self._action(
            "hide_later",
            translate("Replay", "&Hide what comes after"),
            ["H"],
            translate(
                "Replay",
                "Cover curves, marks and heat maps after the current step, also while it is "
                "paused: what comes next?",
            ),
        )
        self.hide_later.setCheckable(True)
        self.hide_later.setIconText(translate("Replay", "Hide later"))
        self.hide_later.toggled.connect(player.hide_later)
        window.addActions([each for each in self.menu.actions() if not each.isSeparator()])

    def show_player(self, player: Player) -> None:
        """Show whether it plays, and what it covers."""
        text = self.pause_text if player.is_playing else self.play_text
        self.play.setText(text)
        self.play.setIconText(text.replace("&", ""))
        self.hide_later.setChecked(player.hides_later)

    def enable(self, *, has_steps: bool) -> None:
        """Let them work on a record that has steps."""
        for action in self.menu.actions():
            action.setEnabled(has_steps)

    def take_space(self, *, is_taken: bool) -> None:
        """Let Space play too: of a record that nobody trains here."""
        keys = (_SPACE, *_PLAY_KEYS) if is_taken else _PLAY_KEYS
        _set_keys(self.play, keys, self._play_tip)

    def _make_jumps(self) -> None:
        jumps: Sequence[tuple[str, str, str, str, Callable[[], None]]] = (
            (
                "step_back",
                translate("Replay", "One step &back"),
                ",",
                translate("Replay", "Pause, and show the step before."),
                partial(self._player.step, -1),
            ),
            (
                "step_on",
                translate("Replay", "&One step on"),
                ".",
                translate("Replay", "Pause, and show the step after."),
                partial(self._player.step, 1),
            ),
            (
                "skip_back",
                translate("Replay", "Jump ba&ck"),
                "J",
                translate("Replay", "Jump back by a twentieth of the run."),
                partial(self._player.skip, -1),
            ),
            (
                "skip_on",
                translate("Replay", "&Jump on"),
                "L",
                translate("Replay", "Jump on by a twentieth of the run."),
                partial(self._player.skip, 1),
            ),
            (
                "event_back",
                translate("Replay", "P&revious event"),
                "Shift+J",
                translate("Replay", "Show the evaluation, change or divergence before."),
                partial(self._player.to_event, -1),
            ),
            (
                "event_on",
                translate("Replay", "&Next event"),
                "Shift+L",
                translate("Replay", "Show the next evaluation, change or divergence."),
                partial(self._player.to_event, 1),
            ),
            (
                "first",
                translate("Replay", "F&irst step"),
                "Home",
                translate("Replay", "Show the first step."),
                partial(self._player.seek, 0),
            ),
        )
        for name, text, key, tip, do in jumps:
            action = self._action(name, text, [key], tip, do)
            action.setAutoRepeat(name.startswith(("step", "skip")))

    def _action(
        self,
        name: str,
        text: str,
        keys: Sequence[str],
        tip: str,
        do: Callable[[], None] | None = None,
    ) -> QAction:
        action = self.menu.addAction(text)
        action.setObjectName(f"action.replay.{name}")
        action.setAutoRepeat(False)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(commit_typing)
        if do is not None:
            action.triggered.connect(lambda _checked=False: do())
        _set_keys(action, keys, tip)
        return action


def _set_keys(action: QAction, keys: Sequence[str], tip: str) -> None:
    action.setShortcuts([QKeySequence(key) for key in keys])
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(translate("Actions", "{tip} ({key})").format(tip=tip, key=shown))
