"""An arm's score on the held-out images, as it is marked: of very many evaluations the extremes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.runs.decimation import decimated
from explorer.runs.history import History
from explorer.runs.score import Heldout, Score
from explorer.runs.step_groups import StepGroups

Numbers = NDArray[np.float64]

MOST_GROUPS = 2**14
_STEP, _LOW, _HIGH, _LOW_RUNNING, _HIGH_RUNNING = range(5)
_MERGES = (np.minimum, np.fmin, np.fmax, np.fmin, np.fmax)
_MARKED = 1_000
"""Of more evaluations than twice these, only the extremes of each of so many runs are marked."""
_CHUNK = 2**12


class Marks(NamedTuple):
    """What is marked, in the order of the steps.

    Attributes:
        steps: (n,) updates made before.
        shown: (n,) means over the seeds.
        running: (n,) the same with running statistics; NaN where that is what is shown.
    """

    steps: Numbers
    shown: Numbers
    running: Numbers


class HeldoutSeries:
    """Follows the evaluations of one arm; each is looked at once."""

    def __init__(
        self, history: History, score: Score, label: str, most_groups: int = MOST_GROUPS
    ) -> None:
        """Begin with no evaluation; `most_groups` of them are kept apart."""
        self._history, self._score, self._label = history, score, label
        self._groups = StepGroups(_MERGES, most_groups)

    def update(self) -> None:
        """Look at what has been evaluated since the last call."""
        finished = self._history.evaluations_of(self._label).finished
        for begin in range(self._groups.steps, finished, _CHUNK):
            self._groups.append(self._columns(begin, min(begin + _CHUNK, finished)))

    def shown(self) -> Marks:
        """Return the extremes of the values that are shown, each with the running one there."""
        last = self._columns(self._groups.steps, self._groups.steps + 1)

        def column(number: int) -> Numbers:
            return np.append(self._groups[number], last[number])

        extremes = 1 if self._groups.size == 1 else 2
        values = np.stack([column(each) for each in (_LOW, _HIGH)[:extremes]], axis=1).ravel()
        there = np.flatnonzero(np.isfinite(values))
        chosen, _ = decimated(there.astype(np.float64), values[there], _MARKED)
        groups, is_high = np.divmod(chosen.astype(np.intp), extremes)
        return Marks(
            column(_STEP)[groups],
            np.where(is_high, column(_HIGH)[groups], column(_LOW)[groups]),
            np.where(is_high, column(_HIGH_RUNNING)[groups], column(_LOW_RUNNING)[groups]),
        )

    def _columns(self, begin: int, end: int) -> Numbers:
        """Return the columns of the groups for evaluations begin to end, (5, n)."""
        found: Heldout = self._score.heldout(self._history, self._label, begin, end)
        shown, running = found.shown.values, found.running.values
        return np.stack([found.steps.astype(np.float64), shown, shown, running, running])
