"""The class of the blocks, as the exported PyTorch file writes it."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from explorer.network.block_kind import Channels, block_kind
from explorer.network.block_plan import BlockPlan, Skip
from explorer.network.codegen.layer_calls import (
    common_lines,
    convolution,
    distinct_blocks,
    dropout,
    nested,
    norm,
)
from explorer.network.layer_plan import LayerPlan
from explorer.network.module_path import ordinal
from explorer.network.plan import NetworkPlan
from explorer.network.spec import NetworkSpec, Order

_HE_2016 = "He et al. 2016, arXiv 1603.05027, figure"
_ORDERS: dict[Order, str] = {
    "original": "ReLU follows the addition (He et al. 2015, arXiv 1512.03385).",
    "norm after add": f"Norm and ReLU follow the addition ({_HE_2016} 4b).",
    "relu before add": f"ReLU ends the branch, before the addition ({_HE_2016} 4c).",
    "relu-only pre-activation": f"ReLU stands before each convolution ({_HE_2016} 4d).",
    "pre-activation": f"Norm and ReLU stand before each convolution ({_HE_2016} 4e).",
}


class _Convolution(NamedTuple):
    """What the file calls the channels and the stride of one convolution of a block."""

    in_channels: str
    out_channels: str
    stride: str = ""


def skips(plan: NetworkPlan) -> set[Skip]:
    """Return the kinds of skip connection that a network has; none if it is plain."""
    return {block.skip for block in distinct_blocks(plan) if block.skip}


def has_common(plan: NetworkPlan) -> set[bool]:
    """Return whether blocks have an activation that both paths read: all, none, or some."""
    return {bool(block.common) for block in distinct_blocks(plan)}


def takes_is_first(plan: NetworkPlan) -> bool:
    """Return whether the class must be told which block is the first of the network."""
    first = plan.stages[0].first
    return len(has_common(plan)) > 1 and first.layers[0].in_shape == first.out_shape


def block_class(plan: NetworkPlan) -> str:
    """Return the class of the blocks: `Block(in_channels, width, stride)`.

    Where the shape does not tell, a fourth argument says whether it is the first block.
    """
    is_first = ", is_first: bool" if takes_is_first(plan) else ""
    lines = [
        f"class {block_kind(plan.spec).class_name}(nn.Module):",
        *_indented(1, _docstring(plan)),
        "",
        f"    def __init__(self, in_channels: int, width: int, stride: int{is_first}) -> None:",
        "        super().__init__()",
        *_indented(
            2, [*_channels(plan.spec), *_layers(plan), *_shortcut(plan), *_activation(plan)]
        ),
        "",
        "    def forward(self, x: Tensor) -> Tensor:",
        *_indented(2, _forward(plan)),
    ]
    return "\n".join(lines) + "\n"


def _indented(levels: int, lines: list[str]) -> list[str]:
    return ["    " * levels + line if line else "" for line in lines]


def _docstring(plan: NetworkPlan) -> list[str]:
    spec = plan.spec
    contents = block_kind(spec).contents.template.replace("×", "x")
    title = contents[:1].upper() + contents[1:]
    if spec.residual:
        title += " with a skip connection"
    else:
        title += ", as in a residual block but without the skip connection"
    sentences = [*_order_sentences(spec), *_dropout_sentences(spec), *_skip_sentences(plan)]
    if not sentences:
        return [f'"""{title}."""']
    return [f'"""{title}.', "", *sentences, '"""']


def _order_sentences(spec: NetworkSpec) -> list[str]:
    order = spec.order
    if spec.norm == "none":  # then these orders are as others
        if order == "norm after add":
            order = "original"
        elif order == "pre-activation":
            order = "relu-only pre-activation"
    if not spec.residual and "pre-activation" not in order:  # there is no addition
        return []
    return [_ORDERS[order]]


def _dropout_sentences(spec: NetworkSpec) -> list[str]:
    if not spec.dropout:
        return []
    source = "(Zagoruyko and Komodakis 2016, arXiv 1605.07146)"
    return [f"Dropout stands before the last convolution {source}."]


def _skip_sentences(plan: NetworkPlan) -> list[str]:
    kinds = skips(plan)
    if not kinds:
        return []
    if "pad" in kinds:
        sentences = ["Where the shape changes, the skip pads with channels of zeros (shortcut A)."]
    elif kinds == {"identity"}:
        sentences = ["No block changes the shape, and each skip is the identity."]
    elif kinds == {"projection"}:
        sentences = ["Each skip is a 1x1 convolution."]
    else:
        sentences = ["Where the shape changes, the skip is a 1x1 convolution (shortcut B)."]
    if True in has_common(plan):
        sentences.append(
            "In the first block, and where the shape changes, both paths read the first activation."
        )
    if plan.spec.branch_scale != 1:
        sentences.append(f"The branch is scaled by {plan.spec.branch_scale} before the addition.")
    return sentences


def _channels(spec: NetworkSpec) -> list[str]:
    """Return the lines that compute channels from the stage's width, where they differ from it."""
    has_inner = any(conv.after == "inner" for conv in block_kind(spec).convolutions)
    lines = []
    if has_inner and _has_own_inner_width(spec):
        groups = f" * {spec.groups}" if spec.groups > 1 else ""
        comment = "# channels of the 3x3 convolution"
        lines.append(f"inner = width * {spec.group_width} // 64{groups}  {comment}")
    if block_kind(spec).is_expanding:
        lines.append("out_channels = EXPANSION * width")
    return lines


