from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.network.presets import PRESETS, preset
from explorer.network.spec import (
    NetworkSpec,
    StageSpec,
    network_from_data,
    network_from_json,
)
from explorer.problem import Problem


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
    with pytest.raises(Problem) as caught:
        preset("plain-20").stage_edited(0, **changes)
    assert str(caught.value) == sentence


def test_that_shortcut_a_refuses_fewer_channels_and_says_what_would_do() -> None:
    with pytest.raises(Problem, match=r"at least 16 with shortcut A.*got 8; shortcut B allows it"):
        preset("resnet-20").stage_edited(1, width=8)
    assert preset("resnet-20-b").stage_edited(1, width=8).stages[1].width == 8
    assert preset("plain-20").stage_edited(1, width=8).stages[1].width == 8


def test_that_an_edit_leaves_the_original_as_it_was() -> None:
    spec = preset("plain-20")
    edited = spec.stage_edited(2, blocks=5)
    assert (spec.stages[2].blocks, edited.stages[2].blocks) == (3, 5)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("{", "not valid JSON"),
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
    with pytest.raises(Problem) as caught:
        network_from_json(text)
    sentence = str(caught.value)
    assert part in sentence
    assert "\n" not in sentence
    assert len(sentence) < 200


_SPECS = st.builds(
    NetworkSpec,
    name=st.text(min_size=1, max_size=80),
    in_channels=st.sampled_from([1, 3]),
    image_size=st.integers(8, 512),
    classes=st.integers(2, 1_000),
    stem=st.sampled_from(["3x3", "7x7"]),
    stages=st.lists(
        st.builds(
            StageSpec,
            blocks=st.integers(1, 1_000),
            width=st.integers(1, 4_096),
            stride=st.sampled_from([1, 2]),
        ),
        min_size=1,
        max_size=8,
    ).map(tuple),
    residual=st.booleans(),
    shortcut=st.just("B"),
    norm=st.sampled_from(["batch", "none"]),
)


@given(_SPECS)
def test_that_any_network_survives_the_way_to_json_and_back(spec: NetworkSpec) -> None:
    assert network_from_json(spec.model_dump_json()) == spec


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.sampled_from([*NetworkSpec.model_fields, "extra"]), _JSON))
def test_that_any_data_is_a_network_or_gives_one_sentence(data: dict[str, object]) -> None:
    try:
        network_from_data(data)
    except Problem as problem:
        assert str(problem)  # noqa: PT017
