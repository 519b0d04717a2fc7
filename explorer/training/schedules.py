"""The learning rate of each step: warm-up, then constant, stepped or cosine."""

from __future__ import annotations

import math
from collections.abc import Sequence

from explorer.runs.settings import TrainSettings

WARM_ERROR = 0.8
"""Training error at which the paper ends the warm-up of ResNet-110."""

CHECK_EVERY = 20
"""Steps between two checks whether the warm-up has ended; errors are averaged over as many."""


class Schedule:
    """The learning rate as a function of the step and the base rate.

    A run that is longer than planned goes on with the factor of the last planned step.

    Attributes:
        warm_until: Updates made when the warm-up by error ended; None while it goes on.
    """

    def __init__(self, settings: TrainSettings, total_steps: int) -> None:
        self._settings = settings
        self._total = total_steps
        self.warm_until: int | None = None

    @property
    def waits_for_error(self) -> bool:
        """Whether the warm-up still waits for the training error to fall."""
        return self._settings.warm_up == "error" and self.warm_until is None

    def end_if_below(self, step: int, errors: Sequence[float]) -> None:
        """End the warm-up if the mean error of every arm is low enough.

        Args:
            step: Updates made.
            errors: For each arm that still trains and waits, its mean training error over the last
                `CHECK_EVERY` steps. The arms that wait end together, so the slowest decides.
        """
        if self.waits_for_error and all(error < WARM_ERROR for error in errors):
            self.warm_until = step

    def learning_rate(self, step: int, base: float) -> float:
        """Return the rate of the update that follows `step` updates."""
        settings = self._settings
        if self.waits_for_error:
            return settings.warm_up_rate
        target = base * self._factor(step)
        if settings.warm_up == "steps" and step < settings.warm_up_steps:
            share = step / settings.warm_up_steps
            return settings.warm_up_rate + (target - settings.warm_up_rate) * share
        return target

    def _factor(self, step: int) -> float:
        share = min(step, self._total - 1) / self._total
        match self._settings.schedule:
            case "constant":
                return 1.0
            case "stepped":
                # Rounded: 0.1 + 0.2 of a run must not be a step late.
                passed = [m for m in self._settings.milestones if step >= round(m * self._total)]
                return 0.1 ** len(passed)
            case "cosine":
                return (1 + math.cos(math.pi * share)) / 2