def _has_own_inner_width(spec: NetworkSpec) -> bool:
    return (spec.group_width, spec.groups) != (64, 1)


def _convolutions(spec: NetworkSpec) -> list[_Convolution]:
    names: dict[Channels, str] = {
        "input": "in_channels",
        "width": "width",
        "inner": "inner" if _has_own_inner_width(spec) else "width",
        "output": "out_channels",
    }
    return [
        _Convolution(names[conv.before], names[conv.after], "stride" if conv.is_strided else "")
        for conv in block_kind(spec).convolutions
    ]


def _out_channels(spec: NetworkSpec) -> str:
    return _convolutions(spec)[-1].out_channels


def _layers(plan: NetworkPlan) -> list[str]:
    """Return the lines that make a block's weighted layers, norms and dropout, in order."""
    block = plan.stages[0].first
    convolutions = iter(_convolutions(plan.spec))
    channels, lines = "in_channels", []
    for layer in (*block.common, *block.branch, *block.after):
        if layer.kind == "conv":
            each = next(convolutions)
            lines.append(f"self.{layer.local_name} = {convolution(layer, *each)}")
            channels = each.out_channels
        elif layer.kind == "dropout":
            lines.append(f"self.{layer.local_name} = {dropout(layer)}")
        elif layer.kind != "relu":
            lines.append(f"self.{layer.local_name} = {norm(plan, channels)}")
    return lines


def _shortcut(plan: NetworkPlan) -> list[str]:
    """Return the lines that make what lies on the skip, where it is more than the identity."""
    kinds, out_channels = skips(plan), _out_channels(plan.spec)
    if not kinds - {"identity"}:
        return []
    make = _pad(out_channels) if "pad" in kinds else _projection(plan, out_channels)
    if "identity" not in kinds:
        return make
    return [
        "self.downsample = nn.Identity()",
        f"if {_changes_shape(plan)}:",
        *_indented(1, make),
    ]


def _changes_shape(plan: NetworkPlan) -> str:
    return f"stride != 1 or in_channels != {_out_channels(plan.spec)}"


def _activation(plan: NetworkPlan) -> list[str]:
    """Return the line that says whether both paths read the activation, where blocks differ."""
    if len(has_common(plan)) < 2:
        return []
    is_first = "is_first or " if takes_is_first(plan) else ""
    return [f"self.has_common_activation = {is_first}{_changes_shape(plan)}"]


def _pad(out_channels: str) -> list[str]:
    return [f"self.downsample = PadShortcut(stride, {out_channels} - in_channels)"]


def _projection(plan: NetworkPlan, out_channels: str) -> list[str]:
    shortcut = next(block.shortcut for block in distinct_blocks(plan) if block.shortcut)
    layers = [convolution(shortcut[0], "in_channels", out_channels, "stride")]
    layers += [norm(plan, out_channels) for _ in shortcut[1:]]
    return [
        "self.downsample = nn.Sequential(",
        *(f"    {layer}," for layer in layers),
        ")",
    ]


def _forward(plan: NetworkPlan) -> list[str]:
    """Return the lines of `forward`: a line a convolution, then the addition."""
    block = plan.stages[0].first
    lines, argument = _common(plan, block), "out" if len(has_common(plan)) > 1 else "x"
    shapes = _shapes(plan.spec)
    for number, layers in groupby(block.branch, key=_number):
        lines.append(f"out = {nested(layers, argument)}{shapes.get(number, '')}")
        argument = "out"
    if not plan.spec.residual:
        return [*lines[:-1], lines[-1].replace("out =", "return", 1)]
    return [*lines, f"return {nested(block.after, _addition(plan))}"]


def _common(plan: NetworkPlan, block: BlockPlan) -> list[str]:
    """Return the lines of the activation before the paths part, if there is one."""
    lines = common_lines(block)
    if len(has_common(plan)) < 2:
        return lines
    return [
        lines[0].replace("x =", "out =", 1),
        "if self.has_common_activation:",
        "    x = out",
    ]


def _number(layer: LayerPlan) -> int:
    """Return the number of the convolution that a layer belongs to: 2 for `conv2` and `bn2`."""
    return int(ordinal(layer.name))


def _shapes(spec: NetworkSpec) -> dict[int, str]:
    """Return the comments behind those lines of `forward` that change the shape."""
    comments: dict[int, str] = {}
    size = "H, W"
    for number, each in enumerate(_convolutions(spec), start=1):
        if each.stride:
            size = "H / stride, W / stride"
        if each.stride or each.in_channels != each.out_channels:
            comments[number] = f"  # (N, {each.out_channels}, {size})"
    return comments


def _addition(plan: NetworkPlan) -> str:
    scale = plan.spec.branch_scale
    branch = "out" if scale == 1 else f"{scale} * out"
    return f"{branch} + {'x' if skips(plan) == {'identity'} else 'self.downsample(x)'}"
