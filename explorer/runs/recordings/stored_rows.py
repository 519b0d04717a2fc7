"""The wide rows of a recording, read from its file as they are asked for: all, and all exact."""

from __future__ import annotations

import copy

import numpy as np
from numpy.typing import NDArray

from explorer.runs.kept_rows import Numbers
from explorer.runs.recordings.reader import RecordingReader


class StoredRows:
    """What a `RowStore` is to those who read one, without its bounds."""

    def __init__(self, reader: RecordingReader) -> None:
        self._reader = reader
        self._length = reader.rows

    def __len__(self) -> int:
        return self._length

    @property
    def stride(self) -> int:
        """Of how many rows one is kept: all are."""
        return 1

    @property
    def nbytes(self) -> int:
        """Bytes of memory: they lie in the file."""
        return 0

    def snapshot(self) -> StoredRows:
        """Return them as they are now."""
        return copy.copy(self)

    def take_in(self) -> None:
        """Have the rows that were found in the file since."""
        self._length = self._reader.rows

    def read(self, begin: int, end: int, columns: slice | int) -> Numbers:
        """Return rows begin to end, (n, columns) or for one column (n,)."""
        return self._reader.read(begin, min(end, self._length), columns)

    def pick(self, rows: NDArray[np.intp], column: int) -> Numbers:
        """Return (n,) numbers of one column in some rows, which are in order."""
        found = [self._reader.read(row, row + 1, column) for row in rows.tolist()]
        return np.concatenate([np.empty(0, np.float32), *found])

    def kept(self, begin: int, end: int) -> list[range]:
        """Return the rows from begin to end: all are there."""
        begin, end = max(0, begin), min(end, self._length)
        return [range(begin, end)] if begin < end else []

    def kept_before(self, row: int) -> int:
        """Return the row itself."""
        return row

    def kept_after(self, row: int) -> int:
        """Return the row itself."""
        return min(row, self._length - 1)

    def stride_at(self, row: int) -> int:  # noqa: ARG002 - as of a RowStore
        """Return 1: each row is there."""
        return 1
