"""Dropout whose draws depend only on the seed, the step of the run and the layer's name.

A run therefore resumes to the bit without a generator's state in its checkpoint, arms drop the same
values wherever a layer's name and shape agree, and neither threads nor memory format, nor steps
that were taken only to be timed, change what is drawn.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from typing_extensions import override

from explorer.network.layer_plan import LayerPlan
from explorer.training.seeded import seeded_generator


class Dropout(nn.Module):
    """In training, sets each value to 0 with chance `rate`, and divides the others by 1 - rate.

    Srivastava et al. 2014, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting",
    JMLR 15, in the form of `torch.nn.Dropout`: evaluation changes nothing.

    Attributes:
        rate: From 0 to less than 1.
        layer: Torch module path of the layer in its network.
        seed: Of the lane.
        step: Of the run, from 0.
    """

    def __init__(self, plan: LayerPlan) -> None:
        super().__init__()
        self.rate = plan.rate
        self.layer = plan.name
        self.seed = 0
        self.step = 0
        self._least_kept = min(round(plan.rate * 2**32) - 2**31, 2**31 - 1)

    def kept(self, x: Tensor) -> Tensor:
        """Return which values of x (N, C, H, W) are kept, drawn for this seed and step.

        The draws go through x in the order N, H, W, C, whatever its memory format. CUDA has a
        generator of another kind, which draws other values; other devices take the processor's.
        """
        images, channels, height, width = x.shape
        device = x.device if x.is_cuda else torch.device("cpu")
        generator = seeded_generator(f"{self.seed}/{self.layer}/{self.step}", device)
        # Half as many whole numbers of 64 bits take a third of the time of `torch.rand`.
        drawn = torch.empty((x.numel() + 1) // 2, dtype=torch.int64, device=device)
        halves = drawn.random_(-(2**63), None, generator=generator).view(torch.int32)
        kept = halves[: x.numel()] >= self._least_kept
        return kept.view(images, height, width, channels).permute(0, 3, 1, 2).to(x.device)

    @override
    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) -> the same."""
        if not self.training:
            return x
        # Only `kept`, a byte a value, is saved for the backward pass.
        kept = self.kept(x).contiguous(memory_format=_memory_format(x))
        return (x * kept).mul_(1 / (1 - self.rate))

    @override
    def extra_repr(self) -> str:
        return f"rate={self.rate}"


def _memory_format(x: Tensor) -> torch.memory_format:
    is_last = x.is_contiguous(memory_format=torch.channels_last) and not x.is_contiguous()
    return torch.channels_last if is_last else torch.contiguous_format
