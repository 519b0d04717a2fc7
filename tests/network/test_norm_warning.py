from __future__ import annotations

import pytest

from explorer.network.expand import expand
from explorer.network.norm_warning import norm_warning
from explorer.network.presets import PRESETS
from explorer.network.spec import NetworkSpec, Norm, StageSpec


def to_one_pixel(norm: Norm, norm_group_width: int = 8) -> NetworkSpec:
    """Return a network whose last stage has 1x1 maps."""
    return NetworkSpec(
        name="t",
        image_size=8,
        norm=norm,
        norm_group_width=norm_group_width,
        stages=tuple(StageSpec(blocks=1, width=width, stride=2) for width in (8, 16, 32)),
    )


@pytest.mark.parametrize(
    ("network", "part"),
    [
        (to_one_pixel("group"), ""),
        (to_one_pixel("group", 1), "layer3.0.bn1 of t has one value in each group"),
        (to_one_pixel("batch"), ""),
        (to_one_pixel("none"), ""),
    ],
)
def test_that_a_norm_of_one_value_is_told(network: NetworkSpec, part: str) -> None:
    warning = str(norm_warning(expand(network)) or "")
    assert part in warning
    assert bool(part) == bool(warning)


def test_that_no_preset_has_a_norm_of_one_value() -> None:
    assert not any(norm_warning(expand(each.spec)) for each in PRESETS.values())


@pytest.mark.parametrize(
    ("channels", "groups"), [(1, 1), (4, 1), (8, 1), (12, 1), (16, 2), (24, 2), (64, 8), (256, 32)]
)
def test_that_a_group_has_eight_channels_where_there_are_as_many(
    channels: int, groups: int
) -> None:
    assert to_one_pixel("group").groups_of_norm(channels) == groups


def test_that_channels_per_group_can_be_chosen_in_place_of_groups() -> None:
    network = to_one_pixel("group").edited(norm_groups=4096, norm_group_width=16)
    assert [network.groups_of_norm(channels) for channels in (16, 64, 1024)] == [1, 4, 64]
