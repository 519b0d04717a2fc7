"""Where the parts of a network stand on the depth axis, worked out without listing its layers.

The blocks of a stage are alike, so their names and places are arithmetic: a network of a
thousand layers is asked for a few of them at each repaint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from explorer.network.plan import BlockPlan, LayerPlan, NetworkPlan, StagePlan

LEAST_GROUP = 3
"""Fewer equal blocks are not worth folding."""


@dataclass(frozen=True, slots=True)
class Place:
    """One block.

    Attributes:
        number: Index of its stage.
        stage: Its stage.
        index: Which block of the stage it is.
        model: The block of the plan that is like it.
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
        return f"{self.stage.name}.{self.index}"

    @property
    def end(self) -> int:
        """Position of its last layer."""
        return self.start + self.model.end - self.model.start

    @property
    def layers(self) -> list[tuple[str, LayerPlan]]:
        """Name of each weighted layer of the branch, in order, and the layer that is like it."""
        cut = len(self.model.name)
        return [
            (self.name + layer.name[cut:], layer)
            for layer in self.model.branch
            if layer.is_weighted
        ]


class Span(NamedTuple):
    """A part of the depth axis: from the position of a first layer to that of a last."""

    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Run:
    """Equal blocks that follow each other in a stage.

    Attributes:
        first: Index of the first block.
        count: How many there are.
        start: Position of the first layer.
        end: Position of the last.
    """

    first: int
    count: int
    start: int
    end: int


def layers_per_block(stage: StagePlan) -> int:
    """Return how many layers of the main path a block has."""
    return stage.first.end - stage.first.start + 1


def equal_blocks(stage: StagePlan) -> Run | None:
    """Return the run of equal blocks of a stage; None if it is too short to be folded."""
    second = stage.second
    if second is None:
        return None
    is_first_like_it = (stage.first.skip, stage.first.params, stage.first.macs) == (
        second.skip,
        second.params,
        second.macs,
    )
    first = 0 if is_first_like_it else 1
    count = stage.count - first
    if count < LEAST_GROUP:
        return None
    return Run(first, count, stage.start + first * layers_per_block(stage), stage.end)


def places(plan: NetworkPlan, number: int, low: float, high: float) -> Iterator[Place]:
    """Yield the blocks of a stage that reach into a part of the depth axis."""
    stage = plan.stages[number]
    length = layers_per_block(stage)
    begin = max(0, int((low - stage.start) // length))
    stop = min(stage.count, int((high + 0.5 - stage.start) // length) + 1)
    for index in range(begin, stop):
        yield _place(number, stage, index)


def place_at(plan: NetworkPlan, position: float) -> Place | None:
    """Return the block at a place on the depth axis; None at stem, head and outside."""
    for number, stage in enumerate(plan.stages):
        if stage.start - 0.5 <= position < stage.end + 0.5:
            index = int((position + 0.5 - stage.start) // layers_per_block(stage))
            return _place(number, stage, index)
    return None


def layer_name_at(plan: NetworkPlan, position: float) -> str | None:
    """Return the name of the main path's layer at a place on the depth axis."""
    at = round(position)
    place = place_at(plan, at)
    if place is not None:
        return place.layers[at - place.start][0]
    for layer in (plan.stem[0], plan.head[-1]):
        if layer.position == at:
            return layer.name
    return None


def layer_at(plan: NetworkPlan, position: float) -> LayerPlan | None:
    """Return the main path's layer at a place on the depth axis."""
    at = round(position)
    place = place_at(plan, at)
    if place is not None:
        block = place.stage.blocks[place.index]
        return [layer for layer in block.branch if layer.is_weighted][at - place.start]
    for layer in (plan.stem[0], plan.head[-1]):
        if layer.position == at:
            return layer
    return None


def span_of(plan: NetworkPlan, name: str) -> Span | None:
    """Return where a block or a layer stands, by name; None if the network has none such."""
    for layer in (*plan.stem, *plan.head):
        if layer.name == name:
            return Span(layer.position, layer.position)
    parts = name.split(".")
    for number, stage in enumerate(plan.stages):
        if parts[0] != stage.name or len(parts) < 2 or not parts[1].isdecimal():
            continue
        index = int(parts[1])
        if index >= stage.count:
            return None
        place = _place(number, stage, index)
        own = name.removeprefix(place.name)
        if not own:
            return Span(place.start, place.end)
        for layer in place.model.layers:
            if layer.name.removeprefix(place.model.name) == own:
                at = layer.position + place.start - place.model.start
                return Span(at, at)
    return None


def _place(number: int, stage: StagePlan, index: int) -> Place:
    model = stage.second if index and stage.second else stage.first
    return Place(number, stage, index, model, stage.start + index * layers_per_block(stage))
