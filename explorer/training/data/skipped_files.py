"""Counts the files of a folder that give no image, and remembers the first few."""

from __future__ import annotations

import threading
from pathlib import Path

from explorer.training.data.dataset import Skipped

_TOLD = 5


class SkippedFiles:
    """Any thread may add to it; a file counts once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._seen: set[Path] = set()
        self._first: list[str] = []

    def add(self, path: Path, reason: object) -> None:
        """Count a file and remember why."""
        with self._lock:
            if path not in self._seen and len(self._first) < _TOLD:
                self._first.append(f"{path.relative_to(self._root)} ({reason})")
            self._seen.add(path)

    def report(self) -> Skipped:
        """Return what has been left out so far."""
        with self._lock:
            return Skipped(len(self._seen), tuple(self._first))
