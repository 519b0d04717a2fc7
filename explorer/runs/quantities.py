"""The numbers that are recorded at each step for the parts of a network, each declared once.

To record another: declare it here, compute it in `training/measures.py`. Layout, history, JSON,
CSV, the profile, the heat maps, the graph's colours and the switch in the settings follow from
the declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from explorer.messages import Message
from explorer.network.plan import NetworkPlan
from explorer.runs.scale import LinearScale, LogScale, Scale
from explorer.runs.settings import TrainSettings

Part = Literal["layer", "block", "convolution"]
"""What has a number of its own: each weighted layer, each block, or each convolution."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number for each part of a network at each step.

    Attributes:
        name: In files: column names, CSV.
        json_key: In the lines of `train --json`.
        part: What has a number.
        title: For people, as it stands in a legend.
        meaning: One sentence that explains it.
        is_optional: Whether it is recorded only where `TrainSettings.measure` names it.
        is_logarithmic: Whether it is positive and spans decades; else it lies from -1 to 1.
    """

    name: str
    json_key: str
    part: Part
    title: Message
    meaning: Message
    is_optional: bool = False
    is_logarithmic: bool = True

    @property
    def scale(self) -> type[Scale]:
        """How its numbers lie on an axis, are averaged and get their colours."""
        return LogScale if self.is_logarithmic else LinearScale

    def is_recorded(self, settings: TrainSettings) -> bool:
        """Whether a run with these settings records it."""
        return not self.is_optional or self.name in settings.measure

    def parts(self, plan: NetworkPlan) -> tuple[str, ...]:
        """Return the torch module paths of the parts that have a number, in column order."""
        match self.part:
            case "layer":
                return tuple(layer.name for layer in plan.weighted)
            case "block":
                return tuple(block.name for stage in plan.stages for block in stage.blocks)
            case "convolution":
                return tuple(layer.name for layer in plan.weighted if layer.kind == "conv")


GRADIENT_NORM = Quantity(
    "gradient_norm",
    "grad_norms",
    "layer",
    Message("Quantity", "gradient norm"),
    Message(
        "Quantity", "L2 norm of the loss's gradient for each layer's weight, before the update."
    ),
)
WEIGHT_NORM = Quantity(
    "weight_norm",
    "weight_norms",
    "layer",
    Message("Quantity", "weight norm"),
    Message("Quantity", "L2 norm of each layer's weight, before the update."),
)
UPDATE_RATIO = Quantity(
    "update_ratio",
    "update_ratios",
    "layer",
    Message("Quantity", "update / weight"),
    Message("Quantity", "Norm of each layer's update over that of its weight before."),
)
BLOCK_GRADIENT_NORM = Quantity(
    "block_gradient_norm",
    "block_grad_norms",
    "block",
    Message("Quantity", "gradient norm at block outputs"),
    Message("Quantity", "L2 norm of the loss's gradient at the output of each block."),
    is_optional=True,
)
RESPONSE_DEVIATION = Quantity(
    "response_deviation",
    "responses",
    "convolution",
    Message("Quantity", "response standard deviation"),
    Message(
        "Quantity",
        "Standard deviation of each convolution's response, after its norm, before ReLU and "
        "addition (He et al. 2015, figure 7).",
    ),
    is_optional=True,
)
GRADIENT_COSINE = Quantity(
    "gradient_cosine",
    "grad_cosines",
    "layer",
    Message("Quantity", "gradient cosine similarity"),
    Message("Quantity", "Cosine between each layer's gradient and that of the step before."),
    is_optional=True,
    is_logarithmic=False,
)

QUANTITIES: tuple[Quantity, ...] = (
    GRADIENT_NORM,
    WEIGHT_NORM,
    UPDATE_RATIO,
    BLOCK_GRADIENT_NORM,
    RESPONSE_DEVIATION,
    GRADIENT_COSINE,
)
"""In the order of a row's columns."""

OPTIONAL: tuple[Quantity, ...] = tuple(each for each in QUANTITIES if each.is_optional)
"""Those that a run records only on request."""
