"""A heartbeat in the GUI thread, to measure how long the thread was busy."""

from __future__ import annotations

import random
import time

from PySide6.QtCore import QObject, Qt, QTimer


class Heart(QObject):
    """Notes how late each beat comes."""

    def __init__(self) -> None:
        super().__init__()
        self.lags: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._beat)
        self._due = 0.0
        self._random = random.Random(0)  # noqa: S311
        self._set()

    def _set(self) -> None:
        delay_ms = self._random.randint(5, 27)
        self._due = time.perf_counter() + delay_ms / 1_000
        self._timer.start(delay_ms)

    def _beat(self) -> None:
        self.lags.append(max(0.0, time.perf_counter() - self._due))
        self._set()
