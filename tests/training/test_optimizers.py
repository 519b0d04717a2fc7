from __future__ import annotations

import copy

import pytest
import torch

from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.runs.settings import TrainSettings
from explorer.training.optimizers import make_optimizer
from explorer.training.resnet import ResNet


@pytest.mark.parametrize(
    "settings",
    [
        {"weight_decay": 0.01},
        {"nesterov": True, "momentum": 0.5},
        {"momentum": 0.0},
        {"optimizer": "adamw", "learning_rate": 0.001, "weight_decay": 0.1},
    ],
)
def test_that_updates_are_those_of_torchs_unfused_optimizers(settings: dict[str, object]) -> None:
    chosen = TrainSettings.model_validate(settings)
    ours = ResNet(expand(preset("resnet-20-digits")))
    reference = copy.deepcopy(ours)
    optimizer = make_optimizer(chosen, dict(ours.named_parameters()), chosen.learning_rate)
    if chosen.optimizer == "adamw":
        expected: torch.optim.Optimizer = torch.optim.AdamW(
            reference.parameters(), lr=chosen.learning_rate, weight_decay=chosen.weight_decay
        )
    else:
        expected = torch.optim.SGD(
            reference.parameters(),
            lr=chosen.learning_rate,
            momentum=chosen.momentum,
            weight_decay=chosen.weight_decay,
            nesterov=chosen.nesterov,
        )
    for _ in range(3):
        for one, other in zip(ours.parameters(), reference.parameters(), strict=True):
            one.grad = torch.randn_like(one)
            other.grad = one.grad.clone()
        optimizer.step()
        expected.step()
    for one, other in zip(ours.parameters(), reference.parameters(), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-7)


def test_that_norms_and_biases_can_be_left_out_of_the_decay() -> None:
    model = ResNet(expand(preset("resnet-20-b")))
    before = {name: parameter.detach().clone() for name, parameter in model.named_parameters()}
    settings = TrainSettings(weight_decay=0.5, learning_rate=0.1, momentum=0.0, decay_all=False)
    optimizer = make_optimizer(settings, dict(model.named_parameters()), 0.1)
    for parameter in model.parameters():
        parameter.grad = torch.zeros_like(parameter)
    optimizer.step()
    for name, parameter in model.named_parameters():
        factor = 0.95 if parameter.ndim > 1 else 1.0
        assert torch.allclose(parameter, factor * before[name]), name
