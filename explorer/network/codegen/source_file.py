"""Writes a network as a stand-alone PyTorch file that reads as if written for it by hand.

The layers and their order come from the plan, as the program's own module does, so both have the
same names and compute the same. Blocks are written as classes and stages as a table: the file is
as long for ResNet-1202 as for ResNet-20.
"""

from __future__ import annotations

import textwrap

from explorer.network.block_kind import block_kind
from explorer.network.codegen.block_class import block_class, skips, takes_is_first
from explorer.network.codegen.layer_calls import (
    convolution,
    distinct_blocks,
    is_norm,
    nested,
    norm,
    norm_groups,
)
from explorer.network.expand import expand
from explorer.network.layer_plan import Shape
from explorer.network.plan import NetworkPlan
from explorer.network.spec import BOTTLENECK_EXPANSION, NetworkSpec

_LONGEST_NAME = 80
"""Characters of a network's name that the file's first line has room for."""

_IMPORTS = """\
import torch
from torch import Tensor, nn
from torch.nn import functional as F
"""

_PAD_SHORTCUT = '''\
class PadShortcut(nn.Module):
    """Shortcut A: keep every stride-th pixel and append channels of zeros; it has no weights."""

    def __init__(self, stride: int, added_channels: int) -> None:
        super().__init__()
        self.stride = stride
        self.added_channels = added_channels

    def forward(self, x: Tensor) -> Tensor:
        x = x[:, :, :: self.stride, :: self.stride]
        return F.pad(x, (0, 0, 0, 0, 0, self.added_channels))
'''


def pytorch_source(spec: NetworkSpec) -> str:
    """Return a Python file that needs torch alone and defines the network and `build()`.

    Its module has the parameter and buffer names of `explorer.training.resnet.ResNet`, in the
    same order, and gives the same output for the same weights.
    """
    plan = expand(spec)
    sections = [
        f"{_heading(plan)}\n{_IMPORTS}\n{_stages(plan)}",
        _group_norm(plan),
        _PAD_SHORTCUT if "pad" in skips(plan) else "",
        block_class(plan),
        _make_stage(plan),
        _network_class(plan),
        _initialize(plan),
        _build(spec),
        _main(spec),
    ]
    return "\n\n".join(section for section in sections if section)


def _heading(plan: NetworkPlan) -> str:
    spec = plan.spec
    kind = "residual" if spec.residual else "plain"
    size = "x".join(map(str, spec.input_shape))
    text = (
        f"A {kind} network of {plan.depth} weighted layers for images of {size} and "
        f"{spec.classes} classes: {plan.params:,} parameters, {plan.macs:,} multiply-adds an "
        "image. ResNet Explorer wrote this file; the parameters have the same names there, so "
        "that a state_dict of the one loads into the other."
    )
    return f'"""{_shown(spec.name)} in PyTorch.\n\n{textwrap.fill(text, 98)}\n"""\n'


def _shown(name: str) -> str:
    """Return a name as any string or comment of the file can hold it, cut if long.

    It comes from a person or a file: quotes, backslashes and whatever does not print (line ends,
    marks that reverse the text) are escaped.
    """
    shown = ""
    for part in map(_escaped, name):
        if len(shown + part) > _LONGEST_NAME:
            return f"{shown}…"
        shown += part
    return shown


def _escaped(character: str) -> str:
    if character in '\\"':
        return f"\\{character}"
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")


def _stages(plan: NetworkPlan) -> str:
    lines = ["# Of each stage: blocks, width, stride of its first block; then its output shape."]
    lines.append("STAGES = (")
    for stage, of_plan in zip(plan.spec.stages, plan.stages, strict=True):
        row = f"({stage.blocks}, {stage.width}, {stage.stride})"
        lines.append(f"    {row},  # {_shape(of_plan.out_shape)}")
    lines.append(")")
    if block_kind(plan.spec).is_expanding:
        lines.append(
            f"EXPANSION = {BOTTLENECK_EXPANSION}  # output channels of a block per channel of width"
        )
    return "\n".join(lines) + "\n"


def _shape(shape: Shape) -> str:
    return f"(N, {', '.join(map(str, shape))})"


def _group_norm(plan: NetworkPlan) -> str:
    groups = norm_groups(plan)
    if len(set(groups.values())) < 2:
        return ""
    return f'''\
NORM_GROUPS = {groups}  # by channels


def group_norm(channels: int) -> nn.GroupNorm:
    """Return a group norm of these channels."""
    return nn.GroupNorm(NORM_GROUPS[channels], channels)
'''


def _make_stage(plan: NetworkPlan) -> str:
    name, channels = block_kind(plan.spec).class_name, _block_channels(plan.spec)
    parameters, first, rest = "in_channels: int, width: int, blocks: int, stride: int", "", ""
    if takes_is_first(plan):
        parameters = f"\n    {parameters}, is_first: bool\n"
        first, rest = ", is_first", ", is_first=False"
    return f'''\
def make_stage({parameters}) -> nn.Sequential:
    """Stack blocks; the first has the stride and may change the number of channels."""
    first = {name}(in_channels, width, stride{first})
    rest = [{name}({channels}, width, stride=1{rest}) for _ in range(blocks - 1)]
    return nn.Sequential(first, *rest)
'''


