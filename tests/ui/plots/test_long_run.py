"""Views of a run so long that only some of its old steps are kept."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLabel

from explorer.runs.events import Evaluated
from explorer.runs.record import RunRecord
from explorer.runs.tables import csv_lines
from explorer.ui.plots.step_bar import StepBar
from tests.records import made_rows, thinned_record
from tests.ui.plots.conftest import Shared


@pytest.fixture
def record() -> RunRecord:
    return thinned_record(1_000, repeats=2)


def kept(record: RunRecord) -> list[int]:
    return [row for rows in record.history.kept() for row in rows]


@pytest.mark.parametrize("unit", ["step", "seconds"])
def test_that_a_reading_is_of_the_nearest_step_that_is_kept(
    shared: Shared, record: RunRecord, unit: str
) -> None:
    plot = shared.loss()
    plot.show_records([record])
    plot._count(unit)
    plot.plot.hovered.emit(QPointF(334 if unit == "step" else 33.4, 0))
    row = record.history.nearest(333)
    assert row in kept(record)
    losses = [record.history.loss("A", seed)[row] for seed in (0, 1)]
    assert f"step {row + 1}, {0.1 * (row + 1):.1f} s" in plot.reading.text()
    assert f"{np.mean(losses):#.3g}" in plot.reading.text()
    plot.plot.clicked.emit(QPointF(334 if unit == "step" else 33.4, 0))
    assert shared.step_cursor.row == row


def test_that_a_table_has_the_steps_that_are_kept_and_says_so(
    shared: Shared, record: RunRecord
) -> None:
    plot = shared.loss()
    record.fold([Evaluated(2, "A", 0.5, 0.25, 0), Evaluated(1_000, "A", 0.25, 0.125, 0)])
    plot.show_records([record])
    table = plot.csv_rows()
    assert table is not None
    record.fold([np.zeros((500, record.history.layout.width), np.float32)])
    rows = {int(each["step"]): each for each in csv.DictReader(csv_lines(table))}
    assert rows.pop(2) == dict.fromkeys(rows[1], "") | {
        "step": "2",
        "heldout_loss_A_seed0": "0.5",
    }
    again = thinned_record(1_000, repeats=2)
    assert [step - 1 for step in rows] == kept(again)
    for seed in (0, 1):
        found = [np.float32(each[f"loss_B_seed{seed}"]) for each in rows.values()]
        assert found == again.history.loss("B", seed)[kept(again)].tolist()
    assert rows[1_000]["heldout_loss_A_seed0"] == "0.25"
    assert rows[1_000]["seeds_A"] == "2"
    assert rows[1_000]["stands_for_steps"] == "1"
    assert int(rows[1]["stands_for_steps"]) == again.history.stride > 1
    assert sum(int(each["stands_for_steps"]) for each in rows.values()) == 1_000


def test_that_a_table_of_layers_has_the_steps_that_are_kept(
    shared: Shared, record: RunRecord
) -> None:
    maps = shared.heat_maps()
    maps.show_records([record])
    table = maps.csv_rows()
    assert table is not None
    rows = list(csv.DictReader(csv_lines(table)))
    norms = record.history.norms("A")
    steps = [row + 1 for each in norms.kept() for row in each]
    assert [int(each["step"]) for each in rows] == steps
    assert len(steps) < 100
    assert sum(int(each["stands_for_steps"]) for each in rows) == 1_000
    assert np.float32(rows[5]["gradient_norm_A_seed0_conv1"]) == norms[steps[5] - 1, 0]


def test_that_a_picture_says_of_how_many_steps_it_has_a_row(
    shared: Shared, record: RunRecord
) -> None:
    plot, maps = shared.loss(), shared.heat_maps()
    for view in (plot, maps):
        view.show_records([record])
    (curves,), (map_,) = plot.exhibits(), maps.exhibits()
    assert curves.steps_a_row == record.history.stride
    assert map_.steps_a_row > curves.steps_a_row


def test_that_the_buttons_go_from_one_kept_step_to_the_next(
    shared: Shared, record: RunRecord
) -> None:
    bar = StepBar(shared.step_cursor)
    shared.views.append(bar)
    bar.show_history(record.history)
    row = record.history.nearest(333)
    shared.step_cursor.pick(row)
    bar.later.click()
    after = shared.step_cursor.row
    assert after == record.history.next_kept(row, 1) > row + 1
    bar.earlier.click()
    bar.earlier.click()
    assert shared.step_cursor.row == record.history.next_kept(row, -1) < row - 1


def test_that_a_picked_step_that_is_dropped_gives_way_to_the_nearest_that_is_kept(
    shared: Shared,
) -> None:
    record = thinned_record(100)
    profile, maps, loss = shared.profile(), shared.heat_maps(), shared.loss()
    bar = StepBar(shared.step_cursor)
    shared.views.append(bar)
    for view in (profile, maps, loss):
        view.show_records([record])
    bar.show_history(record.history)
    shared.step_cursor.pick(97)
    assert profile.row == 97
    for begin in range(0, 3_000, 50):
        record.fold([made_rows(record, 50, seed=begin)])
    for view in (profile, maps, loss, bar):
        view.refresh()
    row = record.history.nearest(97)
    assert row != 97
    assert profile.row == row
    assert f"step {row + 1} of 3,100" in bar.findChild(QLabel, "step_cursor.words").text()
    assert maps.strips["A"].marks.across == row + 0.5
