"""What a network sees and what training it takes: receptive fields in pixels, memory in bytes.

The memory is an ESTIMATE of a training step in float32: parameters, gradients, the optimizer's
state, buffers and the tensors that torch keeps for the backward pass. It leaves out what lives
for a moment only (a layer's gradient on its way down, workspaces), the loss and the allocator's
rounding. The sums go by stage, as the plan's do: no list of a deep network's layers is made.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from explorer.network.plan import INPUT, BlockPlan, LayerPlan, NetworkPlan, StagePlan

FLOAT_BYTES = 4
INT64_BYTES = 8

ESTIMATE = (
    "Memory is an estimate of one training step in float32 with SGD and momentum: parameters, "
    "gradients, momentum, buffers and the activations kept for the backward pass; no workspaces"
)
"""The sentence that stands wherever these numbers are shown."""


class LayerCost(NamedTuple):
    """What one layer sees and what it adds to the memory of a training step.

    Attributes:
        receptive_field: Side, in pixels of the input image, of the square that one value of the
            layer's output depends on, on the path where it is largest. Padding counts, so it can
            exceed the image.
        jump: Pixels of the input image between two neighbours of its output.
        activation_bytes: What it keeps for the backward pass and no earlier layer keeps already.
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
        keeps_output: Whether its last layer keeps its own output for the backward pass, so that
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
        """Bytes kept for the backward pass."""
        return sum(layer.activation_bytes for layer in self.layers)

    @property
    def buffer_bytes(self) -> int:
        """Bytes of state that is not trained."""
        return sum(layer.buffer_bytes for layer in self.layers)

    def further(self, pixels: int) -> PartCost:
        """Return the cost of the same layers where they see so many pixels more."""
        layers = (x._replace(receptive_field=x.receptive_field + pixels) for x in self.layers)
        return PartCost(tuple(layers), self.keeps_output)


