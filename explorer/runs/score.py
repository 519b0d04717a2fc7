"""The scores of an arm, its loss and its error, at each step and on the held-out images."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.runs.events import Evaluated, EvaluationScores, ScoredOnTest
from explorer.runs.history import History
from explorer.runs.means import SeedMean, arithmetic_means

Tests = Mapping[tuple[str, int], ScoredOnTest]
"""What lanes scored on the test part, by arm and seed; see `RunRecord.tests`."""


@dataclass(frozen=True, slots=True)
class Score:
    """A number of each arm at each step, and now and then on the held-out images.

    Attributes:
        name: What a table calls it.
        of_steps: Reads (steps,) numbers of an arm and a seed.
        of_evaluation: Reads the number on images that are not trained on.
        differs: Least difference between the numbers with re-estimated and with running
            statistics that is much; None where a mark says nothing that the axis does not.
        highest: Where its axis ends; None if the axis fits what there is.
    """

    name: str
    of_steps: Callable[[History, str, int], NDArray[np.float32]]
    of_evaluation: Callable[[Evaluated | ScoredOnTest | EvaluationScores], float]
    highest: float | None
    differs: float | None = None

    def mean_at(self, history: History, label: str, row: int) -> SeedMean:
        """Return an arm's number in a row, the mean of its seeds."""
        seeds = history.layout.seeds
        values = [self.of_steps(history, label, seed)[row] for seed in seeds]
        mean, used = arithmetic_means(np.array(values))
        return SeedMean(float(mean), int(used), len(seeds))

    def heldout(self, history: History, label: str, seeds: Sequence[int]) -> dict[int, SeedMean]:
        """Return an arm's number on the held-out images by step, the mean of these seeds.

        With batch-norm statistics re-estimated where that was done, else with the running ones.
        """
        lanes = [
            {
                each.step: self.of_evaluation(each.reestimated or each)
                for each in history.evaluations(label, seed)
            }
            for seed in seeds
        ]
        return _means(lanes)

    def with_running(
        self, history: History, label: str, seeds: Sequence[int]
    ) -> dict[int, SeedMean]:
        """Return the number with running statistics at the steps where both are known."""
        lanes = [
            {
                each.step: self.of_evaluation(each)
                for each in history.evaluations(label, seed)
                if each.reestimated is not None
            }
            for seed in seeds
        ]
        return _means(lanes)

    def evaluations(self, history: History) -> dict[str, dict[tuple[str, int], dict[int, float]]]:
        """Return each lane's numbers on the held-out images by step, by the statistics used.

        "heldout" is with running statistics, "heldout_reestimated" there if any were re-estimated.
        """
        lanes = [(lane.arm, lane.seed) for lane in history.layout.lanes]
        plain = {
            lane: {each.step: self.of_evaluation(each) for each in history.evaluations(*lane)}
            for lane in lanes
        }
        reestimated = {
            lane: {
                each.step: self.of_evaluation(each.reestimated)
                for each in history.evaluations(*lane)
                if each.reestimated is not None
            }
            for lane in lanes
        }
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
        plain = {lane: {each.step: self.of_evaluation(each)} for lane, each in tests.items()}
        reestimated = {
            lane: {each.step: self.of_evaluation(each.reestimated)}
            for lane, each in tests.items()
            if each.reestimated is not None
        }
        found = {"test": plain, "test_reestimated": reestimated}
        return {name: lanes for name, lanes in found.items() if lanes}

    def _mean_of(self, found: Sequence[ScoredOnTest | EvaluationScores | None]) -> SeedMean | None:
        if not any(found):
            return None
        values = [np.nan if each is None else self.of_evaluation(each) for each in found]
        mean, used = arithmetic_means(np.array(values))
        return SeedMean(float(mean), int(used), len(found))


def _means(lanes: Sequence[Mapping[int, float]]) -> dict[int, SeedMean]:
    """Return the means by step of the numbers of each seed."""
    steps = list(dict.fromkeys(step for lane in lanes for step in lane))
    values = [[lane.get(step, np.nan) for step in steps] for lane in lanes]
    means, used = arithmetic_means(np.array(values))
    return {
        step: SeedMean(float(mean), int(count), len(lanes))
        for step, mean, count in zip(steps, means, used, strict=True)
    }


LOSS = Score("loss", History.loss, lambda each: each.loss, None)
"""Mean cross entropy."""

ERROR = Score(
    "error_percent",
    lambda history, label, seed: history.error_rate(label, seed) * 100,
    lambda each: each.error_rate * 100,
    highest=102.0,
    differs=5.0,
)
"""Share of images given a wrong class, in percent."""
