"""What one arm scored on the held-out images, a row for each step after which it was evaluated."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.runs.events import Evaluated, EvaluationScores
from explorer.runs.row_store import Bounds, RowStore

Numbers = NDArray[np.float64]

BOUNDS = Bounds(2**14, 8 * 2**20, 2**14, 8 * 2**20)
LOSS, ERROR_RATE, REESTIMATED_LOSS, REESTIMATED_ERROR_RATE = range(4)
"""What each seed has in a row; an error rate that is NaN was not measured."""
_SCORES = 4


class Evaluations:
    """Grows by `add`, in the order of the steps; kept in a `RowStore`, so that it is bounded.

    Attributes:
        count: Evaluations added so far, of all seeds.
    """

    def __init__(self, arm: str, seeds: Sequence[int], bounds: Bounds = BOUNDS) -> None:
        """Begin with none; `seeds` are those that the arm is trained with (S)."""
        self._arm, self._seeds = arm, tuple(seeds)
        self._store = RowStore(
            1 + _SCORES * len(self._seeds), bounds, dtype=np.float64, is_rounded=False
        )
        self._last: Numbers | None = None
        self.count = 0

    def __len__(self) -> int:
        return len(self._store) + (self._last is not None)

    @property
    def nbytes(self) -> int:
        """Bytes in use."""
        return self._store.nbytes

    @property
    def finished(self) -> int:
        """Rows that no further seed is added to; the last is none of them."""
        return len(self._store)

    def add(self, event: Evaluated, seed: int) -> None:
        """Add what a seed scored; the row of a step is finished once another step comes."""
        if self._last is None or self._last[0] != event.step:
            if self._last is not None:
                self._store.append(self._last[None])
            self._last = np.full(self._store.width, np.nan)
            self._last[0] = event.step
        again = event.reestimated or EvaluationScores(np.nan, np.nan)
        begin = 1 + _SCORES * self._seeds.index(seed)
        self._last[begin : begin + _SCORES] = event.loss, event.error_rate, *again
        self.count += 1

    def steps(self) -> NDArray[np.intp]:
        """(n,) steps of all rows; one that was dropped has that of the row kept before."""
        found = self._store.read(0, len(self._store), 0)
        if self._last is not None:
            found = np.append(found, self._last[0])
        return found.astype(np.intp)

    def kept(self) -> NDArray[np.intp]:
        """(n,) rows that are kept."""
        rows = [np.asarray(each) for each in self._store.kept(0, len(self._store))]
        last = [len(self._store)] if self._last is not None else []
        return np.concatenate([*rows, last]).astype(np.intp)

    def nearest(self, step: int) -> int | None:
        """Return the row of the step nearest to this one, the earlier of two that are as near."""
        steps = self.steps()
        if not len(steps):
            return None
        after = int(np.searchsorted(steps, step))
        if after == len(steps):
            return int(np.searchsorted(steps, steps[-1]))
        if after and step - steps[after - 1] <= steps[after] - step:
            return int(np.searchsorted(steps, steps[after - 1]))
        return after

    def read(self, begin: int, end: int) -> tuple[NDArray[np.intp], Numbers]:
        """Return of rows begin to end the steps (n,) and the scores (n, S, 4), see `LOSS`."""
        found = self._store.read(begin, end, slice(0, self._store.width))
        if self._last is not None and begin <= len(self._store) < end:
            found = np.concatenate([found, self._last[None]])
        return found[:, 0].astype(np.intp), found[:, 1:].reshape(
            len(found), len(self._seeds), _SCORES
        )

    def events(self, seed: int) -> tuple[Evaluated, ...]:
        """Return what a seed scored, in the order of the steps: of each row that is kept."""
        steps, scores = self.read(0, len(self))
        rows = self.kept()
        at = self._seeds.index(seed)
        return tuple(
            Evaluated(step, self._arm, loss, error, seed, _scores(again_loss, again_error))
            for step, (loss, error, again_loss, again_error) in zip(
                steps[rows].tolist(), scores[rows, at].tolist(), strict=True
            )
            if error == error
        )


def _scores(loss: float, error_rate: float) -> EvaluationScores | None:
    return EvaluationScores(loss, error_rate) if error_rate == error_rate else None
