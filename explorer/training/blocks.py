"""The building blocks, as the papers draw them, sized by the plan."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from explorer.network.block_plan import BlockPlan
from explorer.network.layer_plan import LayerPlan
from explorer.training.dropout import Dropout


def layer(plan: LayerPlan, *, inplace: bool = True) -> nn.Module:
    """Build the module of one layer; additions are not modules, a block does them itself.

    Args:
        plan: What to build. A convolution has no bias: the norm beside it, if any, has one.
        inplace: Whether a ReLU may overwrite its input.
    """
    channels, out_channels = plan.in_shape[0], plan.out_shape[0]
    match plan.kind:
        case "conv":
            return nn.Conv2d(
                channels,
                out_channels,
                plan.kernel,
                plan.stride,
                padding=plan.kernel // 2,
                groups=plan.groups,
                bias=False,
            )
        case "batchnorm":
            return nn.BatchNorm2d(channels)
        case "groupnorm":
            return GroupNorm(plan.groups, channels)
        case "relu":
            return nn.ReLU(inplace=inplace)
        case "dropout":
            return Dropout(plan)
        case "maxpool":
            return nn.MaxPool2d(plan.kernel, plan.stride, padding=plan.kernel // 2)
        case "avgpool":
            return nn.AdaptiveAvgPool2d(1)
        case "linear":
            return nn.Linear(channels, out_channels)
        case "pad":
            return PadShortcut(plan.stride, out_channels - channels)
        case "add":
            raise ValueError("an addition is done by its block")


class GroupNorm(nn.GroupNorm):
    """Group norm that takes one value a group too, which torch's own check refuses."""

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) -> the same."""
        return torch.group_norm(x, self.num_groups, self.weight, self.bias, self.eps)


class PadShortcut(nn.Module):
    """Shortcut A: keep every stride-th pixel, append channels of zeros. No parameters."""

    def __init__(self, stride: int, added_channels: int) -> None:
        super().__init__()
        self.stride = stride
        self.added_channels = added_channels

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) -> (N, C + added, H / stride, W / stride)."""
        strided = x[:, :, :: self.stride, :: self.stride]
        return functional.pad(strided, (0, 0, 0, 0, 0, self.added_channels))


class Block(nn.Module):
    """y = after(scale * F(u) + shortcut(u)) with u = common(x), F the branch in the plan's order.

    In a plain network the addition is left out: y = after(F(x)).
    """

    def __init__(self, plan: BlockPlan, branch_scale: float) -> None:
        super().__init__()
        self.is_residual = self.had_skip = plan.skip is not None
        self.branch_scale = branch_scale
        self.common = self._add_layers(plan, plan.common)
        self.branch = self._add_layers(plan, plan.branch)
        self.after = self._add_layers(plan, plan.after)
        if plan.skip == "pad":
            self.downsample = layer(plan.shortcut[0])
        else:
            self.downsample = nn.Sequential(*map(layer, plan.shortcut))

    def adopt_skip(self, twin: Block) -> None:
        """Switch the skip on or off, as it is in another block of the same layers.

        A block that never had a shortcut gets the twin's; one that has its own keeps it.
        """
        if twin.is_residual and not self.had_skip:
            self.downsample = twin.downsample
        self.had_skip = self.had_skip or twin.is_residual
        self.is_residual = twin.is_residual
        self.common, self.branch, self.after = twin.common, twin.branch, twin.after

    def _add_layers(self, plan: BlockPlan, layers: tuple[LayerPlan, ...]) -> list[str]:
        """Register modules under the plan's names, and return the names."""
        names: list[str] = []
        for each in layers:
            names.append(each.local_name)
            # The shortcut needs the block's input again.
            self.add_module(names[-1], layer(each, inplace=plan.source not in each.inputs))
        return names

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) -> (N, width, H / stride, W / stride)."""
        x = self._through(self.common, x)
        out = self._through(self.branch, x)
        if self.is_residual:
            if self.branch_scale != 1:
                out = out * self.branch_scale
            out = out + self.downsample(x)
        return self._through(self.after, out)

    def _through(self, names: list[str], x: Tensor) -> Tensor:
        for name in names:
            x = getattr(self, name)(x)
        return x
