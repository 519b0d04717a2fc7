from __future__ import annotations

import pytest

from explorer.network.expand import expand
from explorer.network.layer_plan import INPUT
from explorer.network.presets import PRESETS, preset
from explorer.network.spec import NetworkSpec, StageSpec

# He et al. 2015, tables 1 and 6, counted exactly; the same integers as torchvision's classes give.
_CIFAR = {
    20: (269_722, 272_474, 40_551_040),
    32: (464_154, 466_906, 68_862_592),
    44: (658_586, 661_338, 97_174_144),
    56: (853_018, 855_770, 125_485_696),
    110: (1_727_962, 1_730_714, 252_887_680),
    1202: (19_421_274, 19_424_026, 2_829_238_912),
}


@pytest.mark.parametrize(
    ("depth", "params"),
    {
        20: 283_962,
        32: 489_594,
        44: 695_226,
        56: 900_858,
        110: 1_826_202,
        1202: 20_538_714,
    }.items(),
)
def test_that_projections_everywhere_have_their_counts(depth: int, params: int) -> None:
    assert expand(preset(f"resnet-{depth}-c")).params == params


@pytest.mark.parametrize("name", PRESETS)
def test_that_counts_by_stage_equal_counts_by_layer(name: str) -> None:
    plan = expand(preset(name))
    assert plan.params == sum(layer.params for layer in plan.layers)
    assert plan.macs == sum(layer.macs for layer in plan.layers)
    for stage in plan.stages:
        assert len(stage.blocks) == stage.count
        assert stage.output == stage.blocks[-1].layers[-1].name
        assert stage.end == stage.blocks[-1].end


def test_that_a_wide_network_has_the_count_of_its_reference_code() -> None:
    plain, dropped = expand(preset("wrn-28-10")), expand(preset("wrn-28-10-dropout"))
    assert plain.params == dropped.params == 36_479_194
    assert plain.macs == dropped.macs


@pytest.mark.parametrize("depth", _CIFAR)
def test_that_the_cifar_family_has_its_published_counts(depth: int) -> None:
    params_a, params_b, macs = _CIFAR[depth]
    plain, residual = expand(preset(f"plain-{depth}")), expand(preset(f"resnet-{depth}"))
    assert plain.depth == residual.depth == depth
    assert plain.params == residual.params == params_a
    assert plain.macs == residual.macs == macs
    assert expand(preset(f"resnet-{depth}-b")).params == params_b


@pytest.mark.parametrize(
    ("name", "depth", "params", "macs"),
    [
        ("resnet-18-imagenet", 18, 11_689_512, 1_814_073_344),
        ("resnet-34-imagenet", 34, 21_797_672, 3_663_761_408),
        ("resnet-50-imagenet", 50, 25_557_032, 4_089_184_256),
        ("resnet-50-v1-imagenet", 50, 25_557_032, 3_857_973_248),
        ("resnet-101-imagenet", 101, 44_549_160, 7_801_405_440),
        ("resnet-152-imagenet", 152, 60_192_808, 11_513_626_624),
    ],
)
def test_that_imagenet_networks_have_their_published_counts(
    name: str, depth: int, params: int, macs: int
) -> None:
    plan = expand(preset(name))
    assert (plan.depth, plan.params, plan.macs) == (depth, params, macs)


def test_that_the_tutorial_network_has_its_count() -> None:
    assert expand(preset("resnet-18-tutorial")).params == 11_173_962


@pytest.mark.parametrize("name", PRESETS)
def test_that_names_are_unique_and_edges_lead_from_earlier_layers(name: str) -> None:
    plan = expand(preset(name))
    seen = {INPUT}
    for layer in plan.layers:
        assert layer.name not in seen
        assert seen.issuperset(layer.inputs)
        seen.add(layer.name)
    assert len(plan.edges) == len(plan.layers) + sum(layer.kind == "add" for layer in plan.layers)


@pytest.mark.parametrize("name", PRESETS)
def test_that_each_layer_takes_the_shape_its_input_has(name: str) -> None:
    spec = preset(name)
    plan = expand(spec)
    shapes = {INPUT: spec.input_shape}
    for layer in plan.layers:
        for source in layer.inputs:
            assert shapes[source] == layer.in_shape, (layer.name, source)
        shapes[layer.name] = layer.out_shape
    assert shapes["fc"] == (spec.classes, 1, 1)


def test_that_a_plain_network_has_the_weighted_layers_of_its_residual_twin() -> None:
    plain, residual = expand(preset("plain-32")), expand(preset("resnet-32"))
    assert plain.weighted == residual.weighted
    assert not any(layer.kind in ("add", "pad") for layer in plain.layers)
    assert sum(layer.kind == "add" for layer in residual.layers) == 15


