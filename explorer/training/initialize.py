"""Initial weights that depend only on the seed and the layer's name.

Two networks therefore start from the same values wherever a name and a shape agree, whatever
else differs between them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import torch
from torch import Tensor, nn

from explorer.network.plan import NetworkPlan
from explorer.training.seeded import seeded_generator


def initialize(
    model: nn.Module, plan: NetworkPlan, seed: int, check: Callable[[], None] | None = None
) -> None:
    """Set every parameter in place, calling `check`, which may raise, between two layers.

    Convolutions: normal with variance 2 / (k*k*C_out) (He et al. 2015, arXiv 1502.01852,
    section 2.2, the backward form, as in torchvision). Norms: weight 1, bias 0; the last of each
    residual branch weight 0 if the spec has `zero_init` (Goyal et al. 2017, arXiv 1706.02677).
    Linear: uniform within 1 / sqrt(C_in), as torch does.
    """
    zeroed = set(_last_norms(plan)) if plan.spec.zero_init else set()
    for name, module in model.named_modules():
        if check is not None:
            check()
        if isinstance(module, nn.Conv2d):
            kernel = module.kernel_size[0] * module.kernel_size[1]
            std = math.sqrt(2 / (kernel * module.out_channels))
            _fill_normal(module.weight, std, seed, f"{name}.weight")
        elif isinstance(module, nn.BatchNorm2d | nn.GroupNorm):
            nn.init.constant_(module.weight, 0.0 if name in zeroed else 1.0)
            nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Linear):
            bound = 1 / math.sqrt(module.in_features)
            _fill_uniform(module.weight, bound, seed, f"{name}.weight")
            _fill_uniform(module.bias, bound, seed, f"{name}.bias")


def _last_norms(plan: NetworkPlan) -> Iterator[str]:
    """Yield the name of the last norm in each residual branch."""
    for stage in plan.stages:
        for block in stage.blocks:
            if block.last_norm:
                yield block.last_norm.name


def _fill_normal(parameter: Tensor, std: float, seed: int, name: str) -> None:
    values = torch.empty(parameter.shape).normal_(0, std, generator=_generator(seed, name))
    _copy(parameter, values)


def _fill_uniform(parameter: Tensor, bound: float, seed: int, name: str) -> None:
    generator = _generator(seed, name)
    _copy(parameter, torch.empty(parameter.shape).uniform_(-bound, bound, generator=generator))


def _copy(parameter: Tensor, values: Tensor) -> None:
    with torch.no_grad():
        parameter.copy_(values)


def _generator(seed: int, name: str) -> torch.Generator:
    """A CPU generator, so that every device gets the same values."""
    return seeded_generator(f"{seed}/{name}")
