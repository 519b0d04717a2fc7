from __future__ import annotations

import json

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLabel

from explorer.commands.json_reporter import JsonReporter
from explorer.runs.events import Evaluated, EvaluationScores
from explorer.runs.record import RunRecord
from explorer.ui.theme.palette import THEMES, Theme
from tests.records import fed_record, small_experiment
from tests.ui.plots.conftest import Shared


@pytest.fixture
def record() -> RunRecord:
    record = fed_record(small_experiment().settings_edited(reestimate_statistics=True), steps=40)
    record.fold(
        [
            Evaluated(10, "B", 0.9, 0.56, 0, EvaluationScores(0.2, 0.043)),
            Evaluated(20, "B", 0.3, 0.05, 0, EvaluationScores(0.2, 0.041)),
        ]
    )
    return record


def test_that_full_marks_are_reestimated_and_hollow_ones_running_statistics(
    shared: Shared, record: RunRecord
) -> None:
    plot = shared.error()
    plot.show_records([record])
    curves = plot.curves_of("B")
    np.testing.assert_allclose(curves.heldout.line.getData(), [[10, 20], [4.3, 4.1]])
    np.testing.assert_allclose(curves.heldout.running.getData(), [[10, 20], [56, 5]])
    np.testing.assert_allclose(
        curves.heldout.lags.getData(), [[10, 10], [56, 4.3]]
    )  # far apart only there
    tool_tip = plot.findChild(QLabel, "plot.accuracy.legend").toolTip()
    assert "held-out, re-estimated" in tool_tip
    assert "this is not overfitting" in tool_tip


def test_that_hollow_marks_beyond_the_axis_are_hollow_triangles_below_each_other(
    shared: Shared, record: RunRecord
) -> None:
    record.fold(
        [
            Evaluated(30, "A", 900.0, 0.9, 0, EvaluationScores(0.3, 0.1)),
            Evaluated(30, "B", 700.0, 0.9, 0, EvaluationScores(0.3, 0.1)),
            Evaluated(40, "B", np.nan, 0.9, 0, EvaluationScores(0.3, 0.1)),
        ]
    )
    plot = shared.loss()
    plot.show_records([record])
    a, b = (plot.curves_of(label).heldout.running_above.getData() for label in "AB")
    assert (a[0].tolist(), b[0].tolist()) == ([30], [10, 30])
    curves = plot.curves_of("A")
    pixel = plot.plot.getViewBox().viewPixelSize()[1]
    top = plot.plot.getViewBox().viewRange()[1][1]
    size_px = curves.heldout.running_above.opts["size"]
    assert (top - a[1][0]) / pixel >= size_px / 2
    assert (a[1][0] - b[1][0]) / pixel >= size_px
    assert not len(curves.heldout.above.data)
    tool_tip = plot.findChild(QLabel, "plot.loss.legend").toolTip()
    assert "△  running statistics, △ above the axis" in tool_tip
    assert "▲" not in tool_tip


def test_that_the_legend_drops_the_range_of_seeds_before_hollow_marks(shared: Shared) -> None:
    experiment = small_experiment(repeats=3).settings_edited(reestimate_statistics=True)
    plot = shared.loss()
    plot.show_records([fed_record(experiment)])
    label = plot.findChild(QLabel, "plot.loss.legend")
    has = []
    for width in range(1_200, 200, -20):
        plot.resize(width, 300)
        has.append(("range" in label.text(), "running" in label.text()))
    assert list(dict.fromkeys(has)) == [(True, True), (False, True), (False, False)]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_that_the_rim_of_a_hollow_mark_is_as_dark_as_its_arms_line(
    shared: Shared, record: RunRecord, theme: Theme
) -> None:
    plot = shared.error()
    plot.show_records([record])
    plot.apply_theme(theme)
    curves = plot.curves_of("B")
    for marks in (curves.heldout.running, curves.heldout.running_above):
        assert marks.opts["pen"].color().name() == theme.arm("B")
        assert marks.opts["pen"].widthF() > theme.thin
    assert curves.heldout.lags.opts["pen"].color().name() == theme.arm("B")


def test_that_a_run_without_it_shows_and_says_what_it_did(shared: Shared) -> None:
    plain = fed_record(small_experiment().settings_edited(reestimate_statistics=False))
    plain.fold([Evaluated(5, "B", 0.9, 0.56, 0)])
    plot = shared.error()
    plot.show_records([plain])
    np.testing.assert_allclose(plot.curves_of("B").heldout.line.getData(), [[5], [56]])
    assert not len(plot.curves_of("B").heldout.running.getData()[0])
    assert "statistics" not in plot.findChild(QLabel, "plot.accuracy.legend").toolTip()


def test_that_a_reading_and_the_table_have_both(shared: Shared, record: RunRecord) -> None:
    plot = shared.error()
    plot.show_records([record])
    plot.plot.hovered.emit(QPointF(11, 0))
    assert "held-out 4.30 at 10" in plot.reading.text()
    assert "with running statistics 56.0" in plot.reading.text()
    table = plot.csv_rows()
    assert table is not None
    header, rows = table
    row = dict(zip(header, list(rows)[9], strict=True))
    assert float(row["heldout_error_percent_B_seed0"]) == pytest.approx(56)
    assert float(row["heldout_reestimated_error_percent_B_seed0"]) == pytest.approx(4.3)


def test_that_lines_of_json_have_both(
    record: RunRecord, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter = JsonReporter()
    reporter.report(record.history.evaluations("B")[0], record)
    reporter.report(Evaluated(5, "A", 0.9, 0.56, 0), record)
    with_both, without = map(json.loads, capsys.readouterr().out.splitlines())
    assert (with_both["error"], with_both["reestimated_error"]) == (0.56, 0.043)
    assert (with_both["loss"], with_both["reestimated_loss"]) == (0.9, 0.2)
    assert "reestimated_loss" not in without
