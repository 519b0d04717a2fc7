from __future__ import annotations

import numpy as np

from explorer.runs.scale import LinearScale
from explorer.runs.step_pool import StepPool


def test_that_a_pool_keeps_the_first_step_and_the_means_of_all() -> None:
    norms = np.exp(np.random.default_rng(0).standard_normal((1_000, 3))).astype(np.float32)
    norms[5, 1], norms[:, 2] = np.nan, 0
    pool = StepPool(3, most_rows=64)
    for begin in range(0, 1_000, 37):
        pool.append(norms[begin : begin + 37])
    assert pool.size == 16
    found = pool.means(32).heights
    assert len(found) == 32
    np.testing.assert_allclose(found[0, :2], np.log10(norms[0, :2]), rtol=1e-5)
    np.testing.assert_allclose(
        found[3, :2], np.log10(norms[96:128, :2]).mean(axis=0), rtol=1e-3, atol=1e-5
    )
    assert np.isneginf(found[:, 2]).all()


def test_that_a_pool_of_a_linear_quantity_has_arithmetic_means() -> None:
    values = np.random.default_rng(0).uniform(-1, 1, (100, 3)).astype(np.float32)
    values[8, 0] = np.nan
    pool = StepPool(3, LinearScale, most_rows=16)
    pool.append(values)
    found = pool.means(8)
    np.testing.assert_allclose(found.heights[0], values[0])
    np.testing.assert_allclose(found.heights[1, 0], values[9:16, 0].mean(), rtol=1e-4)
    np.testing.assert_allclose(found.heights[2], values[16:24].mean(axis=0), rtol=1e-4, atol=1e-6)
    assert not found.flaws.any()
