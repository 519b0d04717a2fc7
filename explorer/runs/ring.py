"""The metric ring: one thread writes a row each step, another reads what is new, no locks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
"""(steps, columns)"""

_MOST_ROWS = 4_096
_FEWEST_ROWS = 64
_MOST_BYTES = 16_000_000


class MetricRing:
    """A preallocated ring of rows for one writer and one reader.

    The writer fills the row of the next step in place and then publishes it, so a reader never
    sees half a row. A writer that must not overtake the reader looks at `free` first.
    """

    def __init__(self, width: int, capacity: int | None = None) -> None:
        if capacity is None:
            capacity = min(_MOST_ROWS, max(_FEWEST_ROWS, _MOST_BYTES // (4 * width)))
        self._rows: Rows = np.zeros((capacity, width), dtype=np.float32)
        self._written = 0
        self._read = 0

    @property
    def capacity(self) -> int:
        """Rows that it can hold."""
        return len(self._rows)

    @property
    def free(self) -> int:
        """Rows that can be written before the oldest unread one would be lost."""
        return self.capacity - (self._written - self._read)

    def write(self, row: Rows) -> None:
        """Append one row (columns,); BufferError if the reader has fallen a whole ring behind."""
        if self.free <= 0:
            raise BufferError(f"nobody has read the last {self.capacity} steps")
        self._rows[self._written % self.capacity] = row
        self._written += 1

    def drain(self) -> Rows:
        """Return a copy of the rows written since the last call."""
        end = self._written
        rows = self._rows[np.arange(self._read, end) % self.capacity]
        self._read = end
        return rows
