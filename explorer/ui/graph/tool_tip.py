"""What a tool tip says about a layer."""

from __future__ import annotations

import math

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.cost import LayerCost
from explorer.network.layer_kind import layer_kind_text
from explorer.network.layer_plan import LayerPlan, Shape
from explorer.network.receptive_field import receptive_field_text
from explorer.runs.means import SeedMean
from explorer.ui.kit.text import data_size, grouped, shape_text, with_seeds


def layer_text(layer: LayerPlan, cost: LayerCost, image: Shape) -> str:
    """Describe a layer of a network that takes images of a shape (C, H, W), one fact per line."""
    kind = layer_kind_text(layer)
    if layer.stride > 1:
        kind = translate("LayerToolTip", "{kind}, stride {stride}").format(
            kind=kind, stride=layer.stride
        )
    saved = translate("LayerToolTip", "Saved activations: ≈ {size}")
    field = translate("LayerToolTip", "Receptive field: {field}")
    return "\n".join(
        [
            layer.name,
            kind[:1].upper() + kind[1:],
            f"{shape_text(layer.in_shape)} → {shape_text(layer.out_shape)}",
            COUNTS.parameters(layer.params),
            translate("LayerToolTip", "{n} MACs").format(n=grouped(layer.macs)),
            saved.format(size=data_size(cost.activation_bytes)),
            field.format(field=receptive_field_text(cost.receptive_field, image)),
        ]
    )


def value_text(quantity: str, number: SeedMean) -> str:
    """Return the number that a cell's colour stands for."""
    is_finite = math.isfinite(number.value)
    value = f"{number.value:.4g}" if is_finite else translate("LayerToolTip", "not finite")
    return translate("LayerToolTip", "Colour: {quantity} {number}").format(
        quantity=quantity, number=with_seeds(value, number)
    )
