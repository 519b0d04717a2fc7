"""Replay in the window: actions, time bar and player, connected to what is displayed."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from explorer.ui.shell.actions import Actions
from explorer.ui.shell.replay_actions import ReplayActions
from explorer.ui.shell.time_bar import TimeBar
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.palette import Theme


class Replay:
    """Makes the time bar and the actions.

    Attributes:
        bar: The time bar, for below the views.
        actions: What plays and jumps, with a menu of them.
    """

    def __init__(self, workspace: Workspace, actions: Actions, window: QMainWindow) -> None:
        """Play what is displayed in a window, whose other actions are these."""
        self._controller = workspace.controller
        self._window_actions = actions
        self.actions = ReplayActions(window, workspace.player)
        self.bar = TimeBar(workspace.player, workspace.step_cursor, self.actions)
        self.refresh()

    def show_displayed(self) -> None:
        """Follow another record; one that was not trained from a design here is played by Space."""
        record = self._controller.record
        self.bar.show_record(record)
        plays = record is not None and self._controller.design is None
        self.actions.take_space(is_taken=False)  # two actions with one key would do nothing
        self._window_actions.keep_space(is_kept=not plays)
        self.actions.take_space(is_taken=plays)
        self.refresh()

    def refresh(self) -> None:
        """Show what the record has gained since the last call."""
        self.bar.refresh()
        record = self._controller.record
        self.actions.enable(has_steps=record is not None and record.history.steps > 0)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.bar.apply_theme(theme)
