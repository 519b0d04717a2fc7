from __future__ import annotations

import pytest
from hypothesis import given

from explorer.network.estimate import network_cost
from explorer.network.expand import expand
from explorer.network.layer_plan import INPUT
from explorer.network.plan import NetworkPlan
from explorer.network.presets import PRESETS, preset
from explorer.network.spec import NetworkSpec, StageSpec
from tests.network.strategies import networks


def reach(plan: NetworkPlan, name: str) -> int:
    """Pixels that one value sees: walk its window back to the input, along every edge.

    A window of side k and stride s that gives the outputs a to b reads s*a - k//2 to
    s*b - k//2 + k-1. No sum of strides is kept on the way, unlike in the code under test.
    """
    windows = {name: (0, 0)}
    for layer in reversed(plan.layers):
        if layer.name not in windows:
            continue
        first, last = windows[layer.name]
        first = layer.stride * first - layer.kernel // 2
        last = layer.stride * last - layer.kernel // 2 + layer.kernel - 1
        for source in layer.inputs:
            low, high = windows.get(source, (first, last))
            windows[source] = min(low, first), max(high, last)
    return windows[INPUT][1] - windows[INPUT][0] + 1


@pytest.mark.parametrize(
    ("name", "pixels"),
    [
        # A 3x3 window adds 2 pixels times the stride so far: 3 + 6 * 2 + 2 + 5 * 4 + 4 + 5 * 8.
        ("resnet-20", 81),
        ("plain-20", 81),
        ("resnet-110", 501),
        ("resnet-1202", 5_597),
        # Stem 7, pool 4, then 3 * 8, 8 + 3 * 16, 16 + 5 * 32 and 32 + 2 * 64.
        ("resnet-50-imagenet", 427),
        ("resnet-101-imagenet", 971),
    ],
)
def test_that_known_networks_have_their_receptive_fields(name: str, pixels: int) -> None:
    plan = expand(preset(name))
    assert network_cost(plan, 1).receptive_field == pixels
    assert reach(plan, plan.stages[-1].output) == pixels


@given(networks())
def test_that_each_layer_of_any_network_sees_what_its_windows_reach(spec: NetworkSpec) -> None:
    plan = expand(spec)
    costs = network_cost(plan, 1).layers
    found = {
        layer.name: cost.receptive_field for layer, cost in zip(plan.layers, costs, strict=True)
    }
    assert found == {layer.name: reach(plan, layer.name) for layer in plan.layers}


def check_sums(spec: NetworkSpec) -> None:
    plan = expand(spec)
    cost = network_cost(plan, 3)
    layers = list(cost.layers)
    assert len(layers) == len(plan.layers)
    assert cost.activation_bytes == sum(layer.activation_bytes for layer in layers)
    assert cost.buffer_bytes == sum(layer.buffer_bytes for layer in layers)
    for stage, stage_cost in zip(plan.stages, cost.stages, strict=True):
        blocks = list(stage_cost.blocks)
        assert len(blocks) == stage.count
        assert stage_cost.receptive_field == blocks[-1].receptive_field
        assert stage_cost.output == blocks[-1]


@pytest.mark.parametrize("name", PRESETS)
def test_that_costs_by_stage_equal_costs_by_layer(name: str) -> None:
    check_sums(preset(name))


@given(networks())
def test_that_costs_by_stage_equal_costs_by_layer_in_any_network(spec: NetworkSpec) -> None:
    check_sums(spec)


@given(networks())
def test_that_only_statistics_of_channels_do_not_grow_with_the_batch(spec: NetworkSpec) -> None:
    plan = expand(spec)
    one, two, three = (network_cost(plan, batch).activation_bytes for batch in (1, 2, 3))
    assert three - two == two - one
    norms = sum(layer.params // 2 for layer in plan.layers if layer.kind == "batchnorm")
    assert one - (two - one) == norms * 2 * 4


def test_that_a_relu_and_the_convolution_after_it_keep_one_tensor() -> None:
    plan = expand(NetworkSpec(name="one", stages=(StageSpec(blocks=1, width=4),), image_size=8))
    cost = network_cost(plan, 2)
    tensor, statistics = 4 * 8 * 8 * 2 * 4, 2 * 4 * 4
    found = {
        layer.name: each.activation_bytes
        for layer, each in zip(plan.layers, cost.layers, strict=True)
    }
    assert found == {
        "conv1": 3 * 8 * 8 * 2 * 4,  # the images
        "bn1": tensor + statistics,
        "relu": tensor,
        "layer1.0.conv1": 0,
        "layer1.0.bn1": tensor + statistics,
        "layer1.0.relu1": tensor,
        "layer1.0.conv2": 0,
        "layer1.0.bn2": tensor + statistics,
        "layer1.0.add": 0,
        "layer1.0.relu2": tensor,
        "avgpool": 0,
        "fc": 4 * 2 * 4,
    }


def test_that_the_total_is_the_sum_for_the_optimizer_in_use() -> None:
    plan = expand(preset("resnet-20"))
    momentum, adam = network_cost(plan, 8), network_cost(plan, 8, optimizer_copies=2)
    assert momentum.parameter_bytes == momentum.gradient_bytes == momentum.optimizer_bytes
    assert momentum.parameter_bytes == 4 * 269_722
    assert momentum.buffer_bytes == sum(
        8 * layer.in_shape[0] + 8 for layer in plan.layers if layer.kind == "batchnorm"
    )
    assert momentum.total_bytes == (
        3 * momentum.parameter_bytes + momentum.buffer_bytes + momentum.activation_bytes
    )
    assert adam.total_bytes - momentum.total_bytes == momentum.parameter_bytes


def test_that_the_deepest_network_is_counted_without_a_list_of_its_layers() -> None:
    expand.cache_clear()
    plan = expand(preset("resnet-1202"))
    assert network_cost(plan, 64).total_bytes > plan.params
    assert "layers" not in vars(plan)
    assert not any("blocks" in vars(stage) for stage in plan.stages)


def test_that_an_empty_batch_is_refused() -> None:
    with pytest.raises(ValueError, match="batch must be at least 1, got 0"):
        network_cost(expand(preset("resnet-20")), 0)
