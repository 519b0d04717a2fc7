"""The one source of truth: a spec expanded to every layer and every edge, with exact cost.

The picture, the counts, the table and the `nn.Module` are all made from the plan, so none can
disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from explorer.network.layer_plan import LayerPlan
from explorer.network.spec import NetworkSpec
from explorer.network.stage_plan import StagePlan


@dataclass(frozen=True)
class NetworkPlan:
    """Every layer of a network, in order of computation."""

    spec: NetworkSpec
    stem: tuple[LayerPlan, ...]
    stages: tuple[StagePlan, ...]
    head: tuple[LayerPlan, ...]

    @cached_property
    def layers(self) -> tuple[LayerPlan, ...]:
        """All layers, from input to output."""
        inner = [layer for stage in self.stages for layer in stage.layers]
        return (*self.stem, *inner, *self.head)

    @cached_property
    def weighted(self) -> tuple[LayerPlan, ...]:
        """The conv and linear layers: those with a gradient norm."""
        return tuple(layer for layer in self.layers if layer.kind in ("conv", "linear"))

    @cached_property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """(from, to) for every connection; the first layer's is from `INPUT`."""
        return tuple([(source, layer.name) for layer in self.layers for source in layer.inputs])

    @property
    def depth(self) -> int:
        """Weighted layers on the longest path."""
        return int(self.head[-1].position) + 1

    @cached_property
    def params(self) -> int:
        """Trainable parameters of the whole network."""
        ends = sum(layer.params for layer in (*self.stem, *self.head))
        return ends + sum(stage.params for stage in self.stages)

    @cached_property
    def macs(self) -> int:
        """Multiply-adds of the whole network for one image."""
        ends = sum(layer.macs for layer in (*self.stem, *self.head))
        return ends + sum(stage.macs for stage in self.stages)
