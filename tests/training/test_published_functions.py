"""What networks compute, against plain torch code written from the papers, not from the plan.

He et al. 2016 (arXiv 1603.05027), figure 4 and appendix, and the authors' code; Zagoruyko and
Komodakis 2016 (arXiv 1605.07146) and theirs. Counts cannot tell these functions apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from explorer.training.dropout import Dropout
from explorer.training.forward_fn import forward_fn
from explorer.training.resnet import ResNet

Unit = Callable[["Weights", Tensor, int, bool], Tensor]
"""(weights of a unit, x, stride, whether it is the network's first) -> y"""


class Weights(NamedTuple):
    """The weights below a name."""

    all: dict[str, Tensor]
    prefix: str = ""

    def conv(self, name: str, x: Tensor, stride: int = 1) -> Tensor:
        weight = self.all[f"{self.prefix}{name}.weight"]
        return functional.conv2d(x, weight, None, stride, weight.shape[-1] // 2)

    def norm(self, name: str, x: Tensor) -> Tensor:
        weight, bias = (self.all[f"{self.prefix}{name}.{each}"] for each in ("weight", "bias"))
        return functional.batch_norm(x, None, None, weight, bias, training=True)

    def channels(self, name: str) -> tuple[int, int]:
        out_channels, in_channels = self.all[f"{self.prefix}{name}.weight"].shape[:2]
        return in_channels, out_channels


def padded(x: Tensor, channels: int, stride: int) -> Tensor:
    """Shortcut A."""
    x = x[:, :, ::stride, ::stride]
    return functional.pad(x, (0, 0, 0, 0, 0, channels - x.shape[1]))


def original(w: Weights, x: Tensor, stride: int, is_first: bool) -> Tensor:
    """Figure 4a."""
    out = w.norm("bn1", w.conv("conv1", x, stride)).relu()
    out = w.norm("bn2", w.conv("conv2", out))
    return (out + padded(x, out.shape[1], stride)).relu()


def norm_after_add(w: Weights, x: Tensor, stride: int, is_first: bool) -> Tensor:
    """Figure 4b."""
    out = w.norm("bn1", w.conv("conv1", x, stride)).relu()
    out = w.conv("conv2", out)
    return w.norm("bn2", out + padded(x, out.shape[1], stride)).relu()


def relu_before_add(w: Weights, x: Tensor, stride: int, is_first: bool) -> Tensor:
    """Figure 4c."""
    out = w.norm("bn1", w.conv("conv1", x, stride)).relu()
    out = w.norm("bn2", w.conv("conv2", out)).relu()
    return out + padded(x, out.shape[1], stride)


def relu_only(w: Weights, x: Tensor, stride: int, is_first: bool) -> Tensor:
    """Figure 4d; "the first activation right after conv1 and before splitting into two paths"."""
    in_channels, channels = w.channels("conv1")
    if is_first or in_channels != channels:
        x = x.relu()
        out = x
    else:
        out = x.relu()
    out = w.norm("bn1", w.conv("conv1", out, stride)).relu()
    out = w.norm("bn2", w.conv("conv2", out))
    return out + padded(x, channels, stride)


def full(w: Weights, x: Tensor, stride: int, is_first: bool) -> Tensor:
    """Figure 4e, with shortcut A."""
    in_channels, channels = w.channels("conv1")
    if is_first or in_channels != channels:
        x = w.norm("bn1", x).relu()
        out = x
    else:
        out = w.norm("bn1", x).relu()
    out = w.conv("conv1", out, stride)
    out = w.conv("conv2", w.norm("bn2", out).relu())
    return out + padded(x, channels, stride)


def bottleneck(w: Weights, x: Tensor, stride: int, is_first: bool) -> Tensor:
    """The authors' code: common norm and ReLU where the unit increases dimensions."""
    in_channels, channels = w.channels("conv1")[0], w.channels("conv3")[1]
    activated = w.norm("bn1", x).relu()
    out = w.conv("conv1", activated)
    out = w.conv("conv2", w.norm("bn2", out).relu(), stride)
    out = w.conv("conv3", w.norm("bn3", out).relu())
    if in_channels == channels:
        return x + out
    return w.conv("downsample.0", activated, stride) + out


def wide(w: Weights, x: Tensor, stride: int, is_first: bool) -> Tensor:
    """The wide networks' code: a 1x1 convolution on the activation where the planes differ."""
    in_channels, channels = w.channels("conv1")
    activated = w.norm("bn1", x).relu()
    out = w.conv("conv2", w.norm("bn2", w.conv("conv1", activated, stride)).relu())
    return out + (x if in_channels == channels else w.conv("downsample.0", activated, stride))


def wide_with_dropout(w: Weights, x: Tensor, stride: int, is_first: bool) -> Tensor:
    """The wide networks' code: dropout after the second ReLU, here with a mask made of x."""
    in_channels, channels = w.channels("conv1")
    activated = w.norm("bn1", x).relu()
    out = w.norm("bn2", w.conv("conv1", activated, stride)).relu()
    out = w.conv("conv2", torch.where(mask(out), out / 0.7, 0.0))
    return out + (x if in_channels == channels else w.conv("downsample.0", activated, stride))


def mask(x: Tensor) -> Tensor:
    """Keep the larger values: a mask that shows where it stands."""
    return x > x.mean()


_PRE_ACTIVATED = (full, bottleneck, wide, wide_with_dropout)


def published(unit: Unit, network: NetworkSpec, state: dict[str, Tensor], x: Tensor) -> Tensor:
    """Return the logits: stem, units, last activation, pool and linear layer."""
    w = Weights(state)
    x = w.conv("conv1", x)
    if unit not in _PRE_ACTIVATED:
        x = w.norm("bn1", x)
    if unit not in (*_PRE_ACTIVATED, relu_only):
        x = x.relu()
    for number, stage in enumerate(network.stages, start=1):
        for index in range(stage.blocks):
            below = Weights(state, f"layer{number}.{index}.")
            is_first = number == 1 and index == 0
            x = unit(below, x, stage.stride if index == 0 else 1, is_first)
    if unit in _PRE_ACTIVATED:
        x = w.norm("bn_last", x).relu()
    elif unit is relu_only:
        x = x.relu()
    return functional.linear(x.mean((2, 3)), state["fc.weight"], state["fc.bias"])


def scaled(name: str, blocks: int, widths: tuple[int, ...]) -> NetworkSpec:
    """Return a preset with fewer blocks and channels."""
    network = preset(name)
    for index, width in enumerate(widths):
        network = network.stage_edited(index, blocks=blocks, width=width)
    return network


_ORDERS = {
    "original": original,
    "norm after add": norm_after_add,
    "relu before add": relu_before_add,
    "relu-only pre-activation": relu_only,
    "pre-activation": full,
}
_CASES: list[tuple[NetworkSpec, Unit]] = [
    (scaled("resnet-110-preact", 3, (16, 32, 64)), full),
    (preset("resnet-110-preact").edited(image_size=8), full),
    (scaled("resnet-164-preact", 3, (16, 32, 64)), bottleneck),
    (preset("resnet-164-preact").edited(image_size=8), bottleneck),
    (scaled("wrn-28-10", 4, (32, 64, 128)), wide),
    (scaled("wrn-28-10-dropout", 4, (32, 64, 128)), wide_with_dropout),
    *((preset("resnet-20").edited(order=order), unit) for order, unit in _ORDERS.items()),
]


def with_random_norms(network: NetworkSpec) -> ResNet:
    """Return the network with weights that hide no layer."""
    torch.manual_seed(0)
    model = ResNet(expand(network)).double()
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() == 1:
                parameter.uniform_(0.5, 1.5)
    return model


@pytest.mark.parametrize(
    ("network", "unit"),
    _CASES,
    ids=lambda each: f"{each.name} {each.order}" if isinstance(each, NetworkSpec) else "",
)
def test_that_a_network_computes_what_was_published(
    network: NetworkSpec, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dropout, "kept", lambda _layer, x: mask(x))
    model = with_random_norms(network)
    images = torch.randn(4, 3, network.image_size, network.image_size, dtype=torch.float64)
    with torch.no_grad():
        wanted = published(unit, network, model.state_dict(), images)
        torch.testing.assert_close(model(images), wanted, rtol=1e-5, atol=1e-5)
        torch.testing.assert_close(forward_fn(model)(images), wanted, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("name", ["resnet-110-preact", "resnet-164-preact", "wrn-28-10"])
def test_that_a_skip_that_reads_the_input_is_another_function(name: str) -> None:
    network = scaled(name, 2, (16, 32, 64))
    ours = with_random_norms(network)
    older = ResNet(expand(network.edited(shortcut_reads="input"))).double()
    older.load_state_dict(ours.state_dict())
    images = torch.randn(4, 3, 8, 8, dtype=torch.float64)
    with torch.no_grad():
        assert (ours(images) - older(images)).abs().max() > 0.05
