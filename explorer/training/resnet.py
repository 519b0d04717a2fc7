"""The network as a torch module, built from its plan; names as in torchvision."""

from __future__ import annotations

from torch import Tensor, nn

from explorer.network.plan import NetworkPlan
from explorer.training.blocks import Block, layer


class ResNet(nn.Module):
    """Stem, stages `layer1`, `layer2`, ... of blocks, and the head.

    A plain network is the same without skips.
    """

    def __init__(self, plan: NetworkPlan) -> None:
        super().__init__()
        for each in plan.stem:
            self.add_module(each.name, layer(each))
        scale = plan.spec.branch_scale
        for stage in plan.stages:
            self.add_module(
                stage.name, nn.Sequential(*(Block(block, scale) for block in stage.blocks))
            )
        for each in plan.head:
            self.add_module(each.name, layer(each))

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) images -> (N, classes) logits."""
        for name, module in self.named_children():
            x = module(x.flatten(1) if name == "fc" else x)
        return x
