"""What a curve plot can show of a run: the loss or the error of its arms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.runs.events import Evaluated
from explorer.runs.history import History


@dataclass(frozen=True, slots=True)
class Quantity:
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

    def heldout(self, history: History, label: str, seeds: Sequence[int]) -> dict[int, float]:
        """Return an arm's number on the held-out images by step, the mean of its seeds."""
        by_step: dict[int, list[float]] = {}
        for seed in seeds:
            for each in history.evaluations(label, seed):
                by_step.setdefault(each.step, []).append(self.of_evaluation(each))
        return {step: float(np.mean(numbers)) for step, numbers in by_step.items()}


LOSS = Quantity("loss", History.loss, lambda each: each.loss, None)
"""Mean cross entropy."""

ERROR = Quantity(
    "error_percent",
    lambda history, label, seed: history.error_rate(label, seed) * 100,
    lambda each: each.error_rate * 100,
    102.0,
)
"""Share of images given a wrong class, in percent."""
