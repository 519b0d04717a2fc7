"""In which rows of a record something happened: evaluations, changes, networks that diverged."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.runs.record import RunRecord

Rows = NDArray[np.intp]


class EventRows:
    """Read from a record when it is made; `fits` tells whether there is more by now.

    Attributes:
        evaluations: The last step before each evaluation, in order, each once.
        changes: The first step with each change, in the order of the changes.
        divergences: The step of each lane that diverged.
    """

    def __init__(self, record: RunRecord) -> None:
        """Read what has happened so far; a change whose step is still to come is none."""
        history = record.history
        self._record = record
        self._counts = self._now()
        first, last = history.first_step, history.steps - 1
        steps = [history.evaluations_of(arm.arm).steps() for arm in history.layout.arms]
        self.evaluations = np.unique(np.clip(np.concatenate(steps) - first - 1, 0, max(0, last)))
        changed = np.array([each.step - first for each in record.changes], np.intp)
        self.changes = changed[(changed >= 0) & (changed <= last)]
        diverged = np.array([each.step for each in record.divergences.values()], np.intp)
        self.divergences = np.clip(diverged - first - 1, 0, max(0, last))

    @property
    def all(self) -> Rows:
        """(n,) rows of all of them, in order, each once."""
        return np.unique(np.concatenate([self.evaluations, self.changes, self.divergences]))

    def fits(self, record: RunRecord) -> bool:
        """Whether this is all that has happened in this record."""
        return record is self._record and self._now() == self._counts

    def _now(self) -> tuple[int, int, int, bool]:
        record = self._record
        counts = record.history.evaluation_count, len(record.changes), len(record.divergences)
        is_reached = all(each.step < record.steps for each in record.changes)
        return *counts, is_reached
