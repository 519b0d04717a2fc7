"""One score of one arm of a run: the whole in bounded memory, and any part of it step by step."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.runs.changes import Change
from explorer.runs.record import RunRecord
from explorer.runs.score import Score
from explorer.runs.seed_series import SeedSeries, SeriesSpan

SMOOTH_OVER = 12
"""Steps that a smooth value is the mean of."""
MOST_EXACT = 2**17
"""Steps of a part that are read from the history: more take too long for a turn of the wheel.

Of the longest run that there can be, such a part is still 512 groups wide.
"""


class ArmSeries:
    """Follows a record. Smoothing begins anew where a person changes the arm's training.

    Attributes:
        series: The whole run.
    """

    def __init__(self, label: str, seeds: Sequence[int], score: Score) -> None:
        """Begin with no step."""
        self._label = label
        self._seeds = seeds
        self._score = score
        self._restarts: list[int] = []
        self._exact: tuple[tuple[int, int], SeriesSpan] | None = None
        self.series = SeedSeries(len(seeds), SMOOTH_OVER)

    def read(self, record: RunRecord) -> None:
        """Take in what the record has gained."""
        self._restarts = restart_rows(record.changes, self._label, record.history.first_step)
        known = self.series.steps
        self.series.append(self._rows(record, known, record.history.steps), self._restarts)

    def span(self, record: RunRecord, first: int, last: int, points: int) -> SeriesSpan:
        """Return the rows from `first` to `last`, for a view that can show so many points.

        Of a very long run they are read from its history where groups of steps would be too few.
        """
        series = self.series
        last = min(last, series.steps - 1)
        groups = (last - first) // series.size
        if series.size == 1 or groups >= 2 * points or last - first >= MOST_EXACT:
            return series.span(first, last)
        if self._exact is None or self._exact[0] != (first, last):
            self._exact = (first, last), self._read_exactly(record, first, last)
        return self._exact[1]

    def _read_exactly(self, record: RunRecord, first: int, last: int) -> SeriesSpan:
        begin = max(0, first - SMOOTH_OVER + 1)
        part = SeedSeries(len(self._seeds), SMOOTH_OVER, most_groups=MOST_EXACT + SMOOTH_OVER)
        restarts = [row - begin for row in self._restarts if row > begin]
        part.append(self._rows(record, begin, last + 1), restarts)
        span = part.span(first - begin, last - begin)
        return span._replace(rows=span.rows + begin, raw_rows=span.raw_rows + begin)

    def _rows(self, record: RunRecord, first: int, stop: int) -> NDArray[np.float32]:
        history = record.history
        lanes = [self._score.of_steps(history, self._label, seed) for seed in self._seeds]
        return np.stack([lane[first:stop] for lane in lanes])


def restart_rows(changes: Sequence[Change], label: str, first_step: int) -> list[int]:
    """Return the rows of the first steps after each change of an arm's training."""
    return [
        change.step - first_step
        for change in changes
        if change.arm in (None, label) and change.step > first_step
    ]
