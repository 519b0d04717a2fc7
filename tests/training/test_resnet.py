from __future__ import annotations

import pytest
import torch
import torchvision
from hypothesis import HealthCheck, given, settings
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from explorer.network.expand import expand
from explorer.network.layer_plan import LayerPlan
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec, StageSpec
from explorer.training.initialize import initialize
from explorer.training.resnet import ResNet
from tests.network.strategies import networks

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
def test_that_module_and_plan_agree(spec: NetworkSpec) -> None:
    check_agreement(spec)


# 1,000 networks take half a minute; a failing one is shrunk to the smallest that fails.
@pytest.mark.timeout(500)
@settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(networks())
def test_that_module_and_plan_of_any_network_agree(spec: NetworkSpec) -> None:
    check_agreement(spec)


def check_agreement(spec: NetworkSpec) -> None:
    """Names, shapes, parameters, MACs, and a finite gradient for every parameter."""
    plan = expand(spec)
    model = ResNet(plan)
    initialize(model, plan, seed=0)
    model.eval()  # a batch norm of one pixel in training is an error of torch's
    modules = dict(model.named_modules())
    shapes: dict[str, tuple[int, ...]] = {}
    for layer in plan.layers:
        if layer.kind != "add":
            modules[layer.name].register_forward_hook(
                lambda _module, _inputs, output, name=layer.name: shapes.__setitem__(
                    name, tuple(output.shape[1:])
                )
            )
    images = torch.randn(2, *spec.input_shape)
    with FlopCounterMode(display=False) as counter:
        logits = model(images)
    assert counter.get_total_flops() == 2 * 2 * plan.macs  # two per multiply-add, two images
    assert sum(parameter.numel() for parameter in model.parameters()) == plan.params
    for layer in plan.layers:
        if layer.kind != "add":
            assert shapes[layer.name] == _torch_shape(layer), layer.name
            own = modules[layer.name].parameters(recurse=False)
            assert sum(parameter.numel() for parameter in own) == layer.params, layer.name
    named = {name.rpartition(".")[0] for name, _ in model.named_parameters()}
    assert named == {layer.name for layer in plan.layers if layer.params}
    logits.sum().backward()
    for name, parameter in model.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.isfinite().all(), name


def _torch_shape(layer: LayerPlan) -> tuple[int, ...]:
    return layer.out_shape[:1] if layer.kind == "linear" else layer.out_shape


_TORCHVISION = {
    "resnet-18-imagenet": "resnet18",
    "resnet-34-imagenet": "resnet34",
    "resnet-50-imagenet": "resnet50",
    "resnet-101-imagenet": "resnet101",
    "resnet-152-imagenet": "resnet152",
    "resnext-50-32x4d": "resnext50_32x4d",
    "resnext-101-32x8d": "resnext101_32x8d",
    "resnext-101-64x4d": "resnext101_64x4d",
    "wide-resnet-50-2": "wide_resnet50_2",
    "wide-resnet-101-2": "wide_resnet101_2",
}


def test_that_the_first_resnet_50_equals_torchvisions_with_its_strides_moved() -> None:
    """He et al. 2015, table 1: 3.8e9 multiply-adds; torchvision's own have it on the 3x3."""
    plan = expand(preset("resnet-50-v1-imagenet"))
    reference = torchvision.models.resnet50()
    for module in reference.modules():
        if isinstance(module, torchvision.models.resnet.Bottleneck):
            module.conv1.stride, module.conv2.stride = module.conv2.stride, (1, 1)
    model = ResNet(plan)
    model.load_state_dict(reference.state_dict())
    counted: list[int] = []
    for module in reference.modules():
        if isinstance(module, nn.Conv2d | nn.Linear):
            module.register_forward_hook(
                lambda each, _inputs, out: counted.append(each.weight.numel() * out[0][0].numel())
            )
    images = torch.randn(1, 3, 224, 224, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        found, wanted = model.eval()(images), reference.eval()(images)
    torch.testing.assert_close(found, wanted, atol=1e-5, rtol=1e-5)
    assert plan.macs == sum(counted) == 3_857_973_248


@pytest.mark.parametrize(("ours", "theirs"), _TORCHVISION.items())
def test_that_imagenet_networks_equal_torchvision(ours: str, theirs: str) -> None:
    plan = expand(preset(ours))
    model = ResNet(plan)
    reference = getattr(torchvision.models, theirs)()
    expected = {name: value.shape for name, value in reference.state_dict().items()}
    assert {name: value.shape for name, value in model.state_dict().items()} == expected
    assert plan.params == sum(parameter.numel() for parameter in reference.parameters())
    model.load_state_dict(reference.state_dict())
    images = torch.randn(1, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        found, wanted = model.eval()(images), reference.eval()(images)
    torch.testing.assert_close(found, wanted, atol=1e-5, rtol=1e-5)


def test_that_zero_init_makes_each_block_its_shortcut() -> None:
    for order in ("original", "pre-activation", "norm after add"):
        spec = preset("resnet-20-digits").edited(zero_init=True, order=order)
        plan = expand(spec)
        model = ResNet(plan)
        initialize(model, plan, seed=0)
        block = model.get_submodule("layer1.1")
        x = torch.randn(2, 8, 8, 8).relu()
        out = block.eval()(x)
        torch.testing.assert_close(out, x, atol=1e-4, rtol=1e-4)  # up to batch norm's epsilon


def test_that_the_branch_is_scaled() -> None:
    spec = preset("resnet-20-digits").edited(order="relu before add")
    halved = spec.edited(branch_scale=0.5)
    outputs = []
    for each in (spec, halved):
        model = ResNet(expand(each))
        initialize(model, expand(each), seed=0)
        x = torch.ones(1, 8, 8, 8)
        outputs.append(model.get_submodule("layer1.1").eval()(x) - x)
    torch.testing.assert_close(outputs[1], outputs[0] / 2)


def test_that_weights_depend_on_seed_and_name_alone() -> None:
    shallow_plan, deep_plan = expand(preset("plain-20")), expand(preset("resnet-32-b"))
    shallow, deep = ResNet(shallow_plan), ResNet(deep_plan)
    initialize(shallow, shallow_plan, seed=3)
    torch.rand(1)
    initialize(deep, deep_plan, seed=3)
    others = dict(deep.named_parameters())
    shared = [name for name, _ in shallow.named_parameters() if name in others]
    assert len(shared) > 50
    for name, parameter in shallow.named_parameters():
        assert torch.equal(parameter, others[name]), name
    initialize(deep, deep_plan, seed=4)
    assert not torch.equal(shallow.conv1.weight, deep.conv1.weight)


def test_that_convolutions_start_with_the_variance_of_he() -> None:
    plan = expand(preset("resnet-18-tutorial"))
    model = ResNet(plan)
    initialize(model, plan, seed=0)
    weight = model.get_parameter("layer4.1.conv2.weight")
    assert weight.std().item() == pytest.approx((2 / (512 * 9)) ** 0.5, rel=0.01)
