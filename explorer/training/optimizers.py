"""Makes optimizers, with weight decay where the settings want it."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.optim import SGD, AdamW, Optimizer

from explorer.network.module_path import is_on_shortcut
from explorer.runs.settings import TrainSettings


def make_optimizer(
    settings: TrainSettings, named: dict[str, nn.Parameter], rate: float | Tensor
) -> Optimizer:
    """Return an optimizer of these parameters.

    Args:
        settings: Which optimizer, and its hyperparameters.
        named: The parameters by name.
        rate: Learning rate; a tensor where a captured graph is to read it.
    """
    groups = parameter_groups(settings, named)
    if settings.optimizer == "adamw":
        is_captured = isinstance(rate, Tensor)
        return AdamW(groups, lr=rate, fused=True, capturable=is_captured)
    return SGD(groups, lr=rate, momentum=settings.momentum, nesterov=settings.nesterov, fused=True)


def parameter_groups(
    settings: TrainSettings, named: dict[str, nn.Parameter]
) -> list[dict[str, object]]:
    """Group parameters by whether they have weight decay.

    Those of shortcuts have groups of their own: their skip may be switched off and on, and the
    fused update requires that all of a group have optimizer state, or none.
    """
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in named.items():
        # Norms and biases have one dimension: convolutions four, the head's weight two.
        decays = settings.decay_all or parameter.ndim > 1
        groups.setdefault((decays, is_on_shortcut(name)), []).append(parameter)
    return [
        {"params": parameters, "weight_decay": settings.weight_decay if decays else 0.0}
        for (decays, _), parameters in groups.items()
    ]


def state_like(settings: TrainSettings, parameter: Tensor) -> dict[str, Tensor]:
    """Return tensors of the shapes and types of what the optimizer keeps of a parameter."""
    if settings.optimizer == "adamw":
        step = torch.zeros((), dtype=torch.float32)
        return {"step": step, "exp_avg": parameter, "exp_avg_sq": parameter}
    return {"momentum_buffer": parameter} if settings.momentum else {}


def set_learning_rate(optimizer: Optimizer, rate: float) -> None:
    """Set the learning rate without waiting for the device."""
    for group in optimizer.param_groups:
        if isinstance(group["lr"], torch.Tensor):
            group["lr"].fill_(rate)
        else:
            group["lr"] = rate
