"""Does long work in small chunks, between which the window handles its events."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.errors import UserError

_CHUNK_S = 0.006
_PIECES_PER_CHECK = 20
"""Pieces of work between two checks of the clock."""


class ChunkedTask(QObject):
    """Runs an iterator to its end; work that fits in one chunk is done before `start` returns."""

    worked = Signal(int)
    """Pieces done so far, after each chunk but the last."""
    finished = Signal()
    failed = Signal(object)
    """The `UserError` that ended the work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[None] | None = None
        self._done = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work_on)

    @property
    def is_busy(self) -> bool:
        """Whether there is work left."""
        return self._work is not None

    def start(self, work: Iterator[None]) -> None:
        """Begin; each `next` is a piece of the work."""
        self._work, self._done = work, 0
        self._work_on()

    def stop(self) -> None:
        """Drop the rest."""
        self._timer.stop()
        self._work = None  # a generator closes what it has open

    def _work_on(self) -> None:
        work, until = self._work, time.perf_counter() + _CHUNK_S
        if work is None:
            return
        try:
            while True:
                for _ in range(_PIECES_PER_CHECK):
                    next(work)
                    self._done += 1
                if time.perf_counter() >= until:
                    break
        except StopIteration:
            self.stop()
            self.finished.emit()
        except UserError as error:
            self.stop()
            self.failed.emit(error)
        else:
            self._timer.start()
            self.worked.emit(self._done)
