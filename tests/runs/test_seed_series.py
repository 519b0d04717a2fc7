from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.runs.seed_series import SeedSeries


def test_that_smoothing_is_the_mean_of_the_last_values() -> None:
    series = SeedSeries(1, 2)
    series.append(np.array([[1, 2, 3, 4, 5]], dtype=np.float32))
    assert series.smooth[0].tolist() == [1, 1.5, 2.5, 3.5, 4.5]


def test_that_a_value_that_is_not_finite_does_no_harm_after_its_gap() -> None:
    series = SeedSeries(1, 2)
    series.append(np.array([[1, np.inf, 1, 1, 1]], dtype=np.float32))
    assert np.isnan(series.smooth[0]).tolist() == [False, True, True, False, False]
    assert series.smooth[0, -1] == 1


def test_that_the_mean_counts_its_seeds_at_each_step_and_says_where_it_loses_one() -> None:
    series = SeedSeries(3, 2)
    series.append(np.array([[1, 1, 1], [4, 4, np.nan], [7, 7, 7]], dtype=np.float32))
    series.append(np.array([[1], [np.nan], [np.inf]], dtype=np.float32))
    assert series.used.tolist() == [3, 3, 2, 1]
    assert series.mean.tolist() == [4, 4, 4, 1]
    assert series.losses.tolist() == [2, 3]


@given(
    st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=700),
    st.integers(1, 30),
    st.integers(1, 90),
)
def test_that_it_makes_no_difference_in_which_parts_steps_come(
    values: list[float], span: int, part: int
) -> None:
    row = np.array([values, values[::-1]], dtype=np.float32)
    whole, parts = SeedSeries(2, span), SeedSeries(2, span)
    whole.append(row)
    for begin in range(0, row.shape[1], part):
        parts.append(row[:, begin : begin + part])
    np.testing.assert_allclose(parts.smooth, whole.smooth, rtol=1e-9, atol=1e-6)
    assert (parts.low <= parts.mean + 1e-6).all()
    assert (parts.mean <= parts.high + 1e-6).all()
    naive = [row[0, max(0, i - span + 1) : i + 1].mean(dtype=float) for i in range(len(values))]
    np.testing.assert_allclose(whole.smooth[0], naive, rtol=1e-6, atol=1e-3)
