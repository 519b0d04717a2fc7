from __future__ import annotations

import copy

import pytest
import torch
from torch.nn import functional

from explorer.network.expand import expand
from explorer.network.presets import PRESETS, preset
from explorer.network.spec import NetworkSpec
from explorer.training.forward_fn import forward_fn
from explorer.training.resnet import ResNet

_ODD = {
    "scaled branch": preset("resnet-20").edited(branch_scale=0.3),
    "no norm": preset("resnet-20-b").edited(norm="none"),
    "group norm": preset("resnet-20-c").edited(norm="group"),
    "single": preset("resnet-20").edited(block="single"),
    "dropout": preset("resnet-20").edited(dropout=0.3),
    **{
        order: preset("resnet-20-b").edited(order=order)
        for order in (
            "pre-activation",
            "relu-only pre-activation",
            "norm after add",
            "relu before add",
        )
    },
}
_SMALL = [name for name, each in PRESETS.items() if expand(each.spec).params < 2e6]


def alike(spec: NetworkSpec) -> None:
    """Both ways: the same logits, gradients and statistics, to the bit."""
    size = min(spec.image_size, 32)
    spec = spec.edited(image_size=size)
    modules = ResNet(expand(spec))
    bare = copy.deepcopy(modules)
    forward = forward_fn(bare)
    for seed in range(2):
        generator = torch.Generator().manual_seed(seed)
        images = torch.randn(4, spec.in_channels, size, size, generator=generator)
        labels = torch.arange(4)
        results = [modules(images), forward(images)]
        assert torch.equal(*results)
        for result in results:
            functional.cross_entropy(result, labels).backward()
    for (name, one), other in zip(modules.named_parameters(), bare.parameters(), strict=True):
        assert one.grad is not None
        assert other.grad is not None
        assert torch.equal(one.grad, other.grad), name
    counters = 0
    for (name, one), other in zip(modules.named_buffers(), bare.buffers(), strict=True):
        if "num_batches" in name:
            counters += 1
        else:
            assert torch.equal(one, other), name
    assert counters == sum("num_batches" in name for name, _ in bare.named_buffers())


@pytest.mark.parametrize("name", _ODD)
def test_that_every_kind_of_block_does_the_same_without_its_modules(name: str) -> None:
    alike(_ODD[name])


@pytest.mark.parametrize("name", _SMALL)
def test_that_presets_do_the_same_without_their_modules(name: str) -> None:
    alike(preset(name))
