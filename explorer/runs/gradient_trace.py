"""The gradient norm of a part through the run, as logarithms, an arm at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.runs.history import History
from explorer.runs.means import SeedMean, geometric_means
from explorer.runs.step_groups import Rows, StepGroups

Logs = NDArray[np.float64]


class GradientTrace:
    """Follows a history; each row is looked at once for the curve, which keeps its extremes.

    The norm of a block is that of all its weights together. Of several seeds it is the geometric
    mean of those that have one.
    """

    def __init__(self, history: History, layers: dict[str, tuple[str, ...]]) -> None:
        """Follow, of each arm, the layers with these names; those that it lacks are left out."""
        self._history = history
        self._columns: dict[str, list[int]] = {}
        self._groups: dict[str, StepGroups] = {}
        self._seeds = history.layout.seeds
        self._done = 0
        for lane in history.layout.arms:
            names = layers.get(lane.arm, ())
            columns = [index for index, each in enumerate(lane.layers) if each in names]
            if columns and len(columns) == len(names):
                self._columns[lane.arm] = columns
                self._groups[lane.arm] = StepGroups((np.fmin, np.fmax))

    @property
    def arms(self) -> tuple[str, ...]:
        """Labels of the arms that have the part."""
        return tuple(self._columns)

    @property
    def seeds(self) -> int:
        """How many seeds each arm has."""
        return len(self._seeds)

    @property
    def steps(self) -> int:
        """Rows that have been looked at."""
        return self._done

    def line(self, arm: str) -> tuple[Rows, Logs]:
        """Return rows and logarithms to base 10; NaN where the norm is zero or not finite.

        Each step is there, or the least and the greatest of each group of steps of a long run.
        """
        return self._groups[arm].line(0, 1)

    def value(self, arm: str, row: int) -> SeedMean:
        """Return the norm in a row, or NaN; read from the history, as all readings are."""
        logs, used = self._read(arm, row, row + 1)
        return SeedMean(float(10 ** logs[0]), int(used[0]), self.seeds)

    def update(self) -> bool:
        """Look at what has been recorded since the last call; return whether there was any."""
        steps = self._history.steps
        if steps == self._done:
            return False
        for arm, groups in self._groups.items():
            logs, _ = self._read(arm, self._done, steps)
            groups.append(np.stack([logs, logs]))
        self._done = steps
        return True

    def _read(self, arm: str, begin: int, end: int) -> tuple[Logs, NDArray[np.intp]]:
        norms = []
        for seed in self._seeds:
            rows = self._history.norms(arm, seed)[begin:end, self._columns[arm]]
            norms.append(np.sqrt(np.square(rows, dtype=np.float64).sum(axis=1)))
        logs, _, used = geometric_means(np.array(norms))
        return np.where(np.isfinite(logs), logs, np.nan).astype(np.float64), used
