"""The building blocks, as the papers draw them, sized by the plan."""

from __future__ import annotations

from collections import OrderedDict

from torch import Tensor, nn
from torch.nn import functional

from explorer.network.plan import BlockPlan, LayerPlan


def conv(plan: LayerPlan) -> nn.Conv2d:
    """A convolution without bias; batch norm, where there is one, brings its own."""
    return nn.Conv2d(
        plan.in_shape[0],
        plan.out_shape[0],
        plan.kernel,
        plan.stride,
        padding=plan.kernel // 2,
        bias=False,
    )


class PadShortcut(nn.Module):
    """Shortcut A: keep every stride-th pixel, append channels of zeros. No parameters."""

    def __init__(self, plan: LayerPlan) -> None:
        super().__init__()
        self.stride = plan.stride
        self.added_channels = plan.out_shape[0] - plan.in_shape[0]

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) -> (N, C + added, H / stride, W / stride)."""
        kept = x[:, :, :: self.stride, :: self.stride]
        return functional.pad(kept, (0, 0, 0, 0, 0, self.added_channels))


class BasicBlock(nn.Module):
    """y = relu(F(x) + shortcut(x)), with F two 3x3 convolutions (He et al. 2015, figure 2).

    In a plain network the addition is left out: y = relu(F(x)).
    """

    def __init__(self, plan: BlockPlan) -> None:
        super().__init__()
        layers = {layer.name.removeprefix(f"{plan.name}."): layer for layer in plan.layers}
        self.conv1 = conv(layers["conv1"])
        self.bn1 = norm(layers.get("bn1"))
        self.relu1 = nn.ReLU(inplace=True)
        self.conv2 = conv(layers["conv2"])
        self.bn2 = norm(layers.get("bn2"))
        self.relu2 = nn.ReLU(inplace=True)
        self.is_residual = plan.skip is not None
        self.downsample = shortcut(layers)

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) -> (N, width, H / stride, W / stride)."""
        out = self.relu1(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        if self.is_residual:
            out = out + self.downsample(x)
        result: Tensor = self.relu2(out)
        return result


def norm(plan: LayerPlan | None) -> nn.Module:
    """Batch norm, or nothing where the plan has none."""
    return nn.Identity() if plan is None else nn.BatchNorm2d(plan.out_shape[0])


def shortcut(layers: dict[str, LayerPlan]) -> nn.Module:
    """What the input passes on its way to the addition: nothing, zero padding or a projection."""
    if "downsample" in layers:
        return PadShortcut(layers["downsample"])
    if "downsample.0" not in layers:
        return nn.Identity()
    projection = OrderedDict[str, nn.Module]({"0": conv(layers["downsample.0"])})
    if "downsample.1" in layers:
        projection["1"] = norm(layers["downsample.1"])
    return nn.Sequential(projection)
