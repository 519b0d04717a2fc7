from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import UserError
from explorer.network.expand import expand
from explorer.network.layer_plan import LayerPlan
from explorer.network.presets import PRESETS, preset
from explorer.network.spec import (
    NetworkSpec,
    network_from_data,
    network_from_json,
    network_to_json,
)
from tests.network.strategies import networks


@pytest.mark.parametrize("name", PRESETS)
def test_that_a_network_survives_the_way_to_json_and_back(name: str) -> None:
    spec = preset(name)
    assert network_from_json(spec.model_dump_json()) == spec


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"blocks": 0}, "stage 1 blocks must be at least 1, got 0"),
        ({"blocks": 1_001}, "stage 1 blocks must be at most 1000, got 1001"),
        ({"width": -1}, "stage 1 width must be at least 1, got -1"),
        ({"width": "abc"}, "stage 1 width must be a whole number, got 'abc'"),
        ({"width": 1.5}, "stage 1 width must be a whole number, got 1.5"),
        ({"width": True}, "stage 1 width must be a whole number, got True"),
        ({"stride": 3}, "stage 1 stride must be 1 or 2, got 3"),
    ],
)
def test_that_a_refused_stage_names_field_value_and_way_out(
    changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UserError) as caught:
        preset("plain-20").stage_edited(0, **changes)
    assert str(caught.value) == sentence


def test_that_shortcut_a_refuses_fewer_channels_and_says_what_would_do() -> None:
    with pytest.raises(
        UserError, match=r"at least 16 with shortcut A.*got 8; shortcut B allows it"
    ):
        preset("resnet-20").stage_edited(1, width=8)
    assert preset("resnet-20-b").stage_edited(1, width=8).stages[1].width == 8
    assert preset("plain-20").stage_edited(1, width=8).stages[1].width == 8


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"groups": 32, "stages": ({"blocks": 1, "width": 48},)},
            "groups 32 does not divide width 48 of stem; 16, 24 or 48 would",
        ),
        ({"stem_width": 7, "groups": 2}, "groups 2 does not divide width 7 of stem; 1 or 7 would"),
        ({"group_width": 4}, "group width needs bottleneck blocks, whose inner width it sets"),
        (
            {"block": "bottleneck", "group_width": 1},
            "stage 1 width 16 with group width 1 and groups 1 makes 0 channels inside",
        ),
        ({"norm": "none", "zero_init": True}, "zero init needs a norm to start at zero"),
        (
            {"dropout": 0.3, "block": "single"},
            "dropout 0.3 needs blocks of two or more convolutions to stand between them; choose "
            "basic or bottleneck blocks, or dropout 0",
        ),
        ({"dropout": 1.0}, "dropout must be less than 1.0, got 1.0"),
        ({"dropout": -0.1}, "dropout must be at least 0.0, got -0.1"),
        ({"dropout": float("nan")}, "dropout must be a finite number, got nan"),
        ({"branch_scale": 0.0}, "branch scale must be more than 0.0, got 0.0"),
        ({"branch_scale": float("inf")}, "branch scale must be a finite number, got inf"),
        (
            {"order": "backwards"},
            "order must be 'original', 'pre-activation', 'relu-only pre-activation', "
            "'norm after add' or 'relu before add', got 'backwards'",
        ),
        ({"image_size": 7}, "image size must be at least 8, got 7"),
        ({"in_channels": 65}, "in channels must be at most 64, got 65"),
        ({"classes": 1_001}, "classes must be at most 1000, got 1001"),
    ],
)
def test_that_what_cannot_be_built_is_refused_with_what_would_do(
    changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UserError) as caught:
        preset("resnet-20").edited(**changes)
    assert str(caught.value).startswith(sentence)


def test_that_an_edit_leaves_the_original_as_it_was() -> None:
    spec = preset("plain-20")
    edited = spec.stage_edited(2, blocks=5)
    assert (spec.stages[2].blocks, edited.stages[2].blocks) == (3, 5)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("{", "not valid JSON"),
        ('{"name": "x", "stages": [{"blocks": 1, "width": 8}], "a\\nb": 1}', "'a\\nb' is not"),
        ('{"name": "x", "stages": [{"blocks": 1, "width": 8}], "' + "k" * 500 + '": 1}', "kkk"),
        ("[]", "the value"),
        ("null", "the value"),
        ('{"name": "x"}', "stages is missing"),
        ('{"name": "x", "stages": []}', "stages must have at least 1 entry"),
        ('{"name": "x", "stages": [{"blocks": 1, "width": 1e400}]}', "stage 1 width"),
        ('{"name": "x", "stages": [{"blocks": 1, "width": NaN}]}', "stage 1 width"),
        ('{"name": "x", "stages": [{"blocks": 1, "width": 8}], "colour": 1}', "colour is not"),
        ('{"name": "", "stages": [{"blocks": 1, "width": 8}]}', "name must have at least 1"),
        ("[" * 5_000, "not valid JSON"),
        ('{"name": "x", "stages": [{"blocks": ' + "9" * 5_000 + ', "width": 1}]}', ""),
    ],
)
def test_that_a_broken_document_gives_one_sentence(text: str, part: str) -> None:
    with pytest.raises(UserError) as caught:
        network_from_json(text)
    sentence = str(caught.value)
    assert part in sentence
    assert "\n" not in sentence
    assert len(sentence) < 200


@given(networks(large=True))
def test_that_any_network_survives_the_way_to_json_and_back(spec: NetworkSpec) -> None:
    assert network_from_json(spec.model_dump_json()) == spec


@given(networks(large=True))
def test_that_a_plain_twin_has_the_same_layers_but_for_the_skip(spec: NetworkSpec) -> None:
    def main_path(each: NetworkSpec) -> list[tuple[object, ...]]:
        layers = (*expand(each).stem, *_ends(each), *expand(each).head)
        return [x._replace(inputs=()) for x in layers if x.kind != "add" and not x.on_shortcut]

    twin = spec.edited(residual=False)
    assert not twin.residual
    assert main_path(twin) == main_path(spec)


def _ends(spec: NetworkSpec) -> list[LayerPlan]:
    """The layers of the first two blocks of each stage; the others are like the second."""
    stages = expand(spec).stages
    blocks = [each for stage in stages for each in (stage.first, stage.second) if each]
    return [layer for block in blocks for layer in block.layers]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*NetworkSpec.model_fields, "extra"]), _JSON))
def test_that_any_data_is_a_network_or_gives_one_sentence(data: dict[str, object]) -> None:
    try:
        network_from_data(data)
    except UserError as error:
        sentence = str(error)
        assert "\n" not in sentence
        assert len(sentence) < 300


@settings(deadline=None)
@given(_JSON, st.sampled_from([*NetworkSpec.model_fields, "extra"]))
def test_that_any_json_is_a_network_or_gives_one_sentence(value: object, field: str) -> None:
    document = json.loads(preset("resnet-20").model_dump_json()) | {field: value}
    text = json.dumps(document).replace("Infinity", "1e400")
    try:
        network_from_json(text)
    except UserError as error:
        assert "\n" not in str(error)  # noqa: PT017
        assert len(str(error)) < 300  # noqa: PT017


def test_that_a_name_has_no_power_over_a_terminal() -> None:
    spec = preset("resnet-20").edited(name="a\x1b[2J\u202eb\nc")
    assert spec.name == r"a\x1b[2J\u202eb\nc"
    assert network_from_json(network_to_json(spec)) == spec
    longest = spec.edited(name="\x1b" * 80)
    assert longest.name == r"\x1b" * 20
    assert network_from_json(network_to_json(longest)) == longest
