"""What a person has zoomed or panned stays till they let go, and the plot says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.runs.record import RunRecord
from explorer.runs.run import Run
from explorer.runs.state import RunState
from explorer.ui.kit.plot_panel import PlotPanel
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import feed, put

CURVES = ["loss", "error"]
PANELS = [*CURVES, "profile"]


def panel(window: MainWindow, name: str) -> PlotPanel:
    found = getattr(window, name)
    assert isinstance(found, PlotPanel)
    return found


def scroll(plot: PlotWidget, at: QPoint | None = None, notches: int = 3) -> None:
    """Turn the wheel over a place of a plot, or over its middle."""
    port = plot.viewport()
    place = QPointF(at or port.rect().center())
    for _ in range(notches):
        event = QWheelEvent(
            place,
            QPointF(port.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(port, event)


def on_left_axis(plot: PlotWidget) -> QPoint:
    return QPoint(20, plot.viewport().rect().center().y())


def ranges(plot: PlotWidget) -> list[list[float]]:
    return [list(each) for each in plot.getViewBox().viewRange()]


def double_click(qtbot: QtBot, plot: PlotWidget) -> None:
    port, button = plot.viewport(), Qt.MouseButton.LeftButton
    at = port.rect().center()
    qtbot.mouseClick(port, button, pos=at)
    qtbot.mouseDClick(port, button, pos=at)
    qtbot.mouseRelease(port, button, pos=at)


def let_go(qtbot: QtBot, panel: PlotPanel, how: str) -> None:
    if how == "button":
        qtbot.mouseClick(panel.follow, Qt.MouseButton.LeftButton)
    elif how == "Home":
        qtbot.keyClick(panel.plot, Qt.Key.Key_Home)
    else:
        double_click(qtbot, panel.plot)


@pytest.mark.parametrize("name", CURVES)
def test_that_a_zoomed_curve_stays_while_steps_come(
    window: MainWindow, run: Run, name: str
) -> None:
    feed(window, run, 60)
    curves = panel(window, name)
    whole = ranges(curves.plot)
    assert not curves.follow.isVisible()
    scroll(curves.plot)
    zoomed = ranges(curves.plot)
    assert zoomed[0] != whole[0]
    assert zoomed[1] != whole[1]
    assert curves.follow.isVisible()
    for seed in range(3):
        feed(window, run, 60, seed=seed)
        assert ranges(curves.plot) == zoomed
    other = panel(window, "error" if name == "loss" else "loss")
    assert not other.follow.isVisible()


@pytest.mark.parametrize("name", PANELS)
def test_that_an_axis_is_zoomed_alone_over_its_numbers(
    window: MainWindow, run: Run, name: str
) -> None:
    feed(window, run, 20)
    curves = panel(window, name)
    x, y = ranges(curves.plot)
    scroll(curves.plot, on_left_axis(curves.plot))
    zoomed = ranges(curves.plot)
    assert zoomed[0] == x
    assert zoomed[1] != y
    feed(window, run, 40, seed=1)
    assert ranges(curves.plot)[1] == zoomed[1]
    assert (ranges(curves.plot)[0] != x) == (name != "profile")  # the steps are followed still


def test_that_scrolling_over_the_profile_zooms_every_view_by_depth(
    window: MainWindow, run: Run
) -> None:
    feed(window, run, 20)
    y = ranges(window.profile.plot)[1]
    scroll(window.profile.plot)
    depth, after = ranges(window.profile.plot)
    assert after == y
    feed(window, run, 20, seed=1)
    plots = [*(each.plot for each in window.graphs.values()), *window.heat_maps.strips.values()]
    for plot in plots:
        assert ranges(plot)[0] == pytest.approx(depth, abs=0.5)
    assert window.profile.follow.isVisible()


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("how", ["button", "Home", "double click"])
def test_that_a_plot_that_is_let_go_follows_again(
    window: MainWindow, run: Run, qtbot: QtBot, name: str, how: str
) -> None:
    rows = feed(window, run, 20)
    curves = panel(window, name)
    whole = ranges(curves.plot)
    scroll(curves.plot)
    scroll(curves.plot, on_left_axis(curves.plot))
    assert curves.follow.isVisible()
    let_go(qtbot, curves, how)
    assert not curves.follow.isVisible()
    for now, before in zip(ranges(curves.plot), whole, strict=True):
        assert now == pytest.approx(before)
    put(window, run, 1_000 * rows)
    assert ranges(curves.plot) != whole or name == "error"
    assert not curves.follow.isVisible()


def test_that_a_double_click_that_lets_go_picks_no_step(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    feed(window, run, 20)
    window.step_cursor.pick(3)
    scroll(window.loss.plot)
    double_click(qtbot, window.loss.plot)
    assert window.step_cursor.row == 3


def test_that_a_plot_back_where_it_would_be_follows_again(window: MainWindow, run: Run) -> None:
    feed(window, run, 20)
    x, y = ranges(window.loss.plot)
    scroll(window.loss.plot)
    window.loss.plot.setRange(xRange=x, yRange=y, padding=0)
    assert not window.loss.follow.isVisible()


def test_that_another_scale_lets_go_of_the_values_alone(window: MainWindow, run: Run) -> None:
    feed(window, run, 20)
    scroll(window.loss.plot)
    steps = ranges(window.loss.plot)[0]
    window.loss.controls.log.click()
    assert ranges(window.loss.plot) == [steps, list(window.loss._values.ends)]
    assert window.loss.follow.isVisible()


def test_that_another_unit_lets_go_of_the_steps_alone(window: MainWindow, run: Run) -> None:
    feed(window, run, 20)
    scroll(window.loss.plot)
    values = ranges(window.loss.plot)[1]
    window.loss.controls.unit.chosen.emit("seconds")
    low, high = ranges(window.loss.plot)[0]
    assert (low, high) == pytest.approx((-0.02, 2.02))
    assert ranges(window.loss.plot)[1] == values


def test_that_another_run_lets_go(window: MainWindow, run: Run, qtbot: QtBot) -> None:
    feed(window, run, 60)
    for name in PANELS:
        scroll(panel(window, name).plot, on_left_axis(panel(window, name).plot))
    window.controller.stop()
    qtbot.waitUntil(lambda: window.controller.state is RunState.ENDED)
    assert all(panel(window, name).follow.isVisible() for name in PANELS)
    window.controller.repeat()
    assert not any(panel(window, name).follow.isVisible() for name in PANELS)


def test_that_a_run_laid_over_does_not(window: MainWindow, run: Run) -> None:
    feed(window, run, 60)
    record = window.controller.record
    assert isinstance(record, RunRecord)
    for name in PANELS:
        scroll(panel(window, name).plot, on_left_axis(panel(window, name).plot))
    before = {name: ranges(panel(window, name).plot)[1] for name in PANELS}
    window.controller.lay_over([record])
    assert {name: ranges(panel(window, name).plot)[1] for name in PANELS} == before


def test_that_another_quantity_lets_go_of_its_values(window: MainWindow, run: Run) -> None:
    feed(window, run, 20)
    plot = window.profile.plot
    scroll(plot)
    scroll(plot, on_left_axis(plot))
    depth, values = ranges(plot)
    choices = window.profile.chooser.menu().actions()
    next(each for each in choices if not each.isChecked()).trigger()
    assert ranges(plot)[0] == depth
    assert ranges(plot)[1] != values


def test_that_the_legend_makes_room_for_the_button(window: MainWindow, run: Run) -> None:
    feed(window, run, 20)
    scroll(window.loss.plot)
    QApplication.processEvents()
    button = window.loss.follow
    legend = window.loss._legend
    assert button.geometry().right() <= legend.mapTo(window.loss, QPoint(0, 0)).x()
    assert legend.sizeHint().width() <= legend.width()


def test_that_home_on_a_heat_map_shows_the_whole_depth(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    feed(window, run, 20)
    whole = ranges(window.profile.plot)[0]
    strip = window.heat_maps.strips["B"]
    scroll(strip)
    assert window.profile.follow.isVisible()
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert ranges(window.profile.plot)[0] == pytest.approx(whole)
    assert not window.profile.follow.isVisible()
