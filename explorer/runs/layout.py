"""Which number of a recorded step stands in which column."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.network.expand import expand
from explorer.runs.experiment import Experiment

SECONDS = 0
"""Column of the time since the first step began, in seconds of training (pauses left out)."""


@dataclass(frozen=True, slots=True)
class ArmColumns:
    """Where one arm's numbers stand in a row.

    Attributes:
        label: The arm's label.
        layers: Names of its weighted layers, in the order of the norms.
        start: First column; the loss, then the error, then a norm for each layer.
    """

    label: str
    layers: tuple[str, ...]
    start: int

    @property
    def loss(self) -> int:
        """Column of the mean cross entropy of the batch, before the update."""
        return self.start

    @property
    def error(self) -> int:
        """Column of the share of the batch given a wrong class, 0 to 1."""
        return self.start + 1

    @property
    def norms(self) -> slice:
        """Columns of the gradient norms, before the update."""
        return slice(self.start + 2, self.stop)

    @property
    def stop(self) -> int:
        """The column after the last."""
        return self.start + 2 + len(self.layers)


@dataclass(frozen=True, slots=True)
class RowLayout:
    """The columns of a step's row: seconds, then each arm's numbers."""

    arms: tuple[ArmColumns, ...]

    @classmethod
    def of(cls, experiment: Experiment) -> RowLayout:
        """Lay out the rows that training this experiment gives."""
        arms: list[ArmColumns] = []
        start = SECONDS + 1
        for arm in experiment.arms:
            layers = tuple(layer.name for layer in expand(arm.network).weighted)
            arms.append(ArmColumns(arm.label, layers, start))
            start = arms[-1].stop
        return cls(tuple(arms))

    @property
    def width(self) -> int:
        """Columns in a row."""
        return self.arms[-1].stop

    def arm(self, label: str) -> ArmColumns:
        """Return an arm's columns; KeyError if there is no such arm."""
        for columns in self.arms:
            if columns.label == label:
                return columns
        raise KeyError(label)
