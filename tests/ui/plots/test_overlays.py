"""Runs that are laid over the displayed one: no window, records fed by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage

from explorer.runs.events import Evaluated
from explorer.runs.quantities import GRADIENT_COSINE, GRADIENT_NORM
from explorer.runs.record import RunRecord
from explorer.ui.kit.plot_panel import PlotPanel
from explorer.ui.theme.palette import DARK, LIGHT, THEMES, Theme
from tests.records import fed_record, made_rows, measuring, small_experiment
from tests.ui.feeding import PREPARED
from tests.ui.plots.conftest import Shared


@pytest.fixture
def displayed() -> RunRecord:
    return fed_record(steps=6)


@pytest.fixture
def other() -> RunRecord:
    """A longer run of other networks, of which the first arm alone has the same label."""
    experiment = small_experiment(names="plain-32 resnet-20").without_arm("B")
    return fed_record(experiment, steps=30, seed=5)


def picture(panel: PlotPanel) -> QImage:
    panel.plot.viewport().repaint()
    return panel.grab().toImage()


def test_that_curves_are_those_of_each_record_and_arm(
    shared: Shared, displayed: RunRecord, other: RunRecord
) -> None:
    plot = shared.loss()
    other.fold([Evaluated(20, "A", 0.3, 0.1)])
    plot.show_records([displayed, other])
    assert plot.curves_of("A").smooth.getData()[0].tolist() == [1, 2, 3, 4, 5, 6]
    x, y = plot.curves_of("A", 1).smooth.getData()
    assert x.tolist() == list(range(1, 31))
    losses = other.history.loss("A")
    assert y[-1] == pytest.approx(losses[-12:].mean(), rel=1e-5)
    assert plot.curves_of("A", 1).heldout.line.getData()[1].tolist() == [0.3]
    assert plot.curves_of("A", 1).raw_points == 0
    with pytest.raises(KeyError):
        plot.curves_of("B", 1)


def test_that_the_axis_reaches_as_far_as_the_longest_run(
    shared: Shared, displayed: RunRecord, other: RunRecord
) -> None:
    plot = shared.loss()
    plot.show_records([displayed])
    assert plot.plot.getViewBox().viewRange()[0][1] < 30
    plot.show_records([displayed, other])
    assert plot.plot.getViewBox().viewRange()[0][1] >= 30
    plot.show_records([displayed])
    assert plot.plot.getViewBox().viewRange()[0][1] < 30


def test_that_each_run_counts_its_own_epochs(
    shared: Shared, displayed: RunRecord, other: RunRecord
) -> None:
    plot = shared.loss()
    plot.show_records([displayed, other])
    assert not plot.controls.unit.menu().actions()[1].isEnabled()
    displayed.fold([replace(PREPARED, steps_per_epoch={"A": 2, "B": 2})])
    other.fold([replace(PREPARED, steps_per_epoch={"A": 10, "B": 10})])
    plot.refresh()
    plot.controls.unit.menu().actions()[1].trigger()
    assert plot.curves_of("A").smooth.getData()[0][-1] == 3
    assert plot.curves_of("A", 1).smooth.getData()[0][-1] == 3


def test_that_both_runs_grow(shared: Shared, displayed: RunRecord, other: RunRecord) -> None:
    plot, profile = shared.loss(), shared.profile()
    for view in (plot, profile):
        view.show_records([displayed, other])
    other.fold([made_rows(other, 10)])
    displayed.fold([made_rows(displayed, 3)])
    plot.refresh()
    profile.refresh()
    assert len(plot.curves_of("A", 1).smooth.getData()[0]) == 40
    assert len(plot.curves_of("A").smooth.getData()[0]) == 9
    np.testing.assert_allclose(
        profile.curves_of("A", 1).heights, np.log10(other.history.norms("A")[8]), rtol=1e-4
    )


def test_that_an_overlay_is_seen_though_the_design_has_not_been_trained(
    shared: Shared, other: RunRecord
) -> None:
    plot, profile = shared.loss(), shared.profile()
    for view in (plot, profile):
        view.show_records([RunRecord(small_experiment()), other])
        assert not view._empty.isVisible()
    assert len(plot.curves_of("A", 1).smooth.getData()[0]) == 30
    assert profile.curves_of("A", 1).drawn_parts == 32
    assert plot.csv_rows() is None
    assert profile.csv_rows() is None


def test_that_the_profile_of_an_overlay_is_that_of_the_same_step_or_its_last(
    shared: Shared, displayed: RunRecord, other: RunRecord
) -> None:
    profile = shared.profile()
    profile.show_records([displayed, other])

    def row_drawn(record: RunRecord, number: int) -> int:
        logs = np.log10(record.history.norms("A")[:])
        found = profile.curves_of("A", number).heights
        return int(np.abs(logs - found).max(axis=1).argmin())

    assert row_drawn(other, 1) == 5
    shared.step_cursor.pick(2)
    assert row_drawn(other, 1) == 2
    shared.step_cursor.pick(None)
    profile.show_records([other, displayed])
    assert row_drawn(other, 0) == 29
    assert row_drawn(displayed, 1) == 5


def test_that_an_overlay_without_the_quantity_has_no_curve(
    shared: Shared, displayed: RunRecord
) -> None:
    other = fed_record(measuring(small_experiment()))
    profile = shared.profile()
    shared.quantity_choice.choose(GRADIENT_COSINE)
    profile.show_records([displayed, other])
    with pytest.raises(KeyError):
        profile.curves_of("A", 1)
    shared.quantity_choice.choose(GRADIENT_NORM)
    assert profile.curves_of("A", 1).drawn_parts == 20


def test_that_tables_and_readings_are_of_the_displayed_run(
    shared: Shared, displayed: RunRecord, other: RunRecord
) -> None:
    for plot in (shared.loss(), shared.profile()):
        plot.show_records([displayed])
        table = plot.csv_rows()
        assert table is not None
        alone = table[0], list(table[1])
        plot.plot.hovered.emit(QPointF(3, 0))
        reading = plot.reading.text()
        plot.plot.hovered.emit(None)
        plot.show_records([displayed, other])
        table = plot.csv_rows()
        assert table is not None
        assert (table[0], list(table[1])) == alone
        plot.plot.hovered.emit(QPointF(3, 0))
        assert plot.reading.text() == reading
        plot.plot.hovered.emit(None)


def test_that_the_legend_names_overlaid_runs(
    shared: Shared, displayed: RunRecord, other: RunRecord
) -> None:
    for plot in (shared.loss(), shared.profile()):
        plot.resize(1400, 300)
        third = fed_record(seed=8)
        third.title = "the one that I was told to try again"
        plot.show_records([displayed, other, third])
        legend = plot._legend
        assert "1:&nbsp;plain-32" in legend.text()
        assert "2:&nbsp;the&nbsp;one&nbsp;that&nbsp;I&nbsp;was&nbsp;told…" in legend.text()
        assert "1: plain-32 (A plain-32, seed 0)" in legend.toolTip()
        assert f"2: {third.title} (A plain-20, B resnet-20-b, seed 0)" in legend.toolTip()
        plot.show_records([displayed])
        assert "1:" not in legend.text() + legend.toolTip()


def test_that_the_displayed_run_looks_as_if_it_were_alone_once_overlays_are_gone(
    shared: Shared, displayed: RunRecord, other: RunRecord
) -> None:
    for plot in (shared.error(), shared.profile()):
        plot.show_records([displayed])
        alone = picture(plot)
        plot.show_records([displayed, other])
        assert picture(plot) != alone
        plot.show_records([displayed])
        assert picture(plot) == alone


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_that_an_overlay_is_drawn_in_the_look_of_the_theme_and_the_displayed_in_its_own(
    shared: Shared, displayed: RunRecord, other: RunRecord, theme: Theme
) -> None:
    plot, profile = shared.loss(), shared.profile()
    for view in (plot, profile):
        view.show_records([displayed, other])
        view.apply_theme(theme)
    pens = (plot.curves_of("A", 1).smooth.opts["pen"], profile.curves_of("A", 1).now.opts["pen"])
    for pen in pens:
        look = theme.overlay("A", 0)
        assert pen.color() == QColor(look.colour)
        assert pen.dashPattern() == [float(each) for each in look.dash or ()]
        assert pen.widthF() == look.width
    own = plot.curves_of("A").smooth.opts["pen"]
    assert (own.color(), own.widthF()) == (QColor(theme.arm("A")), theme.line)


def test_that_every_theme_has_a_look_for_every_arm_of_an_overlay() -> None:
    for theme in THEMES.values():
        looks = {theme.overlay(label, index) for label in "ABCDEFGH" for index in range(3)}
        assert len({(look.dash, look.colour) for look in looks}) == 24
        assert len({look.dash for look in looks}) == 24


def test_that_a_run_that_begins_later_has_no_profile_before_it(
    shared: Shared, displayed: RunRecord
) -> None:
    resumed = fed_record(steps=0)
    resumed.fold([replace(PREPARED, first_step=3), made_rows(resumed, 3)])
    profile = shared.profile()
    profile.show_records([displayed, resumed])
    shared.step_cursor.pick(4)
    heights = profile.curves_of("A", 1).heights
    assert np.isfinite(heights).all()
    shared.step_cursor.pick(1)
    assert not np.isfinite(profile.curves_of("A", 1).heights).any()
    shared.step_cursor.pick(4)
    assert np.array_equal(profile.curves_of("A", 1).heights, heights)


def test_that_a_plot_may_change_its_size_while_it_takes_other_arms(
    shared: Shared, displayed: RunRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    plot = shared.loss()
    plot.show_records([displayed])
    show_empty = PlotPanel._show_empty

    def resized(panel: PlotPanel, *, is_empty: bool) -> None:
        show_empty(panel, is_empty=is_empty)
        plot._on_sight_changed()  # as the view box says when its size has changed

    monkeypatch.setattr(PlotPanel, "_show_empty", resized)
    arms = tuple(each for each in displayed.experiment.arms if each.label == "B")
    plot.show_records([fed_record(displayed.experiment.edited(arms=arms))])
    assert plot.labels == ["B"]
