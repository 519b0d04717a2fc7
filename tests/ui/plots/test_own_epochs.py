"""Arms whose epochs differ, as their batch sizes do: each lies at its own epochs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.events import Changed, Evaluated
from explorer.runs.record import RunRecord
from explorer.ui.plots.curve_plot import CurvePlot
from explorer.ui.theme.palette import DARK
from tests.records import made_rows, small_experiment
from tests.ui.feeding import PREPARED
from tests.ui.plots.conftest import Shared


@pytest.fixture
def record() -> RunRecord:
    """Forty steps, which are two epochs of A and eight of B."""
    record = RunRecord(small_experiment().with_overrides("B", batch_size=256))
    record.fold([replace(PREPARED, total_steps=40, steps_per_epoch={"A": 20, "B": 5})])
    record.fold([made_rows(record, 40)])
    record.fold([Evaluated(20, label, 0.5, 0.25) for label in "AB"])
    return record


@pytest.fixture
def by_epoch(shared: Shared, record: RunRecord) -> CurvePlot:
    plot = shared.loss()
    plot.show_records([record])
    plot.controls.unit.menu().actions()[1].trigger()
    return plot


def test_that_the_curve_and_the_marks_of_each_arm_lie_at_its_own_epochs(
    by_epoch: CurvePlot,
) -> None:
    for label, length in (("A", 20), ("B", 5)):
        curves = by_epoch.curves_of(label)
        x = curves.raw.getData()[0]
        np.testing.assert_allclose(x, np.arange(1, 41) / length)
        assert curves.heldout.line.getData()[0].tolist() == [20 / length]
    assert by_epoch.plot.getViewBox().viewRange()[0][1] > 8


def test_that_by_step_they_lie_at_the_same_places(by_epoch: CurvePlot) -> None:
    by_epoch.controls.unit.menu().actions()[0].trigger()
    for label in "AB":
        assert by_epoch.curves_of(label).raw.getData()[0].tolist() == list(range(1, 41))


def test_that_a_step_is_marked_wherever_an_arm_has_it_and_read_with_its_epochs(
    shared: Shared, by_epoch: CurvePlot, record: RunRecord
) -> None:
    by_epoch.plot.hovered.emit(QPointF(0.5, 0))
    assert shared.cross_hair.row == 9
    assert by_epoch.hair.places == (0.5, 2)
    text = by_epoch.reading.text()
    assert "step 10, 1.0 s" in text
    assert text.index("epoch 0.50") < text.index("epoch 2.00")
    assert f"{record.history.loss('B')[9]:#.3g}" in text
    left = by_epoch.reading.x()
    by_epoch.plot.hovered.emit(QPointF(4, 0))  # only B has got there
    assert by_epoch.hair.places == (1, 4)
    assert by_epoch.reading.x() > left + 300
    by_epoch.plot.clicked.emit(QPointF(4, 0))
    assert shared.step_cursor.row == 19
    assert by_epoch.picked.places == (1, 4)


def test_that_the_lines_are_as_many_as_places_also_after_the_plot_was_cleared(
    by_epoch: CurvePlot, record: RunRecord
) -> None:
    def drawn() -> list[float]:
        lines = [each for each in by_epoch.hair._lines if each.isVisible()]
        assert all(line.scene() is not None for line in lines)
        return [line.value() for line in lines]

    by_epoch.plot.hovered.emit(QPointF(0.5, 0))
    assert drawn() == [0.5, 2]
    by_epoch.controls.unit.menu().actions()[0].trigger()
    by_epoch.plot.hovered.emit(QPointF(10, 0))
    assert drawn() == [10]
    assert "epoch" not in by_epoch.reading.text()
    other = RunRecord(small_experiment(repeats=2))
    other.fold([made_rows(other, 5)])
    by_epoch.show_records([other])
    by_epoch.show_records([record])
    by_epoch.apply_theme(DARK)
    by_epoch.controls.unit.menu().actions()[1].trigger()
    by_epoch.plot.hovered.emit(QPointF(0.5, 0))
    assert drawn() == [0.5, 2]


def test_that_a_change_is_marked_at_the_epochs_of_those_it_was_made_for(
    by_epoch: CurvePlot, record: RunRecord
) -> None:
    record.fold([Changed(LearningRateChange(step=10, learning_rate=0.01))])
    record.fold([Changed(SkipChange(step=10, residual=False, arm="B"))])
    by_epoch.refresh()
    assert by_epoch.marks.placed() == {0.525: "rate 0.01", 2.1: "rate 0.01, B skips off"}
    by_epoch.controls.unit.menu().actions()[0].trigger()
    assert by_epoch.marks.placed() == {10.5: "rate 0.01, B skips off"}
