"""Bounds how many pixels are decoded at a time, over all threads that read images."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class PixelBudget:
    """Lets threads in while their pixels together are within a bound; others wait."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken = 0
        self._changed = threading.Condition()

    @contextmanager
    def taken(self, pixels: int) -> Iterator[None]:
        """Hold so many pixels; one image larger than the bound has it for itself."""
        pixels = min(pixels, self._most)
        with self._changed:
            self._changed.wait_for(lambda: self._taken + pixels <= self._most)
            self._taken += pixels
        try:
            yield
        finally:
            with self._changed:
                self._taken -= pixels
                self._changed.notify_all()
