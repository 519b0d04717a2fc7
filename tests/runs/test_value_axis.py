from __future__ import annotations

import numpy as np
import pytest

from explorer.runs.seed_series import SeedSeries
from explorer.runs.value_axis import ValueAxis


def series(*values: float) -> SeedSeries:
    made = SeedSeries(1, 1)
    made.append(np.array([values], np.float32))
    return made


def test_that_it_ends_at_a_round_number_above_the_curves() -> None:
    axis = ValueAxis(None)
    axis.fit([series(*np.linspace(2.3, 0.1, 50))])
    assert (axis.ends, axis.top) == ((0, 2.5), 2.5)
    assert axis.height_of_share(0.5) == 1.25


def test_that_the_leap_of_one_that_diverges_is_left_out() -> None:
    axis = ValueAxis(None)
    axis.fit([series(2, 1, 1, 1), series(2, 1e6, np.nan, np.nan)])
    assert axis.top < 5


def test_that_a_logarithmic_axis_has_whole_decades_and_zero_lies_on_its_edge() -> None:
    axis = ValueAxis(None)
    axis.is_log = True
    axis.fit([series(2, 0.2, 0.03, 0)])
    assert axis.ends[0] == -2
    assert axis.heights(np.array([0.0, 0.1])).tolist() == [-2, pytest.approx(-1)]


def test_that_a_share_always_ends_at_all_of_it() -> None:
    axis = ValueAxis(102.0)
    axis.fit([series(3, 2, 1)])
    assert axis.ends == (0, 102)
