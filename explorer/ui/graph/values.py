"""What the cells of a graph can be coloured by, and where the numbers come from."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from explorer.messages import translate
from explorer.network.estimate import FLOAT_BYTES, network_cost
from explorer.network.plan import NetworkPlan
from explorer.runs.history import History
from explorer.runs.quantities import GRADIENT_NORM, UPDATE_RATIO
from explorer.ui.kit.text import data_size, short

_COPIES = 3
"""Of each parameter a step keeps the number, its gradient and its momentum."""


class ColourBy(StrEnum):
    """A choice of colours."""

    STAGE = "stage"
    PARAMS = "params"
    MACS = "macs"
    MEMORY = "memory"
    NORM = "norm"
    RATIO = "ratio"

    @property
    def is_live(self) -> bool:
        """Whether it follows the run."""
        return self in (ColourBy.NORM, ColourBy.RATIO)


def choice_text(choice: ColourBy) -> tuple[str, str]:
    """Return the name of a choice and the sentence that explains it."""
    words = {
        ColourBy.STAGE: (
            translate("Graph", "stage"),
            translate("Graph", "Each arm in its own colour, fuller from stage to stage."),
        ),
        ColourBy.PARAMS: (
            translate("Graph", "parameters"),
            translate("Graph", "Trained numbers of each layer."),
        ),
        ColourBy.MACS: (
            translate("Graph", "MACs"),
            translate("Graph", "Multiply-adds of each layer for one image."),
        ),
        ColourBy.MEMORY: (
            translate("Graph", "memory"),
            translate(
                "Graph",
                "Estimate for one step in float32: each layer's weights, gradients and momentum, "
                "and the activations that it and what follows it keep for backward.",
            ),
        ),
        ColourBy.NORM: (
            translate("Graph", "gradient norm"),
            translate(
                "Graph",
                "Norm of each layer's gradient at the step on show; of several seeds the "
                "geometric mean, hatched where one of them is zero or not finite.",
            ),
        ),
        ColourBy.RATIO: (
            translate("Graph", "update / weight"),
            translate(
                "Graph",
                "Norm of each layer's update over that of its weight at the step on show; of "
                "several seeds the geometric mean, hatched where one of them is zero or not "
                "finite.",
            ),
        ),
    }
    return words[choice]


def static_values(choice: ColourBy, plan: NetworkPlan, batch_size: int) -> NDArray[np.float64]:
    """Return (L,) the number of each weighted layer, in the plan's order."""
    if choice is ColourBy.PARAMS:
        return np.array([layer.params for layer in plan.weighted], dtype=np.float64)
    if choice is ColourBy.MACS:
        return np.array([layer.macs for layer in plan.weighted], dtype=np.float64)
    return _memory(plan, batch_size)


def live_values(choice: ColourBy, history: History, arm: str, row: int) -> NDArray[np.float32]:
    """Return (S, L) the number of each weighted layer of an arm in a row, for each seed."""
    quantity = GRADIENT_NORM if choice is ColourBy.NORM else UPDATE_RATIO
    seeds = history.layout.seeds
    return np.stack([history.values(quantity, arm, seed)[row] for seed in seeds])


def number_text(choice: ColourBy, value: float) -> str:
    """Return a number of the scale as a person reads it."""
    if choice is ColourBy.MEMORY:
        return data_size(round(value))
    return short(round(value))


def _memory(plan: NetworkPlan, batch_size: int) -> NDArray[np.float64]:
    """Bytes of each weighted layer and of the layers without weights up to the next."""
    values: list[float] = []
    for layer, cost in zip(plan.layers, network_cost(plan, batch_size).layers, strict=True):
        own = float(
            layer.params * FLOAT_BYTES * _COPIES + cost.activation_bytes + cost.buffer_bytes
        )
        if layer.is_weighted:
            values.append(own)
        else:
            values[-1] += own
    return np.array(values)
