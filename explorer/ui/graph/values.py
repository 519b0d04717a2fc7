"""What the cells of a graph can be coloured by, and where the numbers come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.errors import UserError
from explorer.messages import Message, translate
from explorer.network.estimate import FLOAT_BYTES, network_cost
from explorer.network.plan import NetworkPlan
from explorer.runs.history import History
from explorer.runs.quantities import GRADIENT_NORM, QUANTITIES, UPDATE_RATIO, Quantity
from explorer.ui.kit.text import data_size, short

_COPIES = 3
"""For each parameter a step holds the number, its gradient and its momentum."""


@dataclass(frozen=True, slots=True)
class ColourBy:
    """A choice of colours: the stages, a cost, or a quantity that is recorded at each step.

    Attributes:
        value: On the command line.
        title: In the box that offers the choices.
        meaning: One sentence that explains it.
        quantity: What it follows in the run; None for what the design alone decides.
    """

    value: str
    title: Message
    meaning: Message
    quantity: Quantity | None = None

    @property
    def tool_tip(self) -> str:
        """What a person reads of it."""
        if self.quantity is None:
            return str(self.meaning)
        text = (
            translate(
                "Graph",
                "{meaning} At the current step; over several seeds the mean, hatched where one of "
                "them is zero or not finite.",
            )
            if self.quantity.is_logarithmic
            else translate("Graph", "{meaning} At the current step; over several seeds the mean.")
        )
        return text.format(meaning=self.meaning)


STAGE = ColourBy(
    "stage",
    Message("Graph", "stage"),
    Message("Graph", "Each arm in its own colour, stronger from stage to stage."),
)
PARAMS = ColourBy(
    "params",
    Message("Graph", "parameters"),
    Message("Graph", "Trainable parameters of each layer."),
)
MACS = ColourBy(
    "macs",
    Message("Graph", "MACs"),
    Message("Graph", "Multiply-adds of each layer for one image."),
)
MEMORY = ColourBy(
    "memory",
    Message("Graph", "memory"),
    Message(
        "Graph",
        "Estimate for one step in float32: each layer's weights, gradients and momentum, and the "
        "activations that it and what follows it save for backward.",
    ),
)
_SHORT_VALUES = {GRADIENT_NORM.name: "norm", UPDATE_RATIO.name: "ratio"}
"""What the command line has always called these."""


def live(quantity: Quantity) -> ColourBy:
    """Return the choice that follows a quantity."""
    value = _SHORT_VALUES.get(quantity.name, quantity.name)
    return ColourBy(value, quantity.title, quantity.meaning, quantity)


def choices(quantities: Sequence[Quantity]) -> tuple[ColourBy, ...]:
    """Return what there is to choose from in a run that records these quantities."""
    return (STAGE, PARAMS, MACS, MEMORY, *map(live, quantities))


def choice(value: str) -> ColourBy:
    """Return the choice that the command line calls by this value.

    Raises:
        UserError: There is none such.
    """
    every = choices(QUANTITIES)
    for each in every:
        if each.value == value:
            return each
    raise UserError("Graph", "colour must be one of {allowed}, got {value}").format(
        allowed=", ".join(each.value for each in every), value=value
    )


def static_values(choice: ColourBy, plan: NetworkPlan, batch_size: int) -> NDArray[np.float64]:
    """Return (L,) the number of each weighted layer, in the plan's order."""
    if choice == PARAMS:
        return np.array([layer.params for layer in plan.weighted], dtype=np.float64)
    if choice == MACS:
        return np.array([layer.macs for layer in plan.weighted], dtype=np.float64)
    if choice == MEMORY:
        return _memory(plan, batch_size)
    raise ValueError(f"{choice.value} does not follow from the design")


def live_values(quantity: Quantity, history: History, arm: str, row: int) -> NDArray[np.float32]:
    """Return (S, P) the number of each part of an arm in a row, for each seed."""
    seeds = history.layout.seeds
    return np.stack([history.values(quantity, arm, seed)[row] for seed in seeds])


def number_text(choice: ColourBy, value: float) -> str:
    """Return a number of the scale as a person reads it."""
    if choice == MEMORY:
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
