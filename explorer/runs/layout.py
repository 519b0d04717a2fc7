"""Which number of a recorded step stands in which column.

A layout is known by the names of its columns, which are stored with a record: "seconds", then of
each lane "A/0/loss" and "A/0/gradient_norm/layer1.0.conv1". What a layout does not know of is
kept in its place and asked for by nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from explorer.network.expand import expand
from explorer.runs.experiment import Experiment
from explorer.runs.quantities import QUANTITIES, Quantity

SECONDS = 0
"""Column of the time since the first step began, in seconds of training (pauses left out)."""

_SECONDS_NAME = "seconds"
LANE_SCALARS = ("loss", "error_rate", "learning_rate")
"""The first columns of a lane: mean loss of the batch, share of it given a wrong class, 0 to 1, and
the learning rate of the update."""


@dataclass(frozen=True, slots=True)
class LaneColumns:
    """Where the numbers of one lane, an arm with one of the seeds, stand in a row.

    All are measured before the update, but update ratios.

    Attributes:
        arm: The arm's label.
        seed: The seed.
        start: First column.
        parts: By the name of a quantity, the parts that have a number of it, in column order.
    """

    arm: str
    seed: int
    start: int
    parts: Mapping[str, tuple[str, ...]]

    @property
    def loss(self) -> int:
        """Column of the mean loss of the batch."""
        return self.start

    @property
    def error_rate(self) -> int:
        """Column of the share of the batch given a wrong class, 0 to 1."""
        return self.start + 1

    @property
    def learning_rate(self) -> int:
        """Column of the learning rate of the update."""
        return self.start + 2

    @property
    def layers(self) -> tuple[str, ...]:
        """Names of the weighted layers, in the order of the columns (L)."""
        return self.parts[QUANTITIES[0].name]

    def has(self, quantity: Quantity) -> bool:
        """Whether a quantity is recorded."""
        return bool(self.parts.get(quantity.name))

    def parts_of(self, quantity: Quantity) -> tuple[str, ...]:
        """Return the parts that have a number of a quantity; none if it is not recorded."""
        return self.parts.get(quantity.name, ())

    def columns(self, quantity: Quantity) -> slice:
        """Return where the numbers of a quantity stand; an empty slice if it is not recorded."""
        at = self.start + len(LANE_SCALARS)
        for name, parts in self.parts.items():
            if name == quantity.name:
                return slice(at, at + len(parts))
            at += len(parts)
        return slice(at, at)

    @property
    def stop(self) -> int:
        """The column after the last."""
        return self.start + len(LANE_SCALARS) + sum(map(len, self.parts.values()))

    @property
    def names(self) -> list[str]:
        """The names of its columns, in order."""
        prefix = f"{self.arm}/{self.seed}/"
        scalars = [f"{prefix}{name}" for name in LANE_SCALARS]
        return scalars + [
            f"{prefix}{name}/{part}" for name, parts in self.parts.items() for part in parts
        ]


@dataclass(frozen=True, slots=True)
class RowLayout:
    """The columns of a step's row: seconds, then the numbers of each lane, arm by arm."""

    lanes: tuple[LaneColumns, ...]

    @classmethod
    def of(cls, experiment: Experiment) -> RowLayout:
        """Lay out the rows that training this experiment gives."""
        recorded = [each for each in QUANTITIES if each.is_recorded(experiment.settings)]
        lanes: list[LaneColumns] = []
        start = SECONDS + 1
        for arm in experiment.arms:
            plan = expand(arm.network)
            parts = {each.name: each.parts(plan) for each in recorded}
            for seed in experiment.seeds:
                lanes.append(LaneColumns(arm.label, seed, start, parts))
                start = lanes[-1].stop
        return cls(tuple(lanes))

    @classmethod
    def from_columns(cls, names: Sequence[str]) -> RowLayout:
        """Return the layout of columns with these names, as `columns` gave them.

        Raises:
            ValueError: They are not the columns of a row.
        """
        if not names or names[0] != _SECONDS_NAME:
            raise ValueError(f"the first column must be {_SECONDS_NAME!r}, got {names[:1]}")
        lanes: list[LaneColumns] = []
        start = SECONDS + 1
        for (arm, seed), columns in groupby(map(_split, names[1:]), key=lambda each: each[:2]):
            rest = [each[2:] for each in columns]
            if tuple(each[0] for each in rest[: len(LANE_SCALARS)]) != LANE_SCALARS:
                raise ValueError(f"lane {arm}/{seed} must begin with {', '.join(LANE_SCALARS)}")
            parts = {
                name: tuple(each[1] for each in members)
                for name, members in groupby(rest[len(LANE_SCALARS) :], key=lambda each: each[0])
            }
            lanes.append(LaneColumns(arm, int(seed), start, parts))
            start = lanes[-1].stop
        layout = cls(tuple(lanes))
        if not lanes or len({(lane.arm, lane.seed) for lane in lanes}) < len(lanes):
            raise ValueError("there must be a lane at least, and each must stand together")
        if list(layout.columns) != list(names):
            raise ValueError("the columns of a quantity must stand together, each with its part")
        return layout

    @property
    def columns(self) -> tuple[str, ...]:
        """The name of each column, in order."""
        return (_SECONDS_NAME, *(name for lane in self.lanes for name in lane.names))

    @property
    def width(self) -> int:
        """Columns in a row."""
        return self.lanes[-1].stop

    @property
    def arms(self) -> tuple[LaneColumns, ...]:
        """The lane of each arm's first seed."""
        return tuple(lane for lane in self.lanes if lane.seed == self.lanes[0].seed)

    @property
    def seeds(self) -> tuple[int, ...]:
        """The seeds that each arm has."""
        return tuple(dict.fromkeys(lane.seed for lane in self.lanes))

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What is recorded of the parts of the networks."""
        return tuple(each for each in QUANTITIES if self.lanes[0].has(each))

    def arm(self, label: str, seed: int | None = None) -> LaneColumns:
        """Return an arm's columns, of its first seed unless said; KeyError if there are none."""
        for lane in self.lanes:
            if lane.arm == label and seed in (None, lane.seed):
                return lane
        raise KeyError((label, seed))


def _split(column: str) -> tuple[str, str, str, str]:
    """Return arm, seed, quantity and part of a column's name; "" for each that it lacks."""
    arm, seed, quantity, part, *_ = [*column.split("/", 3), "", "", ""]
    return arm, seed, quantity, part
