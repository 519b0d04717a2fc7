"""One block or layer of an arm's network, found by its name, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from explorer.network.cost import NetworkCost, PartCost
from explorer.network.estimate import network_cost
from explorer.network.expand import expand
from explorer.network.plan import BlockPlan, LayerPlan, NetworkPlan, Shape
from explorer.runs.experiment import Experiment


@dataclass(frozen=True)
class Part:
    """A part of a network.

    Attributes:
        arm: Label of the arm.
        name: Torch module path.
        plan: The whole network.
        layers: The layers of its block, of the stem or of the head, in order of computation.
        block: The block that it is or lies in; None in the stem and the head.
        layer: The layer that it is; None if it is a block.
        costs: Of `layers`.
        whole: Cost of the network, for the batches of the arm's training.
    """

    arm: str
    name: str
    plan: NetworkPlan
    layers: tuple[LayerPlan, ...]
    block: BlockPlan | None
    layer: LayerPlan | None
    costs: PartCost
    whole: NetworkCost

    @property
    def in_shape(self) -> Shape:
        """(C, H, W) of what it reads."""
        return (self.layer or self.layers[0]).in_shape

    @property
    def out_shape(self) -> Shape:
        """(C, H, W) of what it gives."""
        return (self.layer or self.layers[-1]).out_shape

    @property
    def params(self) -> int:
        """Trained numbers in it."""
        return sum(each.params for each in self._own)

    @property
    def macs(self) -> int:
        """Multiply-adds for one image."""
        return sum(each.macs for each in self._own)

    @cached_property
    def activation_bytes(self) -> int:
        """What it keeps for the backward pass, an estimate."""
        return self._cost.activation_bytes

    @cached_property
    def receptive_field(self) -> int:
        """Side of the square that one value of its output depends on, in pixels."""
        return self._cost.receptive_field

    @property
    def traced(self) -> tuple[str, ...]:
        """Names of the weighted layers whose gradient is its own: itself, or those around it."""
        if self.layer is not None and self.layer.is_weighted:
            return (self.layer.name,)
        return tuple(each.name for each in self.layers if each.is_weighted)

    @property
    def _own(self) -> tuple[LayerPlan, ...]:
        return self.layers if self.layer is None else (self.layer,)

    @cached_property
    def _cost(self) -> _Cost:
        if self.layer is None:
            return _Cost(self.costs.activation_bytes, self.costs.receptive_field)
        cost = self.costs.layers[self.layers.index(self.layer)]
        return _Cost(cost.activation_bytes, cost.receptive_field)


@dataclass(frozen=True, slots=True)
class _Cost:
    activation_bytes: int
    receptive_field: int


def find_part(experiment: Experiment, label: str, name: str) -> Part | None:
    """Return the block or layer of that name in an arm's network, or None."""
    arm = experiment.find(label)
    if arm is None:
        return None
    plan = expand(arm.network)
    whole = network_cost(plan, experiment.settings_of(label).batch_size)
    found = _in_block(plan, whole, name) or _at_an_end(plan, whole, name)
    if found is None:
        return None
    layers, block, costs = found
    layer = next((each for each in layers if each.name == name), None)
    if layer is None and (block is None or block.name != name):
        return None
    return Part(label, name, plan, layers, block, layer, costs, whole)


_Found = tuple[tuple[LayerPlan, ...], BlockPlan | None, PartCost]


def _in_block(plan: NetworkPlan, whole: NetworkCost, name: str) -> _Found | None:
    stage_name, _, rest = name.partition(".")
    index = rest.partition(".")[0]
    for stage, cost in zip(plan.stages, whole.stages, strict=True):
        if stage.name == stage_name and index.isdecimal() and int(index) < stage.count:
            number = int(index)
            costs = cost.first
            if number and cost.second is not None:
                costs = cost.second.further((number - 1) * cost.growth)
            block = stage.blocks[number]
            return block.layers, block, costs
    return None


def _at_an_end(plan: NetworkPlan, whole: NetworkCost, name: str) -> _Found | None:
    for layers, costs in ((plan.stem, whole.stem), (plan.head, whole.head)):
        if any(layer.name == name for layer in layers):
            return layers, None, costs
    return None