@dataclass(frozen=True)
class StageCost:
    """Cost of a stage; as in its plan, the second block stands for all that follow.

    Attributes:
        first: Of the block that may change shape.
        second: Of the next, if there is one; those that follow see further, and differ in
            nothing else.
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
        if self.second is None:
            return self.first
        return self.second.further((self.count - 2) * self.growth)

    @property
    def receptive_field(self) -> int:
        """Side of the square that one value of its output depends on, in pixels."""
        return self.first.receptive_field + (self.count - 1) * self.growth

    @property
    def activation_bytes(self) -> int:
        """Bytes kept for the backward pass."""
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
        yield self.first
        if self.second:
            yield from (self.second.further(n * self.growth) for n in range(self.count - 1))


@dataclass(frozen=True)
class NetworkCost:
    """Receptive field of a network and memory of one of its training steps, an estimate.

    Attributes:
        batch: Images in a step.
        stem: Before the stages.
        stages: From input to head.
        head: After them.
        parameter_bytes: The trained numbers.
        optimizer_bytes: What the optimizer remembers about them from step to step.
    """

    batch: int
    stem: PartCost
    stages: tuple[StageCost, ...]
    head: PartCost
    parameter_bytes: int
    optimizer_bytes: int

    @property
    def _parts(self) -> tuple[PartCost | StageCost, ...]:
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
        """Bytes kept for the backward pass, the batch of images included."""
        return sum(part.activation_bytes for part in self._parts)

    @cached_property
    def buffer_bytes(self) -> int:
        """Bytes of state that is not trained."""
        return sum(part.buffer_bytes for part in self._parts)

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


def network_cost(plan: NetworkPlan, batch: int, optimizer_copies: float = 1) -> NetworkCost:
    """Estimate the cost of a training step.

    Args:
        plan: The network.
        batch: Images in a step, at least 1.
        optimizer_copies: Numbers that the optimizer remembers for each parameter: 0 for SGD, 1
            with momentum, 2 for Adam.

    Raises:
        ValueError: The batch is empty.
    """
    if batch < 1:
        raise ValueError(f"batch must be at least 1, got {batch}")
    stem = _part(plan.stem, INPUT, _IMAGE, batch)
    name, before = plan.stem[-1].name, stem
    stages: list[StageCost] = []
    for stage in plan.stages:
        stages.append(_stage(stage, before, batch))
        name, before = stage.output, stages[-1].output
    parameter_bytes = plan.params * FLOAT_BYTES
    return NetworkCost(
        batch=batch,
        stem=stem,
        stages=tuple(stages),
        head=_part(plan.head, name, before, batch),
        parameter_bytes=parameter_bytes,
        optimizer_bytes=round(parameter_bytes * optimizer_copies),
    )


def layer_cost(plan: NetworkPlan, layer: LayerPlan, batch: int) -> LayerCost:
    """Return the cost of one layer of the plan; KeyError if it has none of that name."""
    costs = zip(plan.layers, network_cost(plan, batch).layers, strict=True)
    for each, cost in costs:
        if each.name == layer.name:
            return cost
    raise KeyError(layer.name)


_IMAGE = PartCost((LayerCost(1, 1, 0, 0),), keeps_output=False)
"""What stands before the stem: each pixel sees itself."""


def _stage(plan: StagePlan, before: PartCost, batch: int) -> StageCost:
    first = _block(plan.first, before, batch)
    second = _block(plan.second, first, batch) if plan.second else None
    return StageCost(first, second, plan.count)


def _block(plan: BlockPlan, before: PartCost, batch: int) -> PartCost:
    return _part(plan.layers, plan.source, before, batch)


def _part(layers: Sequence[LayerPlan], source: str, before: PartCost, batch: int) -> PartCost:
    """Cost of layers that read the output `source` of the part before them."""
    costs = {source: before.layers[-1]}
    kept = {source} if before.keeps_output else set()
    for layer in layers:
        own_bytes = _own_bytes(layer, batch)
        tensor = _kept_tensor(layer)
        if tensor and tensor not in kept:
            kept.add(tensor)
            own_bytes += math.prod(layer.in_shape) * batch * FLOAT_BYTES
        field, jump = _field(layer, [costs[name] for name in layer.inputs])
        costs[layer.name] = LayerCost(field, jump, own_bytes, _buffer_bytes(layer))
    del costs[source]
    return PartCost(tuple(costs.values()), keeps_output=layers[-1].name in kept)


def _field(layer: LayerPlan, inputs: Sequence[LayerCost]) -> tuple[int, int]:
    """Return receptive field and jump, both in pixels.

    r = r_before + (k - 1) * j_before and j = j_before * s for a window of side k and stride s
    (Araujo, Norris and Sim 2019, "Computing Receptive Fields of Convolutional Neural Networks",
    Distill, equation 2, from the input on); where paths meet, the largest.
    """
    widest = max(inputs)
    field = widest.receptive_field + (layer.kernel - 1) * widest.jump
    return field, widest.jump * layer.stride


def _kept_tensor(layer: LayerPlan) -> str | None:
    """Name of the layer whose output torch keeps for this one's backward pass.

    In torch's derivatives.yaml convolutions, norms, max pool and linear need their input, ReLU
    its output. A ReLU in place writes over a tensor that nobody keeps, or torch would refuse the
    backward pass; so two names are never one tensor. Additions, a factor, padding and the mean
    need shapes only.
    """
    match layer.kind:
        case "conv" | "batchnorm" | "groupnorm" | "maxpool" | "linear":
            return layer.inputs[0]
        case "relu":
            return layer.name
        case "add" | "pad" | "avgpool":
            return None


def _own_bytes(layer: LayerPlan, batch: int) -> int:
    """Bytes that the backward pass needs besides a layer's input or output."""
    match layer.kind:
        case "batchnorm":  # mean and inverse deviation of each channel
            return 2 * layer.in_shape[0] * FLOAT_BYTES
        case "groupnorm":  # the same of each group of each image
            return 2 * layer.groups * batch * FLOAT_BYTES
        case "maxpool":  # where each maximum stood
            return math.prod(layer.out_shape) * batch * INT64_BYTES
        case _:
            return 0


def _buffer_bytes(layer: LayerPlan) -> int:
    """A batch norm's running mean and variance, and its count of batches."""
    if layer.kind != "batchnorm":
        return 0
    return 2 * layer.in_shape[0] * FLOAT_BYTES + INT64_BYTES