def _network_class(plan: NetworkPlan) -> str:
    spec = plan.spec
    is_first = ", is_first=number == 1" if takes_is_first(plan) else ""
    return f'''\
class {_network_name(spec)}(nn.Module):
    """Stem, the stages `layer1`, `layer2`, ... of blocks, and the head."""

    def __init__(self) -> None:
        super().__init__()
{_stem_modules(plan)}
        for number, (blocks, width, stride) in enumerate(STAGES, start=1):
            stage = make_stage(channels, width, blocks, stride{is_first})
            self.add_module(f"layer{{number}}", stage)
            channels = {_block_channels(spec)}
{_head_modules(plan)}

    def forward(self, x: Tensor) -> Tensor:
        """Return the logits of images: {_input_shape(spec)} -> (N, {spec.classes})."""
{_stem_forward(plan)}
        for number in range(1, len(STAGES) + 1):
            x = getattr(self, f"layer{{number}}")(x)
{_head_forward(plan)}
'''


def _network_name(spec: NetworkSpec) -> str:
    return "ResNet" if spec.residual else "PlainNet"


def _block_channels(spec: NetworkSpec) -> str:
    return "EXPANSION * width" if block_kind(spec).is_expanding else "width"


def _input_shape(spec: NetworkSpec) -> str:
    return _shape(spec.input_shape)


def _stem_modules(plan: NetworkPlan) -> str:
    conv, width = plan.stem[0], plan.stem[0].out_shape[0]
    stride = f"stride={conv.stride}" if conv.stride > 1 else ""
    lines = [f"self.conv1 = {convolution(conv, conv.in_shape[0], width, stride)}"]
    lines += [f"self.{each.name} = {norm(plan, width)}" for each in plan.stem if is_norm(each)]
    return _body([*lines, f"channels = {width}"])


def _head_modules(plan: NetworkPlan) -> str:
    lines = [f"self.{each.name} = {norm(plan, 'channels')}" for each in plan.head if is_norm(each)]
    return _body([*lines, f"self.fc = nn.Linear(channels, {plan.spec.classes})"])


def _stem_forward(plan: NetworkPlan) -> str:
    before_pool = [each for each in plan.stem if each.kind != "maxpool"]
    lines = [f"x = {nested(before_pool, 'x')}  # {_shape(before_pool[-1].out_shape)}"]
    for pool in plan.stem[len(before_pool) :]:
        window = f"{pool.kernel}, stride={pool.stride}, padding={pool.kernel // 2}"
        lines.append(f"x = F.max_pool2d(x, {window})  # {_shape(pool.out_shape)}")
    return _body(lines)


def _head_forward(plan: NetworkPlan) -> str:
    *first, pool, _ = plan.head
    lines = [f"x = {nested(first, 'x')}"] if first else []
    lines.append(f"x = F.adaptive_avg_pool2d(x, 1).flatten(1)  # (N, {pool.out_shape[0]})")
    return _body([*lines, "return self.fc(x)"])


def _body(lines: list[str]) -> str:
    return "\n".join(f"        {line}" for line in lines)


def _initialize(plan: NetworkPlan) -> str:
    source = '''\
def initialize(network: nn.Module) -> None:
    """Set the initial weights of convolutions: normal (He et al. 2015, arXiv 1502.01852).

    The others keep torch's: norms 1 and 0, the linear layer uniform within 1 / sqrt(inputs).
    """
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
'''
    last_norms = [block.last_norm for block in distinct_blocks(plan)]
    last_norm = next((each for each in last_norms if each), None)
    if plan.spec.zero_init and last_norm:
        # A norm before both paths is not the branch's own.
        is_branch = "" if all(last_norms) else " and not module.has_common_activation"
        source += f"""\
        elif isinstance(module, {block_kind(plan.spec).class_name}){is_branch}:
            # Each block starts as its shortcut (Goyal et al. 2017, arXiv 1706.02677).
            nn.init.zeros_(module.{last_norm.local_name}.weight)
"""
    return source


def _build(spec: NetworkSpec) -> str:
    return f'''\
def build() -> nn.Module:
    """Return the network with its initial weights."""
    network = {_network_name(spec)}()
    initialize(network)
    return network
'''


def _main(spec: NetworkSpec) -> str:
    return f"""\
if __name__ == "__main__":
    network = build()
    parameters = sum(parameter.numel() for parameter in network.parameters())
    print(f"{{parameters:,}} parameters")
    images = torch.randn({_input_shape(spec).replace("N", "4")[1:-1]})
    logits = network(images)
    print(f"{{tuple(images.shape)}} images -> {{tuple(logits.shape)}} logits")
"""
