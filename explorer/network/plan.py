"""The one source of truth: a spec expanded to every layer and every edge, with exact cost.

The picture, the counts, the table and the `nn.Module` are all made from the plan, so none can
disagree. Layer names are torch module paths in torchvision's naming (`layer2.0.conv1`).

MACs are the multiply-adds of convolutional and linear layers for one image; nothing else counts
(He et al. 2015 call the same number FLOPs). Parameters include a norm's weight and bias.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from explorer.network.module_path import is_on_shortcut, local_name
from explorer.network.spec import NetworkSpec

Shape = tuple[int, int, int]
"""(C, H, W) of one image's features."""

Kind = Literal[
    "conv",
    "batchnorm",
    "groupnorm",
    "relu",
    "dropout",
    "maxpool",
    "pad",
    "add",
    "avgpool",
    "linear",
]
Skip = Literal["identity", "pad", "projection"]

INPUT = "input"
"""Name of the node that the first layer reads."""


class LayerPlan(NamedTuple):
    """One layer.

    Attributes:
        name: Torch module path, or for the addition `<block>.add`.
        kind: What it computes. "pad" is shortcut A: every stride-th pixel, zero channels added.
        inputs: Names of the layers it reads; the edges of the network.
        in_shape: (C, H, W) of its first input.
        out_shape: (C, H, W) of its output.
        params: Trainable parameters.
        macs: Multiply-adds for one image.
        kernel: Side of the window, 1 where there is none.
        stride: Step of the window.
        groups: Groups that a convolution or a group norm divides its channels into.
        position: Place on the depth axis. The weighted layers of the main path stand at
            0, 1, 2, ...; any other layer stands where the last of these before it does, and a
            shortcut's layers stand in the middle of their block.
        rate: Of a dropout, the chance that a value becomes 0 in a training step; else 0.
    """

    name: str
    kind: Kind
    inputs: tuple[str, ...]
    in_shape: Shape
    out_shape: Shape
    params: int
    macs: int
    kernel: int
    stride: int
    groups: int
    position: float
    rate: float = 0.0

    @property
    def is_weighted(self) -> bool:
        """Whether it counts for depth and has a gradient norm: a conv or linear layer."""
        return self.kind in ("conv", "linear")

    @property
    def local_name(self) -> str:
        """The attribute that holds it in its block or network."""
        return local_name(self.name)

    @property
    def on_shortcut(self) -> bool:
        """Whether it lies between a block's input and its addition, beside the main path."""
        return is_on_shortcut(self.name)


@dataclass(frozen=True)
class BlockPlan:
    """One block: `layers` in order of computation, the last being its output.

    Attributes:
        name: Torch module path ("layer2.0").
        layers: What both paths read, the branch, the shortcut, the addition, what follows it.
        skip: How the input reaches the addition; None in a plain network.
        source: Name of the layer whose output the block reads.
        start: Position of its first weighted layer on the main path.
        end: Position of its last.
    """

    name: str
    layers: tuple[LayerPlan, ...]
    skip: Skip | None
    source: str
    start: int
    end: int

    @property
    def common(self) -> tuple[LayerPlan, ...]:
        """What stands before branch and shortcut part: a pre-activation that both read, or none."""
        names = [each.name for each in self.layers]
        split = self._split
        return self.layers[: names.index(split) + 1] if split in names else ()

    @property
    def branch(self) -> tuple[LayerPlan, ...]:
        """From where the paths part to the addition; in a plain network all layers."""
        layers = self.layers[len(self.common) : self._addition]
        return tuple(each for each in layers if not each.on_shortcut)

    @property
    def shortcut(self) -> tuple[LayerPlan, ...]:
        """Beside the branch; none where the skip is the identity, or there is no skip."""
        return tuple(each for each in self.layers if each.on_shortcut)

    @property
    def after(self) -> tuple[LayerPlan, ...]:
        """What follows the addition."""
        return self.layers[self._addition + 1 :]

    @property
    def _split(self) -> str:
        """Name of the layer that the skip reads; in a plain network the block's source."""
        if self.skip is None:
            return self.source
        return (
            self.shortcut[0].inputs[0] if self.shortcut else self.layers[self._addition].inputs[1]
        )

    @property
    def _addition(self) -> int:
        """Index of the addition in `layers`, or their number where there is none."""
        kinds = [each.kind for each in self.layers]
        return kinds.index("add") if self.skip else len(kinds)

    @property
    def projection(self) -> LayerPlan | None:
        """The 1x1 convolution of the shortcut, if it has one."""
        return next((each for each in self.shortcut if each.is_weighted), None)

    @property
    def last_norm(self) -> LayerPlan | None:
        """The norm that zero init sets to 0: the last of a residual branch, if it has one."""
        norms = [each for each in self.branch if each.kind in ("batchnorm", "groupnorm")]
        return norms[-1] if norms and self.skip else None

    @property
    def out_shape(self) -> Shape:
        """(C, H, W) of the block's output."""
        return self.layers[-1].out_shape

    @cached_property
    def params(self) -> int:
        """Trainable parameters of the block."""
        return sum(layer.params for layer in self.layers)

    @cached_property
    def macs(self) -> int:
        """Multiply-adds of the block for one image."""
        return sum(layer.macs for layer in self.layers)


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
