"""The score on the test part: named, read and exported, but drawn nowhere."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLabel

from explorer.runs.events import Evaluated, EvaluationScores, ScoredOnTest
from explorer.runs.record import RunRecord
from explorer.ui.plots.curve_plot import CurvePlot
from tests.records import fed_record, small_experiment
from tests.ui.plots.conftest import Shared


def _tested(repeats: int = 1) -> RunRecord:
    record = fed_record(small_experiment(repeats=repeats), steps=40)
    for seed in range(repeats):
        for arm, loss in (("A", 0.7), ("B", 0.9)):
            scores = EvaluationScores(loss / 2 + seed, 0.25)
            record.fold([Evaluated(40, arm, 0.5, 0.3, seed)])
            record.fold([ScoredOnTest(40, arm, loss + seed, 0.5, seed, scores)])
    return record


def _legend(plot: CurvePlot, name: str) -> str:
    return plot.findChild(QLabel, f"{name}.legend").toolTip()


def test_that_the_legend_names_the_test_scores_and_no_mark_is_drawn(shared: Shared) -> None:
    record, plot = _tested(), shared.loss()
    plot.show_records([record])
    legend = _legend(plot, "plot.loss")
    assert "test A 0.350, B 0.450" in legend
    assert "evaluated once, after the last step" in legend
    for label in "AB":
        np.testing.assert_allclose(plot.curves_of(label).heldout.line.getData(), [[40], [0.5]])
        assert not len(plot.curves_of(label).heldout.running.getData()[0])


def test_that_scores_that_come_while_the_run_is_shown_are_named(shared: Shared) -> None:
    record, plot = fed_record(small_experiment(), steps=40), shared.error()
    plot.show_records([record])
    assert "test" not in _legend(plot, "plot.accuracy")
    record.fold([ScoredOnTest(40, "A", 0.5, 0.125, 0)])
    plot.refresh()
    assert "test A 12.5" in _legend(plot, "plot.accuracy")
    plot.show_records([fed_record(small_experiment(), steps=40)])
    assert "test" not in _legend(plot, "plot.accuracy")


def test_that_of_several_seeds_the_mean_is_named_and_of_how_many(shared: Shared) -> None:
    record, plot = _tested(repeats=3), shared.loss()
    plot.show_records([record])
    assert "test A 1.35, B 1.45, mean of 3 seeds" in _legend(plot, "plot.loss")
    fewer = fed_record(small_experiment(repeats=3), steps=40)
    fewer.fold([ScoredOnTest(40, "A", 1.0, 0.5, seed) for seed in (0, 2)])
    plot.show_records([fewer])
    assert "test A 1.00 (2 of 3 seeds)" in _legend(plot, "plot.loss")


@pytest.mark.parametrize(("step", "is_last"), [(39, False), (40, True)])
def test_that_the_reading_of_the_last_step_has_it(shared: Shared, step: int, is_last: bool) -> None:
    plot = shared.loss()
    plot.show_records([_tested()])
    plot.plot.hovered.emit(QPointF(step, 0))
    assert ("test 0.350" in plot.reading.text()) is is_last
    assert ("test with running statistics 0.700" in plot.reading.text()) is is_last


def test_that_the_table_has_it_in_columns_of_its_own(shared: Shared) -> None:
    plot = shared.loss()
    plot.show_records([_tested()])
    table = plot.csv_rows()
    assert table is not None
    header, rows = table
    last = dict(zip(header, list(rows)[-1], strict=True))
    assert last["step"] == "40"
    assert (last["heldout_loss_B_seed0"], last["test_loss_B_seed0"]) == ("0.5", "0.9")
    assert last["test_reestimated_loss_B_seed0"] == "0.45"
    plot.show_records([fed_record(small_experiment(), steps=4)])
    table = plot.csv_rows()
    assert table is not None
    assert not any("test" in column for column in table[0])
