"""All that a run has recorded so far, and curves cut to what a screen can show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.runs.events import Evaluated
from explorer.runs.layout import SECONDS, RowLayout
from explorer.runs.ring import Rows

_FIRST_ROWS = 256


class History:
    """The rows of every step since the first, and the evaluations in between.

    Row i is step `first_step` + i + 1, measured before its update: in a run from the beginning
    row 0 tells of the untrained network. Of an arm with several seeds the first is told, unless
    another is asked for.
    """

    def __init__(self, layout: RowLayout, first_step: int = 0) -> None:
        self.layout = layout
        self.first_step = first_step
        self._rows: Rows = np.empty((_FIRST_ROWS, layout.width), dtype=np.float32)
        self._steps = 0
        self._evaluations: dict[tuple[str, int], list[Evaluated]] = {
            (lane.arm, lane.seed): [] for lane in layout.lanes
        }

    @property
    def steps(self) -> int:
        """Steps recorded."""
        return self._steps

    def append(self, rows: Rows) -> None:
        """Add rows (steps, columns) at the end."""
        needed = self._steps + len(rows)
        if needed > len(self._rows):
            grown = np.empty((max(needed, 2 * len(self._rows)), self.layout.width), np.float32)
            grown[: self._steps] = self._rows[: self._steps]
            self._rows = grown
        self._rows[self._steps : needed] = rows
        self._steps = needed

    def add_evaluation(self, event: Evaluated) -> None:
        """Add what an arm scored on the held-out images."""
        self._evaluations[self._lane(event.arm, event.seed)].append(event)

    def seconds(self) -> NDArray[np.float32]:
        """(steps,) seconds of training at the end of each step."""
        return self._rows[: self._steps, SECONDS]

    def loss(self, arm: str, seed: int | None = None) -> NDArray[np.float32]:
        """(steps,) loss on the batch of each step."""
        return self._rows[: self._steps, self.layout.arm(arm, seed).loss]

    def error(self, arm: str, seed: int | None = None) -> NDArray[np.float32]:
        """(steps,) share of the batch given a wrong class, 0 to 1."""
        return self._rows[: self._steps, self.layout.arm(arm, seed).error]

    def rate(self, arm: str, seed: int | None = None) -> NDArray[np.float32]:
        """(steps,) learning rate of each update."""
        return self._rows[: self._steps, self.layout.arm(arm, seed).rate]

    def norms(self, arm: str, seed: int | None = None) -> NDArray[np.float32]:
        """(steps, L) gradient norm of each weighted layer."""
        return self._rows[: self._steps, self.layout.arm(arm, seed).norms]

    def weight_norms(self, arm: str, seed: int | None = None) -> NDArray[np.float32]:
        """(steps, L) L2 norm of each weighted layer's weight."""
        return self._rows[: self._steps, self.layout.arm(arm, seed).weight_norms]

    def update_ratios(self, arm: str, seed: int | None = None) -> NDArray[np.float32]:
        """(steps, L) norm of each weighted layer's update over that of its weight."""
        return self._rows[: self._steps, self.layout.arm(arm, seed).update_ratios]

    def evaluations(self, arm: str, seed: int | None = None) -> tuple[Evaluated, ...]:
        """What the arm scored so far on the held-out images."""
        return tuple(self._evaluations[self._lane(arm, seed)])

    def _lane(self, arm: str, seed: int | None) -> tuple[str, int]:
        lane = self.layout.arm(arm, seed)
        return lane.arm, lane.seed

    def steps_per_second(self, last: int = 30) -> float:
        """Speed over the last steps; 0 before there are two."""
        seconds = self.seconds()[-last - 1 :]
        if len(seconds) < 2 or seconds[-1] <= seconds[0]:
            return 0.0
        return float((len(seconds) - 1) / (seconds[-1] - seconds[0]))


def decimated(
    x: NDArray[np.float64], y: NDArray[np.float64], buckets: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Cut a curve to the least and greatest of each of `buckets` runs of points.

    A screen that is `buckets` pixels wide shows the same picture, however long the curve. What
    is not a number is passed over; a run of nothing else leaves a gap.
    """
    if len(y) <= 2 * buckets:
        return x, y
    size = -(-len(y) // buckets)
    whole = len(y) // size * size
    folded = y[:whole].reshape(-1, size)
    lows, highs = _extremes(folded)
    starts = np.arange(0, whole, size)
    picked = np.sort(np.stack([starts + lows, starts + highs], axis=1), axis=1).ravel()
    if whole < len(y):
        low, high = _extremes(y[whole:].reshape(1, -1))
        ends = np.sort([whole + int(low[0]), whole + int(high[0])])
        picked = np.concatenate([picked, ends])
    return x[picked], y[picked]


def _extremes(rows: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where the least and the greatest number of each row stand; 0 where it has none."""
    holes = np.isnan(rows)
    if not holes.any():
        return rows.argmin(axis=1), rows.argmax(axis=1)
    # Of a row without a number every entry is a hole, so the first will do.
    lows = np.where(holes, np.inf, rows).argmin(axis=1)
    highs = np.where(holes, -np.inf, rows).argmax(axis=1)
    return lows, highs
