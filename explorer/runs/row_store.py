"""Keeps the rows of a run in bounded memory: the newest as they came, of older ones fewer.

Rows lie in blocks that are never changed once they are full. The newest are exact. Older ones are
all there too while there is room for them; the wide rows, of the numbers of layers, as bfloat16
(float32 with 8 significant bits, rounded: at most 0.4 % off; sign, zero, infinity and NaN are
preserved). Once there is no room, two neighbouring blocks become one that keeps every second row
of them, the newest such blocks first; reads return the row kept before. So it goes on: what is
kept of old rows is every 2nd, then every 4th, ...
"""

from __future__ import annotations

import copy
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.runs.kept_rows import Numbers
from explorer.runs.ring import Rows

_BLOCK_BYTES = 2 * 2**20
_LEAST_ROWS = 2
_LEAST_BLOCKS = 32
"""So many blocks of older rows there may be at least. Each keeps every 2nd, 4th, ... row, so that
of more than 24 two are alike, however long the run is."""
_NAN_CODE = 0x7FC0


class Bounds(NamedTuple):
    """What a store may hold, at most.

    Attributes:
        exact_rows: Newest rows.
        exact_bytes: Bytes of those; a block or two are held in any case.
        older_rows: Rows kept besides.
        older_bytes: Bytes of those.
    """

    exact_rows: int
    exact_bytes: int
    older_rows: int
    older_bytes: int


WIDE = Bounds(2**16, 48 * 2**20, 2**16, 96 * 2**20)
"""Two ResNet-110, three numbers a layer, keep all of 64,000 steps."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Of all rows from `start` on every `stride`-th, as numbers or as bfloat16."""

    start: int
    stride: int
    kept: Numbers

    @property
    def stop(self) -> int:
        return self.start + self.stride * len(self.kept)

    def at_or_after(self, row: int) -> int:
        """Return the first row from this one on that is kept; the stop if there is none."""
        return row + (self.start - row) % self.stride


