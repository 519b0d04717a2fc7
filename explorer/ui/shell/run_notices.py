"""Tells in the notice bar what went wrong in the displayed run, as far as that is not covered."""

from __future__ import annotations

from PySide6.QtCore import QObject

from explorer.errors import UserError
from explorer.ui.shell.notice_bar import NoticeBar
from explorer.ui.state.run_controller import RunController
from explorer.ui.state.step_cursor import StepCursor


class RunNotices(QObject):
    """What comes after the current step is not told while it is covered; what was read is over."""

    def __init__(self, notice: NoticeBar, controller: RunController, cursor: StepCursor) -> None:
        super().__init__(notice)
        self._notice = notice
        self._controller = controller
        self._cursor = cursor
        # A window that takes the place of another is told by that what was said.
        self._told = controller.record.errors if controller.record is not None else ()
        controller.diverged.connect(self._tell)
        controller.failed.connect(self._on_failed)
        cursor.changed.connect(self._tell)
        cursor.covered.connect(self._tell)

    def begin(self) -> None:
        """Tell of another record, and of nothing else."""
        self._notice.dismiss()
        self._told = ()
        record = self._controller.record
        if record is not None and record.origin is not None:
            self._notice.append(record.origin.notice(), is_news=True)
        self._tell()

    def _on_failed(self, error: UserError) -> None:
        """Know that it is shown already, with all else that fails."""
        record = self._controller.record
        if record is not None and _is_one_of(error, record.errors):
            self._told = (*self._told, error)

    def _tell(self) -> None:
        record = self._controller.record
        if record is None:
            return
        covered = self._cursor.covered_after(record.history)
        until = None if covered is None else record.history.first_step + covered + 1
        errors = record.errors_until(until)
        for each in self._told:
            if not _is_one_of(each, errors):
                self._notice.withdraw(each)
        for each in errors:
            if not _is_one_of(each, self._told):
                self._notice.append(each)
        self._told = errors


def _is_one_of(error: UserError, errors: tuple[UserError, ...]) -> bool:
    return any(error is each for each in errors)
