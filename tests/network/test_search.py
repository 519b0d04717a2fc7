from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.network import search
from explorer.network.expand import expand
from explorer.network.layer_plan import LayerPlan
from explorer.network.lookup import locate
from explorer.network.plan import NetworkPlan
from explorer.network.presets import preset
from explorer.network.search import matches
from explorer.network.search_terms import Said, said_of_layer
from explorer.network.spec import NetworkSpec
from tests.network.strategies import networks


def plans(**names: str) -> dict[str, NetworkPlan]:
    return {label: expand(preset(name)) for label, name in names.items()}


def found(typed: str, **names: str) -> list[tuple[str, str]]:
    return [(match.label, match.part.name) for match in matches(plans(**names), typed)]


def test_that_an_exact_name_comes_first_then_ends_then_the_rest() -> None:
    first = names("conv1", "resnet-20")
    assert first[:2] == ["conv1", "layer1.0.conv1"]
    assert len(first) == 10
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
    everything = [name for _, name in both]
    assert len(everything) == len(set(everything))


def test_that_a_search_lists_no_layers_of_the_plan() -> None:
    expand.cache_clear()
    deep = plans(A="resnet-1202")
    last = matches(deep, "layer3.199.conv2")
    assert [match.part.layer for match in last] == [
        expand(preset("resnet-1202")).stages[2].block(199).layers[3]
    ]
    assert "layers" not in vars(deep["A"])
    assert not any("blocks" in vars(stage) for stage in deep["A"].stages)


def names(typed: str, name: str) -> list[str]:
    return [each for _, each in found(typed, A=name)]


def layers(name: str, is_wanted: Callable[[LayerPlan], bool]) -> set[str]:
    return {each.name for each in expand(preset(name)).layers if is_wanted(each)}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("linear", "linear"),
        ("lin", "linear"),
        ("fully connected", "linear"),
        ("batchnorm", "batchnorm"),
        ("batch norm", "batchnorm"),
        ("BN", "batchnorm"),
        ("ReLU", "relu"),
        ("max pool", "maxpool"),
        ("global average pool", "avgpool"),
        ("convolution", "conv"),
        ("addition", "add"),
    ],
)
def test_that_layers_are_found_by_kind(typed: str, kind: str) -> None:
    wanted = layers("resnet-18-imagenet", lambda layer: layer.kind == kind)
    assert wanted
    assert set(names(typed, "resnet-18-imagenet")) == wanted


@pytest.mark.parametrize("typed", ["dropout", "drop", "regularization", "dropout 0.3"])
def test_that_dropout_is_found_in_every_block_that_has_it(typed: str) -> None:
    wanted = layers("wrn-28-10-dropout", lambda layer: layer.kind == "dropout")
    assert len(wanted) == 12
    assert set(names(typed, "wrn-28-10-dropout")) == wanted
    assert names(typed, "wrn-28-10") == []


@pytest.mark.parametrize("typed", ["3x3", "3×3", "3 x 3", "3X3"])
def test_that_convolutions_are_found_by_their_kernel(typed: str) -> None:
    for side in (1, 3):
        wanted = layers(
            "resnet-50-imagenet",
            lambda each, k=side: each.kind in ("conv", "maxpool") and each.kernel == k,
        )
        assert set(names(typed.replace("3", str(side)), "resnet-50-imagenet")) == wanted


@pytest.mark.parametrize("typed", ["stride 2", "stride=2", "/2", "Stride  2"])
def test_that_a_stride_is_that_number(typed: str) -> None:
    wanted = layers("resnet-20", lambda layer: layer.stride == 2)
    assert set(names(typed, "resnet-20")) == wanted
    assert len(wanted) == 4  # two convolutions and two shortcuts


def test_that_channels_and_sizes_are_those_of_the_output() -> None:
    for typed in ("16 channels", "16ch", "channels 16"):
        blocks = {"layer1.0", "layer1.1", "layer1.2"}
        wanted = layers("resnet-20", lambda layer: layer.out_shape[0] == 16) | blocks
        assert set(names(typed, "resnet-20")) == wanted
    assert set(names("32x32", "resnet-20")) == wanted
    assert set(names("conv 64", "resnet-20")) == layers(
        "resnet-20", lambda layer: layer.kind == "conv" and layer.out_shape[0] == 64
    )


def test_that_shortcuts_and_projections_are_found() -> None:
    on_shortcut = layers("resnet-20-b", lambda layer: layer.on_shortcut)
    assert set(names("shortcut", "resnet-20-b")) == on_shortcut
    assert names("projection", "resnet-20-b") == ["layer2.0.downsample.0", "layer3.0.downsample.0"]
    assert names("projection", "resnet-20") == []


def test_that_blocks_are_found() -> None:
    assert names("block", "plain-20") == [
        f"layer{stage}.{index}" for stage in (1, 2, 3) for index in range(3)
    ]
    assert names("residual block", "plain-20") == []
    assert len(names("residual block", "resnet-20")) == 9
    assert names("bottleneck stage 4", "resnet-50-imagenet") == [
        f"layer4.{index}" for index in range(3)
    ]


def test_that_every_word_must_fit_by_name_or_kind() -> None:
    assert names("layer2 conv1", "resnet-20") == [f"layer2.{index}.conv1" for index in range(3)]
    assert names("conv1 layer2", "resnet-20") == names("layer2 conv1", "resnet-20")
    assert names("layer2 stride 2 3x3", "resnet-20") == ["layer2.0.conv1"]
    assert names("layer2 linear", "resnet-20") == []


def test_that_a_number_is_no_part_of_a_longer_one() -> None:
    assert "layer1.17" not in names("7 block", "resnet-110")
    assert "layer1.7" in names("7 block", "resnet-110")


def test_that_names_come_before_kinds() -> None:
    normed = names("bn", "resnet-20-b")
    assert normed[-2:] == ["layer2.0.downsample.1", "layer3.0.downsample.1"]
    assert names("fc", "resnet-20") == ["fc"]


@given(networks(), st.sampled_from(["conv", "norm", "3x3", "relu", "stride 1", "block", "layer1"]))
def test_that_each_match_is_the_part_of_the_plan_with_its_name(
    spec: NetworkSpec, typed: str
) -> None:
    plan = expand(spec)
    for match in matches({"A": plan}, typed):
        assert match.part == locate(plan, match.name)


@pytest.mark.parametrize(
    "typed",
    [
        "(",
        "[a",
        "\\",
        "*",
        "x",
        "3x",
        "stride",
        "=2",
        "/",
        "\u0663",
        "²",
        "\uff4e",
        "\x00",
        "9" * 400,
    ],
)
def test_that_anything_can_be_typed(typed: str) -> None:
    assert isinstance(names(typed, "resnet-20"), list)


def test_that_what_is_said_is_asked_of_models_not_of_every_layer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def said(layer: LayerPlan, place: str) -> Said:
        asked.append(layer.name)
        return said_of_layer(layer, place)

    monkeypatch.setattr(search, "said_of_layer", said)
    assert len(names("batch norm", "resnet-1202")) == 1201
    assert len(asked) < 60
