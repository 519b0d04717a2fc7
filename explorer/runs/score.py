"""The scores of an arm, its loss and its error, at each step and on the held-out images."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.runs.events import Evaluated
from explorer.runs.history import History
from explorer.runs.means import SeedMean, arithmetic_means


@dataclass(frozen=True, slots=True)
class Score:
    """A number of each arm at each step, and now and then on the held-out images.

    Attributes:
        name: What a table calls it.
        of_steps: Reads (steps,) numbers of an arm and a seed.
        of_evaluation: Reads the number on the held-out images.
        highest: Where its axis ends; None if the axis fits what there is.
    """

    name: str
    of_steps: Callable[[History, str, int], NDArray[np.float32]]
    of_evaluation: Callable[[Evaluated], float]
    highest: float | None

    def mean_at(self, history: History, label: str, row: int) -> SeedMean:
        """Return an arm's number in a row, the mean of its seeds."""
        seeds = history.layout.seeds
        values = [self.of_steps(history, label, seed)[row] for seed in seeds]
        mean, used = arithmetic_means(np.array(values))
        return SeedMean(float(mean), int(used), len(seeds))

    def heldout(self, history: History, label: str, seeds: Sequence[int]) -> dict[int, SeedMean]:
        """Return an arm's number on the held-out images by step, the mean of these seeds."""
        lanes = [
            {each.step: self.of_evaluation(each) for each in history.evaluations(label, seed)}
            for seed in seeds
        ]
        steps = list(dict.fromkeys(step for lane in lanes for step in lane))
        values = [[lane.get(step, np.nan) for step in steps] for lane in lanes]
        means, used = arithmetic_means(np.array(values))
        return {
            step: SeedMean(float(mean), int(count), len(seeds))
            for step, mean, count in zip(steps, means, used, strict=True)
        }


LOSS = Score("loss", History.loss, lambda each: each.loss, None)
"""Mean cross entropy."""

ERROR = Score(
    "error_percent",
    lambda history, label, seed: history.error_rate(label, seed) * 100,
    lambda each: each.error_rate * 100,
    102.0,
)
"""Share of images given a wrong class, in percent."""
