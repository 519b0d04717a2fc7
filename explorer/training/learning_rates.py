"""The learning rate of every arm and seed at each step: base rates, schedules and warm-ups."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.runs.changes import LearningRateChange
from explorer.runs.experiment import Experiment
from explorer.training.schedules import CHECK_EVERY, Schedule


class LearningRates:
    """What each arm trains with, with each seed; a change of a rate holds for all seeds."""

    def __init__(self, experiment: Experiment, planned_steps: int) -> None:
        """Begin with the experiment's settings; schedules span the steps that were planned."""
        settings = {arm.label: experiment.settings_of(arm.label) for arm in experiment.arms}
        self._planned_steps = planned_steps
        self._bases = {arm: each.learning_rate for arm, each in settings.items()}
        self._unscaled: set[str] = set()
        self._schedules = {
            (arm, seed): Schedule(each, planned_steps)
            for arm, each in settings.items()
            for seed in experiment.seeds
        }

    def at(self, step: int, arm: str, seed: int) -> float:
        """Return the rate of the update that follows `step` updates.

        It is scaled by the schedule, unless it was set after that had ended.
        """
        base = self._bases[arm]
        if arm in self._unscaled:
            return base
        return self._schedules[arm, seed].learning_rate(step, base)

    def change(self, change: LearningRateChange) -> None:
        """Take another base rate from the change's step on."""
        for arm in self._bases:
            if change.arm in (None, arm):
                self._bases[arm] = change.learning_rate
                if change.step >= self._planned_steps:
                    self._unscaled.add(arm)

    def is_check_due(self, step: int) -> bool:
        """Whether a warm-up waits for errors, and may end after `step` updates."""
        return step % CHECK_EVERY == 0 and bool(self._waiting())

    def check_warm_ups(self, step: int, errors: Mapping[tuple[str, int], float]) -> None:
        """End the warm-ups whose errors are low enough; those of a seed end together.

        Args:
            step: Updates made.
            errors: By arm and seed, the mean training error over the last `CHECK_EVERY` steps;
                without those that diverged.
        """
        waiting = self._waiting()
        for arm, seed in waiting:
            together = [error for key, error in errors.items() if key[1] == seed and key in waiting]
            self._schedules[arm, seed].end_if_below(step, together)

    @property
    def warm_until(self) -> dict[str, int]:
        """Of each seed whose warm-up by error has ended, the updates made by then."""
        return {
            str(seed): schedule.warm_until
            for (_, seed), schedule in self._schedules.items()
            if schedule.warm_until is not None
        }

    def restore_warm_ups(self, warm_until: Mapping[str, int]) -> None:
        """Take what `warm_until` returned."""
        for (_, seed), schedule in self._schedules.items():
            schedule.warm_until = warm_until.get(str(seed))

    def _waiting(self) -> set[tuple[str, int]]:
        return {key for key, schedule in self._schedules.items() if schedule.waits_for_error}
