from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.runs.decimation import averaged, decimated
from explorer.runs.ring import Rows
from explorer.runs.seed_series import SeedSeries
from explorer.runs.value_axis import ValueAxis


def test_that_smoothing_is_the_mean_of_the_last_values() -> None:
    series = SeedSeries(1, 2)
    series.append(np.array([[1, 2, 3, 4, 5]], dtype=np.float32))
    assert series.mean.tolist() == [1, 1.5, 2.5, 3.5, 4.5]


def test_that_a_value_that_is_not_finite_does_no_harm_after_its_gap() -> None:
    series = SeedSeries(1, 2)
    series.append(np.array([[1, np.inf, 1, 1, 1]], dtype=np.float32))
    assert np.isnan(series.mean).tolist() == [False, True, True, False, False]
    assert series.mean[-1] == 1


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
    for name in ("mean", "low", "high"):
        expected = getattr(whole, name)
        np.testing.assert_allclose(getattr(parts, name), expected, rtol=1e-9, atol=1e-6)
    assert (parts.low <= parts.mean + 1e-6).all()
    assert (parts.mean <= parts.high + 1e-6).all()
    naive = np.array(
        [row[:, max(0, i - span + 1) : i + 1].mean(axis=1, dtype=float) for i in range(len(values))]
    )
    np.testing.assert_allclose(whole.low, naive.min(axis=1), rtol=1e-6, atol=1e-3)
    np.testing.assert_allclose(whole.high, naive.max(axis=1), rtol=1e-6, atol=1e-3)


LONG = 300_000
PIXELS = 800


def long_run(seeds: int) -> Rows:
    """Noise about a falling curve with two lonely leaps; the last of several seeds diverges."""
    steps = np.arange(LONG)
    noise = np.random.default_rng(0).standard_normal((seeds, LONG))
    rows = (0.2 + 2 / (1 + steps / 9_000) + 0.01 * noise).astype(np.float32)
    rows[0, 123_457], rows[0, 250_001] = 9, -9
    if seeds > 1:
        rows[-1, 7:] = np.nan
    return rows


def fed(rows: Rows, most_groups: int = 2**16) -> SeedSeries:
    series = SeedSeries(len(rows), 12, most_groups)
    for part in np.split(rows, range(997, rows.shape[1], 997), axis=1):
        series.append(part)
    return series


def test_that_the_raw_line_of_a_long_run_keeps_every_extreme_where_it_was() -> None:
    rows = long_run(1)
    series = fed(rows)
    assert series.rows.shape[0] <= 2**16
    x, y = decimated(*series.raw, PIXELS)
    for leap in (123_457, 250_001):
        at = int(np.argmax(np.abs(y - 1) * (np.abs(x - leap) <= series.size)))
        assert y[at] == rows[0, leap]
    exact_x, exact_y = decimated(np.arange(LONG), rows[0].astype(float), PIXELS)
    pixel = LONG // PIXELS
    for begin in range(0, LONG - pixel, 20 * pixel):
        drawn = y[(x >= begin) & (x < begin + 10 * pixel)]
        exact = exact_y[(exact_x >= begin) & (exact_x < begin + 10 * pixel)]
        assert [drawn.min(), drawn.max()] == pytest.approx([exact.min(), exact.max()], abs=0.02)


@pytest.mark.parametrize("seeds", [1, 3])
def test_that_the_smooth_line_and_the_band_of_a_long_run_are_those_of_all_its_steps(
    seeds: int,
) -> None:
    rows = long_run(seeds)
    exact, series = fed(rows, LONG), fed(rows)
    assert (exact.size, series.size) == (1, 8)
    starts = np.arange(0, LONG, 8)
    np.testing.assert_allclose(series.mean, exact.mean.reshape(-1, 8).mean(axis=1), rtol=1e-12)
    np.testing.assert_array_equal(series.low, np.fmin.reduceat(exact.low, starts))
    np.testing.assert_array_equal(series.high, np.fmax.reduceat(exact.high, starts))
    x, y = averaged(series.rows, series.mean, 200)
    exact_x, exact_y = averaged(np.arange(LONG), exact.mean, 200)
    assert (x[0], x[-1]) == (exact_x[0], exact_x[-1])
    np.testing.assert_allclose(np.interp(exact_x, x, y), exact_y, atol=0.02)
    np.testing.assert_array_equal(series.losses, exact.losses)
    np.testing.assert_array_equal(series.means_before_losses, exact.means_before_losses)
    assert series.losses.tolist() == ([7] if seeds > 1 else [])


def test_that_an_axis_fits_a_long_run_as_if_every_step_were_kept() -> None:
    rows = long_run(2)
    exact, series = fed(rows, LONG), fed(rows)
    for is_log in (False, True):
        axes = ValueAxis(None), ValueAxis(None)
        for axis, fitted in zip(axes, (exact, series), strict=True):
            axis.is_log = is_log
            axis.fit([fitted])
        assert axes[0].ends == axes[1].ends


def test_that_a_seed_whose_numbers_come_and_go_takes_bounded_memory() -> None:
    rows = np.ones((2, 5_000), np.float32)
    rows[1, ::2] = np.nan
    series = SeedSeries(2, 1)
    series.append(rows)
    assert len(series.losses) == len(series.means_before_losses) == 1_000


def test_that_memory_no_longer_grows_once_a_run_is_long() -> None:
    part = np.random.default_rng(0).random((2, 2**12)).astype(np.float32)
    series = SeedSeries(2, 12)
    tracemalloc.start()
    try:
        held = []
        for _ in range(2):
            for _ in range(2**18 // part.shape[1]):
                series.append(part)
            held.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert series.steps == 2**19
    assert held[1] - held[0] < 100_000
    assert held[1] < 8_000_000
