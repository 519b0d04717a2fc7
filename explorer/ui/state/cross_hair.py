"""Where the mouse is in one plot, for all: a step of the run, a place in depth, or both."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class CrossHair(QObject):
    """Holds a row of the history and a place on the depth axis. Views follow `moved`."""

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._row: int | None = None
        self._position: int | None = None
        self._over: QObject | None = None

    @property
    def row(self) -> int | None:
        """The step under the mouse, as a row of the history."""
        return self._row

    @property
    def position(self) -> int | None:
        """The layer under the mouse, as its place on the depth axis."""
        return self._position

    @property
    def over(self) -> QObject | None:
        """The view that the mouse is over."""
        return self._over

    def move(
        self, over: QObject | None, row: int | None = None, position: int | None = None
    ) -> None:
        """Move it to where the mouse is; with None alone, to nowhere."""
        if (over, row, position) != (self._over, self._row, self._position):
            self._over, self._row, self._position = over, row, position
            self.moved.emit()
