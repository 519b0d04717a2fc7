"""What rows are to those who read them, whether they lie in bounded memory or in a file."""

from __future__ import annotations

from typing import Any, Protocol

from numpy.typing import NDArray

Numbers = NDArray[Any]
"""(rows, columns), or (rows,) of one column."""


class KeptRows(Protocol):
    """Rows (steps, columns), of which some may be dropped: `RowStore`, `StoredRows`."""

    def __len__(self) -> int:
        """Return how many there were, the dropped ones included."""

    @property
    def stride(self) -> int:
        """Of the oldest rows one in so many is kept: 1 while all are."""

    @property
    def nbytes(self) -> int:
        """Bytes of memory in use."""

    def snapshot(self) -> KeptRows:
        """Return them as they are now, to read; nothing is copied."""

    def read(self, begin: int, end: int, columns: slice | int) -> Numbers:
        """Return rows begin to end, (n, columns) or for one column (n,)."""

    def pick(self, rows: NDArray[Any], column: int) -> Numbers:
        """Return (n,) numbers of one column in some rows, which are in order."""

    def kept(self, begin: int, end: int) -> list[range]:
        """Return which rows from begin to end are there, in their order; the rest is dropped."""

    def kept_before(self, row: int) -> int:
        """Return the last row that is kept of those up to this one."""

    def kept_after(self, row: int) -> int:
        """Return the first row that is kept from this one on, or else the last."""

    def stride_at(self, row: int) -> int:
        """Return of how many rows one is kept around this one."""
