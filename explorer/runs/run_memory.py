"""Estimates the memory that training takes: `lane_memory`, for a network with one seed.

It counts the tensors that torch allocates, on a CPU. `python -m tests.benchmarks.memory` compares
it with what a lane has allocated at most, and the tests do for a few.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from explorer.network.estimate import FLOAT_BYTES, network_cost
from explorer.network.expand import expand
from explorer.network.plan import NetworkPlan
from explorer.network.spec import NetworkSpec
from explorer.runs.quantities import GRADIENT_COSINE
from explorer.runs.settings import TrainSettings

_BFLOAT16_BYTES = 2
_PASSING_TENSORS = 4
"""Gradients with respect to activations that exist at once in the backward pass, measured: two of
a layer, one that waits for the other path, and one that both are added into."""
_EVALUATED_TENSORS = 3
"""Activations that exist at once in an evaluation: a block's input, and a layer's and its own."""
_EVALUATION_SHARE = 0.1
"""Share of what is held that an evaluation may add to a training step's memory."""
_MOST_EVALUATED = 500


class LaneMemory(NamedTuple):
    """Bytes that a network takes with one seed.

    Attributes:
        held: From step to step: parameters, gradients, optimizer state, buffers, and the copies
            that the measures keep.
        in_step: Besides those, at the peak of a training step.
        evaluated_image: Besides those, for each image of an evaluation's batch.
    """

    held: int
    in_step: int
    evaluated_image: int

    @property
    def evaluated_images(self) -> int:
        """Batch size of an evaluation: one that needs hardly more memory than a training step."""
        room = self.in_step + _EVALUATION_SHARE * self.held
        return int(min(_MOST_EVALUATED, max(1, room // self.evaluated_image)))


def lane_memory(network: NetworkSpec, settings: TrainSettings, batch_size: int) -> LaneMemory:
    """Estimate the memory of a network and one seed at a batch size."""
    plan = expand(network)
    is_half = settings.precision == "bfloat16"
    number_bytes = _BFLOAT16_BYTES if is_half else FLOAT_BYTES
    cost = network_cost(plan, batch_size, number_bytes=number_bytes)
    parts = [
        _Part(each.activation_bytes, FLOAT_BYTES * params, number_bytes * largest)
        for each, params, largest in zip(
            cost.parts, _params(plan), _largest_outputs(plan), strict=True
        )
    ]
    if is_half:  # the copies of the weights are kept for the backward pass, too
        parts = [each._replace(saved=each.saved + each.gradients // 2) for each in parts]
    weights = FLOAT_BYTES * sum(layer.params for layer in plan.weighted)
    last_gradients = weights if GRADIENT_COSINE.is_recorded(settings) else 0
    # Parameters and gradients; the measures copy all weights for the update ratio.
    copies = 2 + _optimizer_copies(settings)
    held = copies * cost.parameter_bytes + cost.buffer_bytes + weights + last_gradients
    # The products of the cosine are as many numbers as the gradients; all of those exist then.
    in_step = max(last_gradients, _peak(parts, batch_size) - cost.parameter_bytes)
    largest = max(part.largest for part in parts)
    return LaneMemory(held, in_step, _EVALUATED_TENSORS * largest)


class _Part(NamedTuple):
    """Bytes of the stem, of a stage or of the head.

    Attributes:
        saved: For the backward pass.
        gradients: Of its parameters.
        largest: Its largest activation, for one image.
    """

    saved: int
    gradients: int
    largest: int


def _peak(parts: Sequence[_Part], batch_size: int) -> int:
    """Return the most bytes of saved activations and gradients within a step.

    Gradients are new in each step. The backward pass goes from the last part to the first: what is
    saved of a part is released as its gradients come.
    """
    saved = peak = 0
    left = sum(part.gradients for part in parts)
    for part in parts:
        saved, left = saved + part.saved, left - part.gradients
        passing = _PASSING_TENSORS * batch_size * part.largest
        peak = max(peak, saved + left + passing)
    return max(peak, sum(part.gradients for part in parts))


def _params(plan: NetworkPlan) -> list[int]:
    stem, head = (sum(layer.params for layer in layers) for layers in (plan.stem, plan.head))
    return [stem, *(stage.params for stage in plan.stages), head]


def _largest_outputs(plan: NetworkPlan) -> list[int]:
    """Numbers of the largest output of a layer, for one image, in stem, stages and head."""
    parts = [plan.stem, *(stage.first.layers for stage in plan.stages), plan.head]
    return [max(math.prod(layer.out_shape) for layer in layers) for layers in parts]


def _optimizer_copies(settings: TrainSettings) -> int:
    """Numbers that the optimizer remembers of each parameter."""
    if settings.optimizer == "adamw":
        return 2
    return 1 if settings.momentum else 0