class RowStore:
    """Rows (steps, columns): appended and read, never changed."""

    def __init__(
        self,
        width: int,
        bounds: Bounds = WIDE,
        *,
        dtype: type[np.floating[Any]] = np.float32,
        is_rounded: bool = True,
    ) -> None:
        """Begin without rows.

        Args:
            width: Columns of a row.
            bounds: How much is held.
            dtype: Of the numbers.
            is_rounded: Whether older rows, of float32, are cut to bfloat16.
        """
        self.width = width
        self._dtype, self._is_rounded = dtype, is_rounded
        row_bytes = width * np.dtype(dtype).itemsize
        older_row_bytes = 2 * width if is_rounded else row_bytes
        exact_rows = min(bounds.exact_rows, bounds.exact_bytes // row_bytes)
        older_rows = min(bounds.older_rows, bounds.older_bytes // older_row_bytes)
        most = min(_BLOCK_BYTES // row_bytes, exact_rows // 2, older_rows // _LEAST_BLOCKS)
        rows = _LEAST_ROWS
        while 2 * rows <= most:
            rows *= 2
        self._block_rows = rows
        self._most_exact = max(2, exact_rows // rows)
        self._most_older = max(_LEAST_BLOCKS, older_rows // rows)
        self._older: tuple[_Block, ...] = ()
        self._exact: tuple[_Block, ...] = ()
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def exact_from(self) -> int:
        """The first row from which on all are as they were recorded."""
        return self._older[-1].stop if self._older else 0

    @property
    def stride(self) -> int:
        """Of the oldest rows one in so many is kept: 1 while all are."""
        return self._older[0].stride if self._older else 1

    @property
    def nbytes(self) -> int:
        """Bytes in use."""
        return sum(block.kept.nbytes for block in (*self._older, *self._exact))

    def snapshot(self) -> RowStore:
        """Return the store as it is now, to read; nothing is copied."""
        return copy.copy(self)  # blocks and their tuples are never changed but beyond its length

    def append(self, rows: Numbers) -> None:
        """Add rows (n, columns) at the end."""
        while len(rows):
            if not self._exact or self._length == self._exact[-1].stop:
                self._make_room()
            block = self._exact[-1]
            at = self._length - block.start
            taken = rows[: self._block_rows - at]
            block.kept[at : at + len(taken)] = taken
            self._length += len(taken)
            rows = rows[len(taken) :]

    def read(self, begin: int, end: int, columns: slice | int) -> Numbers:
        """Return rows begin to end, (n, columns) or for one column (n,)."""
        begin, end = max(0, begin), min(end, self._length)
        parts = [
            self._of_block(block, max(begin, block.start), min(end, block.stop), columns)
            for block in self._blocks(begin, end)
        ]
        if not parts:
            shape = (0,) if isinstance(columns, int) else (0, len(range(self.width)[columns]))
            return np.empty(shape, self._dtype)
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def pick(self, rows: NDArray[np.intp], column: int) -> Numbers:
        """Return (n,) numbers of one column in some rows, which are in order."""
        blocks = self._older + self._exact
        ends = np.searchsorted(rows, [block.start for block in blocks[1:]])
        parts = [
            self._decoded(block.kept[(some - block.start) // block.stride, column])
            for block, some in zip(blocks, np.split(rows, ends), strict=False)
            if len(some)
        ]
        return np.concatenate(parts) if parts else np.empty(0, self._dtype)

    def kept(self, begin: int, end: int) -> list[range]:
        """Return which rows from begin to end are there, in their order; the rest is dropped."""
        begin, end = max(0, begin), min(end, self._length)
        return [
            range(block.at_or_after(max(begin, block.start)), min(end, block.stop), block.stride)
            for block in self._blocks(begin, end)
        ]

    def kept_before(self, row: int) -> int:
        """Return the last row that is kept of those up to this one."""
        block = next(self._blocks(row, row + 1))
        return row - (row - block.start) % block.stride

    def kept_after(self, row: int) -> int:
        """Return the first row that is kept from this one on, or else the last."""
        after = next(self._blocks(row, row + 1)).at_or_after(row)
        return after if after < self._length else self.kept_before(self._length - 1)

    def stride_at(self, row: int) -> int:
        """Return of how many rows one is kept around this one."""
        return next(self._blocks(row, row + 1)).stride

    def _blocks(self, begin: int, end: int) -> Iterator[_Block]:
        """Yield the blocks that rows begin to end lie in."""
        if begin >= end:
            return
        blocks = self._exact if begin >= self.exact_from else self._older + self._exact
        for block in blocks[bisect_right(blocks, begin, key=_start_of) - 1 :]:
            if block.start >= end:
                return
            yield block

    def _of_block(self, block: _Block, begin: int, end: int, columns: slice | int) -> Numbers:
        begin, end = begin - block.start, end - block.start
        if block.stride == 1:
            found = block.kept[begin:end, columns]
        else:
            found = block.kept[np.arange(begin, end) // block.stride][:, columns]
        return self._decoded(found)

    def _decoded(self, found: Numbers) -> Numbers:
        return found if found.dtype == self._dtype else from_bfloat16(found)

    def _make_room(self) -> None:
        if len(self._exact) == self._most_exact:
            oldest, *newer = self._exact
            kept = to_bfloat16(oldest.kept) if self._is_rounded else oldest.kept
            self._exact, older = tuple(newer), [*self._older, _Block(oldest.start, 1, kept)]
            self._older = tuple(older if len(older) <= self._most_older else _merged(older))
        # Never a block of old rows anew: somebody may hold a view of it.
        room = np.empty((self._block_rows, self.width), self._dtype)
        self._exact = (*self._exact, _Block(self._length, 1, room))


def _merged(blocks: Sequence[_Block]) -> list[_Block]:
    """Make one block of two that are alike: the first two of the newest such blocks."""
    strides = [block.stride for block in blocks]  # each at most the one before
    at = len(strides) - 2
    while strides[at] != strides[at + 1]:
        at -= 1
    at = strides.index(strides[at])
    one, other = blocks[at : at + 2]
    kept = np.concatenate([one.kept[::2], other.kept[::2]])
    return [*blocks[:at], _Block(one.start, 2 * one.stride, kept), *blocks[at + 2 :]]


def _start_of(block: _Block) -> int:
    return block.start


def to_bfloat16(rows: Rows) -> NDArray[np.uint16]:
    """Cut float32 to its upper 16 bits, rounded (half up)."""
    bits = rows.view(np.uint32)
    codes = ((bits + np.uint32(0x8000)) >> np.uint32(16)).astype(np.uint16)
    codes[np.isnan(rows)] = _NAN_CODE
    return codes


def from_bfloat16(codes: NDArray[np.uint16]) -> Rows:
    """Return float32 of 16-bit codes; the lower 16 bits are zero."""
    return (codes.astype(np.uint32) << np.uint32(16)).view(np.float32)
