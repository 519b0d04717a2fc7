"""Reads numbered pieces in threads, a few ahead of the one that is requested."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

PIECES_AHEAD = 4
"""With the one that is requested."""

T = TypeVar("T")


class Closed(Exception):
    """The reader was closed while a piece was being read."""


def reading_threads() -> int:
    """Return how many threads read images: half the cores, but two to eight."""
    return max(2, min(8, (os.cpu_count() or 2) // 2))


class ReadAhead(Generic[T]):
    """Returns piece after piece; requesting another than the next restarts there."""

    def __init__(self, read: Callable[[int, threading.Event], T], first: int, end: int | None):
        """Begin to read.

        Args:
            read: Reads a piece by its number; must raise `Closed` soon after the event is set.
            first: Number of the piece that will be requested first.
            end: Number after the last piece; None if there is no last.
        """
        self._read = read
        self._end = end
        self._is_closed = threading.Event()
        self._pool = ThreadPoolExecutor(reading_threads(), thread_name_prefix="read-images")
        self._pieces: dict[int, Future[T]] = {}
        self._read_on(first)

    def piece(self, number: int) -> T:
        """Return a piece, waiting for it if necessary; raises what reading it raised."""
        if number not in self._pieces:
            self._cancel_all()
        self._read_on(number)
        return self._pieces.pop(number).result()

    def close(self) -> None:
        """End all threads; what they were reading is dropped."""
        self._is_closed.set()
        self._cancel_all()
        self._pool.shutdown(wait=True)

    def _read_on(self, number: int) -> None:
        last = number + PIECES_AHEAD
        for each in range(number, last if self._end is None else min(last, self._end)):
            if each not in self._pieces:
                self._pieces[each] = self._pool.submit(self._read, each, self._is_closed)

    def _cancel_all(self) -> None:
        for piece in self._pieces.values():
            piece.cancel()
        self._pieces.clear()
