"""What was recorded of each layer at each step, pooled to the rows that a screen can show."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Logs = NDArray[np.float32]

MOST_ROWS = 1_024


class StepPool:
    """Geometric means over runs of `size` steps, a power of two that grows with the run.

    A row is the mean of the logarithms of those of its steps that have one. -inf says that all
    were zero, NaN that some were not finite and none had a logarithm. The first step is kept by
    itself too: of a long run it would be lost in a mean.
    """

    def __init__(self, layers: int, most_rows: int = MOST_ROWS) -> None:
        self._most = most_rows
        self._sums = np.zeros((most_rows, layers), np.float32)
        self._counts = np.zeros((most_rows, layers), np.int32)
        self._zeros = np.zeros((most_rows, layers), np.int32)
        self.first: Logs | None = None
        self.size = 1
        self.steps = 0

    def append(self, norms: NDArray[np.float32]) -> None:
        """Take in new steps (n, L) or, of S seeds, (S, n, L)."""
        norms = norms.reshape(-1, *norms.shape[-2:])
        steps = norms.shape[1]
        if not steps:
            return
        while self.steps + steps > self._most * self.size:
            self._halve()
        usable = np.isfinite(norms) & (norms > 0)
        logs = np.zeros(norms.shape, np.float32)
        np.log10(norms, out=logs, where=usable)
        rows = np.arange(self.steps, self.steps + steps) // self.size
        starts = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]]))
        into = slice(int(rows[0]), int(rows[-1]) + 1)
        parts = ((self._sums, logs), (self._counts, usable), (self._zeros, norms == 0))
        for total, part in parts:
            total[into] += np.add.reduceat(part.sum(axis=0, dtype=total.dtype), starts, axis=0)
        self.steps += steps
        if self.first is None:
            self.first = _means(
                logs[:, 0].sum(axis=0), usable[:, 0].sum(axis=0), (norms[:, 0] == 0).sum(axis=0)
            )

    def logs(self, size: int, begin: int = 0) -> Logs:
        """Return rows of `size` steps (rows, L), a multiple of our size, from row `begin` on."""
        times = size // self.size
        until = -(-self.steps // self.size)
        sums, counts, zeros = (
            _added(each[begin * times : until], times)
            for each in (self._sums, self._counts, self._zeros)
        )
        means = _means(sums, counts, zeros)
        if begin == 0 and size > 1 and self.first is not None:
            means[0] = self.first
        return means

    def _halve(self) -> None:
        half = self._most // 2
        for each in (self._sums, self._counts, self._zeros):
            each[:half] = each[0::2] + each[1::2]
            each[half:] = 0
        self.size *= 2


def _added(rows: NDArray[Any], times: int) -> NDArray[Any]:
    if times == 1:
        return rows
    added: NDArray[Any] = np.add.reduceat(rows, np.arange(0, len(rows), times), axis=0)
    return added


def _means(sums: NDArray[Any], counts: NDArray[Any], zeros: NDArray[Any]) -> Logs:
    means = np.where(zeros > 0, np.float32(-np.inf), np.float32(np.nan))
    np.divide(sums, counts, out=means, where=counts > 0, casting="unsafe")
    return means
