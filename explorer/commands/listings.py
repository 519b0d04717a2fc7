"""Networks as JSON, and the lists of presets and data sets, for the command line."""

from __future__ import annotations

import json
from itertools import groupby

from explorer.network.cost import ESTIMATE, NetworkCost
from explorer.network.expand import expand
from explorer.network.plan import NetworkPlan
from explorer.network.presets import PRESETS
from explorer.runs.datasets import DATASETS

MACS_CONVENTION = "MACs: multiply-adds of convolutional and linear layers for one image"


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
        "note": str(ESTIMATE),
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


def presets_text() -> str:
    """Return every preset with its cost, under its source."""
    lines: list[str] = []
    for group, members in groupby(PRESETS.values(), key=lambda each: each.group):
        lines.append(str(group))
        for member in members:
            plan = expand(member.spec)
            lines.append(f"  {member.name:<22} {plan.params:>12,} params {plan.macs:>16,} MACs")
    return "\n".join([*lines, f"({MACS_CONVENTION})"])


def datasets_text() -> str:
    """Return every data set with its images, and what it needs."""
    lines: list[str] = []
    for card in DATASETS.values():
        shape = f"{card.channels}x{card.size}x{card.size}" if card.size else "any size"
        classes = f"{card.classes} classes" if card.classes else "a class for each folder"
        counts = ""
        if card.train_images:
            counts = f"{card.train_images:,} + {card.heldout_images:,} held out"
        needs = {
            "nothing": "in the box",
            "download": f"downloads {card.download_mb} MB, or give the file as data_path",
            "folder": "give the folder as data_path",
        }[card.needs]
        lines.append(f"{card.name:<14} {shape:<9} {classes:<24} {counts:<26} {needs}")
    return "\n".join(lines)
