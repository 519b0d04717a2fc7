from __future__ import annotations

import numpy as np
import pytest

from explorer.runs.events import Evaluated
from explorer.runs.means import arithmetic_means, geometric_means, means_on, range_on
from explorer.runs.record import RunRecord
from explorer.runs.scale import NON_FINITE, ZERO, LinearScale, LogScale
from explorer.runs.score import ERROR, LOSS
from tests.records import fed_record, made_rows, small_experiment


def test_that_a_geometric_mean_tells_flaws_and_is_that_of_the_numbers_left() -> None:
    norms = np.array([[1, 0, 0, np.nan, np.inf], [100, 10, 0, 0, 0.1]], np.float32)
    logs, flaws, used = geometric_means(norms)
    np.testing.assert_allclose(logs, [1, 1, -np.inf, np.nan, -1], rtol=1e-6)
    assert flaws.tolist() == [0, ZERO, ZERO, NON_FINITE, NON_FINITE]
    assert used.tolist() == [2, 1, 0, 0, 1]


def test_that_a_mean_on_a_linear_scale_has_no_flaws() -> None:
    values = np.array([[0, 0.5, np.nan, np.nan], [0, -0.1, 0.3, np.inf]], np.float32)
    heights, flaws, used = means_on(LinearScale, values)
    np.testing.assert_allclose(heights, [0, 0.2, 0.3, np.nan], rtol=1e-6)
    assert not flaws.any()
    assert used.tolist() == [2, 2, 1, 0]


def test_that_a_range_passes_over_what_has_no_height() -> None:
    values = np.array([[0.1, 0, np.nan], [10, 1, np.nan]], np.float32)
    low, high = range_on(LogScale, values)
    np.testing.assert_allclose(low, [-1, 0, np.nan])
    np.testing.assert_allclose(high, [1, 0, np.nan])
    low, high = range_on(LinearScale, values)
    np.testing.assert_allclose(low, [0.1, 0, np.nan])


def test_that_an_arithmetic_mean_is_that_of_the_finite_numbers() -> None:
    values = np.array([[1, np.nan, np.inf, np.nan], [3, 5, 1, np.inf]], np.float32)
    means, used = arithmetic_means(values)
    np.testing.assert_array_equal(means, [2, 5, 1, np.nan])
    assert used.tolist() == [2, 1, 1, 0]
    assert arithmetic_means(np.array([1.0, 2.0])) == (1.5, 2)


def test_that_a_score_is_the_mean_of_its_seeds_at_each_step_they_were_evaluated() -> None:
    record = RunRecord(small_experiment(repeats=3))
    record.fold(
        [
            *(Evaluated(4, "A", loss, loss / 10, seed) for seed, loss in enumerate((1, 2, 6))),
            Evaluated(8, "A", 5.0, 0.5, 1),
        ]
    )
    for score, values in ((LOSS, [3, 5]), (ERROR, [30, 50])):
        steps, shown, running = score.heldout(record.history, "A")
        assert steps.tolist() == [4, 8]
        assert shown.values.tolist() == pytest.approx(values)
        assert shown.used.tolist() == [3, 1]
        assert running.used.tolist() == [0, 0]
    assert not len(LOSS.heldout(record.history, "B").steps)


def test_that_a_score_in_a_row_is_the_mean_of_its_seeds() -> None:
    record = fed_record(small_experiment(repeats=3))
    losses = [record.history.loss("B", seed)[4] for seed in range(3)]
    assert LOSS.mean_at(record.history, "B", 4) == (pytest.approx(np.mean(losses)), 3, 3)


def test_that_a_score_says_of_how_many_seeds_it_is_in_each_row() -> None:
    record = fed_record(small_experiment(repeats=3), steps=4)
    rows = made_rows(record, 2)
    lane = record.history.layout.arm("A", 1)
    rows[:, lane.start : lane.stop] = np.nan
    record.fold([rows])
    assert [LOSS.mean_at(record.history, "A", row).used for row in (3, 4)] == [3, 2]
    assert [record.diverged_seeds("A", row) for row in (3, 4, None)] == [0, 1, 1]
    assert record.diverged_seeds("B") == 0
