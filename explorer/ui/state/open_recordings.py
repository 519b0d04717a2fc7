"""Holds the recordings whose records are displayed, and closes each that no view reads any more."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from explorer.runs.recordings.recorded_run import RecordedRun
from explorer.ui.state.run_controller import RunController


class OpenRecordings(QObject):
    """The one owner of recordings that are open in the window."""

    def __init__(self, controller: RunController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._runs: list[RecordedRun] = []
        # Later: till then views may still read what they are about to leave.
        controller.records_changed.connect(self._close_unused, Qt.ConnectionType.QueuedConnection)

    def __len__(self) -> int:
        return len(self._runs)

    @property
    def displayed(self) -> RecordedRun | None:
        """That whose record is displayed; None if that is another's, or there is none."""
        record = self._controller.record
        return next((each for each in self._runs if each.record is record), None)

    def show(self, runs: list[RecordedRun]) -> None:
        """Display the first and lay the others over it; over a run that trains here, lay all."""
        if not runs:
            return
        self._runs += runs
        records = [each.record for each in runs]
        if self._controller.control is not None:
            self._controller.lay_over(records)
        else:
            self._controller.show(records[0])
            self._controller.lay_over(records[1:])

    def close(self) -> None:
        """Close all: no view is left."""
        for each in self._runs:
            each.close()
        self._runs = []

    def _close_unused(self) -> None:
        held = {id(each) for each in self._controller.held_records}
        for each in self._runs:
            if id(each.record) not in held:
                each.close()
        self._runs = [each for each in self._runs if id(each.record) in held]
