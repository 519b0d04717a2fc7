from __future__ import annotations

from explorer.network.expand import expand
from explorer.network.plan import NetworkPlan
from explorer.network.presets import preset
from explorer.network.search import matches


def plans(**names: str) -> dict[str, NetworkPlan]:
    return {label: expand(preset(name)) for label, name in names.items()}


def found(typed: str, **names: str) -> list[tuple[str, str]]:
    return [(match.label, match.part.name) for match in matches(plans(**names), typed)]


def test_that_an_exact_name_comes_first_then_ends_then_the_rest() -> None:
    names = [name for _, name in found("conv1", A="resnet-20")]
    assert names[:2] == ["conv1", "layer1.0.conv1"]
    assert len(names) == 10
    block = [name for _, name in found("layer1.1", A="resnet-110")]
    assert block[0] == "layer1.1"
    assert block[1] == "layer1.1.conv1"
    assert block.index("layer1.1.relu2") < block.index("layer1.10")


def test_that_letters_are_found_in_any_case_and_without_spaces_around() -> None:
    assert found("  LAYER3.2.conv2 ", A="resnet-20") == [("A", "layer3.2.conv2")]
    assert found("", A="resnet-20") == found("  ", A="resnet-20") == []
    assert found("<b>", A="resnet-20") == []


def test_that_a_part_of_several_networks_is_found_in_the_first() -> None:
    both = found("layer3", B="resnet-20-b", A="plain-56")
    assert ("B", "layer3.0") in both
    assert ("B", "layer3.0.downsample.0") in both
    assert ("A", "layer3.8") in both
    names = [name for _, name in both]
    assert len(names) == len(set(names))


def test_that_a_search_lists_no_layers_of_the_plan() -> None:
    expand.cache_clear()
    deep = plans(A="resnet-1202")
    last = matches(deep, "layer3.199.conv2")
    assert [match.part.layer for match in last] == [
        expand(preset("resnet-1202")).stages[2].block(199).layers[3]
    ]
    assert "layers" not in vars(deep["A"])
    assert not any("blocks" in vars(stage) for stage in deep["A"].stages)
