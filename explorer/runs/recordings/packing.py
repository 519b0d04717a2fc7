"""How the rows of a run are packed into the blobs of its recording.

Chunk k holds the rows from k times `steps` on: of each row first what belongs to no part of a
network (`scalars`: seconds, loss, error rate, learning rate), and apart from it the numbers of the
parts (`parts`). Both are float32, little-endian, row by row. So curves are read without the wide
rest, and any step with one read of at most 256 KiB.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.runs.layout import LANE_SCALARS, SECONDS, RowLayout
from explorer.runs.ring import Rows

MOST_STEPS = 64
_MOST_BYTES = 256 * 2**10
PAGE_BYTES = 1024
"""Of the database. A short recording is mostly pages that are not full, so they are small."""
_USABLE = PAGE_BYTES - 4
_LEAF = PAGE_BYTES - 8
_CELL = 16
"""Bytes of a cell's header, about."""
_FLOAT = np.dtype("<f4")


class Packing(NamedTuple):
    """Which columns of a row go where, and how many rows a chunk holds.

    Attributes:
        scalars: Columns that belong to no part of a network.
        parts: The others.
        steps: Rows of a full chunk.
    """

    scalars: NDArray[np.intp]
    parts: NDArray[np.intp]
    steps: int

    @classmethod
    def of(cls, layout: RowLayout, steps: int | None = None) -> Packing:
        """Pack the rows of a layout, so many to a chunk; without, as many as waste least."""
        of_lanes = [lane.start + each for lane in layout.lanes for each in range(len(LANE_SCALARS))]
        scalars = np.array([SECONDS, *of_lanes], dtype=np.intp)
        parts = np.setdiff1d(np.arange(layout.width), scalars)
        return cls(scalars, parts, steps or _steps_of(layout.width))

    def pack(self, rows: Rows) -> tuple[bytes, bytes]:
        """Return the two blobs of some rows (n, columns)."""
        scalars = np.ascontiguousarray(rows[:, self.scalars], _FLOAT)
        parts = np.ascontiguousarray(rows[:, self.parts], _FLOAT)
        return scalars.tobytes(), parts.tobytes()

    def unpack(self, scalars: bytes, parts: bytes) -> Rows:
        """Return the rows (n, columns) of two blobs.

        Raises:
            ValueError: They are not blobs of the same number of rows.
        """
        one = self.unpack_scalars(scalars)
        other = np.frombuffer(parts, _FLOAT).reshape(len(one), len(self.parts))
        rows = np.empty((len(one), len(self.scalars) + len(self.parts)), np.float32)
        rows[:, self.scalars], rows[:, self.parts] = one, other
        return rows

    def unpack_scalars(self, scalars: bytes) -> Rows:
        """Return the scalars of rows (n, columns), in the order of the columns."""
        return np.frombuffer(scalars, _FLOAT).reshape(-1, len(self.scalars))


def _steps_of(width: int) -> int:
    most = max(1, min(MOST_STEPS, _MOST_BYTES // (4 * width)))
    return min(
        range((most + 1) // 2, most + 1), key=lambda steps: (_page_bytes(steps, width), -steps)
    )


def _page_bytes(steps: int, width: int) -> float:
    """Return how many bytes of pages a row takes: what a leaf page has no room for overflows.

    Source: https://www.sqlite.org/fileformat2.html#b_tree_pages
    """
    payload = 4 * steps * width + _CELL
    if payload <= PAGE_BYTES - 35:
        return PAGE_BYTES / (_LEAF // (payload + 2)) / steps
    least = (PAGE_BYTES - 12) * 32 // 255 - 23
    local = least + (payload - least) % _USABLE
    local = local if local <= PAGE_BYTES - 35 else least
    overflow = math.ceil((payload - local) / _USABLE)
    return (PAGE_BYTES * overflow + PAGE_BYTES / (_LEAF // (local + 6))) / steps
