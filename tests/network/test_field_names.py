from __future__ import annotations

import pytest

from explorer.network.field_names import FIELD_NAMES, field_name
from explorer.network.quoted import alternatives, quoted
from explorer.network.spec import NetworkSpec, StageSpec


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), "the value"),
        (("image_size",), "image size"),
        (("stages",), "stages"),
        (("stages", 0, "blocks"), "stage 1 blocks"),
        (("arms", 1, "network", "stages", 2), "arm 2 network stage 3"),
        (("changes", 0, "skip", "step"), "change 1 step"),
        (("changes", 2), "change 3"),
        (("colour",), "colour"),
        (("a\nb",), "'a\\nb'"),
        (("k" * 99,), "'" + "k" * 38 + "…"),
    ],
)
def test_that_a_place_is_named_as_people_count(path: tuple[str | int, ...], name: str) -> None:
    assert str(field_name(path)) == name


def test_that_every_field_of_a_network_has_a_name() -> None:
    assert {*NetworkSpec.model_fields, *StageSpec.model_fields} <= set(FIELD_NAMES)


def test_that_values_are_quoted_and_cut() -> None:
    assert quoted("abc") == "'abc'"
    assert quoted(10) == "10"
    assert str(quoted(10**5_000)) == "a number with thousands of digits"
    assert len(str(quoted("x" * 99))) == 40


def test_that_alternatives_are_a_choice() -> None:
    assert [str(alternatives(values)) for values in ([1], [1, 2], [1, 2, 4])] == [
        "1",
        "1 or 2",
        "1, 2 or 4",
    ]
