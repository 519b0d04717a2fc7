"""Which step of the run graph, profile and heat maps show: the last, or one that was picked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from explorer.runs.history import History


class StepCursor(QObject):
    """Holds a row of the run's history, or None to follow the run. Views follow `changed`."""

    changed = Signal(object)
    """The row's index, or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._row: int | None = None

    @property
    def row(self) -> int | None:
        """Index of the picked row; None while the views follow the last."""
        return self._row

    def pick(self, row: int | None) -> None:
        """Show this row from now on, or with None the last."""
        if row != self._row:
            self._row = row
            self.changed.emit(row)

    def row_of(self, history: History | None) -> int | None:
        """Return the row to show of a history, one that has all its numbers; None if it has none.

        A row that was picked may be dropped as a long run goes on.
        """
        if history is None or not history.steps:
            return None
        return history.steps - 1 if self._row is None else history.nearest(self._row)
