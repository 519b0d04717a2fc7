from __future__ import annotations

import pytest

from explorer.network.presets import PRESETS, preset
from explorer.problem import Problem


def test_that_an_unknown_name_gets_the_nearest_ones() -> None:
    with pytest.raises(Problem, match=r"no preset is called 'resnet-57'; near ones are resnet-56"):
        preset("resnet-57")


def test_that_every_preset_is_known_by_its_own_name() -> None:
    assert all(name == each.spec.name for name, each in PRESETS.items())


@pytest.mark.parametrize("depth", [20, 32, 44, 56, 110, 1202])
def test_that_a_plain_preset_differs_from_its_twin_in_name_and_skip_alone(depth: int) -> None:
    plain, residual = preset(f"plain-{depth}"), preset(f"resnet-{depth}")
    assert plain.edited(name=residual.name, residual=True) == residual
