"""The network as a torch module, built from its plan; names as in torchvision."""

from __future__ import annotations

from torch import Tensor, nn

from explorer.network.plan import LayerPlan, NetworkPlan
from explorer.training.blocks import BasicBlock, conv, norm


class ResNet(nn.Module):
    """Stem, stages `layer1`, `layer2`, ... of blocks, average pool and linear head.

    A plain network is the same without the skips.
    """

    def __init__(self, plan: NetworkPlan) -> None:
        super().__init__()
        stem = {layer.name: layer for layer in plan.stem}
        self.conv1 = conv(stem["conv1"])
        self.bn1 = norm(stem.get("bn1"))
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, padding=1) if "maxpool" in stem else nn.Identity()
        self.stage_names = [stage.name for stage in plan.stages]
        for stage in plan.stages:
            blocks = (BasicBlock(block) for block in stage.blocks)
            self.add_module(stage.name, nn.Sequential(*blocks))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        linear: LayerPlan = plan.head[-1]
        self.fc = nn.Linear(linear.in_shape[0], linear.out_shape[0])

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) images -> (N, classes) logits."""
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        for name in self.stage_names:
            x = self.get_submodule(name)(x)
        logits: Tensor = self.fc(self.avgpool(x).flatten(1))
        return logits
