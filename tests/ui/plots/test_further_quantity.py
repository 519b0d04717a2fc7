"""A quantity that is declared in `runs/quantities.py` appears everywhere by itself."""

from __future__ import annotations

import json

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from explorer.commands import json_reporter
from explorer.messages import Message
from explorer.runs import layout, quantities
from explorer.runs.quantities import QUANTITIES, Quantity
from explorer.runs.record import RunRecord
from explorer.runs.scale import UNKNOWN
from explorer.ui.graph import values
from explorer.ui.graph.graph_column import GraphColumn
from explorer.ui.graph.values import live
from explorer.ui.theme.palette import LIGHT
from tests.records import fed_record, small_experiment
from tests.ui.plots.conftest import Shared

FURTHER = [
    Quantity(
        "sharpness",
        "sharpnesses",
        part,
        Message("Test", "sharpness"),
        Message("Test", "How sharp it is."),
        is_logarithmic=is_logarithmic,
    )
    for part in ("layer", "block", "convolution")
    for is_logarithmic in (True, False)
]


@pytest.fixture(params=FURTHER, ids=lambda each: f"{each.part}-{each.is_logarithmic}")
def further(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Quantity:
    quantity: Quantity = request.param
    for module in (quantities, layout, json_reporter, values):
        monkeypatch.setattr(module, "QUANTITIES", (*QUANTITIES, quantity))
    return quantity


@pytest.fixture
def record(further: Quantity) -> RunRecord:
    return fed_record(steps=5)


def test_that_profile_heat_maps_and_tables_show_it(
    shared: Shared, further: Quantity, record: RunRecord
) -> None:
    maps = shared.heat_maps()
    profile = shared.profile()
    shared.scales.follow(record)
    for view in (maps, profile):
        view.show_records([record])
    profile.chooser.menu().actions()[-1].trigger()
    assert profile.quantity == further
    history = record.history
    number = float(history.values(further, "B")[-1, 0])
    height = np.log10(number) if further.is_logarithmic else number
    assert profile.curves_of("B").heights[0] == pytest.approx(height, rel=1e-4)
    assert "Sharpness" in profile.plot.accessibleName()
    assert "Sharpness" in maps._heading.title.text()
    levels = maps.strips["B"].item.levels
    assert levels.shape == (5, 20)
    assert ((levels >= 0).sum(axis=1) >= 18).all()
    for view in (maps, profile):
        table = view.csv_rows()
        assert table is not None
        assert table[0][1].startswith("sharpness_A_seed0")
        assert len(list(table[1])) > 4


def test_that_the_graph_is_coloured_by_it(
    shared: Shared, qtbot: QtBot, further: Quantity, record: RunRecord
) -> None:
    column = GraphColumn(shared.profile().plot, shared.selection, shared.step_cursor, shared.scales)
    qtbot.addWidget(column)
    shared.scales.follow(record)
    column.apply_theme(LIGHT)
    column.show_experiment(record.experiment)
    column.show_records([record])
    assert values.choice("sharpness") == live(further)
    column.row.choose(live(further))
    assert column.row.choice.currentText() == "sharpness"
    assert "How sharp it is." in column.row.choice.toolTip()
    assert column.row.legend.numbers is not None
    assert "sharpness" in column.row.legend.accessibleName()
    item = column.panels["B"].item
    assert item.plan is not None
    assert item.levels is not None
    parts = record.history.layout.arm("B").parts_of(further)
    for layer, level in zip(item.plan.weighted, item.levels, strict=True):
        owner = next(
            (part for part in parts if layer.name == part or layer.name.startswith(f"{part}.")),
            None,
        )
        assert (level == UNKNOWN) == (owner is None)
        found = item.number_of(layer)
        if owner is None:
            assert found is None
        else:
            number = record.history.values(further, "B")[-1, parts.index(owner)]
            assert found == ("sharpness", (pytest.approx(number, rel=1e-4), 1, 1))


def test_that_lines_of_json_hold_it(further: Quantity, record: RunRecord) -> None:
    lane = record.history.layout.arms[0]
    line = json_reporter._step(1, record.history.rows(0, 1)[0], lane)
    parts = lane.parts_of(further)
    assert list(json.loads(json.dumps(line))["sharpnesses"]) == list(parts)


def test_that_a_run_without_it_does_not_offer_it(shared: Shared) -> None:
    profile = shared.profile()
    profile.show_records([RunRecord(small_experiment())])
    texts = [each.text() for each in profile.chooser.menu().actions()]
    assert "sharpness" not in texts
