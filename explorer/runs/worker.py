"""The thread that trains: it executes runs one after the other, never two at a time."""

from __future__ import annotations

import threading
from collections import deque

from explorer.runs.run import Run, Train, execute


class Worker:
    """Executes the runs that it is given, in their order.

    A run begins when the one before has let go of its memory: at most one trains or is being
    built. The thread is there while there is work; it never keeps the process alive.
    """

    def __init__(self, train: Train) -> None:
        self._train = train
        self._lock = threading.Lock()
        self._runs: deque[Run] = deque()
        """Those that have not let go yet; the first one is being executed."""
        self._thread: threading.Thread | None = None

    def start(self, run: Run) -> None:
        """Execute a run as soon as those before it, which are released, have let go."""
        with self._lock:
            for before in self._runs:
                before.control.release()
            self._runs.append(run)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="training", daemon=True)
                self._thread.start()

    def wait(self, limit_s: float) -> bool:
        """Wait until no run is left; False if one still is after `limit_s`."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join(limit_s)
        return thread is None or not thread.is_alive()

    def _work(self) -> None:
        while (run := self._next()) is not None:
            execute(run, self._train)
            del run  # nothing of it is kept while the next one is awaited or built
            with self._lock:
                self._runs.popleft()

    def _next(self) -> Run | None:
        with self._lock:
            if not self._runs:
                self._thread = None
            return self._runs[0] if self._runs else None
