"""The profile alone: no window, a record fed by hand."""

from __future__ import annotations

from dataclasses import replace

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
from explorer.ui.plots.gradient_profile import GradientProfile
from explorer.ui.state.selection import Selected
from tests.records import fed_record, made_rows, measuring, small_experiment
from tests.ui.feeding import PREPARED
from tests.ui.plots.conftest import Shared

each_quantity = pytest.mark.parametrize("quantity", QUANTITIES, ids=lambda each: each.name)


@pytest.fixture
def record() -> RunRecord:
    return fed_record(steps=6)


@pytest.fixture
def profile(shared: Shared, record: RunRecord) -> GradientProfile:
    profile = shared.profile()
    profile.show_records([record])
    return profile


def choose(profile: GradientProfile, quantity: Quantity) -> None:
    """Choose as a person does, in the menu."""
    for action in profile.chooser.menu().actions():
        if action.data() == quantity:
            action.trigger()


def test_that_the_menu_lists_what_the_run_records(profile: GradientProfile) -> None:
    actions = profile.chooser.menu().actions()
    assert profile.chooser.objectName() == "plot.gradient_profile.quantity"
    assert [each.text() for each in actions] == [str(each.title) for each in QUANTITIES]
    assert [each.toolTip() for each in actions] == [str(each.meaning) for each in QUANTITIES]
    assert [each.isChecked() for each in actions] == [True] + [False] * (len(QUANTITIES) - 1)
    plain = measuring(small_experiment(), RESPONSE_DEVIATION)
    profile.show_records([RunRecord(plain)])
    texts = [each.text() for each in profile.chooser.menu().actions()]
    assert str(BLOCK_GRADIENT_NORM.title) not in texts
    assert str(RESPONSE_DEVIATION.title) in texts


@each_quantity
def test_that_it_draws_what_was_recorded_of_each_quantity(
    profile: GradientProfile, record: RunRecord, quantity: Quantity
) -> None:
    choose(profile, quantity)
    history = record.history
    for label in "AB":
        curves, parts = profile.curves_of(label), history.layout.arm(label).parts_of(quantity)
        wanted = history.values(quantity, label)[-1].astype(np.float64)
        wanted = np.log10(wanted) if quantity.is_logarithmic else wanted
        assert curves.drawn_parts == len(parts)
        main = ~curves.places.is_aside
        np.testing.assert_allclose(curves.now.getData()[1], wanted[main], rtol=1e-5)
    title = profile.plot.accessibleName()
    assert title.lower().startswith(str(quantity.title).lower())
    assert profile.chooser.text().startswith(title)
    assert str(quantity.meaning) in profile._legend.toolTip()


def test_that_a_block_stands_in_the_middle_of_its_layers(profile: GradientProfile) -> None:
    choose(profile, BLOCK_GRADIENT_NORM)
    x = profile.curves_of("A").now.getData()[0]
    assert x.tolist() == [1.5 + 2 * block for block in range(9)]


def test_that_a_cosine_lies_on_an_axis_of_plain_numbers_from_minus_1_to_1(
    profile: GradientProfile,
) -> None:
    choose(profile, GRADIENT_COSINE)
    low, high = profile.plot.getViewBox().viewRange()[1]
    assert (low, high) == (pytest.approx(-1.04), pytest.approx(1.04))
    axis = profile.plot.getPlotItem().getAxis("left")
    assert axis.tickStrings([-0.5, 0, 0.5], 1, 0.5) == ["-0.5", "0", "0.5"]
    assert len(profile.curves_of("A").first.getData()[0]) == 0
    assert "first/last" not in profile._legend.toolTip()
    assert "untrained" not in profile._legend.toolTip()
    choose(profile, GRADIENT_NORM)
    assert "first/last" in profile._legend.toolTip()
    assert axis.tickStrings([-2, 0], 1, 2) == ["0.01", "1"]


