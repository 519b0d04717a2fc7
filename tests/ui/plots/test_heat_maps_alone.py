"""The heat maps alone: no window, a record fed by hand."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from explorer.runs.quantities import (
    BLOCK_GRADIENT_NORM,
    GRADIENT_COSINE,
    GRADIENT_NORM,
    QUANTITIES,
    RESPONSE_DEVIATION,
    Quantity,
)
from explorer.runs.record import RunRecord
from explorer.runs.scale import COUNT, UNKNOWN
from explorer.ui.plots.heat_maps import HeatMaps
from explorer.ui.plots.readings import quantity_text
from explorer.ui.state.selection import Selected
from tests.records import fed_record, made_rows, small_experiment
from tests.ui.plots.conftest import Shared


@pytest.fixture
def record() -> RunRecord:
    return fed_record(steps=6)


@pytest.fixture
def maps(shared: Shared, record: RunRecord) -> HeatMaps:
    maps = shared.heat_maps()
    shared.scales.follow(record)
    shared.scales.refresh()
    maps.show_records([record])
    return maps


def drawn(shared: Shared, maps: HeatMaps, quantity: Quantity) -> np.ndarray:
    shared.quantity_choice.choose(quantity)
    return maps.strips["B"].item.levels


@pytest.mark.parametrize("quantity", QUANTITIES, ids=lambda each: each.name)
def test_that_every_quantity_is_named_and_drawn_with_its_colours(
    shared: Shared, maps: HeatMaps, record: RunRecord, quantity: Quantity
) -> None:
    levels = drawn(shared, maps, quantity)
    assert levels.shape == (6, 20)
    title = str(quantity.title)
    assert maps._heading.title.text().lower().startswith(title)
    assert title in maps.strips["B"].accessibleName().lower()
    assert title in maps.exhibits()[0].title.lower()
    assert title in maps.legend.toolTip().lower()
    table = maps.csv_rows()
    assert table is not None
    parts = record.history.layout.arm("A").parts_of(quantity)
    assert table[0][1 : len(parts) + 1] == [f"{quantity.name}_A_seed0_{part}" for part in parts]
    assert len(list(table[1])) == 6


def test_that_a_block_colours_the_columns_of_its_layers(shared: Shared, maps: HeatMaps) -> None:
    levels = drawn(shared, maps, BLOCK_GRADIENT_NORM)
    assert (levels[:, [0, 19]] == UNKNOWN).all()
    assert (levels[:, 1:19] >= 0).all()
    np.testing.assert_array_equal(levels[:, 1:19:2], levels[:, 2:19:2])
    assert len(np.unique(levels[:, 1:19])) > 5


def test_that_the_head_has_no_response(shared: Shared, maps: HeatMaps) -> None:
    levels = drawn(shared, maps, RESPONSE_DEVIATION)
    assert (levels[:, :19] >= 0).all()
    assert (levels[:, 19] == UNKNOWN).all()


def test_that_cosines_lie_on_a_linear_scale_of_fixed_ends(
    shared: Shared, maps: HeatMaps, record: RunRecord
) -> None:
    levels = drawn(shared, maps, GRADIENT_COSINE)
    main = maps.strips["B"].places.main
    values = record.history.values(GRADIENT_COSINE, "B")[:][:, main]
    np.testing.assert_allclose(levels, (values + 1) / 2 * (COUNT - 1), atol=0.51)
    assert maps.legend.numbers == ("-1", "1")
    assert "linear" in maps.legend.toolTip()


def test_that_a_step_without_a_cosine_is_neither_coloured_nor_hatched(
    shared: Shared, maps: HeatMaps, record: RunRecord
) -> None:
    first = RunRecord(record.experiment)
    rows = made_rows(first, 3)
    for lane in first.history.layout.lanes:
        rows[0, lane.columns(GRADIENT_COSINE)] = np.nan
    first.fold([rows])
    maps.show_records([first])
    levels = drawn(shared, maps, GRADIENT_COSINE)
    assert (levels[0] == UNKNOWN).all()
    assert (levels[1:] >= 0).all()
    assert not maps.strips["B"].item.flaws.any()
    assert maps.legend._marks() == []


def test_that_a_click_on_a_block_selects_it_and_its_step(shared: Shared, maps: HeatMaps) -> None:
    shared.quantity_choice.choose(BLOCK_GRADIENT_NORM)
    maps.strips["B"].clicked.emit(QPointF(9, 2.5))
    assert shared.selection.selected == Selected("B", "layer2.1")
    assert shared.step_cursor.row == 2
    maps.strips["B"].hovered.emit(QPointF(10, 4.5))
    assert "layer2.1 at step 5" in maps._box.text()


def test_that_new_steps_are_added_to_the_quantity_shown(
    shared: Shared, maps: HeatMaps, record: RunRecord
) -> None:
    drawn(shared, maps, GRADIENT_COSINE)
    record.fold([made_rows(record, 4, seed=3)])
    shared.scales.refresh()
    maps.refresh()
    assert maps.strips["A"].item.levels.shape == (10, 20)
    assert maps.strips["A"].pool.steps == 10


def test_that_maps_of_runs_laid_over_stand_below_step_by_step(
    shared: Shared, maps: HeatMaps
) -> None:
    displayed, other = fed_record(steps=3), fed_record(steps=9, seed=2)
    maps.show_records([displayed, other])
    assert list(maps._strips.of) == [(0, "A"), (0, "B"), (1, "A"), (1, "B")]
    assert list(maps.strips) == ["A", "B"]
    assert [each.pool.steps for each in maps._strips] == [3, 3, 9, 9]
    assert len({tuple(each.getViewBox().viewRange()[1]) for each in maps._strips}) == 1
    theirs = other.history.values(GRADIENT_NORM, "B")[:]
    seen = maps._strips.of[1, "B"]
    scale = shared.scales.of(GRADIENT_NORM).scale
    assert scale is not None
    heights = np.log10(theirs[:, seen.places.main])
    np.testing.assert_array_equal(seen.item.levels, scale.levels(heights))
    assert [each._chip.text() for each in maps._strips] == ["A", "B", "1A", "1B"]
    assert other.title in seen.accessibleName()


def test_that_a_reading_names_the_run_of_each_number(shared: Shared, maps: HeatMaps) -> None:
    displayed, other = fed_record(steps=3), fed_record(steps=9, seed=2)
    maps.show_records([displayed, other])
    maps._strips.of[1, "B"].hovered.emit(QPointF(4, 1.5))
    text = maps._box.text()
    for record, label in ((displayed, "B"), (other, "1B")):
        column = maps.strips["B"].places.main[4]
        value = float(record.history.values(GRADIENT_NORM, "B")[1, column])
        assert label in text
        assert quantity_text(GRADIENT_NORM, [value]) in text


def test_that_a_click_on_the_map_of_another_run_selects_no_layer_of_the_displayed_one(
    shared: Shared, maps: HeatMaps
) -> None:
    maps.show_records([fed_record(steps=3), fed_record(steps=9, seed=2)])
    maps._strips.of[1, "A"].clicked.emit(QPointF(4, 1.5))
    assert shared.selection.selected is None
    assert shared.step_cursor.row == 1


def test_that_maps_follow_another_record_without_being_made_anew(
    shared: Shared, maps: HeatMaps
) -> None:
    before = dict(maps.strips)
    maps.strips["A"].time.show(y=(0, 10))
    maps.strips["A"].setYRange(1, 3, padding=0)
    maps.show_records([fed_record(steps=4, seed=7)])
    assert maps.strips == before
    assert maps.strips["A"].item.levels.shape == (4, 20)
    assert not maps.strips["A"].time.is_held


def test_that_a_run_that_has_not_begun_has_room_above_one_that_has(
    shared: Shared, maps: HeatMaps
) -> None:
    displayed, other = RunRecord(small_experiment()), fed_record(steps=9, seed=2)
    maps.show_records([displayed, other])
    assert [len(each.item.levels) for each in maps._strips] == [0, 0, 9, 9]
    displayed.fold([made_rows(displayed, 2)])
    maps.refresh()
    assert [len(each.item.levels) for each in maps._strips] == [2, 2, 9, 9]


def test_that_a_map_that_stands_aside_holds_nothing_of_its_run(
    maps: HeatMaps, record: RunRecord
) -> None:
    other = fed_record(steps=9, seed=2)
    maps.show_records([record, other])
    history = weakref.ref(other.history)
    maps.show_records([record])
    del other
    gc.collect()
    assert history() is None
    assert [each.pool.steps for each in maps._strips.made] == [6, 6, 0, 0]
