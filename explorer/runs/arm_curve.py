"""One score of an arm through a run, as it is drawn: of a long run it is more than what is kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.runs.changes import Change, Extension
from explorer.runs.heldout_series import HeldoutSeries
from explorer.runs.history import History
from explorer.runs.score import Score
from explorer.runs.seed_series import SeedSeries, SeriesSpan

SMOOTH_OVER = 12
"""Steps that a smooth value is the mean of."""
MOST_EXACT = 2**17
"""Steps of a part that are read from the history: more take too long for a turn of the wheel.

Of the longest run that there can be, such a part is still 512 groups wide.
"""
_CHUNK = 2**16


class ArmCurve:
    """Follows a history; each step is looked at once, and a leap of a single one stays in sight.

    Smoothing begins anew where a person changes the arm's training.

    Attributes:
        series: The numbers of the steps.
        heldout: Those on the held-out images.
    """

    def __init__(self, history: History, score: Score, label: str) -> None:
        """Begin with no step."""
        self._history, self._score, self._label = history, score, label
        self._restarts: list[int] = []
        self._exact: tuple[tuple[int, int], SeriesSpan] | None = None
        self.series = SeedSeries(len(history.layout.seeds), SMOOTH_OVER)
        self.heldout = HeldoutSeries(history, score, label)

    def update(self, changes: Sequence[Change] = ()) -> None:
        """Look at what has been recorded since the last call; `changes` are all that were made."""
        history = self._history
        self._restarts = restart_rows(changes, self._label, history.first_step)
        for begin in range(self.series.steps, history.steps, _CHUNK):
            end = min(begin + _CHUNK, history.steps)
            self.series.append(self._rows(begin, end), self._restarts)
        self.heldout.update()

    def span(self, first: int, last: int, points: int) -> SeriesSpan:
        """Return the rows from `first` to `last`, for a view that can show so many points.

        Of a very long run they are read from its history where groups of steps would be too few,
        and no step was dropped.
        """
        series = self.series
        last = min(last, series.steps - 1)
        groups = (last - first) // series.size
        if series.size == 1 or groups >= 2 * points or last - first >= MOST_EXACT:
            return series.span(first, last)
        begin = max(0, first - SMOOTH_OVER + 1)
        if not self._is_whole(begin, last):
            return series.span(first, last)
        if self._exact is None or self._exact[0] != (first, last):
            self._exact = (first, last), self._read_exactly(begin, first, last)
        return self._exact[1]

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether the history has kept every row from one to another."""
        blocks = (each for each in self._history.kept() if each.start <= last and first < each.stop)
        return all(rows.step == 1 for rows in blocks)

    def _read_exactly(self, begin: int, first: int, last: int) -> SeriesSpan:
        seeds = len(self._history.layout.seeds)
        part = SeedSeries(seeds, SMOOTH_OVER, most_groups=MOST_EXACT + SMOOTH_OVER)
        restarts = [row - begin for row in self._restarts if row > begin]
        part.append(self._rows(begin, last + 1), restarts)
        span = part.span(first - begin, last - begin)
        return span._replace(rows=span.rows + begin, raw_rows=span.raw_rows + begin)

    def _rows(self, begin: int, end: int) -> NDArray[np.float32]:
        """Return the numbers of each seed in rows begin to end, (S, n)."""
        history = self._history
        return np.stack(
            [
                self._score.numbers(history, self._label, seed, begin, end)
                for seed in history.layout.seeds
            ]
        )


def restart_rows(changes: Sequence[Change], label: str, first_step: int) -> list[int]:
    """Return the rows of the first steps after each change of an arm's training."""
    return [
        change.step - first_step
        for change in changes
        if not isinstance(change, Extension)
        and change.arm in (None, label)
        and change.step > first_step
    ]
