from __future__ import annotations

import numpy as np
import pytest

from explorer.runs.scale import (
    COUNT,
    NON_FINITE,
    UNKNOWN,
    ZERO,
    LinearScale,
    LogScale,
    Scale,
    spread_flaws,
    spread_levels,
)


def levels(scale: Scale, *values: float) -> list[int]:
    return scale.levels(scale.heights(np.array(values, np.float32))).tolist()


def test_that_levels_of_a_logarithmic_scale_are_monotone_bounded_and_marked() -> None:
    found = levels(LogScale(-3, 2), 1e-9, 1e-3, 1e-2, 1, 50, 1e2, 1e9, 0, np.inf, np.nan)
    assert found[:2] == [0, 0]
    assert found[5:] == [COUNT - 1, COUNT - 1, ZERO, NON_FINITE, NON_FINITE]
    assert (np.diff(found[:7]) >= 0).all()


def test_that_zero_is_a_number_like_others_on_a_linear_scale() -> None:
    found = levels(LinearScale(-1, 1), -2, -1, 0, 1, np.nan, np.inf)
    assert found == [0, 0, COUNT // 2, COUNT - 1, UNKNOWN, UNKNOWN]


def test_that_a_logarithmic_scale_just_holds_the_numbers_and_a_linear_one_has_fixed_ends() -> None:
    values = [np.array([0.01, 0, np.nan]), np.array([10.0])]
    assert LogScale.around(values) == LogScale(-2, 1)
    assert LogScale.around([np.zeros(2)]) is None
    assert LogScale.whole() is None
    assert LinearScale.around(values) == LinearScale.whole() == LinearScale(-1, 1)


def test_that_ends_of_an_axis_are_whole_powers() -> None:
    assert LogScale(-2.3, 0.1).axis_ends == (-3, 1)
    assert LinearScale(-1, 1).axis_ends == (-1, 1)
    assert LogScale(-2, 0).united(LogScale(-1, 1)) == LogScale(-2, 1)
    assert LogScale(-2, 0).united(None) == LogScale(-2, 0)


@pytest.mark.parametrize("scale", [LogScale, LinearScale])
def test_that_a_height_leads_back_to_its_number(scale: type[Scale]) -> None:
    height = scale.heights(np.array([0.25]))[0]
    assert scale.number(float(height)) == pytest.approx(0.25, rel=1e-6)


def test_that_a_part_colours_all_its_cells_and_what_is_in_none_is_unknown() -> None:
    columns = np.array([-1, 0, 0, 1])
    rows = np.array([[5, ZERO], [7, 9]], np.int8)
    assert spread_levels(rows, columns).tolist() == [[UNKNOWN, 5, 5, ZERO], [UNKNOWN, 7, 7, 9]]
    flaws = np.array([0, ZERO], np.int8)
    assert spread_flaws(flaws, columns).tolist() == [0, 0, 0, ZERO]
    same = np.array([1, 2], np.int8)
    assert spread_levels(same, np.arange(2)) is same
