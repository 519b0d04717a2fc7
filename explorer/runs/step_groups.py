"""Numbers of each step, merged over groups of steps once a run has more than a plot can show."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]

MOST_GROUPS = 2**16
"""Many a pixel of the widest plot, so that the picture of a whole run stays as it is."""
_FIRST_GROUPS = 256


class StepGroups:
    """Columns of a number a step; a group of steps has one, merged as the column says.

    A group is a step until there are `most` of them; from then on it is twice as many steps each
    time. What is drawn of a part of such a run is as coarse as a group.

    Attributes:
        size: Steps of a group, a power of two.
        steps: Steps appended so far.
    """

    def __init__(self, merges: Sequence[np.ufunc], most: int = MOST_GROUPS) -> None:
        """Begin with no step; `merges` has of each column what makes one number of two."""
        self._merges = merges
        self._most = most
        self._columns = np.empty((len(merges), _FIRST_GROUPS))
        self.size = 1
        self.steps = 0

    def __len__(self) -> int:
        return (self.steps + self.size - 1) // self.size

    def __getitem__(self, column: int) -> Numbers:
        return self._columns[column, : len(self)]

    @property
    def rows(self) -> Rows:
        """(n,) a step of each group: of the first group the first, of the last the last."""
        rows = np.arange(len(self)) * self.size + self.size // 2
        rows[:1], rows[-1:] = 0, self.steps - 1
        return rows

    def line(self, least: int, greatest: int) -> tuple[Rows, Numbers]:
        """Return rows and values of a line through the columns of least and greatest numbers."""
        if self.size == 1:
            return self.rows, self[least]
        return np.repeat(self.rows, 2), np.stack([self[least], self[greatest]], axis=1).ravel()

    def append(self, values: Numbers) -> None:
        """Append new steps (columns, n)."""
        steps = self.steps + values.shape[1]
        if steps == self.steps:
            return
        while steps > self._most * self.size:
            self._double()
        groups = np.arange(self.steps, steps) // self.size
        starts = np.flatnonzero(np.diff(groups, prepend=-1))
        first, end = int(groups[0]), int(groups[-1]) + 1
        self._make_room(end)
        for merge, column, added in zip(self._merges, self._columns, values, strict=True):
            parts = merge.reduceat(added, starts)
            if self.steps % self.size:
                parts[0] = merge(column[first], parts[0])
            column[first:end] = parts
        self.steps = steps

    def _double(self) -> None:
        groups = len(self)
        self.size *= 2
        pairs = np.arange(0, groups, 2)
        for merge, column in zip(self._merges, self._columns, strict=True):
            if groups:
                column[: len(pairs)] = merge.reduceat(column[:groups], pairs)

    def _make_room(self, groups: int) -> None:
        if groups > self._columns.shape[1]:
            room = min(self._most, max(groups, 2 * self._columns.shape[1]))
            grown = np.empty((len(self._columns), room))
            grown[:, : len(self)] = self._columns[:, : len(self)]
            self._columns = grown
