from __future__ import annotations

import pytest
import torch
import torchvision
from torch.utils.flop_counter import FlopCounterMode

from explorer.network.plan import LayerPlan, expand
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec, StageSpec
from explorer.training.initialize import initialize
from explorer.training.resnet import ResNet

_SPECS = [
    preset("plain-20-digits"),
    preset("resnet-20-digits"),
    preset("resnet-20"),
    preset("resnet-20-b"),
    preset("resnet-18-tutorial"),
    preset("resnet-20-b").edited(norm="none"),
    preset("resnet-18-imagenet").edited(image_size=64, classes=7),
    NetworkSpec(
        name="odd",
        image_size=33,
        stages=(StageSpec(blocks=1, width=5, stride=2), StageSpec(blocks=2, width=7, stride=2)),
    ),
    NetworkSpec(name="stride in A", stages=(StageSpec(blocks=2, width=6, stride=2),)),
]


@pytest.mark.parametrize("spec", _SPECS, ids=lambda spec: spec.name)
def test_that_module_and_plan_agree_on_names_shapes_params_and_macs(spec: NetworkSpec) -> None:
    plan = expand(spec)
    model = ResNet(plan)
    modules = dict(model.named_modules())
    shapes: dict[str, tuple[int, ...]] = {}
    for layer in plan.layers:
        if layer.kind != "add":
            modules[layer.name].register_forward_hook(
                lambda _module, _inputs, output, name=layer.name: shapes.__setitem__(
                    name, tuple(output.shape[1:])
                )
            )
    images = torch.zeros(2, spec.in_channels, spec.image_size, spec.image_size)
    with FlopCounterMode(display=False) as counter:
        model(images)
    assert counter.get_total_flops() == 2 * 2 * plan.macs  # two per multiply-add, two images
    assert sum(parameter.numel() for parameter in model.parameters()) == plan.params
    for layer in plan.layers:
        if layer.kind != "add":
            assert shapes[layer.name] == _torch_shape(layer), layer.name
            own = modules[layer.name].parameters(recurse=False)
            assert sum(parameter.numel() for parameter in own) == layer.params, layer.name
    named = {name.rpartition(".")[0] for name, _ in model.named_parameters()}
    assert named == {layer.name for layer in plan.layers if layer.params}


def _torch_shape(layer: LayerPlan) -> tuple[int, ...]:
    return layer.out_shape[:1] if layer.kind == "linear" else layer.out_shape


@pytest.mark.parametrize("depth", [18, 34])
def test_that_imagenet_networks_equal_torchvision(depth: int) -> None:
    ours = ResNet(expand(preset(f"resnet-{depth}-imagenet")))
    theirs = getattr(torchvision.models, f"resnet{depth}")()
    expected = {name: value.shape for name, value in theirs.state_dict().items()}
    assert {name: value.shape for name, value in ours.state_dict().items()} == expected
    ours.load_state_dict(theirs.state_dict())
    images = torch.randn(1, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        torch.testing.assert_close(ours.eval()(images), theirs.eval()(images), atol=1e-5, rtol=0)


@pytest.mark.parametrize("spec", _SPECS, ids=lambda spec: spec.name)
def test_that_every_parameter_gets_a_finite_gradient(spec: NetworkSpec) -> None:
    model = ResNet(expand(spec))
    initialize(model, seed=0)
    generator = torch.Generator().manual_seed(0)
    images = torch.randn(4, spec.in_channels, spec.image_size, spec.image_size, generator=generator)
    model(images).square().mean().backward()
    for name, parameter in model.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.isfinite().all(), name


def test_that_weights_depend_on_seed_and_name_alone() -> None:
    shallow, deep = ResNet(expand(preset("plain-20"))), ResNet(expand(preset("resnet-32-b")))
    initialize(shallow, seed=3)
    torch.rand(1)
    initialize(deep, seed=3)
    others = dict(deep.named_parameters())
    shared = [name for name, _ in shallow.named_parameters() if name in others]
    assert len(shared) > 50
    for name, parameter in shallow.named_parameters():
        assert torch.equal(parameter, others[name]), name
    initialize(deep, seed=4)
    assert not torch.equal(shallow.conv1.weight, deep.conv1.weight)


def test_that_convolutions_start_with_the_variance_of_he() -> None:
    model = ResNet(expand(preset("resnet-18-tutorial")))
    initialize(model, seed=0)
    weight = model.get_parameter("layer4.1.conv2.weight")
    assert weight.std().item() == pytest.approx((2 / (512 * 9)) ** 0.5, rel=0.01)
