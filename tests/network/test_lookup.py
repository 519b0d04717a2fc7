"""What the lookup works out must be what a list of the whole network says."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.network.estimate import layer_cost, network_cost
from explorer.network.expand import expand
from explorer.network.lookup import (
    block_at,
    blocks_between,
    layer_at,
    locate,
    neighbour,
    places_by_model,
)
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from tests.network.strategies import networks

_NETWORKS = ["plain-20", "resnet-20-b", "resnet-50-imagenet", "resnet-1202"]


@given(networks())
def test_that_every_layer_of_any_network_is_found_by_its_name(spec: NetworkSpec) -> None:
    plan = expand(spec)
    for layer in plan.layers:
        found = locate(plan, layer.name)
        assert found is not None
        assert found.layer == layer
        assert found.layer in found.around
        assert found.span == (layer.position, layer.position)
        assert found.out_shape == layer.out_shape
    for number, stage in enumerate(plan.stages):
        for index, block in enumerate(stage.blocks):
            found = locate(plan, block.name)
            assert found is not None
            assert found.place is not None
            assert (found.place.number, found.place.index) == (number, index)
            assert found.layer is None
            assert found.block == block == stage.block(index)
            assert found.span == (block.start, block.end)
            assert found.out_shape == block.out_shape


@pytest.mark.parametrize(
    "name",
    [
        "",
        "nothing",
        "layer1",
        "layer9.0",
        "layer9.0.conv1",
        "layer1.2000",
        "layer1.-1",
        "layer1.00",
        "layer01.0",
        "layer1.0.",
        "layer1.0.conv9",
        "layer1.0.conv",
        "layer1.0.downsample",
        "layer1.conv1",
        "conv1.0",
        "Conv1",
    ],
)
def test_that_a_name_that_the_network_lacks_is_not_found(name: str) -> None:
    plan = expand(preset("resnet-20-b"))
    assert locate(plan, name) is None
    assert neighbour(plan, name, 1) is None


@pytest.mark.parametrize("name", _NETWORKS)
def test_that_every_place_in_depth_has_its_layer_and_block(name: str) -> None:
    plan = expand(preset(name))
    for layer in plan.weighted:
        if not layer.on_shortcut:
            for beside in (-0.4, 0, 0.4):
                assert layer_at(plan, layer.position + beside) == layer
    for stage in plan.stages:
        for block in stage.blocks:
            for position in (block.start - 0.5, block.end + 0.4):
                place = block_at(plan, position)
                assert place is not None
                assert (place.name, place.start, place.end) == (block.name, block.start, block.end)
                assert place.block == block
    for outside in (-3, plan.depth):
        assert layer_at(plan, outside) is None
        assert block_at(plan, outside) is None
    assert block_at(plan, 0) is None


@given(networks(), st.floats(-3, 40), st.floats(0, 20))
def test_that_the_blocks_in_a_part_of_the_axis_are_all_that_reach_into_it(
    spec: NetworkSpec, low: float, width: float
) -> None:
    plan = expand(spec)
    high = low + width
    for number, stage in enumerate(plan.stages):
        found = {place.name for place in blocks_between(plan, number, low, high)}
        inside = {each.name for each in stage.blocks if each.end >= low and each.start <= high}
        assert inside <= found
        beside = {
            each.name for each in stage.blocks if each.end >= low - 1 and each.start <= high + 1
        }
        assert found <= beside


@given(networks())
def test_that_the_next_part_is_the_next_of_the_list_and_back_again(spec: NetworkSpec) -> None:
    plan = expand(spec)
    blocks = [block.name for stage in plan.stages for block in stage.blocks]
    for before, after in itertools.pairwise(["conv1", *blocks, "fc"]):
        if before in blocks:
            assert neighbour(plan, before, 1) == after
        if after in blocks:
            assert neighbour(plan, after, -1) == before
    layers = [layer.name for layer in plan.layers]
    weighted = {layer.name for layer in plan.weighted}
    for index, name in enumerate(layers):
        after = next((each for each in layers[index + 1 :] if each in weighted), None)
        before = next((each for each in reversed(layers[:index]) if each in weighted), None)
        assert neighbour(plan, name, 1) == after
        assert neighbour(plan, name, -1) == before


@given(networks())
def test_that_blocks_by_model_are_those_of_the_plan_in_order(spec: NetworkSpec) -> None:
    plan = expand(spec)
    for number, stage in enumerate(plan.stages):
        together = [list(places) for places in places_by_model(plan, number)]
        assert [each.block for places in together for each in places] == list(stage.blocks)
        for places in together:
            assert len({id(each.model) for each in places}) <= 1


@pytest.mark.parametrize("name", _NETWORKS)
def test_that_the_cost_of_a_layer_is_that_of_the_list(name: str) -> None:
    plan = expand(preset(name))
    costs = list(network_cost(plan, 8).layers)
    for layer, cost in list(zip(plan.layers, costs, strict=True))[:: len(costs) // 20]:
        assert layer_cost(plan, layer, 8) == cost
    with pytest.raises(KeyError):
        layer_cost(plan, plan.layers[0]._replace(name="nothing"), 8)


def test_that_no_question_lists_the_layers_of_the_deepest_network() -> None:
    expand.cache_clear()
    plan = expand(preset("resnet-1202"))
    found = locate(plan, "layer3.150.conv2")
    assert found is not None
    assert found.layer is not None
    assert found.layer.inputs == ("layer3.150.relu1",)
    assert found.block is not None
    assert found.block.source == "layer3.149.relu2"
    assert layer_cost(plan, found.layer, 64).receptive_field > 1_000
    assert layer_at(plan, 1_000.2) is not None
    assert block_at(plan, 1_000.2) is not None
    assert len(list(blocks_between(plan, 2, 1_000, 1_003))) == 3
    assert neighbour(plan, "layer2.199.conv2", 1) == "layer3.0.conv1"
    assert neighbour(plan, "layer3.0", -1) == "layer2.199"
    assert "layers" not in vars(plan)
    assert not any("blocks" in vars(stage) for stage in plan.stages)
