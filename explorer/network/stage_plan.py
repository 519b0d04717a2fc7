"""One stage of a plan: two blocks that stand for all, listed only where each is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from explorer.network.block_plan import BlockPlan
from explorer.network.layer_plan import LayerPlan, Shape


@dataclass(frozen=True)
class StagePlan:
    """A stage: blocks of one width and, after the first block's stride, one resolution.

    All blocks after the first are equal but for name and place, so one stands for them: the counts
    of ResNet-1202 need no list of its 1,202 layers.

    Attributes:
        name: Torch module path ("layer2").
        first: The block that may change shape.
        second: The next, if there is one; those that follow differ in name and place alone.
        count: Number of blocks.
    """

    name: str
    first: BlockPlan
    second: BlockPlan | None
    count: int

    @property
    def out_shape(self) -> Shape:
        """(C, H, W) of the stage's output."""
        return self.first.out_shape

    @property
    def start(self) -> int:
        """Position of its first weighted layer on the main path."""
        return self.first.start

    @property
    def end(self) -> int:
        """Position of its last."""
        if self.second is None:
            return self.first.end
        return self.second.end + (self.count - 2) * self.layers_per_block

    @property
    def params(self) -> int:
        """Trainable parameters of the stage."""
        return self.first.params + (self.count - 1) * (self.second.params if self.second else 0)

    @property
    def macs(self) -> int:
        """Multiply-adds of the stage for one image."""
        return self.first.macs + (self.count - 1) * (self.second.macs if self.second else 0)

    @property
    def output(self) -> str:
        """Name of the layer that gives the stage's output."""
        last = self.second or self.first
        suffix = last.layers[-1].name.removeprefix(last.name)
        return f"{self.name}.{self.count - 1}{suffix}"

    @property
    def layers_per_block(self) -> int:
        """Weighted layers on a block's main path."""
        return self.first.end - self.first.start + 1

    @cached_property
    def blocks(self) -> tuple[BlockPlan, ...]:
        """Each block, in order."""
        if self.second is None:
            return (self.first,)
        return (self.first, self.second, *self._copies(self.second, range(2, self.count)))

    def block(self, index: int) -> BlockPlan:
        """Return one block without listing the others."""
        if not index or self.second is None:
            return self.first
        return self.second if index == 1 else next(self._copies(self.second, [index]))

    def _copies(self, model: BlockPlan, indices: Iterable[int]) -> Iterator[BlockPlan]:
        """Yield the blocks that equal the second, under their own names and places."""
        cut = len(model.name)
        out = model.layers[-1].name[cut:]
        # Of each layer: its own part of the name, those of its inputs (None for the block's
        # source), and what stays. A deep network has thousands, so little work is left for each.
        parts = [
            (
                layer.name[cut:],
                layer.kind,
                [None if each == model.source else each[cut:] for each in layer.inputs],
                layer[3:-2],
                layer.position,
                layer.rate,
            )
            for layer in model.layers
        ]
        make = LayerPlan._make
        for index in indices:
            name, source = f"{self.name}.{index}", f"{self.name}.{index - 1}{out}"
            shift = (index - 1) * self.layers_per_block
            layers = tuple(
                [
                    make(
                        (
                            name + own,
                            kind,
                            tuple([source if each is None else name + each for each in inputs]),
                            *same,
                            position + shift,
                            rate,
                        )
                    )
                    for own, kind, inputs, same, position, rate in parts
                ]
            )
            yield BlockPlan(
                name, layers, model.skip, source, model.start + shift, model.end + shift
            )

    @property
    def layers(self) -> Iterator[LayerPlan]:
        """The layers of its blocks, in order."""
        return (layer for block in self.blocks for layer in block.layers)
