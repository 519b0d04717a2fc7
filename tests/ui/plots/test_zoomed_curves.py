"""A curve is drawn as fine as the part in sight can show it: no window, records fed by hand."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.runs.arm_curve import SMOOTH_OVER
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.events import Changed, Evaluated, EvaluationScores
from explorer.runs.record import RunRecord
from explorer.ui.plots.curve_plot import CurvePlot
from tests.records import fed_record, made_rows, small_experiment
from tests.ui.plots.conftest import Shared


def zoom(plot: CurvePlot, first: float, last: float) -> None:
    plot.plot.setXRange(first, last, padding=0)


def smoothed(losses: np.ndarray) -> np.ndarray:
    begins = (max(0, row + 1 - SMOOTH_OVER) for row in range(len(losses)))
    return np.array([losses[begin : row + 1].mean() for row, begin in enumerate(begins)])


@pytest.mark.parametrize("repeats", [1, 3])
def test_that_a_few_steps_in_sight_are_drawn_one_by_one(shared: Shared, repeats: int) -> None:
    record = fed_record(small_experiment(repeats=repeats), steps=5_000)
    plot = shared.loss()
    plot.show_records([record])
    curves = plot.curves_of("A")
    assert len(curves.smooth.getData()[0]) <= 210
    zoom(plot, 1_000.5, 1_040.5)
    lanes = [record.history.loss("A", seed) for seed in record.history.layout.seeds]
    expected = np.mean([smoothed(lane) for lane in lanes], axis=0)
    x, y = curves.smooth.getData()
    assert x.tolist() == list(range(1_000, 1_042))
    np.testing.assert_allclose(y, expected[999:1_041], rtol=1e-5)
    if repeats == 1:
        np.testing.assert_allclose(curves.raw.getData()[1], lanes[0][999:1_041])
    plot.plot.let_go()
    assert curves.smooth.getData()[0][0] == 1
    assert curves.smooth.getData()[0][-1] == 5_000


def test_that_steps_in_sight_of_a_very_long_run_are_exact(shared: Shared) -> None:
    record = RunRecord(small_experiment())
    for part in range(4):
        record.fold([made_rows(record, 40_000, seed=part)])
    plot = shared.loss()
    plot.show_records([record])
    assert plot._curves[0].series[0].size == 4
    zoom(plot, 100_000.5, 100_030.5)
    losses = record.history.loss("B")
    x, y = plot.curves_of("B").raw.getData()
    assert x.tolist() == list(range(100_000, 100_032))
    np.testing.assert_allclose(y, losses[99_999:100_031])
    expected = smoothed(losses[99_000:100_031].astype(np.float64))[-32:]
    np.testing.assert_allclose(plot.curves_of("B").smooth.getData()[1], expected, rtol=1e-5)


def test_that_a_run_that_goes_on_is_drawn_on_in_a_zoomed_plot(shared: Shared) -> None:
    record = fed_record(steps=100)
    plot = shared.loss()
    plot.show_records([record])
    zoom(plot, 80.5, 120.5)
    record.fold([made_rows(record, 100, seed=1)])
    plot.refresh()
    assert plot.curves_of("A").raw.getData()[0].tolist() == list(range(80, 122))


def test_that_one_recorded_step_is_a_dot(shared: Shared) -> None:
    record = fed_record(steps=1)
    plot = shared.loss()
    plot.show_records([record])
    x, y = plot.curves_of("A").dots.getData()
    assert (x.tolist(), y.tolist()) == ([1], pytest.approx([record.history.loss("A")[0]]))
    record.fold([made_rows(record, 1)])
    plot.refresh()
    assert not len(plot.curves_of("A").dots.getData()[0])


@pytest.mark.parametrize(
    ("change", "restarted"),
    [
        (LearningRateChange(step=20, learning_rate=0.01), "AB"),
        (LearningRateChange(step=20, learning_rate=0.01, arm="A"), "A"),
        (SkipChange(step=20, residual=False, arm="B"), "B"),
    ],
)
def test_that_smoothing_begins_anew_at_a_change_of_the_arm(
    shared: Shared, change: LearningRateChange | SkipChange, restarted: str
) -> None:
    record = fed_record(steps=20)
    plot = shared.loss()
    plot.show_records([record])
    record.fold([Changed(change), made_rows(record, 10, seed=1)])
    plot.refresh()
    for label in "AB":
        losses = record.history.loss(label).astype(np.float64)
        drawn = plot.curves_of(label).smooth.getData()[1]
        whole = smoothed(losses)
        parts = np.concatenate([smoothed(losses[:20]), smoothed(losses[20:])])
        np.testing.assert_allclose(drawn, parts if label in restarted else whole, rtol=1e-5)


def test_that_many_evaluations_leave_the_curve_visible_and_the_last_marked(shared: Shared) -> None:
    record = fed_record(small_experiment().settings_edited(reestimate_statistics=True), steps=5_000)
    plot = shared.error()
    plot.show_records([record])
    steps = range(10, 5_001, 10)
    record.fold([Evaluated(step, "A", 0.9, 0.5, 0, EvaluationScores(0.4, 0.2)) for step in steps])
    plot.refresh()
    marks = plot.curves_of("A").heldout
    assert len(marks.line.getData()[0]) == len(steps)
    pixel = plot.plot.getViewBox().viewPixelSize()[0]
    for each in (marks.full, marks.running):
        x = each.getData()[0]
        assert 10 < len(x) < 50
        assert x[-1] == 5_000
        assert np.diff(x)[:-1].min() / pixel >= 2 * each.opts["size"]
    assert len(marks.lags.getData()[0]) == 2 * len(marks.running.getData()[0])
    zoom(plot, 1_000, 1_050)
    assert marks.full.getData()[0].tolist() == [
        990,
        1_000,
        1_010,
        1_020,
        1_030,
        1_040,
        1_050,
        1_060,
    ]
