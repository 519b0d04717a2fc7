from __future__ import annotations

import pytest

from explorer.errors import UserError
from explorer.network.expand import expand
from explorer.network.presets import PRESETS, named, preset


def test_that_an_unknown_name_gets_the_nearest_ones() -> None:
    with pytest.raises(
        UserError, match=r"no preset is called 'resnet-57'; similar ones are resnet-56"
    ):
        preset("resnet-57")


def test_that_every_preset_is_known_by_its_own_name() -> None:
    assert all(name == each.spec.name for name, each in PRESETS.items())


def test_that_the_name_of_a_wide_resnet_counts_all_convolutions_and_depth_the_longest_path() -> (
    None
):
    plan = expand(preset("wrn-28-10"))
    convolutions = [layer for layer in plan.layers if layer.kind == "conv"]
    on_shortcuts = [layer for layer in convolutions if layer.on_shortcut]
    assert (len(convolutions), len(on_shortcuts), plan.depth) == (28, 3, 28 - 3 + 1)


@pytest.mark.parametrize("depth", [20, 32, 44, 56, 110, 1202])
def test_that_a_plain_preset_differs_from_its_twin_in_name_and_skip_alone(depth: int) -> None:
    plain, residual = preset(f"plain-{depth}"), preset(f"resnet-{depth}")
    assert plain.edited(name=residual.name, residual=True) == residual


def test_that_a_network_is_named_for_what_it_is() -> None:
    edited = preset("plain-56").stage_edited(0, blocks=4)
    assert named(edited).name == "plain-46-own"
    assert named(named(edited).edited(residual=True)).name == "resnet-46-own"
    assert named(named(edited).stage_edited(0, blocks=9)).name == "plain-56"
    assert named(preset("plain-56").edited(residual=True)).name == "resnet-56"
    assert named(preset("resnet-20-b").edited(residual=False)).name == "plain-20"


def test_that_a_persons_own_name_stays() -> None:
    spec = preset("plain-56").stage_edited(0, blocks=4).edited(name="Anna's")
    assert named(spec) == spec
    assert named(preset("plain-56").edited(name="Anna's")).name == "plain-56"
