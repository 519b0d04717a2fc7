"""What a tool tip says of a layer."""

from __future__ import annotations

import math

from explorer.messages import translate
from explorer.network.cost import LayerCost
from explorer.network.plan import LayerPlan
from explorer.ui.kit.text import data_size, grouped, shape_text


def layer_text(layer: LayerPlan, cost: LayerCost) -> str:
    """Describe a layer in a few lines, for a tool tip."""
    kernel = f"{layer.kernel}×{layer.kernel}, /{layer.stride}" if layer.kind == "conv" else ""
    template = translate(
        "Graph",
        "{name}\n{kind} {kernel}\n{before} → {after}\n{params} parameters\n{macs} MACs\n"
        "{kept} more kept for backward (estimate)\nsees {pixels}×{pixels} pixels",
    )
    return template.format(
        name=layer.name,
        kind=layer.kind,
        kernel=kernel,
        before=shape_text(layer.in_shape),
        after=shape_text(layer.out_shape),
        params=grouped(layer.params),
        macs=grouped(layer.macs),
        kept=data_size(cost.activation_bytes),
        pixels=grouped(cost.receptive_field),
    )


def value_text(quantity: str, number: float) -> str:
    """Say the number that a cell's colour stands for."""
    value = f"{number:.4g}" if math.isfinite(number) else translate("Graph", "not finite")
    return translate("Graph", "colour: {quantity} {number}").format(quantity=quantity, number=value)