def test_that_a_step_without_a_cosine_says_so(
    shared: Shared, profile: GradientProfile, record: RunRecord
) -> None:
    empty = RunRecord(record.experiment)
    rows = made_rows(empty, 1)
    rows[:, empty.history.layout.arm("A").columns(GRADIENT_COSINE)] = np.nan
    empty.fold([rows])
    profile.show_records([empty])
    choose(profile, GRADIENT_COSINE)
    profile.plot.hovered.emit(QPointF(3, 0))
    assert "gradient cosine similarity" in profile.reading.text()
    assert "—" in profile.reading.text()
    assert "not finite" not in profile.reading.text()


def test_that_a_run_that_lacks_the_choice_shows_the_gradient_norm(
    shared: Shared, profile: GradientProfile, record: RunRecord
) -> None:
    choose(profile, GRADIENT_COSINE)
    profile.show_records([fed_record(measuring(record.experiment))])
    assert profile.quantity == GRADIENT_NORM
    profile.show_records([record])
    assert profile.quantity == GRADIENT_COSINE


@each_quantity
def test_that_the_table_is_of_the_quantity(
    profile: GradientProfile, record: RunRecord, quantity: Quantity
) -> None:
    choose(profile, quantity)
    table = profile.csv_rows()
    assert table is not None
    header, rows = table[0], list(table[1])
    assert header[0] == ("block" if quantity is BLOCK_GRADIENT_NORM else "layer")
    name = f"{quantity.name}_B_seed0_step6"
    assert name in header
    column = header.index(name)
    back = {row[0]: np.float32(row[column]) for row in rows if row[column]}
    parts = record.history.layout.arm("B").parts_of(quantity)
    values = record.history.values(quantity, "B")[-1]
    assert back == dict(zip(parts, values, strict=True))


def test_that_a_click_selects_the_part_that_is_drawn_there(
    shared: Shared, profile: GradientProfile
) -> None:
    choose(profile, BLOCK_GRADIENT_NORM)
    line = profile.curves_of("B").now.getData()
    profile.plot.clicked.emit(QPointF(line[0][4], line[1][4]))
    assert shared.selection.selected == Selected("B", "layer2.1")
    assert profile._marks.span == (8.5, 10.5)
    profile.plot.hovered.emit(QPointF(9, 0))
    assert "layer2.1 at step 6" in profile.reading.text()


def test_that_the_geometric_mean_of_seeds_is_drawn_and_of_cosines_the_arithmetic(
    shared: Shared,
) -> None:
    record = fed_record(small_experiment(repeats=3))
    profile = shared.profile()
    profile.show_records([record])
    for quantity in (GRADIENT_NORM, GRADIENT_COSINE):
        choose(profile, quantity)
        values = [record.history.values(quantity, "A", seed)[-1] for seed in range(3)]
        heights = np.log10(values) if quantity.is_logarithmic else np.array(values)
        curves = profile.curves_of("A")
        np.testing.assert_allclose(curves.heights, heights.mean(axis=0), rtol=1e-4, atol=1e-6)
        band = curves.band.getData()[1]
        np.testing.assert_allclose(band[:20], heights.min(axis=0), rtol=1e-4)


@pytest.mark.parametrize("repeats", [1, 3])
def test_that_the_legend_says_what_the_dotted_lines_are_wherever_there_is_room(
    shared: Shared, repeats: int
) -> None:
    profile = shared.profile()
    profile.show_records([fed_record(small_experiment(repeats=repeats))])
    has = []
    for width in range(1_400, 470, -20):
        profile.resize(width, 300)
        text = profile._legend.text().replace("&nbsp;", " ")
        assert "┈┈" in text
        assert "untrained" in text
        has.append("at step 1, untrained" in text)
    assert has[0]


def test_that_a_resumed_run_without_step_1_names_no_dotted_line(shared: Shared) -> None:
    record = RunRecord(small_experiment())
    record.fold([replace(PREPARED, first_step=100), made_rows(record, 3)])
    profile = shared.profile()
    profile.show_records([record])
    assert not len(profile.curves_of("A").first.getData()[0])
    assert "untrained" not in profile._legend.toolTip()
