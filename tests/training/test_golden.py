"""Thirty seeded steps of five networks, kept in golden.json: a refactor must not move them.

`python -m tests.training.test_golden` writes the file anew; do that only for a change that is
meant to move the curves, and say so in the commit.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from torch import nn
from torch.nn import functional

from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Arm, Experiment
from explorer.runs.history import History
from explorer.runs.settings import TrainSettings
from tests.training.running import trained

_FILE = Path(__file__).with_name("golden.json")
_STEPS = 30

_ALIKE = 1e-5
"""Relative tolerance on a machine that rounds as the one that wrote the file."""

_FIRST_STEPS, _FIRST, _LATER = 3, 1e-2, 0.3
"""Elsewhere: training amplifies a last bit by a factor of about five each step, up to 10 % of the
loss after 30 steps (measured with AVX2 against AVX-512), so only the first steps can be near."""

_SMALL = {"image_size": 8, "in_channels": 1}

NETWORKS: dict[str, NetworkSpec] = {
    "plain": preset("plain-20-digits"),
    "residual, shortcut A": preset("resnet-20-digits"),
    "projections": preset("resnet-20-b").edited(**_SMALL),
    "pre-activation": preset("resnet-20-digits").edited(
        order="pre-activation", shortcut_reads="input"
    ),
    "bottleneck, group norm": preset("resnet-20-b").edited(
        block="bottleneck", norm="group", norm_group_width=1, **_SMALL
    ),
}

SETTINGS: dict[str, TrainSettings] = {
    "plain": TrainSettings(learning_rate=0.02),
    "residual, shortcut A": TrainSettings(
        learning_rate=0.02, nesterov=True, weight_decay=1e-3, schedule="cosine"
    ),
    "projections": TrainSettings(learning_rate=0.02, crop_padding=1, flip=True),
    "pre-activation": TrainSettings(optimizer="adamw", learning_rate=0.001, weight_decay=0.01),
    "bottleneck, group norm": TrainSettings(
        learning_rate=0.02, warm_up="steps", warm_up_steps=10, warm_up_rate=0.001
    ),
}


def curves(name: str) -> dict[str, list[float]]:
    """Train one network and return its loss, and two layers' gradient norms, for each step."""
    settings = SETTINGS[name].model_copy(
        update={"device": "cpu", "memory_format": "contiguous", "threads": 1, "steps": _STEPS}
    )
    arm = Arm(label="A", network=NETWORKS[name])
    history: History = trained(Experiment(arms=(arm,), settings=settings, seed=7)).history
    norms = history.norms("A")
    found = {"loss": history.loss("A"), "first norm": norms[:, 0], "last norm": norms[:, -1]}
    return {what: [float(f"{v:.6g}") for v in values] for what, values in found.items()}


def rounding() -> str:
    """Tell how this machine rounds, by layers of the shapes of ours and none of our code."""
    torch.set_num_threads(1)
    return " ".join(f"{loss:.9g}" for make in (_basic, _bottleneck) for loss in _losses(make))


def _losses(make_layers: Callable[[], list[nn.Module]]) -> Iterator[float]:
    torch.manual_seed(0)
    model = nn.Sequential(*make_layers(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.LazyLinear(10))
    images, labels = torch.randn(64, 1, 8, 8), torch.arange(64) % 10
    model(images)  # gives the last layer its size
    optimizers = [
        torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True, fused=True),
        torch.optim.AdamW(model.parameters(), lr=0.001, fused=True),
    ]
    for step in range(16):
        loss = functional.cross_entropy(model(images.roll(step, 3)), labels)
        model.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizers[step % 2].step()
        yield loss.item()


def _basic() -> list[nn.Module]:
    layers: list[nn.Module] = []
    channels = 1
    for width in (16, 16, 16, 32, 32, 64, 64):
        stride = 2 if width > channels > 1 else 1
        layers += [nn.Conv2d(channels, width, 3, stride, 1, bias=False), nn.BatchNorm2d(width)]
        layers += [nn.ReLU(inplace=True)]
        channels = width
    return layers


def _bottleneck() -> list[nn.Module]:
    layers: list[nn.Module] = [nn.Conv2d(1, 16, 3, padding=1, bias=False), nn.GroupNorm(16, 16)]
    channels = 16
    for width in (16, 32, 64):
        for kernel, out in ((1, width), (3, width), (1, 4 * width)):
            stride = 2 if kernel == 3 and width > 16 else 1
            layers += [nn.Conv2d(channels, out, kernel, stride, kernel // 2, bias=False)]
            layers += [nn.GroupNorm(min(32, out), out), nn.ReLU(inplace=True)]
            channels = out
        layers += [nn.Conv2d(channels, channels, 1, bias=False)]
    return layers


@pytest.mark.parametrize("name", NETWORKS)
def test_that_training_goes_as_it_went(name: str) -> None:
    file = json.loads(_FILE.read_text())
    golden, found = file["curves"][name], curves(name)
    is_alike = file["rounding"] == rounding()
    assert found.keys() == golden.keys()
    for what, values in found.items():
        assert len(values) == _STEPS
        first, later = (_ALIKE, _ALIKE) if is_alike else (_FIRST, _LATER)
        expected = golden[what]
        assert values[:_FIRST_STEPS] == pytest.approx(expected[:_FIRST_STEPS], rel=first), what
        if is_alike or what == "loss":
            assert values == pytest.approx(expected, rel=later), what


if __name__ == "__main__":
    content = {"rounding": rounding(), "curves": {name: curves(name) for name in NETWORKS}}
    _FILE.write_text(json.dumps(content, indent=1) + "\n")
