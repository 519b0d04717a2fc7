"""The gradient norm of a part through the run, as logarithms, an arm at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.runs.history import History
from explorer.runs.means import SeedMean, geometric_means

Logs = NDArray[np.float64]


class GradientTrace:
    """Follows a history; each row is looked at once.

    The norm of a block is that of all its weights together. Of several seeds it is the geometric
    mean of those that have one.
    """

    def __init__(self, history: History, layers: dict[str, tuple[str, ...]]) -> None:
        """Follow, of each arm, the layers with these names; those that it lacks are left out."""
        self._history = history
        self._columns: dict[str, list[int]] = {}
        self._logs: dict[str, Logs] = {}
        self._used: dict[str, NDArray[np.intp]] = {}
        self._seeds = history.layout.seeds
        self._done = 0
        for lane in history.layout.arms:
            names = layers.get(lane.arm, ())
            columns = [index for index, each in enumerate(lane.layers) if each in names]
            if columns and len(columns) == len(names):
                self._columns[lane.arm] = columns
                self._logs[lane.arm] = np.empty(0)
                self._used[lane.arm] = np.empty(0, np.intp)

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

    def logs(self, arm: str) -> Logs:
        """(steps,) logarithms to base 10; NaN where the norm is zero or not finite."""
        return self._logs[arm][: self._done]

    def value(self, arm: str, row: int) -> SeedMean:
        """Return the norm in a row, or NaN."""
        value = float(10 ** self._logs[arm][row])
        return SeedMean(value, int(self._used[arm][row]), self.seeds)

    def update(self) -> bool:
        """Look at what has been recorded since the last call; return whether there was any."""
        steps = self._history.steps
        if steps == self._done:
            return False
        for arm, columns in self._columns.items():
            if steps > len(self._logs[arm]):
                room = max(256, 2 * steps)
                self._logs[arm] = np.resize(self._logs[arm], room)
                self._used[arm] = np.resize(self._used[arm], room)
            logs, used = self._read(arm, columns, steps)
            self._logs[arm][self._done : steps] = logs
            self._used[arm][self._done : steps] = used
        self._done = steps
        return True

    def _read(self, arm: str, columns: list[int], steps: int) -> tuple[Logs, NDArray[np.intp]]:
        norms = []
        for seed in self._seeds:
            rows = self._history.norms(arm, seed)[self._done : steps, columns]
            norms.append(np.sqrt(np.square(rows, dtype=np.float64).sum(axis=1)))
        logs, _, used = geometric_means(np.array(norms))
        return np.where(np.isfinite(logs), logs, np.nan).astype(np.float64), used
