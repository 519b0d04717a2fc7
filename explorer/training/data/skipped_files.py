"""Counts the files of a folder that are not images, and remembers the first few."""

from __future__ import annotations

import threading
from pathlib import Path

from explorer.messages import Message
from explorer.training.data.dataset import Skipped

_MOST_NAMED = 5


class SkippedFiles:
    """May be added to from any thread; a file counts once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._seen: set[Path] = set()
        self._first: list[Message] = []

    def add(self, path: Path, reason: object) -> None:
        """Count a file and remember why."""
        with self._lock:
            if path not in self._seen and len(self._first) < _MOST_NAMED:
                file = Message("Data", "{file} ({reason})")
                shown = path.relative_to(self._root) if path.is_relative_to(self._root) else path
                self._first.append(file.format(file=shown, reason=reason))
            self._seen.add(path)

    def has(self, path: Path) -> bool:
        """Whether a file has been skipped."""
        with self._lock:
            return path in self._seen

    def report(self) -> Skipped:
        """Return what has been skipped so far."""
        with self._lock:
            return Skipped(len(self._seen), tuple(self._first))
