"""The scores of an arm, its loss and its error, at each step and on the held-out images."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.runs import evaluations
from explorer.runs.events import EvaluationScores, ScoredOnTest
from explorer.runs.history import History
from explorer.runs.means import Averages, SeedMean, arithmetic_means

Numbers = NDArray[np.float64]


class Heldout(NamedTuple):
    """Means over the seeds of an arm on the held-out images.

    Attributes:
        steps: (n,) updates made before each evaluation.
        shown: With batch-norm statistics re-estimated where that was done, else as `running`.
        running: With running statistics, where they were re-estimated too, else NaN of no seed.
    """

    steps: NDArray[np.intp]
    shown: Averages
    running: Averages


Tests = Mapping[tuple[str, int], ScoredOnTest]
"""What lanes scored on the test part, by arm and seed; see `RunRecord.tests`."""


@dataclass(frozen=True, slots=True)
class Score:
    """A number of each arm at each step, and now and then on the held-out images.

    Attributes:
        name: What a table calls it.
        column: Reads the numbers of an arm and a seed as they are recorded, from a row to another.
        heldout_column: Where it stands among the numbers of an evaluation.
        unit: How many of the score are one as it is recorded.
        differs: Least difference between the numbers with re-estimated and with running
            statistics that is much; None where a mark says nothing that the axis does not.
        highest: Where its axis ends; None if the axis fits what there is.
    """

    name: str
    column: Callable[[History, str, int, int, int | None], NDArray[np.float32]]
    heldout_column: int
    unit: int
    highest: float | None
    differs: float | None = None

    def numbers(
        self, history: History, label: str, seed: int, begin: int = 0, end: int | None = None
    ) -> NDArray[np.float32]:
        """Return (n,) numbers of an arm and a seed in rows begin to end."""
        return self.column(history, label, seed, begin, end) * np.float32(self.unit)

    def mean_at(self, history: History, label: str, row: int) -> SeedMean:
        """Return an arm's number in a row, the mean of its seeds; -1 is the last row."""
        seeds = history.layout.seeds
        row %= history.steps
        values = [self.numbers(history, label, seed, row, row + 1)[0] for seed in seeds]
        mean, used = arithmetic_means(np.array(values))
        return SeedMean(float(mean), int(used), len(seeds))

    def heldout(
        self, history: History, label: str, begin: int = 0, end: int | None = None
    ) -> Heldout:
        """Return an arm's numbers on the held-out images, of evaluations begin to end."""
        found = history.evaluations_of(label)
        steps, scores = found.read(begin, len(found) if end is None else end)
        running = self.unit * scores[..., self.heldout_column].T
        again = self.unit * scores[..., self.heldout_column + evaluations.REESTIMATED_LOSS].T
        is_again = np.isfinite(scores[..., evaluations.REESTIMATED_ERROR_RATE].T)
        return Heldout(
            steps,
            arithmetic_means(np.where(is_again, again, running)),
            arithmetic_means(np.where(is_again, running, np.nan)),
        )

    def evaluations(self, history: History) -> dict[str, dict[tuple[str, int], dict[int, float]]]:
        """Return each lane's numbers on the held-out images by step, by the statistics used.

        "heldout" is with running statistics, "heldout_reestimated" there if any were re-estimated.
        """
        plain, reestimated = (
            {
                (lane.arm, lane.seed): self._by_step(history, lane.arm, lane.seed, kind)
                for lane in history.layout.lanes
            }
            for kind in (0, evaluations.REESTIMATED_LOSS)
        )
        found = {"heldout": plain}
        if any(reestimated.values()):
            found["heldout_reestimated"] = reestimated
        return found

    def tested(self, tests: Tests, label: str, seeds: Sequence[int]) -> SeedMean | None:
        """Return an arm's number on the test part, the mean of these seeds; None if there is none.

        With batch-norm statistics as `heldout`.
        """
        found = [tests.get((label, seed)) for seed in seeds]
        return self._mean_of([each and (each.reestimated or each) for each in found])

    def tested_with_running(
        self, tests: Tests, label: str, seeds: Sequence[int]
    ) -> SeedMean | None:
        """Return the same with running statistics, if they were also re-estimated."""
        found = [tests.get((label, seed)) for seed in seeds]
        return self._mean_of([each if each and each.reestimated else None for each in found])

    def test_columns(self, tests: Tests) -> dict[str, dict[tuple[str, int], dict[int, float]]]:
        """Return what each lane scored on the test part by step, as `evaluations` does.

        "test" is with running statistics, "test_reestimated" there if any were re-estimated.
        """
        plain = {lane: {each.step: self._number(each)} for lane, each in tests.items()}
        reestimated = {
            lane: {each.step: self._number(each.reestimated)}
            for lane, each in tests.items()
            if each.reestimated is not None
        }
        found = {"test": plain, "test_reestimated": reestimated}
        return {name: lanes for name, lanes in found.items() if lanes}

    def _mean_of(self, found: Sequence[ScoredOnTest | EvaluationScores | None]) -> SeedMean | None:
        if not any(found):
            return None
        values = [np.nan if each is None else self._number(each) for each in found]
        mean, used = arithmetic_means(np.array(values))
        return SeedMean(float(mean), int(used), len(found))

    def _number(self, scores: ScoredOnTest | EvaluationScores) -> float:
        return self.unit * (scores.loss, scores.error_rate)[self.heldout_column]

    def _by_step(self, history: History, label: str, seed: int, kind: int) -> dict[int, float]:
        """Return the numbers with running statistics (0), or the re-estimated ones."""
        found = history.evaluations_of(label)
        rows = found.kept()
        steps, scores = found.read(0, len(found))
        steps, scores = steps[rows], scores[rows, history.layout.seeds.index(seed)]
        is_there = np.isfinite(scores[:, kind + evaluations.ERROR_RATE])
        numbers = self.unit * scores[is_there, kind + self.heldout_column]
        return dict(zip(steps[is_there].tolist(), numbers.tolist(), strict=True))


LOSS = Score("loss", History.loss, evaluations.LOSS, 1, None)
"""Mean cross entropy."""

ERROR = Score(
    "error_percent",
    History.error_rate,
    evaluations.ERROR_RATE,
    unit=100,
    highest=102.0,
    differs=5.0,
)
"""Share of images given a wrong class, in percent."""
