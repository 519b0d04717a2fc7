"""Networks as JSON, for other programs."""

from __future__ import annotations

import json

from explorer.network.cost import ESTIMATE, NetworkCost
from explorer.network.plan import NetworkPlan


def summary_json(plan: NetworkPlan, cost: NetworkCost) -> str:
    """Return one JSON object; shapes are [C, H, W], memory is in bytes."""
    layers = [
        {
            "name": layer.name,
            "kind": layer.kind,
            "in_shape": layer.in_shape,
            "out_shape": layer.out_shape,
            "params": layer.params,
            "macs": layer.macs,
        }
        for layer in plan.layers
    ]
    return json.dumps(
        {
            "name": plan.spec.name,
            "depth": plan.depth,
            "params": plan.params,
            "macs": plan.macs,
            "layers": layers,
            "cost": _cost(plan, cost),
        }
    )


def _cost(plan: NetworkPlan, cost: NetworkCost) -> dict[str, object]:
    return {
        "note": ESTIMATE.template,
        "batch": cost.batch,
        "receptive_field": cost.receptive_field,
        "parameter_bytes": cost.parameter_bytes,
        "gradient_bytes": cost.gradient_bytes,
        "optimizer_bytes": cost.optimizer_bytes,
        "buffer_bytes": cost.buffer_bytes,
        "activation_bytes": cost.activation_bytes,
        "total_bytes": cost.total_bytes,
        "layers": [
            {
                "name": layer.name,
                "receptive_field": each.receptive_field,
                "activation_bytes": each.activation_bytes,
            }
            for layer, each in zip(plan.layers, cost.layers, strict=True)
        ],
    }
