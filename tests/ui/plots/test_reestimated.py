from __future__ import annotations

import json

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLabel

from explorer.commands.json_reporter import JsonReporter
from explorer.runs.events import Evaluated, EvaluationScores
from explorer.runs.record import RunRecord
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
    np.testing.assert_allclose(curves.heldout.getData(), [[10, 20], [4.3, 4.1]])
    np.testing.assert_allclose(curves.running.getData(), [[10, 20], [56, 5]])
    np.testing.assert_allclose(curves.lags.getData(), [[10, 10], [56, 4.3]])  # far apart only there
    tool_tip = plot.findChild(QLabel, "plot.accuracy.legend").toolTip()
    assert "held-out, re-estimated" in tool_tip
    assert "this is not overfitting" in tool_tip


def test_that_a_run_without_it_shows_and_says_what_it_did(shared: Shared) -> None:
    plain = fed_record(small_experiment().settings_edited(reestimate_statistics=False))
    plain.fold([Evaluated(5, "B", 0.9, 0.56, 0)])
    plot = shared.error()
    plot.show_records([plain])
    np.testing.assert_allclose(plot.curves_of("B").heldout.getData(), [[5], [56]])
    assert not len(plot.curves_of("B").running.getData()[0])
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
