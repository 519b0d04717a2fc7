"""Works out the cost of a plan: `network_cost(plan, batch)`.

The memory is an ESTIMATE of a training step, in float32 unless said: parameters, gradients, the
optimizer's state, buffers and the tensors that torch keeps for the backward pass. It leaves out
what lives for a moment only (a layer's gradient on its way down, workspaces), the loss and the
allocator's rounding.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from explorer.network.block_plan import BlockPlan
from explorer.network.cost import LayerCost, NetworkCost, PartCost, StageCost
from explorer.network.layer_plan import INPUT, LayerPlan
from explorer.network.lookup import locate
from explorer.network.plan import NetworkPlan
from explorer.network.stage_plan import StagePlan

FLOAT_BYTES = 4
INT64_BYTES = 8
BOOL_BYTES = 1


def network_cost(
    plan: NetworkPlan, batch: int, optimizer_copies: float = 1, number_bytes: int = FLOAT_BYTES
) -> NetworkCost:
    """Estimate the cost of a training step.

    Args:
        plan: The network.
        batch: Images in a step, at least 1.
        optimizer_copies: Numbers that the optimizer remembers for each parameter: 0 for SGD, 1
            with momentum, 2 for Adam.
        number_bytes: Size of a number of an activation.

    Raises:
        ValueError: The batch is empty.
    """
    if batch < 1:
        raise ValueError(f"batch must be at least 1, got {batch}")
    values = _Values(batch, number_bytes)
    stem = _part(plan.stem, INPUT, _IMAGE, values)
    name, before = plan.stem[-1].name, stem
    stages: list[StageCost] = []
    for stage in plan.stages:
        stages.append(_stage(stage, before, values))
        name, before = stage.output, stages[-1].output
    parameter_bytes = plan.params * FLOAT_BYTES
    return NetworkCost(
        batch=batch,
        stem=stem,
        stages=tuple(stages),
        head=_part(plan.head, name, before, values),
        parameter_bytes=parameter_bytes,
        optimizer_bytes=round(parameter_bytes * optimizer_copies),
    )


def layer_cost(plan: NetworkPlan, layer: LayerPlan, batch: int) -> LayerCost:
    """Return the cost of one layer of the plan; KeyError if it has none of that name."""
    part = locate(plan, layer.name)
    if part is None or part.layer is None:
        raise KeyError(layer.name)
    return part.cost_around(network_cost(plan, batch)).layers[part.around.index(part.layer)]


class _Values(NamedTuple):
    """Images in a step, and bytes of a number of an activation."""

    batch: int
    number_bytes: int


_IMAGE = PartCost((LayerCost(1, 1, 0, 0),), keeps_output=False)
"""What stands before the stem: each pixel sees itself."""


def _stage(plan: StagePlan, before: PartCost, values: _Values) -> StageCost:
    first = _block(plan.first, before, values)
    second = _block(plan.second, first, values) if plan.second else None
    return StageCost(first, second, plan.count)


def _block(plan: BlockPlan, before: PartCost, values: _Values) -> PartCost:
    return _part(plan.layers, plan.source, before, values)


def _part(layers: Sequence[LayerPlan], source: str, before: PartCost, values: _Values) -> PartCost:
    """Cost of layers that read the output `source` of the part before them."""
    costs = {source: before.layers[-1]}
    kept = {source} if before.keeps_output else set()
    for layer in layers:
        own_bytes = _own_bytes(layer, values.batch)
        tensor = _kept_tensor(layer)
        if tensor and tensor not in kept:
            kept.add(tensor)
            own_bytes += math.prod(layer.in_shape) * values.batch * values.number_bytes
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
    need shapes only, and dropout a mask of its own.
    """
    match layer.kind:
        case "conv" | "batchnorm" | "groupnorm" | "maxpool" | "linear":
            return layer.inputs[0]
        case "relu":
            return layer.name
        case "add" | "pad" | "avgpool" | "dropout":
            return None


def _own_bytes(layer: LayerPlan, batch: int) -> int:
    """Bytes that the backward pass needs besides a layer's input or output."""
    match layer.kind:
        case "batchnorm":  # mean and inverse deviation of each channel
            return 2 * layer.in_shape[0] * FLOAT_BYTES
        case "groupnorm":  # the same of each group of each image
            return 2 * layer.groups * batch * FLOAT_BYTES
        case "dropout":  # which values it kept
            return math.prod(layer.out_shape) * batch * BOOL_BYTES
        case "maxpool":  # where each maximum stood
            return math.prod(layer.out_shape) * batch * INT64_BYTES
        case _:
            return 0


def _buffer_bytes(layer: LayerPlan) -> int:
    """A batch norm's running mean and variance, and its count of batches."""
    if layer.kind != "batchnorm":
        return 0
    return 2 * layer.in_shape[0] * FLOAT_BYTES + INT64_BYTES
