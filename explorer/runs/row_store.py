"""Keeps the wide rows of a run in bounded memory: the newest exactly, older ones in 16 bits.

Rows lie in blocks that are never copied when the store grows. Once the exact blocks take more
than `EXACT_BYTES`, the oldest is compacted to bfloat16 (float32 with 8 significant bits, rounded:
at most 0.4 % off; sign, zero, infinity and NaN are preserved). Once the compact ones take more
than `COMPACT_BYTES`, every second row of the oldest is dropped, and reads return the row before
it. Two ResNet-110, three numbers a layer, keep all of 64,000 steps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.runs.ring import Rows

EXACT_BYTES = 48 * 2**20
COMPACT_BYTES = 96 * 2**20
_BLOCK_BYTES = 2 * 2**20
_LEAST_ROWS = 32

_NAN_CODE = 0x7FC0


@dataclass(slots=True)
class _Compact:
    """A full block of compact rows, of which every `stride`-th is kept."""

    codes: NDArray[np.uint16]
    stride: int


class RowStore:
    """Rows (steps, columns): appended and read, never changed."""

    def __init__(
        self, width: int, exact_bytes: int = EXACT_BYTES, compact_bytes: int = COMPACT_BYTES
    ) -> None:
        self.width = width
        rows = _LEAST_ROWS
        while 2 * rows * width * 4 <= min(_BLOCK_BYTES, exact_bytes // 2):
            rows *= 2
        self._block_rows = rows
        self._exact_blocks = max(2, exact_bytes // (rows * width * 4))
        self._compact_bytes = compact_bytes
        self.to_bfloat16: list[_Compact] = []
        self._exact: list[Rows] = []
        self._bytes_compacted = 0
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def exact_from(self) -> int:
        """The first row from which on all are as they were recorded."""
        return len(self.to_bfloat16) * self._block_rows

    @property
    def nbytes(self) -> int:
        """Bytes in use."""
        return self._bytes_compacted + sum(block.nbytes for block in self._exact)

    def append(self, rows: Rows) -> None:
        """Add rows (n, columns) at the end."""
        while len(rows):
            at = self._length - self.exact_from - (len(self._exact) - 1) * self._block_rows
            if not self._exact or at == self._block_rows:
                self._make_room()
                at = 0
            taken = rows[: self._block_rows - at]
            self._exact[-1][at : at + len(taken)] = taken
            self._length += len(taken)
            rows = rows[len(taken) :]

    def read(self, begin: int, end: int, columns: slice | int) -> Rows:
        """Return rows begin to end, (n, columns) or for one column (n,)."""
        begin, end = max(0, begin), min(end, self._length)
        if begin >= end:
            shape = (0,) if isinstance(columns, int) else (0, len(range(self.width)[columns]))
            return np.empty(shape, np.float32)
        size = self._block_rows
        parts = [
            self._read_block(
                index, max(0, begin - index * size), min(size, end - index * size), columns
            )
            for index in range(begin // size, -(-end // size))
        ]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _read_block(self, index: int, begin: int, end: int, columns: slice | int) -> Rows:
        if index >= len(self.to_bfloat16):
            return self._exact[index - len(self.to_bfloat16)][begin:end, columns]
        block = self.to_bfloat16[index]
        if block.stride == 1:
            return from_bfloat16(block.codes[begin:end, columns])
        return from_bfloat16(block.codes[np.arange(begin, end) // block.stride][:, columns])

    def _make_room(self) -> None:
        if len(self._exact) == self._exact_blocks:
            self.to_bfloat16.append(_Compact(to_bfloat16(self._exact.pop(0)), 1))
            self._bytes_compacted += self.to_bfloat16[-1].codes.nbytes
            self._thin()
        # Never a block of old rows anew: somebody may hold a view of it.
        self._exact.append(np.empty((self._block_rows, self.width), np.float32))

    def _thin(self) -> None:
        while self._bytes_compacted > self._compact_bytes:
            block = min(self.to_bfloat16, key=_stride_of)
            if block.stride >= self._block_rows:
                return
            before = block.codes.nbytes
            block.codes = block.codes[::2].copy()
            block.stride *= 2
            self._bytes_compacted -= before - block.codes.nbytes


def _stride_of(block: _Compact) -> int:
    return block.stride


def to_bfloat16(rows: Rows) -> NDArray[np.uint16]:
    """Cut float32 to its upper 16 bits, rounded (half up)."""
    bits = rows.view(np.uint32)
    codes = ((bits + np.uint32(0x8000)) >> np.uint32(16)).astype(np.uint16)
    codes[np.isnan(rows)] = _NAN_CODE
    return codes


def from_bfloat16(codes: NDArray[np.uint16]) -> Rows:
    """Return float32 of 16-bit codes; the lower 16 bits are zero."""
    return (codes.astype(np.uint32) << np.uint32(16)).view(np.float32)
