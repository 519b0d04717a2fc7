"""The building blocks, as the papers draw them, sized by the plan."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

from explorer.network.plan import BlockPlan, LayerPlan


def layer(plan: LayerPlan, *, inplace: bool = True) -> nn.Module:
    """Build the module of one layer; additions are no modules, a block does them itself.

    Args:
        plan: What to build. A convolution has no bias: the norm beside it, where there is one,
            brings its own.
        inplace: Whether a ReLU may write over its input.
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
            return nn.GroupNorm(plan.groups, channels)
        case "relu":
            return nn.ReLU(inplace=inplace)
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


class PadShortcut(nn.Module):
    """Shortcut A: keep every stride-th pixel, append channels of zeros. No parameters."""

    def __init__(self, stride: int, added_channels: int) -> None:
        super().__init__()
        self.stride = stride
        self.added_channels = added_channels

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) -> (N, C + added, H / stride, W / stride)."""
        kept = x[:, :, :: self.stride, :: self.stride]
        return functional.pad(kept, (0, 0, 0, 0, 0, self.added_channels))


class Block(nn.Module):
    """y = after(scale * F(x) + shortcut(x)), with F the branch in the plan's order.

    In a plain network the addition is left out: y = after(F(x)).
    """

    def __init__(self, plan: BlockPlan, branch_scale: float) -> None:
        super().__init__()
        self.is_residual = self.had_skip = plan.skip is not None
        self.branch_scale = branch_scale
        self.branch = self._take(plan, plan.branch)
        self.after = self._take(plan, plan.after)
        if plan.skip == "pad":
            self.downsample = layer(plan.shortcut[0])
        else:
            self.downsample = nn.Sequential(*map(layer, plan.shortcut))

    def take_skip(self, twin: Block) -> None:
        """Do from now on with or without the skip as another block of the same layers does.

        A shortcut that this block never had is the twin's; one it has stays.
        """
        if twin.is_residual and not self.had_skip:
            self.downsample = twin.downsample
        self.had_skip = self.had_skip or twin.is_residual
        self.is_residual = twin.is_residual
        self.branch, self.after = twin.branch, twin.after

    def _take(self, plan: BlockPlan, layers: tuple[LayerPlan, ...]) -> list[str]:
        """Register modules under the plan's names; return these."""
        names: list[str] = []
        for each in layers:
            names.append(each.local_name)
            # The block's input is needed once more, by the shortcut.
            self.add_module(names[-1], layer(each, inplace=plan.source not in each.inputs))
        return names

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) -> (N, width, H / stride, W / stride)."""
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
