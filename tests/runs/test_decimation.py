from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.runs.decimation import averaged, coarsened, decimated


def test_that_decimation_passes_over_what_is_not_a_number() -> None:
    y = np.arange(100.0)
    y[3] = y[44] = np.nan
    y[60:] = np.nan
    x, few = decimated(np.arange(100.0), y, 10)
    assert np.nanmin(few) == 0
    assert np.nanmax(few) == 59
    assert np.isnan(few[x >= 60]).all()  # a curve that ends ends
    assert np.isfinite(few[x < 60]).all()


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=3_000), st.integers(1, 200))
def test_that_decimation_keeps_extremes_order_and_bounds(ys: list[float], buckets: int) -> None:
    y = np.array(ys)
    x = np.arange(float(len(y)))
    few_x, few_y = decimated(x, y, buckets)
    assert len(few_x) <= max(len(y) if len(y) <= 2 * buckets else 0, 2 * (buckets + 1))
    assert (few_y.min(), few_y.max()) == (y.min(), y.max())
    assert (np.diff(few_x) >= 0).all()
    assert (y[few_x.astype(int)] == few_y).all()


@given(st.integers(2, 2_000), st.integers(2, 300))
def test_that_a_coarse_band_holds_the_fine_one(steps: int, buckets: int) -> None:
    x = np.arange(float(steps))
    low = np.random.default_rng(steps).random(steps)
    few, lows, highs = coarsened(x, low, low + 1, buckets)
    assert len(few) == len(lows) == len(highs) <= max(2 * buckets, buckets + 1)
    assert (lows.min(), highs.max()) == (low.min(), (low + 1).max())
    assert (few[0], few[-1]) == (0, steps - 1)
    at, means = averaged(x, low, buckets)
    assert (at == few).all()
    assert ((lows <= means + 1e-9) & (means <= highs + 1e-9)).all()
