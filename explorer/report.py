"""Networks as text and as JSON, for the command line."""

from __future__ import annotations

import json
from itertools import groupby

from explorer.network.expand import expand
from explorer.network.plan import NetworkPlan
from explorer.network.presets import PRESETS

__all__ = ["expand", "presets_text", "summary_json", "summary_text"]

_CONVENTION = "MACs: multiply-adds of convolutional and linear layers for one image"


def summary_json(plan: NetworkPlan) -> str:
    """Return one JSON object; shapes are [C, H, W]."""
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
        }
    )


def summary_text(plan: NetworkPlan) -> str:
    """Return a table with a row a layer, and the sums."""
    names = max(len(layer.name) for layer in plan.layers)
    rows = [
        f"{layer.name:<{names}}  {layer.kind:<8} {_shape(layer.in_shape):>14} "
        f"{_shape(layer.out_shape):>14} {layer.params:>12,} {layer.macs:>16,}"
        for layer in plan.layers
    ]
    head = f"{'layer':<{names}}  {'kind':<8} {'in':>14} {'out':>14} {'params':>12} {'MACs':>16}"
    sums = f"{plan.spec.name}: {plan.depth} layers, {plan.params:,} params, {plan.macs:,} MACs"
    return "\n".join([sums, f"({_CONVENTION})", head, *rows, ""])


def presets_text() -> str:
    """Return every preset with its cost, under its source."""
    lines: list[str] = []
    for group, members in groupby(PRESETS.values(), key=lambda each: each.group):
        lines.append(group)
        for member in members:
            plan = expand(member.spec)
            lines.append(f"  {member.name:<22} {plan.params:>12,} params {plan.macs:>16,} MACs")
    return "\n".join([*lines, f"({_CONVENTION})"])


def _shape(shape: tuple[int, int, int]) -> str:
    return "×".join(map(str, shape))
