"""Which number of a recorded step stands in which column."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.network.expand import expand
from explorer.network.plan import NetworkPlan
from explorer.runs.experiment import Experiment
from explorer.runs.settings import TrainSettings

SECONDS = 0
"""Column of the time since the first step began, in seconds of training (pauses left out)."""


@dataclass(frozen=True, slots=True)
class LaneColumns:
    """Where the numbers of one lane, an arm with one of the seeds, stand in a row.

    All are measured before the update, but `update_ratios`. What is not measured has an empty
    slice.

    Attributes:
        arm: The arm's label.
        seed: The seed.
        layers: Names of the weighted layers, in the order of the columns (L).
        blocks: Names of the blocks whose output's gradient is measured; maybe none.
        responding: Names of the convolutions whose response is measured; maybe none.
        has_cosines: Whether successive gradients are compared.
        start: First column.
    """

    arm: str
    seed: int
    layers: tuple[str, ...]
    blocks: tuple[str, ...]
    responding: tuple[str, ...]
    has_cosines: bool
    start: int

    @classmethod
    def of(
        cls, arm: str, seed: int, plan: NetworkPlan, settings: TrainSettings, start: int
    ) -> LaneColumns:
        """Lay out one lane's columns from `start` on."""
        blocks = [block.name for stage in plan.stages for block in stage.blocks]
        convolutions = [layer.name for layer in plan.weighted if layer.kind == "conv"]
        return cls(
            arm,
            seed,
            layers=tuple(layer.name for layer in plan.weighted),
            blocks=tuple(blocks if settings.measure_blocks else ()),
            responding=tuple(convolutions if settings.measure_responses else ()),
            has_cosines=settings.measure_cosine,
            start=start,
        )

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
    def norms(self) -> slice:
        """(L,) L2 norm of the gradient of each layer's weight."""
        return _after(self.start + 3, len(self.layers))

    @property
    def weight_norms(self) -> slice:
        """(L,) L2 norm of each layer's weight."""
        return _after(self.norms.stop, len(self.layers))

    @property
    def update_ratios(self) -> slice:
        """(L,) L2 norm of each layer's update over that of its weight before."""
        return _after(self.weight_norms.stop, len(self.layers))

    @property
    def block_norms(self) -> slice:
        """(blocks,) L2 norm of the gradient at each block's output."""
        return _after(self.update_ratios.stop, len(self.blocks))

    @property
    def responses(self) -> slice:
        """(convolutions,) standard deviation of each convolution's response.

        It is taken after the norm, before ReLU and addition (He et al. 2015, figure 7).
        """
        return _after(self.block_norms.stop, len(self.responding))

    @property
    def cosines(self) -> slice:
        """(L,) cosine between each layer's gradient and the last step's; NaN in the first."""
        return _after(self.responses.stop, len(self.layers) * self.has_cosines)

    @property
    def stop(self) -> int:
        """The column after the last."""
        return int(self.cosines.stop)


def _after(start: int, length: int) -> slice:
    return slice(start, start + length)


@dataclass(frozen=True, slots=True)
class RowLayout:
    """The columns of a step's row: seconds, then the numbers of each lane, arm by arm."""

    lanes: tuple[LaneColumns, ...]

    @classmethod
    def of(cls, experiment: Experiment) -> RowLayout:
        """Lay out the rows that training this experiment gives."""
        lanes: list[LaneColumns] = []
        start = SECONDS + 1
        for arm in experiment.arms:
            plan = expand(arm.network)
            for seed in experiment.seeds:
                lanes.append(LaneColumns.of(arm.label, seed, plan, experiment.settings, start))
                start = lanes[-1].stop
        return cls(tuple(lanes))

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

    def arm(self, label: str, seed: int | None = None) -> LaneColumns:
        """Return an arm's columns, of its first seed unless said; KeyError if there are none."""
        for lane in self.lanes:
            if lane.arm == label and seed in (None, lane.seed):
                return lane
        raise KeyError((label, seed))
