"""Finds the blocks and layers of a plan: by name, by place in depth, and from one to the next.

All blocks of a stage after the first are equal but for name and place, so both are worked out
without listing them: a network of a thousand layers is asked for a few at each repaint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from explorer.network.block_plan import BlockPlan
from explorer.network.cost import NetworkCost, PartCost
from explorer.network.layer_plan import LayerPlan, Shape
from explorer.network.module_path import block_name, parsed
from explorer.network.plan import NetworkPlan
from explorer.network.stage_plan import StagePlan


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """One block.

    Attributes:
        number: Index of its stage.
        stage: Its stage.
        index: Its index in the stage.
        model: The block of the plan that it equals in all but name and place.
        start: Position of its first layer.
    """

    number: int
    stage: StagePlan
    index: int
    model: BlockPlan
    start: int

    @property
    def name(self) -> str:
        """Torch module path."""
        return block_name(self.number, self.index)

    @property
    def end(self) -> int:
        """Position of its last layer."""
        return self.start + self.model.end - self.model.start

    @property
    def block(self) -> BlockPlan:
        """The block with its own names and positions."""
        return self.stage.block(self.index)

    @property
    def layers(self) -> list[tuple[str, LayerPlan]]:
        """Name of each weighted layer of the branch, in order, and the model's layer for it."""
        return [(self.name_of(layer), layer) for layer in self.model.branch if layer.is_weighted]

    def name_of(self, layer: LayerPlan) -> str:
        """Return what a layer of the model is called in this block."""
        return self.name + layer.name[len(self.model.name) :]


class Span(NamedTuple):
    """A part of the depth axis: from the position of a first layer to that of a last."""

    first: float
    last: float


@dataclass(frozen=True)
class Located:
    """A block or a layer of a plan.

    Attributes:
        plan: The network.
        name: Torch module path.
        place: The block that it is or lies in; None in the stem and the head.
        model: The layer that it is or, in a block, the model's layer for it; None for a block.
    """

    plan: NetworkPlan
    name: str
    place: BlockPlace | None
    model: LayerPlan | None

    @property
    def span(self) -> Span:
        """Where it stands on the depth axis."""
        shift = self.place.start - self.place.model.start if self.place else 0
        if self.model is not None:
            return Span(self.model.position + shift, self.model.position + shift)
        if self.place is None:
            raise ValueError(f"{self.name} is neither a layer nor a block")
        return Span(self.place.start, self.place.end)

    @property
    def out_shape(self) -> Shape:
        """(C, H, W) of its output."""
        if self.model is not None:
            return self.model.out_shape
        return self.place.model.out_shape if self.place else self.plan.head[-1].out_shape

    @property
    def is_in_stem(self) -> bool:
        """Whether it is a layer of the stem."""
        return self.place is None and self.model in self.plan.stem

    @cached_property
    def block(self) -> BlockPlan | None:
        """The block that it is or lies in; None in the stem and the head."""
        return self.place.block if self.place else None

    @cached_property
    def layer(self) -> LayerPlan | None:
        """The layer that it is, with its own name and position; None for a block."""
        return next((each for each in self.around if each.name == self.name), None)

    @property
    def around(self) -> tuple[LayerPlan, ...]:
        """The layers of its block, or of the stem or head, in order of computation."""
        if self.block is not None:
            return self.block.layers
        return self.plan.stem if self.is_in_stem else self.plan.head

    def cost_around(self, whole: NetworkCost) -> PartCost:
        """Return of the network's cost that of `around`."""
        if self.place is not None:
            return whole.stages[self.place.number].block(self.place.index)
        return whole.stem if self.is_in_stem else whole.head


def locate(plan: NetworkPlan, name: str) -> Located | None:
    """Return the block or layer with a name; None if the network has none such."""
    path = parsed(name)
    if path.stage is None or path.block is None:
        ends = (*plan.stem, *plan.head)
        layer = next((each for each in ends if each.name == name), None)
        return Located(plan, name, None, layer) if layer else None
    if path.stage >= len(plan.stages) or path.block >= plan.stages[path.stage].count:
        return None
    place = _place(path.stage, plan.stages[path.stage], path.block)
    if not path.local:
        return Located(plan, name, place, None) if name == place.name else None
    wanted = f"{place.model.name}.{path.local}"
    layer = next((each for each in place.model.layers if each.name == wanted), None)
    return Located(plan, name, place, layer) if layer else None


def block_at(plan: NetworkPlan, position: float) -> BlockPlace | None:
    """Return the block at a place on the depth axis; None at stem, head and outside."""
    for number, stage in enumerate(plan.stages):
        if stage.start - 0.5 <= position < stage.end + 0.5:
            index = int((position + 0.5 - stage.start) // stage.layers_per_block)
            return _place(number, stage, index)
    return None


def blocks_between(plan: NetworkPlan, number: int, low: float, high: float) -> Iterator[BlockPlace]:
    """Yield the blocks of a stage, by its index, that reach into a part of the depth axis."""
    stage = plan.stages[number]
    length = stage.layers_per_block
    begin = max(0, int((low - stage.start) // length))
    stop = min(stage.count, int((high + 0.5 - stage.start) // length) + 1)
    for index in range(begin, stop):
        yield _place(number, stage, index)


def layer_at(plan: NetworkPlan, position: float) -> LayerPlan | None:
    """Return the main path's weighted layer at a place on the depth axis."""
    at = round(position)
    place = block_at(plan, at)
    if place is not None:
        weighted = [layer for layer in place.block.branch if layer.is_weighted]
        return weighted[at - place.start]
    ends = (plan.stem[0], plan.head[-1])
    return next((layer for layer in ends if layer.position == at), None)


def neighbour(plan: NetworkPlan, name: str, change: int) -> str | None:
    """Return the name of the next part (change 1) or the one before (-1), or None at an end.

    From a block to a block, from a layer to a weighted layer; the stem's convolution and the
    linear layer stand before the first block and after the last.
    """
    here = locate(plan, name)
    if here is None:
        return None
    beside = _part_beside(plan, here, change)
    if here.model is None:
        return beside.name if beside else None
    names = [each.name for each in here.around]
    rest = here.around[names.index(name) :: change][1:]
    further = beside.around[::change] if beside else ()
    return next((each.name for each in (*rest, *further) if each.is_weighted), None)


def places_by_model(plan: NetworkPlan, number: int) -> Iterator[Iterator[BlockPlace]]:
    """Yield the blocks of a stage, by its index, in order: those that equal one model together."""
    stage = plan.stages[number]
    for indices in (range(1), range(1, stage.count)):
        yield (_place(number, stage, index) for index in indices)


def _part_beside(plan: NetworkPlan, here: Located, change: int) -> Located | None:
    """Return the block before or after; for it the stem's convolution or the linear layer."""
    stages, place = plan.stages, here.place
    if place is None:
        if here.is_in_stem == (change < 0):
            return None
        number, index = (0, 0) if here.is_in_stem else (len(stages) - 1, stages[-1].count - 1)
    else:
        number, index = place.number, place.index + change
        if index < 0:
            number -= 1
            index = stages[number].count - 1
        elif index >= stages[number].count:
            number, index = number + 1, 0
    if 0 <= number < len(stages):
        place = _place(number, stages[number], index)
        return Located(plan, place.name, place, None)
    end = plan.stem[0] if number < 0 else plan.head[-1]
    return Located(plan, end.name, None, end)


def _place(number: int, stage: StagePlan, index: int) -> BlockPlace:
    model = stage.second if index and stage.second else stage.first
    return BlockPlace(number, stage, index, model, stage.start + index * stage.layers_per_block)
