"""Single layers as the exported PyTorch file writes them."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.network.block_plan import BlockPlan
from explorer.network.layer_plan import LayerPlan
from explorer.network.plan import NetworkPlan


def distinct_blocks(plan: NetworkPlan) -> list[BlockPlan]:
    """Return the blocks that differ in more than name and place: two a stage at most."""
    return [block for stage in plan.stages for block in (stage.first, stage.second) if block]


def norm_groups(plan: NetworkPlan) -> dict[int, int]:
    """Return the groups that the group norms of a network have, by channels."""
    inner = (layer for block in distinct_blocks(plan) for layer in block.layers)
    layers = (*plan.stem, *inner, *plan.head)
    found = {layer.in_shape[0]: layer.groups for layer in layers if layer.kind == "groupnorm"}
    return dict(sorted(found.items()))


def convolution(layer: LayerPlan, in_channels: object, out_channels: object, stride: str) -> str:
    """Return `nn.Conv2d(...)`; the channels and the stride are what the file calls them."""
    arguments = [str(in_channels), str(out_channels), str(layer.kernel)]
    if stride:
        arguments.append(stride)
    if layer.kernel > 1:
        arguments.append(f"padding={layer.kernel // 2}")
    if layer.groups > 1:
        arguments.append(f"groups={layer.groups}")
    return f"nn.Conv2d({', '.join(arguments)}, bias=False)"


def norm(plan: NetworkPlan, channels: object) -> str:
    """Return the call that makes a norm of these channels."""
    if plan.spec.norm == "batch":
        return f"nn.BatchNorm2d({channels})"
    groups = set(norm_groups(plan).values())
    if len(groups) == 1:
        return f"nn.GroupNorm({min(groups)}, {channels})"
    return f"group_norm({channels})"


def dropout(layer: LayerPlan) -> str:
    """Return the call that makes a dropout."""
    return f"nn.Dropout({layer.rate})"


def nested(layers: Iterable[LayerPlan], argument: str) -> str:
    """Return layers applied one after the other: `torch.relu(self.bn1(self.conv1(x)))`."""
    for layer in layers:
        if layer.kind == "relu":
            argument = f"torch.relu({argument})"
        else:
            argument = f"self.{layer.local_name}({argument})"
    return argument


def common_lines(block: BlockPlan) -> list[str]:
    """Return the line that computes what both paths of a block read, if it is not its input."""
    return [f"x = {nested(block.common, 'x')}"] if block.common else []


def is_norm(layer: LayerPlan) -> bool:
    """Return whether a layer is a batch or group norm."""
    return layer.kind in ("batchnorm", "groupnorm")
