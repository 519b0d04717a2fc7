"""Refreshes the views in turn, one a tick, so that no tick is long and the window stays smooth."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

_ROUND_MS = 33


class Scheduler(QObject):
    """Calls its jobs in turn, each about thirty times a second."""

    def __init__(self, jobs: Sequence[Callable[[], None]], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = list(jobs)
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_ROUND_MS // len(self._jobs))
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to tick, unless it does already."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Run every job a last time, then tick no more."""
        if self._timer.isActive():
            self._timer.stop()
            self.run_all()

    def run_all(self) -> None:
        """Run every job once, now."""
        for job in self._jobs:
            job()

    def _tick(self) -> None:
        job = self._jobs[self._next]
        self._next = (self._next + 1) % len(self._jobs)
        job()
