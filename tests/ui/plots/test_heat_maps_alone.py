"""The heat maps alone: no window, a record fed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from explorer.runs.quantities import (
    BLOCK_GRADIENT_NORM,
    GRADIENT_COSINE,
    QUANTITIES,
    RESPONSE_DEVIATION,
    Quantity,
)
from explorer.runs.record import RunRecord
from explorer.runs.scale import COUNT, UNKNOWN
from explorer.ui.plots.heat_maps import HeatMaps
from explorer.ui.state.selection import Selected
from tests.records import fed_record, made_rows
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


def test_that_only_the_displayed_record_has_maps(shared: Shared, maps: HeatMaps) -> None:
    maps.show_records([fed_record(steps=3), fed_record(steps=9, seed=2)])
    assert list(maps.strips) == ["A", "B"]
    assert maps.strips["A"].pool.steps == 3
