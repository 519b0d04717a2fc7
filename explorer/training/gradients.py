"""The gradient norm of every layer, without a wait for the device."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from explorer.network.plan import NetworkPlan


def weights_of(model: nn.Module, plan: NetworkPlan) -> list[Tensor]:
    """Return the weights of the plan's weighted layers, in the plan's order."""
    return [model.get_parameter(f"{layer.name}.weight") for layer in plan.weighted]


def gradient_norms(weights: Sequence[Tensor]) -> Tensor:
    """(L,) L2 norms of the gradients, in float32, on the weights' device.

    One multi-tensor call: a call a layer, or a read of each value, would slow the step.
    """
    gradients = [weight.grad for weight in weights if weight.grad is not None]
    norms = torch._foreach_norm(gradients, 2, dtype=torch.float32)  # noqa: SLF001
    return torch.stack(norms)
