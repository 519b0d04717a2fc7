from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.network.expand import expand
from explorer.network.module_path import (
    ModulePath,
    abbreviated,
    block_name,
    is_on_shortcut,
    local_name,
    ordinal,
    parsed,
    stage_name,
)
from explorer.network.spec import NetworkSpec
from tests.network.strategies import networks


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("layer2.0.conv1", (1, 0, "conv1")),
        ("layer2.0.downsample.0", (1, 0, "downsample.0")),
        ("layer10.123", (9, 123, "")),
        ("conv1", (None, None, "conv1")),
        ("fc", (None, None, "fc")),
        ("", (None, None, "")),
        *(
            (name, (None, None, name))
            for name in (
                "layer2",
                "layer2.",
                "layer0.1",
                "layer.1",
                "layerx.1.conv1",
                "layer2.x.conv1",
                "layer02.1",
                "layer2.01",
                "layer-1.0",
                "layer².0",
                "layer٢.0",  # decimal digits, but not ours
                "stem.0",
            )
        ),
    ],
)
def test_that_a_name_is_taken_apart(name: str, parts: tuple[int | None, int | None, str]) -> None:
    assert parsed(name) == ModulePath(*parts)


@given(st.integers(0, 20), st.integers(0, 10_000))
def test_that_a_blocks_name_is_read_as_it_is_written(stage: int, block: int) -> None:
    assert parsed(block_name(stage, block)) == ModulePath(stage, block, "")
    assert block_name(stage, block).startswith(f"{stage_name(stage)}.")


@given(networks())
def test_that_every_layer_of_any_network_is_read_by_its_stage_and_block(spec: NetworkSpec) -> None:
    plan = expand(spec)
    for number, stage in enumerate(plan.stages):
        assert stage.name == stage_name(number)
        for index, block in enumerate(stage.blocks):
            assert block.name == block_name(number, index)
            for layer in block.layers:
                path = parsed(layer.name)
                assert path[:2] == (number, index)
                assert f"{block.name}.{path.local}" == layer.name
    for layer in (*plan.stem, *plan.head):
        assert parsed(layer.name) == (None, None, layer.name)


def test_that_a_name_says_what_a_layer_is_in_its_module() -> None:
    assert local_name("layer2.0.conv1") == "conv1"
    assert local_name("fc") == "fc"
    assert [ordinal(each) for each in ("layer2.0.bn2", "conv1", "bn_last", "relu")] == [
        "2",
        "1",
        "last",
        "",
    ]
    assert is_on_shortcut("layer2.0.downsample.0.weight")
    assert not is_on_shortcut("layer2.0.conv1")
    assert abbreviated("layer2.0.conv1") == "…2.0.conv1"
    assert abbreviated("bn1") == "bn1"
