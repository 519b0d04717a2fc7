"""What a network's layers see and what training it costs: receptive fields and memory.

`estimate.py` works them out. The sums go by stage, as the plan's do: no list of a deep network's
layers is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from explorer.messages import Message

ESTIMATE = Message(
    "NetworkCost",
    "Memory is an estimate of one training step in float32 with SGD and momentum: parameters, "
    "gradients, momentum, buffers and the activations saved for the backward pass; no workspaces",
)
"""The sentence that stands wherever these numbers are shown."""


class LayerCost(NamedTuple):
    """The receptive field of one layer, and what it adds to the memory of a training step.

    Attributes:
        receptive_field: Side, in pixels of the input image, of the square that one value of the
            layer's output depends on, on the path where it is largest. Padding counts, so it can
            exceed the image.
        jump: Pixels of the input image between two neighbours of its output.
        activation_bytes: What it saves for the backward pass and no earlier layer has saved.
        buffer_bytes: State that is not trained: a batch norm's running statistics.
    """

    receptive_field: int
    jump: int
    activation_bytes: int
    buffer_bytes: int


@dataclass(frozen=True)
class PartCost:
    """Cost of a block, of the stem or of the head.

    Attributes:
        layers: Cost of each layer, in the plan's order.
        keeps_output: Whether its last layer saves its own output for the backward pass, so that
            the next one need not.
    """

    layers: tuple[LayerCost, ...]
    keeps_output: bool

    @property
    def receptive_field(self) -> int:
        """Side of the square that one value of its output depends on, in pixels."""
        return self.layers[-1].receptive_field

    @property
    def activation_bytes(self) -> int:
        """Bytes saved for the backward pass."""
        return sum(layer.activation_bytes for layer in self.layers)

    @property
    def buffer_bytes(self) -> int:
        """Bytes of state that is not trained."""
        return sum(layer.buffer_bytes for layer in self.layers)

    def further(self, pixels: int) -> PartCost:
        """Return the cost of the same layers with receptive fields this many pixels larger."""
        layers = (x._replace(receptive_field=x.receptive_field + pixels) for x in self.layers)
        return PartCost(tuple(layers), self.keeps_output)


@dataclass(frozen=True)
class StageCost:
    """Cost of a stage; as in its plan, the second block stands for all that follow.

    Attributes:
        first: Of the block that may change shape.
        second: Of the next, if there is one; those that follow have larger receptive
            fields, and differ in nothing else.
        count: Number of blocks.
    """

    first: PartCost
    second: PartCost | None
    count: int

    @property
    def growth(self) -> int:
        """Pixels by which each block after the first widens the receptive field."""
        return self.second.receptive_field - self.first.receptive_field if self.second else 0

    @property
    def output(self) -> PartCost:
        """Cost of the last block."""
        return self.block(self.count - 1)

    @property
    def receptive_field(self) -> int:
        """Side of the square that one value of its output depends on, in pixels."""
        return self.first.receptive_field + (self.count - 1) * self.growth

    @property
    def activation_bytes(self) -> int:
        """Bytes saved for the backward pass."""
        rest = self.second.activation_bytes if self.second else 0
        return self.first.activation_bytes + (self.count - 1) * rest

    @property
    def buffer_bytes(self) -> int:
        """Bytes of state that is not trained."""
        rest = self.second.buffer_bytes if self.second else 0
        return self.first.buffer_bytes + (self.count - 1) * rest

    @property
    def blocks(self) -> Iterator[PartCost]:
        """Cost of each block, in order."""
        return (self.block(index) for index in range(self.count))

    def block(self, index: int) -> PartCost:
        """Return the cost of one block."""
        if not index or self.second is None:
            return self.first
        return self.second.further((index - 1) * self.growth)


@dataclass(frozen=True)
class NetworkCost:
    """Receptive field of a network and memory of one of its training steps, an estimate.

    Attributes:
        batch: Images in a step.
        stem: Before the stages.
        stages: From input to head.
        head: After them.
        parameter_bytes: The trainable parameters.
        optimizer_bytes: What the optimizer remembers about them from step to step.
    """

    batch: int
    stem: PartCost
    stages: tuple[StageCost, ...]
    head: PartCost
    parameter_bytes: int
    optimizer_bytes: int

    @property
    def parts(self) -> tuple[PartCost | StageCost, ...]:
        """Stem, stages and head."""
        return (self.stem, *self.stages, self.head)

    @property
    def receptive_field(self) -> int:
        """Side of the square that one value before the average pool depends on, in pixels.

        The pool itself takes in the whole image, whatever comes before it.
        """
        return self.stages[-1].receptive_field

    @property
    def gradient_bytes(self) -> int:
        """One number for each parameter."""
        return self.parameter_bytes

    @cached_property
    def activation_bytes(self) -> int:
        """Bytes saved for the backward pass, the batch of images included."""
        return sum(part.activation_bytes for part in self.parts)

    @cached_property
    def buffer_bytes(self) -> int:
        """Bytes of state that is not trained."""
        return sum(part.buffer_bytes for part in self.parts)

    @property
    def total_bytes(self) -> int:
        """The sum. torch's peak lies near: in the backward pass gradients come as kept ones go."""
        return (
            self.parameter_bytes
            + self.gradient_bytes
            + self.optimizer_bytes
            + self.buffer_bytes
            + self.activation_bytes
        )

    @property
    def layers(self) -> Iterator[LayerCost]:
        """Cost of each layer, in the order of `NetworkPlan.layers`."""
        yield from self.stem.layers
        for stage in self.stages:
            for block in stage.blocks:
                yield from block.layers
        yield from self.head.layers
