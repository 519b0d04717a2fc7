"""One block or layer of an arm's network, found by its name, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from explorer.network.block_plan import BlockPlan
from explorer.network.cost import NetworkCost
from explorer.network.estimate import network_cost
from explorer.network.expand import expand
from explorer.network.layer_plan import LayerPlan, Shape
from explorer.network.lookup import Located, locate
from explorer.network.plan import NetworkPlan
from explorer.runs.experiment import Experiment


@dataclass(frozen=True)
class Part:
    """A block or layer of an arm's network.

    Attributes:
        arm: Label of the arm.
        located: The block or layer, and where it stands.
        whole: Cost of the network, for the batches of the arm's training.
    """

    arm: str
    located: Located
    whole: NetworkCost

    @property
    def name(self) -> str:
        """Torch module path."""
        return self.located.name

    @property
    def plan(self) -> NetworkPlan:
        """The whole network."""
        return self.located.plan

    @property
    def block(self) -> BlockPlan | None:
        """The block that it is or lies in; None in the stem and the head."""
        return self.located.block

    @property
    def layer(self) -> LayerPlan | None:
        """The layer that it is; None if it is a block."""
        return self.located.layer

    @property
    def layers(self) -> tuple[LayerPlan, ...]:
        """The layers of its block, of the stem or of the head, in order of computation."""
        return self.located.around

    @property
    def in_shape(self) -> Shape:
        """(C, H, W) of its input."""
        return self._own[0].in_shape

    @property
    def out_shape(self) -> Shape:
        """(C, H, W) of its output."""
        return self._own[-1].out_shape

    @property
    def params(self) -> int:
        """Its trainable parameters."""
        return sum(each.params for each in self._own)

    @property
    def macs(self) -> int:
        """Multiply-adds for one image."""
        return sum(each.macs for each in self._own)

    @cached_property
    def activation_bytes(self) -> int:
        """Bytes that it saves for the backward pass, an estimate."""
        costs = self.located.cost_around(self.whole)
        if self.layer is None:
            return costs.activation_bytes
        return costs.layers[self.layers.index(self.layer)].activation_bytes

    @cached_property
    def receptive_field(self) -> int:
        """Side of the square that one value of its output depends on, in pixels."""
        costs = self.located.cost_around(self.whole)
        if self.layer is None:
            return costs.receptive_field
        return costs.layers[self.layers.index(self.layer)].receptive_field

    @property
    def traced(self) -> tuple[str, ...]:
        """Names of the weighted layers whose gradient is its own: itself, or those around it."""
        if self.layer is not None and self.layer.is_weighted:
            return (self.layer.name,)
        return tuple(each.name for each in self.layers if each.is_weighted)

    @property
    def _own(self) -> tuple[LayerPlan, ...]:
        return self.layers if self.layer is None else (self.layer,)


def find_part(experiment: Experiment, label: str, name: str) -> Part | None:
    """Return the block or layer of that name in an arm's network, or None."""
    arm = experiment.find(label)
    located = locate(expand(arm.network), name) if arm is not None else None
    if located is None:
        return None
    batch = experiment.settings_of(label).batch_size
    return Part(label, located, network_cost(located.plan, batch))
