"""The metric ring: one thread writes a row each step, others read what is new, no locks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
"""(steps, columns)"""

_MOST_ROWS = 4_096
_FEWEST_ROWS = 64
_MOST_BYTES = 16_000_000


class MetricRing:
    """A preallocated ring of the last rows, for one writer and any number of readers.

    The writer fills the row of the next step in place and then publishes it by counting it, so a
    reader never sees half a row. Who must not lose a row keeps the writer from going round; see
    `Run.write`.

    Attributes:
        written: Rows written so far.
    """

    def __init__(self, width: int, capacity: int | None = None) -> None:
        if capacity is None:
            capacity = min(_MOST_ROWS, max(_FEWEST_ROWS, _MOST_BYTES // (4 * width)))
        self._rows: Rows = np.zeros((capacity, width), dtype=np.float32)
        self.written = 0

    @property
    def capacity(self) -> int:
        """Rows that it holds."""
        return len(self._rows)

    def write(self, row: Rows) -> None:
        """Append one row (columns,) in the place of the oldest."""
        self._rows[self.written % self.capacity] = row
        self.written += 1

    def read(self, begin: int, end: int) -> Rows:
        """Return a copy of rows `begin` to `end`, counted from the first that was written.

        Raises:
            BufferError: The first of them has been written over.
        """
        if begin < self.written - self.capacity:
            raise BufferError(f"row {begin} is gone: {self.written} were written since the first")
        return self._rows[np.arange(begin, end) % self.capacity]
