"""The step axis of a run: one for each arm, since arms can differ in what an epoch is."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.runs.events import Prepared
from explorer.runs.history import History
from explorer.runs.step_axis import StepAxis, Unit


class ArmAxes:
    """Places of steps for each arm: the same for all, but by epoch where batch sizes differ."""

    def __init__(self, labels: Iterable[str], unit: Unit = "step") -> None:
        """Count in a unit; until `prepare`, nobody knows how long an epoch is."""
        self._axes = {label: StepAxis(unit) for label in labels}
        self._unit: Unit = unit

    def __getitem__(self, label: str) -> StepAxis:
        return self._axes[label]

    @property
    def unit(self) -> Unit:
        """What the axis counts."""
        return self._unit

    @unit.setter
    def unit(self, unit: Unit) -> None:
        self._unit = unit
        for axis in self._axes.values():
            axis.unit = unit

    def prepare(self, prepared: Prepared, total_steps: int) -> None:
        """Take over how long the run, perhaps made longer, and an epoch of each arm are."""
        for label, axis in self._axes.items():
            axis.total_steps = total_steps
            axis.steps_per_epoch = prepared.steps_per_epoch[label]

    @property
    def has_epochs(self) -> bool:
        """Whether it is known how long an epoch is."""
        return all(axis.steps_per_epoch > 0 for axis in self._axes.values())

    @property
    def has_own_epochs(self) -> bool:
        """Whether a step stands at different epochs of different arms, and epochs are counted."""
        lengths = {axis.steps_per_epoch for axis in self._axes.values()}
        return self._unit == "epoch" and len(lengths) > 1

    def places(self, history: History, step: float, arm: str | None = None) -> tuple[float, ...]:
        """Return where a step stands for an arm, or wherever it does for any, each place once."""
        if not self.has_own_epochs:  # one place, and by second it takes long to find
            arm = arm or next(iter(self._axes))
        axes = self._axes.values() if arm is None else (self._axes[arm],)
        return tuple(dict.fromkeys(axis.place(history, step) for axis in axes))

    def row_at(self, history: History | None, x: float) -> int | None:
        """Return the row of the step that stands nearest to a place; None beyond the last.

        By epoch it is that of the first arm that has got there.
        """
        rows = (axis.row_at(history, x) for axis in self._axes.values())
        return next((row for row in rows if row is not None), None)

    def ends(self, history: History) -> tuple[float, float]:
        """Return where the axis begins and ends, so that every arm is on it."""
        ends = [axis.ends(history) for axis in self._axes.values()]
        return min(low for low, _ in ends), max(high for _, high in ends)
