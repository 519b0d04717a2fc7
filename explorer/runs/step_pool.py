"""One quantity of each part at each step, pooled to the rows that a screen can show."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.runs.means import Means, Tally, means_on
from explorer.runs.scale import LogScale, Numbers, Scale

MOST_ROWS = 1_024


class StepPool:
    """Means over runs of `size` steps, a power of two that grows with the run.

    The first step is stored by itself too: in a long run it would vanish in a mean.
    """

    def __init__(
        self, parts: int, scale: type[Scale] = LogScale, most_rows: int = MOST_ROWS
    ) -> None:
        self._scale = scale
        self._most = most_rows
        counts = (np.zeros((most_rows, parts), np.int32) for _ in range(3))
        self._tally = Tally(np.zeros((most_rows, parts), np.float32), *counts)
        self.first: Means | None = None
        self.size = 1
        self.steps = 0

    def append(self, values: Numbers) -> None:
        """Append new steps (n, P) or, of S seeds, (S, n, P)."""
        values = values.reshape(-1, *values.shape[-2:])
        steps = values.shape[1]
        if not steps:
            return
        while self.steps + steps > self._most * self.size:
            self._halve()
        rows = np.arange(self.steps, self.steps + steps) // self.size
        starts = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]]))
        into = slice(int(rows[0]), int(rows[-1]) + 1)
        for total, part in zip(self._tally, Tally.of(values, self._scale), strict=True):
            total[into] += np.add.reduceat(part.sum(axis=0, dtype=total.dtype), starts, axis=0)
        self.steps += steps
        if self.first is None:
            self.first = means_on(self._scale, values[:, 0])

    def means(self, size: int, begin: int = 0) -> Means:
        """Return rows of `size` steps (rows, P), a multiple of our size, from row `begin` on."""
        times = size // self.size
        until = -(-self.steps // self.size)
        means = Tally(*(_added(each[begin * times : until], times) for each in self._tally)).means()
        if begin == 0 and size > 1 and self.first is not None:
            means.heights[0], means.flaws[0], means.used[0] = self.first
        return means

    def _halve(self) -> None:
        half = self._most // 2
        for each in self._tally:
            each[:half] = each[0::2] + each[1::2]
            each[half:] = 0
        self.size *= 2


def means_of_steps(values: Numbers, scale: type[Scale], size: int) -> Means:
    """Return rows of `size` steps (rows, P) of the numbers of S seeds (S, n, P)."""
    over_seeds = Tally(*(each.sum(axis=0) for each in Tally.of(values, scale)))
    return Tally(*(_added(each, size) for each in over_seeds)).means()


def _added(rows: NDArray[Any], times: int) -> NDArray[Any]:
    if times == 1:
        return rows
    added: NDArray[Any] = np.add.reduceat(rows, np.arange(0, len(rows), times), axis=0)
    return added
