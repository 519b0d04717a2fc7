"""Which step of the run graph, profile and heat maps show: the last, or one that was picked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from explorer.runs.history import History


class StepCursor(QObject):
    """Holds a row of the run's history, or None to follow the run. Views follow `changed`."""

    changed = Signal(object)
    """The row's index, or None."""

    covered = Signal()
    """What comes after the current step is covered from now on, or no more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._row: int | None = None
        self._is_covering = False

    @property
    def row(self) -> int | None:
        """Index of the picked row; None while the views follow the last."""
        return self._row

    def pick(self, row: int | None) -> None:
        """Show this row from now on, or with None the last."""
        if row != self._row:
            self._row = row
            self.changed.emit(row)

    def step(self, history: History | None, by: int) -> None:
        """Show the step after the current one, or with -1 that before it; behind the last follow.

        The steps of a history are those that have all their numbers.
        """
        row = self.row_of(history)
        if history is not None and row is not None:
            is_last = row + by >= history.steps
            self.pick(None if is_last else history.next_kept(row, by))

    def row_of(self, history: History | None) -> int | None:
        """Return the row to show of a history, one that has all its numbers; None if it has none.

        A row that was picked may be dropped as a long run goes on.
        """
        if history is None or not history.steps:
            return None
        return history.steps - 1 if self._row is None else history.nearest(self._row)

    def cover(self, *, on: bool) -> None:
        """Cover what comes after the current step, in every view that shows it, or show it."""
        if on != self._is_covering:
            self._is_covering = on
            self.covered.emit()

    def covered_after(self, history: History | None) -> int | None:
        """Return the row behind which all is covered; None while nothing is."""
        is_anything = self._is_covering and self._row is not None
        return self.row_of(history) if is_anything else None

    def is_covered(self, history: History | None, row: int | None) -> bool:
        """Whether a row of a history comes after the current step, and is covered."""
        last = self.covered_after(history)
        return last is not None and row is not None and row > last
