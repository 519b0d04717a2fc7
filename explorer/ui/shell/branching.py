"""Lets a recorded run, or the one that has ended here, branch off with the present design."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.errors import UserError
from explorer.runs.recordings.continuation import BranchPoint
from explorer.ui.shell.branch_dialog import BranchDialog
from explorer.ui.state.workspace import Workspace

_TRAINS = UserError(
    "Branching", "a run trains: stop it before another one branches off; its curves stay"
)


class Branching(QObject):
    """Asks how, and has the library read what the branch begins with."""

    failed = Signal(object)
    """The `UserError` that keeps a run from branching off now."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._parent = parent
        workspace.library.branch_read.connect(self._ask)

    @property
    def displayed(self) -> Path | None:
        """The recording of the displayed run, if it has ended and may have weights."""
        recorded = self._workspace.recordings.displayed
        has_none = recorded is not None and not recorded.checkpoints
        return None if has_none else self._workspace.displayed_recording

    def branch_displayed(self) -> None:
        """Let the displayed run branch off."""
        if self.displayed is not None:
            self.branch(self.displayed)

    def branch(self, path: Path) -> None:
        """Read what a recorded run offers, and then ask."""
        if self._workspace.controller.control is not None:
            self.failed.emit(_TRAINS)
        else:
            self._workspace.library.read_branch_point(path)

    def _ask(self, point: BranchPoint) -> None:
        cursor, record = self._workspace.step_cursor, self._workspace.controller.record
        is_displayed = point.path == self.displayed and record is not None
        step = None
        if is_displayed and record is not None and cursor.row is not None:
            step = record.history.first_step + cursor.row + 1
        design = self._workspace.document.experiment
        dialog = BranchDialog(point, design, step, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(
            partial(self._workspace.library.branch, point.path, design, is_behind=is_displayed)
        )
        dialog.open()
