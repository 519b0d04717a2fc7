"""The graphs' colours by a recorded quantity: no window, a record fed by hand."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.runs.quantities import (
    BLOCK_GRADIENT_NORM,
    GRADIENT_COSINE,
    GRADIENT_NORM,
    QUANTITIES,
    RESPONSE_DEVIATION,
)
from explorer.runs.record import RunRecord
from explorer.runs.scale import COUNT, UNKNOWN
from explorer.ui.graph.graph_column import GraphColumn
from explorer.ui.graph.values import MACS, STAGE, choice, choices, live
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.state.live_scales import LiveScales
from explorer.ui.state.selection import Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import LIGHT
from tests.records import fed_record, made_rows, measuring, small_experiment


@pytest.fixture
def record() -> RunRecord:
    return fed_record(steps=6)


@pytest.fixture
def scales(record: RunRecord) -> LiveScales:
    scales = LiveScales()
    scales.follow(record)
    return scales


@pytest.fixture
def column(qtbot: QtBot, record: RunRecord, scales: LiveScales) -> Iterator[GraphColumn]:
    axis = PlotWidget()
    qtbot.addWidget(axis)
    column = GraphColumn(axis, Selection(), StepCursor(), scales)
    qtbot.addWidget(column)
    column.apply_theme(LIGHT)
    column.show_experiment(record.experiment)
    column.show_records([record])
    yield column
    vars(column).clear()


def levels_by_layer(column: GraphColumn) -> dict[str, int]:
    item = column.panels["B"].item
    assert item.plan is not None
    assert item.levels is not None
    names = [layer.name for layer in item.plan.weighted]
    return dict(zip(names, item.levels.tolist(), strict=True))


def test_that_a_block_colours_all_its_layers_and_its_shortcut(column: GraphColumn) -> None:
    column.row.choose(live(BLOCK_GRADIENT_NORM))
    levels = levels_by_layer(column)
    assert levels["conv1"] == levels["fc"] == UNKNOWN
    block = {level for name, level in levels.items() if name.startswith("layer2.0.")}
    assert len(block) == 1
    assert block != {UNKNOWN}
    assert len(set(levels.values())) > 4


def test_that_layers_without_a_number_are_unknown_and_have_no_tip(column: GraphColumn) -> None:
    column.row.choose(live(RESPONSE_DEVIATION))
    levels = levels_by_layer(column)
    assert levels["fc"] == UNKNOWN
    assert min(level for name, level in levels.items() if name != "fc") >= 0
    item = column.panels["B"].item
    assert item.plan is not None
    assert item.number_of(item.plan.weighted[-1]) is None


def test_that_cosines_lie_on_a_linear_scale(column: GraphColumn, record: RunRecord) -> None:
    column.row.choose(live(GRADIENT_COSINE))
    values = record.history.values(GRADIENT_COSINE, "B")[-1]
    np.testing.assert_allclose(
        list(levels_by_layer(column).values()), (values + 1) / 2 * (COUNT - 1), atol=0.51
    )
    assert column.row.legend.numbers == ("-1", "1")
    assert column.row.legend.accessibleName() == "gradient cosine similarity, -1 to 1"
    assert "hatched" not in column.row.choice.toolTip()


def test_that_new_steps_colour_the_cells(
    column: GraphColumn, record: RunRecord, scales: LiveScales
) -> None:
    column.row.choose(live(BLOCK_GRADIENT_NORM))
    before = levels_by_layer(column)
    record.fold([made_rows(record, 1, seed=7)])
    scales.refresh()
    column.refresh()
    assert levels_by_layer(column) != before


def test_that_what_a_run_does_not_record_is_not_offered_and_gives_the_gradient_norm(
    column: GraphColumn,
) -> None:
    column.row.choose(live(GRADIENT_COSINE))
    column.show_records([fed_record(measuring(small_experiment()))])
    assert column.row.choice.findData("gradient_cosine") < 0
    assert column.row.colour_by == live(GRADIENT_NORM)
    column.row.choose(MACS)
    column.show_records([fed_record()])
    assert column.row.colour_by == MACS
    assert column.row.choice.findData("gradient_cosine") >= 0


def test_that_the_command_line_keeps_its_values() -> None:
    kept = ["stage", "params", "macs", "memory", "norm", "ratio"]
    values = [each.value for each in choices(QUANTITIES)]
    assert set(kept) <= set(values)
    assert len(set(values)) == len(values)
    assert choice("stage") == STAGE
    assert choice("norm").quantity == GRADIENT_NORM
    with pytest.raises(UserError, match=r"colour must be one of stage, .*, got heat"):
        choice("heat")
