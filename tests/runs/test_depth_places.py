from __future__ import annotations

import pytest

from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.runs.depth_places import DepthPlaces
from explorer.runs.quantities import BLOCK_GRADIENT_NORM, GRADIENT_NORM, RESPONSE_DEVIATION

NETWORK = preset("resnet-20-b")
PLAN = expand(NETWORK)


@pytest.mark.parametrize("parts", [None, GRADIENT_NORM.parts(PLAN)])
def test_that_each_layer_stands_where_the_plan_has_it(parts: tuple[str, ...] | None) -> None:
    places = DepthPlaces(NETWORK, parts)
    assert places.positions.tolist() == [layer.position for layer in PLAN.weighted]
    assert places.is_aside.tolist() == [layer.on_shortcut for layer in PLAN.weighted]
    assert places.columns.tolist() == list(range(len(PLAN.weighted)))
    assert [places.part_at(place) for place in range(20)] == [
        layer.name for layer in PLAN.weighted if not layer.on_shortcut
    ]
    assert places.depth == PLAN.depth == 20


def test_that_layers_found_by_name_stand_where_they_stand_by_order() -> None:
    names = [layer.name for layer in PLAN.weighted]
    turned, straight = DepthPlaces(NETWORK, names[::-1]), DepthPlaces(NETWORK)
    assert turned.positions.tolist() == straight.positions.tolist()[::-1]
    assert turned.is_aside.tolist() == straight.is_aside.tolist()[::-1]


def test_that_a_block_is_in_the_middle_of_its_main_path_and_spans_it() -> None:
    places = DepthPlaces(NETWORK, BLOCK_GRADIENT_NORM.parts(PLAN))
    assert places.positions.tolist() == [1.5 + 2 * block for block in range(9)]
    assert not places.is_aside.any()
    assert places.main.tolist() == [-1, *(block for block in range(9) for _ in range(2)), -1]
    shortcut = [layer.name for layer in PLAN.weighted].index("layer2.0.downsample.0")
    assert places.columns[shortcut] == places.names.index("layer2.0")
    assert places.ends == (0, 8)
    assert places.part_at(0) is None
    assert places.part_at(8) == "layer2.0"


def test_that_the_head_has_no_response() -> None:
    places = DepthPlaces(NETWORK, RESPONSE_DEVIATION.parts(PLAN))
    assert places.part_at(18) == "layer3.2.conv2"
    assert places.part_at(19) is None
    assert places.is_aside.sum() == 2


def test_that_a_part_that_the_network_lacks_stands_nowhere() -> None:
    places = DepthPlaces(NETWORK, ["conv1", "layer9.0"])
    assert places.positions[0] == 0
    assert places.positions[1] != places.positions[1]
    assert places.ends == (1, 1)
    assert DepthPlaces(NETWORK, ["conv1"]).ends is None


@pytest.mark.parametrize("parts", [None, BLOCK_GRADIENT_NORM.parts(PLAN)])
def test_that_a_selected_part_is_found_whatever_has_numbers(parts: tuple[str, ...] | None) -> None:
    places = DepthPlaces(NETWORK, parts)
    assert places.span("layer2.0") == (6.5, 8.5)
    assert places.span("layer2.0.conv2") == (7.5, 8.5)
    assert places.span("fc") == (18.5, 19.5)
    assert places.span("layer4") is None
