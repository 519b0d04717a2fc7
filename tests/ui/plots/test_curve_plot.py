"""The plots of loss and error alone: no window, a record fed by hand."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPointF

from explorer.runs.changes import LearningRateChange
from explorer.runs.events import Changed, Evaluated
from explorer.runs.experiment import first_experiment
from explorer.runs.record import RunRecord
from tests.records import fed_record, made_rows, small_experiment
from tests.ui.plots.conftest import Shared


def test_that_an_empty_plot_says_what_to_do(shared: Shared) -> None:
    plot = shared.loss()
    plot.show_records([RunRecord(small_experiment())])
    assert plot._empty.isVisible()
    assert plot._empty.text() == "Press Space to train"
    assert plot.csv_rows() is None


def test_that_it_draws_what_the_record_gains(shared: Shared) -> None:
    record = fed_record(steps=3)
    plot = shared.error()
    plot.show_records([record])
    assert not plot._empty.isVisible()
    record.fold([made_rows(record, 4, seed=1), Evaluated(5, "A", 0.5, 0.25)])
    plot.refresh()
    x, y = plot.curves_of("A").raw.getData()
    assert x.tolist() == [1, 2, 3, 4, 5, 6, 7]
    np.testing.assert_allclose(y, 100 * record.history.error_rate("A"))
    assert plot.curves_of("A").heldout.line.getData()[1].tolist() == [25]


def test_that_marks_that_are_not_there_are_not_painted(shared: Shared) -> None:
    plot = shared.error()
    for record in (RunRecord(small_experiment()), fed_record(steps=3)):
        plot.show_records([record])
        marks = [each for each in plot.plot.scene().items() if isinstance(each, pg.ScatterPlotItem)]
        assert marks
        assert not [each for each in marks if each.isVisible() and not len(each.data)]


def test_that_another_record_replaces_the_first(shared: Shared) -> None:
    plot = shared.loss()
    plot.show_records([fed_record(steps=9)])
    plot.show_records([fed_record(steps=4, seed=1)])
    assert plot.curves_of("B").raw_points == 4


def test_that_a_click_picks_the_step_and_the_mouse_reads_it(shared: Shared) -> None:
    record = fed_record(steps=9)
    plot = shared.loss()
    plot.show_records([record])
    plot.plot.clicked.emit(QPointF(4.2, 0))
    assert shared.step_cursor.row == 3
    plot.plot.hovered.emit(QPointF(7, 0))
    assert plot.reading.isVisible()
    assert "step 7, 0.7 s" in plot.reading.text()
    assert f"{record.history.loss('B')[6]:#.3g}" in plot.reading.text()


def test_that_a_change_is_marked_where_it_was_made(shared: Shared) -> None:
    record = fed_record(steps=9)
    record.fold([Changed(LearningRateChange(step=4, learning_rate=0.01))])
    plot = shared.loss()
    plot.show_records([record])
    assert plot.marks.texts == {4.5: "rate 0.01"}


def test_that_a_reading_is_the_mean_that_the_curve_shows(shared: Shared) -> None:
    record = RunRecord(small_experiment(repeats=3))
    rows = made_rows(record, 4)
    columns = [record.history.layout.arm("A", seed).loss for seed in range(3)]
    rows[:, columns] = np.array([1.0, 2.0, np.nan], np.float32)
    record.fold([rows])
    plot = shared.loss()
    plot.show_records([record])
    plot.plot.hovered.emit(QPointF(2, 0))
    assert plot.curves_of("A").smooth.getData()[1][1] == pytest.approx(1.5)
    assert "1.50" in plot.reading.text()


@pytest.mark.parametrize("overrides", [False, True])
def test_that_the_legend_says_that_held_out_labels_are_not_smoothed(
    shared: Shared, overrides: bool
) -> None:
    plain = small_experiment().settings_edited(reestimate_statistics=False)
    smoothed = (
        plain.with_overrides("B", label_smoothing=0.1)
        if overrides
        else plain.settings_edited(label_smoothing=0.1)
    )
    loss, error = shared.loss(), shared.error()
    for experiment, words in ((plain, "held-out"), (smoothed, "held-out, labels not smoothed")):
        for plot in (loss, error):
            plot.show_records([RunRecord(experiment)])
        assert words in [each.text for each in loss._legend._extras]
        assert "held-out" in [each.text for each in error._legend._extras]


@pytest.mark.parametrize("repeats", [1, 2])
def test_that_the_curves_of_a_very_long_run_span_it_and_keep_its_extremes(
    shared: Shared, repeats: int
) -> None:
    experiment = first_experiment().edited(repeats=repeats)
    record = RunRecord(experiment)
    plot = shared.loss()
    plot.show_records([record])
    lane = record.history.layout.arm("A")
    for part in range(9):
        rows = made_rows(record, 9_000, seed=part)
        rows[4_321, lane.loss] = -1 - 0.01 * part
        record.fold([rows])
        plot.refresh()
    curves = plot.curves_of("A")
    assert plot._curves[0].series[0].size == 2
    steps = 81_000
    x, _ = curves.smooth.getData()
    assert (x[0], x[-1]) == (1, steps)
    if repeats > 1:
        return
    x, y = curves.raw.getData()
    assert len(x) <= 2 * max(100, plot.plot.width()) + 2
    for part in range(9):
        leap = np.flatnonzero(np.isclose(y, -1 - 0.01 * part))
        assert x[leap[0]] == pytest.approx(9_000 * part + 4_322, abs=2)


def test_that_of_very_many_evaluations_the_extremes_are_marked(shared: Shared) -> None:
    record = fed_record(steps=9_001)
    plot = shared.error()
    plot.show_records([record])
    scores = np.random.default_rng(0).uniform(0.2, 0.6, 9_001)
    scores[[1_234, 5_678]] = 0.1, 0.9
    record.fold([Evaluated(at + 1, "A", 1.0, score) for at, score in enumerate(scores)])
    plot.refresh()
    x, y = plot.curves_of("A").heldout.line.getData()
    assert len(y) <= 2_002
    assert (y.min(), y.max()) == pytest.approx((10, 90))
    assert {1_235, 5_679} <= set(x.tolist())
