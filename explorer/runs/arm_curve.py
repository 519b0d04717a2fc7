"""One score of an arm through a run, as it is drawn: of a long run it is more than what is kept."""

from __future__ import annotations

import numpy as np

from explorer.runs.heldout_marks import HeldoutMarks
from explorer.runs.history import History
from explorer.runs.score import Score
from explorer.runs.seed_series import SeedSeries

_SMOOTH_OVER = 12
"""Steps that the thick line is the mean of."""
_CHUNK = 2**16


class ArmCurve:
    """Follows a history; each step is looked at once, and a leap of a single one stays in sight.

    Attributes:
        series: The numbers of the steps.
        heldout: Those on the held-out images.
    """

    def __init__(self, history: History, score: Score, label: str) -> None:
        """Begin with no step."""
        self._history, self._score, self._label = history, score, label
        self.series = SeedSeries(len(history.layout.seeds), _SMOOTH_OVER)
        self.heldout = HeldoutMarks(history, score, label)

    def update(self) -> None:
        """Look at what has been recorded since the last call."""
        history = self._history
        for begin in range(self.series.steps, history.steps, _CHUNK):
            end = min(begin + _CHUNK, history.steps)
            columns = [
                self._score.numbers(history, self._label, seed, begin, end)
                for seed in history.layout.seeds
            ]
            self.series.append(np.stack(columns))
        self.heldout.update()