def test_that_main_path_positions_count_up_by_one() -> None:
    plan = expand(preset("resnet-20-b"))
    main = [layer.position for layer in plan.weighted if not layer.on_shortcut]
    assert main == list(range(20))
    aside = [layer for layer in plan.weighted if layer.on_shortcut]
    assert [layer.name for layer in aside] == ["layer2.0.downsample.0", "layer3.0.downsample.0"]
    assert [layer.position for layer in aside] == [7.5, 13.5]


def test_that_skips_pad_or_project_only_where_the_shape_changes() -> None:
    def skips(name: str) -> list[str | None]:
        return [block.skip for stage in expand(preset(name)).stages for block in stage.blocks]

    same = ["identity", "identity"]
    assert skips("resnet-20") == ["identity", *same, "pad", *same, "pad", *same]
    assert skips("resnet-20-b") == ["identity", *same, "projection", *same, "projection", *same]
    assert skips("plain-20") == [None] * 9


@pytest.mark.parametrize(
    ("changes", "before", "after"),
    [
        ({}, "relu1", "conv2"),
        ({"order": "pre-activation"}, "relu2", "conv2"),
        ({"order": "relu-only pre-activation"}, "relu2", "conv2"),
        ({"order": "norm after add", "norm": "none"}, "relu1", "conv2"),
        ({"order": "relu before add"}, "relu1", "conv2"),
        ({"block": "bottleneck", "shortcut": "B"}, "relu2", "conv3"),
        ({"residual": False}, "relu1", "conv2"),
    ],
)
def test_that_dropout_stands_after_the_relu_and_before_the_last_convolution(
    changes: dict[str, object], before: str, after: str
) -> None:
    spec = preset("resnet-20").edited(**changes)
    plain, plan = expand(spec), expand(spec.edited(dropout=0.3))
    assert (plan.params, plan.macs, plan.depth) == (plain.params, plain.macs, plain.depth)
    for stage in plan.stages:
        for block in stage.blocks:
            names = [layer.local_name for layer in block.layers]
            at = names.index(f"dropout{after[-1]}")
            dropout = block.layers[at]
            assert names[at - 1 : at + 2 : 2] == [before, after]
            assert (dropout.rate, dropout.params, dropout.macs) == (0.3, 0, 0)
            assert dropout.out_shape == dropout.in_shape == block.layers[at + 1].in_shape
            assert dropout in block.branch
    without = [layer.name for layer in plan.layers if layer.kind != "dropout"]
    assert without == [layer.name for layer in plain.layers]
    assert all(layer.rate == 0 for layer in plan.layers if layer.kind != "dropout")
    assert len(plan.layers) == len(plain.layers) + 9


def test_that_odd_sizes_are_rounded_up_by_strides() -> None:
    spec = NetworkSpec(
        name="odd",
        image_size=33,
        stages=(StageSpec(blocks=1, width=4, stride=2), StageSpec(blocks=1, width=4, stride=2)),
    )
    assert [stage.out_shape for stage in expand(spec).stages] == [(4, 17, 17), (4, 9, 9)]


def test_that_a_network_without_norm_has_no_norm_layers() -> None:
    plan = expand(preset("resnet-20-b").edited(norm="none"))
    assert not any(layer.kind == "norm" for layer in plan.layers)
    assert plan.depth == 20


def test_that_the_stride_on_the_first_1x1_is_the_papers_count() -> None:
    """He et al. 2015, table 1: 3.8e9 for 50 layers, 7.6e9 for 101 and 11.3e9 for 152."""
    counts = {}
    for depth in (50, 101, 152):
        network = preset(f"resnet-{depth}-imagenet")
        first = expand(network.edited(stride_on="1x1"))
        assert first.params == expand(network).params
        assert [layer.stride for layer in first.stages[1].first.branch if layer.is_weighted] == [
            2, 1, 1,
        ]  # fmt: skip
        counts[depth] = first.macs
    assert counts == {50: 3_857_973_248, 101: 7_570_194_432, 152: 11_282_415_616}


def test_that_only_bottlenecks_have_another_place_for_the_stride() -> None:
    network = preset("resnet-18-imagenet")
    assert expand(network.edited(stride_on="1x1")).layers == expand(network).layers


def test_that_an_image_need_not_be_square() -> None:
    network = preset("resnet-20").edited(image_size=24, image_width=65, in_channels=12)
    plan = expand(network)
    assert plan.layers[0].in_shape == (12, 24, 65)
    assert [stage.out_shape for stage in plan.stages] == [(16, 24, 65), (32, 12, 33), (64, 6, 17)]
    assert plan.params == 269_722 + 9 * 9 * 16
    square = network.edited(image_width=24)
    assert expand(square).layers == expand(network.edited(image_width=None)).layers
