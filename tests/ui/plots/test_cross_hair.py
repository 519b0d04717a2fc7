from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from explorer.runs.events import Evaluated
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.plots.curve_plot import CurvePlot
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import feed, made_rows, put


def pixel(plot: PlotWidget, x: float, y: float) -> QPoint:
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def click(plot: PlotWidget, qtbot: QtBot, x: float, y: float) -> None:
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel(plot, x, y))


def test_that_the_mouse_in_one_curve_reads_both_for_all_arms(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    rows = feed(window, run, 100)
    run.emit(Evaluated(23, "A", loss=1.25, error_rate=0.5))
    run.emit(Evaluated(46, "A", loss=0.75, error_rate=0.25))
    window.refresh()
    qtbot.mouseMove(window.loss.plot.viewport(), pixel(window.loss.plot, 40, 0.5))
    row = window.workspace.cross_hair.row
    assert row is not None
    assert abs(row - 39) <= 1
    a, b = run.layout.arm("A"), run.layout.arm("B")
    loss, error = window.loss.reading.text(), window.error.reading.text()
    for text in (loss, error):
        assert f"step {row + 1}" in text
    for lane in (a, b):
        assert f"{rows[row, lane.loss]:#.3g}" in loss
        assert f"{100 * rows[row, lane.error_rate]:#.3g}" in error
    assert "held-out 0.750 at 46" in loss
    assert "held-out 25.0 at 46" in error
    for plot in (window.loss, window.error):
        assert plot.hair.places == (row + 1,)
    window.loss.plot.hovered.emit(None)
    assert not window.loss.reading.isVisible()
    assert window.error.hair.places == ()


def test_that_a_reading_stays_beside_its_line_when_the_axis_grows(
    window: MainWindow, run: Run
) -> None:
    feed(window, run, 25)
    plot = window.loss.plot
    plot.hovered.emit(QPointF(8, 0))
    first = window.loss.reading.x() - pixel(plot, 8, 0).x()
    feed(window, run, 100)
    assert window.loss.reading.x() - pixel(plot, 8, 0).x() == first


def test_that_a_reset_leaves_no_line_on_the_empty_plots(window: MainWindow, run: Run) -> None:
    feed(window, run, 100)
    window.loss.plot.hovered.emit(QPointF(40, 0))
    window.controller.reset()
    for plot in (window.loss, window.error):
        assert plot.hair.places == ()
        assert not plot.reading.isVisible()


def test_that_a_click_on_a_step_shows_the_profile_of_that_step(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    rows = feed(window, run, 100)
    click(window.error.plot, qtbot, 37, 50)
    row = window.step_cursor.row
    assert row is not None
    assert abs(row - 36) <= 1
    for label in "AB":
        norms = rows[row, run.layout.arm(label).columns(GRADIENT_NORM)]
        drawn = window.profile.curves_of(label).now.getData()[1]
        np.testing.assert_allclose(drawn, np.log10(norms), rtol=1e-5)
    feed(window, run, 20, seed=1)
    np.testing.assert_allclose(
        window.profile.curves_of("B").now.getData()[1],
        np.log10(rows[row, run.layout.arm("B").columns(GRADIENT_NORM)]),
        rtol=1e-5,
    )
    for plot in (window.loss, window.error):
        assert plot.picked.places == (row + 1,)
    words = window.findChild(QLabel, "step_cursor.words")
    assert words.text() == f"step {row + 1} of 120"


def test_that_end_follows_the_run_again(window: MainWindow, run: Run, qtbot: QtBot) -> None:
    rows = feed(window, run, 100)
    window.step_cursor.pick(10)
    follow = window.findChild(QToolButton, "step_cursor.follow")
    assert follow.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_End)
    assert window.step_cursor.row is None
    assert not follow.isVisible()
    assert window.loss.picked.places == ()
    np.testing.assert_allclose(
        window.profile.curves_of("A").now.getData()[1],
        np.log10(rows[-1, run.layout.arm("A").columns(GRADIENT_NORM)]),
        rtol=1e-5,
    )
    window.step_cursor.pick(10)
    follow.click()
    assert window.step_cursor.row is None


def test_that_the_keyboard_goes_from_step_to_step(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    feed(window, run, 10)
    earlier = window.findChild(QToolButton, "step_cursor.earlier")
    later = window.findChild(QToolButton, "step_cursor.later")
    assert earlier.focusPolicy() & Qt.FocusPolicy.TabFocus
    for wanted in (8, 7):
        earlier.click()
        assert window.step_cursor.row == wanted
    for again in (8, 9, None):
        later.click()
        assert window.step_cursor.row == again


def test_that_a_click_beyond_the_last_step_follows(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    feed(window, run, 30)
    window.step_cursor.pick(3)
    click(window.loss.plot, qtbot, 49, 0.5)
    assert window.step_cursor.row is None


def test_that_a_click_in_the_profile_selects_a_layer_of_the_nearest_line(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    rows = made_rows(run, 3)
    rows[:, run.layout.arm("A").columns(GRADIENT_NORM)] = 10
    rows[:, run.layout.arm("B").columns(GRADIENT_NORM)] = 0.01
    put(window, run, rows)
    for label, height in (("A", 0.8), ("B", -1.7)):
        click(window.profile.plot, qtbot, 12, height)
        selected = window.selection.selected
        assert selected is not None
        assert (selected.arm, selected.name) == (label, run.layout.arm(label).layers[12])
    assert window.profile._marks.span == (11.5, 12.5)
    for strip in window.heat_maps.strips.values():
        assert strip.marks.span == (11.5, 12.5)


def test_that_the_first_to_last_ratio_is_printed_now_and_at_step_1(
    window: MainWindow, run: Run
) -> None:
    rows = made_rows(run, 4)
    lane = run.layout.arm("A")
    first = lane.columns(GRADIENT_NORM).start + lane.layers.index("layer1.0.conv1")
    last = lane.columns(GRADIENT_NORM).start + lane.layers.index("layer3.8.conv2")
    rows[:, last] = 0.5
    rows[0, first], rows[3, first] = 620, 2
    put(window, run, rows)
    legend = window.findChild(QLabel, "plot.gradient_profile.legend")
    text = legend.text().replace("&nbsp;", " ")
    assert "first/last 4.0" in text
    assert "(1,240 at step 1)" in text
    assert "first convolution of the blocks" in legend.toolTip()


@pytest.mark.parametrize("unit", ["step", "epoch", "seconds"])
def test_that_the_axis_counts_steps_epochs_or_seconds(
    window: MainWindow, run: Run, qtbot: QtBot, unit: str
) -> None:
    rows = feed(window, run, 92)
    run.emit(Evaluated(46, "A", loss=0.5, error_rate=0.5))
    choose(window.loss, unit)
    window.refresh()
    last = {"step": 92.0, "epoch": 4.0, "seconds": float(rows[-1, 0])}[unit]
    at = {"step": 46.0, "epoch": 2.0, "seconds": float(rows[45, 0])}[unit]
    curves = window.loss.curves_of("A")
    assert curves.raw.getData()[0][-1] == pytest.approx(last)
    assert curves.heldout.line.getData()[0][0] == pytest.approx(at)
    low, high = window.loss.plot.getViewBox().viewRange()[0]
    assert low < last < high < 5 * last
    click(window.loss.plot, qtbot, at, 0.5)
    assert window.step_cursor.row is not None
    assert abs(window.step_cursor.row - 45) <= 1
    assert window.loss.picked.places[0] == pytest.approx(at, rel=0.03)


def choose(plot: CurvePlot, unit: str) -> None:
    for choice in plot.controls.unit.menu().actions():
        if choice.data() == unit:
            choice.trigger()


def test_that_zeros_lie_on_the_lower_edge_of_a_logarithmic_axis(
    window: MainWindow, run: Run
) -> None:
    rows = made_rows(run, 30) + 0.01
    lane = run.layout.arm("B")
    rows[10:12, lane.error_rate] = 0
    rows[20, lane.error_rate] = np.nan
    put(window, run, rows)
    window.error.controls.log.setChecked(True)
    low, high = window.error.plot.getViewBox().viewRange()[1]
    drawn = window.error.curves_of("B").raw.getData()[1]
    assert drawn[10:12].tolist() == [low, low]
    assert np.isnan(drawn[20])
    others = np.delete(np.arange(30), [10, 11, 20])
    np.testing.assert_allclose(
        drawn[others], np.maximum(np.log10(100 * rows[others, lane.error_rate]), low), rtol=1e-4
    )
    assert low <= np.nanmin(drawn)
    assert np.nanmax(drawn) <= high
    window.error.controls.log.setChecked(False)
    assert window.error.curves_of("B").raw.getData()[1][10] == 0


def test_that_a_run_of_nothing_but_nan_is_drawn_without_a_word(
    window: MainWindow, run: Run
) -> None:
    rows = made_rows(run, 30)
    for lane in run.layout.lanes:
        rows[:, lane.start : lane.stop] = np.nan
    put(window, run, rows)
    for plot in (window.loss, window.error):
        plot.controls.log.setChecked(True)
        plot.plot.hovered.emit(QPointF(10, 0))
    window.step_cursor.pick(5)
    window.profile.plot.hovered.emit(QPointF(10, 0))
    assert "not finite" in window.profile.reading.text()
    window.grab()


def test_that_the_profile_reads_the_layer_of_all_arms_at_the_shown_step(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    rows = feed(window, run, 30)
    window.step_cursor.pick(7)
    qtbot.mouseMove(window.profile.plot.viewport(), pixel(window.profile.plot, 9, -1))
    words = window.profile.reading.text()
    assert "layer1.4.conv1 at step 8" in words
    for label in "AB":
        assert f"{rows[7, run.layout.arm(label).columns(GRADIENT_NORM).start + 9]:#.3g}" in words
    for strip in window.heat_maps.strips.values():
        assert strip.marks.position == 9
