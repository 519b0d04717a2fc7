"""The PyTorch lines of one block or layer, with its own numbers in place of the class's names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from explorer.network.block_plan import BlockPlan
from explorer.network.codegen.layer_calls import (
    common_lines,
    convolution,
    dropout,
    is_norm,
    nested,
    norm,
)
from explorer.network.layer_plan import LayerPlan
from explorer.network.module_path import SHORTCUT, ordinal
from explorer.network.plan import NetworkPlan


def block_lines(plan: NetworkPlan, block: BlockPlan) -> list[str]:
    """Return what a block's `__init__` makes, an empty line, and what its `forward` does.

    They need `import torch`, `from torch import nn` and, where the skip pads,
    `from torch.nn import functional as F`.
    """
    made = [f"self.{each.local_name} = {_call(plan, each)}" for each in _modules(block)]
    inner = [_call(plan, each) for each in block.shortcut if each.kind != "pad"]
    if len(inner) == 1:
        made.append(f"self.{SHORTCUT} = nn.Sequential({inner[0]})")
    elif inner:
        lines = [f"    {each}," for each in inner]
        made += [f"self.{SHORTCUT} = nn.Sequential(", *lines, ")"]
    return [*made, "", *_forward(plan, block)]


def layer_lines(plan: NetworkPlan, layer: LayerPlan, block: BlockPlan | None) -> list[str]:
    """Return the lines that make a layer, or that compute it where it has no module.

    Args:
        plan: The network.
        layer: One of its layers.
        block: The block that it lies in; None in the stem and the head.
    """
    match layer.kind:
        case "relu":
            return ["x = torch.relu(x)"]
        case "maxpool":
            window = f"{layer.kernel}, stride={layer.stride}, padding={layer.kernel // 2}"
            return [f"x = F.max_pool2d(x, {window})"]
        case "avgpool":
            return ["x = F.adaptive_avg_pool2d(x, 1).flatten(1)"]
        case "pad":
            return [f"shortcut = {_padding(layer)}"]
        case "add":
            return [f"out = {_addition(plan, block)}"] if block else []
        case _ if layer.on_shortcut:
            return [f"self.{SHORTCUT}[{layer.local_name}] = {_call(plan, layer)}"]
        case _:
            return [f"self.{layer.local_name} = {_call(plan, layer)}"]


def part_lines(plan: NetworkPlan, layers: Sequence[LayerPlan]) -> list[str]:
    """Return the lines of the stem or the head: what is made, an empty line, what it does."""
    made = [
        f"self.{each.name} = {_call(plan, each)}"
        for each in layers
        if each.is_weighted or is_norm(each)
    ]
    done: list[str] = []
    chain: list[LayerPlan] = []
    for layer in layers:
        if layer.kind in ("maxpool", "avgpool"):
            done += [f"x = {nested(chain, 'x')}"] if chain else []
            done += layer_lines(plan, layer, None)
            chain = []
        else:
            chain.append(layer)
    done += [f"x = {nested(chain, 'x')}"] if chain else []
    return [*made, "", *done]


def _modules(block: BlockPlan) -> list[LayerPlan]:
    layers = (*block.common, *block.branch, *block.after)
    return [each for each in layers if each.kind != "relu"]


def _call(plan: NetworkPlan, layer: LayerPlan) -> str:
    channels, out_channels = layer.in_shape[0], layer.out_shape[0]
    match layer.kind:
        case "conv":
            stride = f"stride={layer.stride}" if layer.stride > 1 else ""
            return convolution(layer, channels, out_channels, stride)
        case "linear":
            return f"nn.Linear({channels}, {out_channels})"
        case "groupnorm":
            return f"nn.GroupNorm({layer.groups}, {channels})"
        case "dropout":
            return dropout(layer)
        case _:
            return norm(plan, channels)


def _padding(layer: LayerPlan) -> str:
    added = layer.out_shape[0] - layer.in_shape[0]
    kept = f"x[:, :, ::{layer.stride}, ::{layer.stride}]" if layer.stride > 1 else "x"
    return f"F.pad({kept}, (0, 0, 0, 0, 0, {added}))"


def _addition(plan: NetworkPlan, block: BlockPlan) -> str:
    scale = plan.spec.branch_scale
    branch = "out" if scale == 1 else f"{scale} * out"
    shortcut = {"identity": "x", "pad": "shortcut"}.get(block.skip or "", f"self.{SHORTCUT}(x)")
    return f"{branch} + {shortcut}"


def _forward(plan: NetworkPlan, block: BlockPlan) -> list[str]:
    """Return what both paths read, a line a convolution, then the addition."""
    lines, argument = common_lines(block), "x"
    for _, layers in groupby(block.branch, key=_ordinal):
        lines.append(f"out = {nested(layers, argument)}")
        argument = "out"
    if block.skip is None:
        return [*lines[:-1], lines[-1].replace("out =", "return", 1)]
    if block.skip == "pad":
        lines.append(f"shortcut = {_padding(block.shortcut[0])}")
    return [*lines, f"return {nested(block.after, _addition(plan, block))}"]


def _ordinal(layer: LayerPlan) -> str:
    return ordinal(layer.name)
