from __future__ import annotations

import pytest

from explorer.network.preset_search import find_presets, preset_cost
from explorer.network.presets import PRESETS, preset


def names(typed: str) -> list[str]:
    return [each.name for each in find_presets(typed)]


def test_that_no_word_finds_all_presets_in_their_order() -> None:
    assert names("  ") == list(PRESETS)


def test_that_a_number_is_a_depth_or_begins_a_number_of_a_name() -> None:
    assert {preset(name).name for name in names("56")} == {
        "plain-56-digits",
        "resnet-56-digits",
        "plain-56",
        "resnet-56",
        "resnet-56-b",
        "resnet-56-c",
    }
    assert "wrn-28-10" in names("28")  # as the paper counts
    assert "wrn-28-10" in names("26")  # as depth is counted here
    assert "resnet-56" not in names("6")  # within another number


def test_that_a_year_is_one_of_the_paper_and_no_part_of_a_depth() -> None:
    assert names("he 2016") == ["resnet-110-preact", "resnet-164-preact", "resnet-1001-preact"]
    assert "resnet-20" not in names("2016")


@pytest.mark.parametrize("typed", ["0.85M", "0.85 m", "0,85M", "853k", "853.02 k"])
def test_that_parameters_are_found_as_they_are_shown(typed: str) -> None:
    assert {"plain-56", "resnet-56"} <= set(names(typed))
    assert "resnet-20" not in names(typed)


def test_that_macs_are_found_as_they_are_shown() -> None:
    assert names("4.09G") == ["resnet-50-imagenet"]
    assert {"plain-56", "resnet-56"} <= set(names("125M"))


def test_that_kinds_are_found() -> None:
    assert {"wrn-28-10", "wrn-28-10-dropout", "wide-resnet-50-2", "wide-resnet-101-2"} == set(
        names("wide")
    )
    assert all(preset(name).block == "bottleneck" for name in names("bottleneck"))
    assert "resnet-50-imagenet" in names("bottleneck")
    assert not any(preset(name).residual for name in names("plain"))
    assert names("plain 56 cifar") == ["plain-56"]


def test_that_all_words_must_fit() -> None:
    assert names("bottleneck digits") == []


def test_that_the_cost_is_that_of_the_plan() -> None:
    assert preset_cost(preset("resnet-56")) == (56, 853_018, 125_485_696)
