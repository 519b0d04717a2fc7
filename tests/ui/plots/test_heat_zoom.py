"""Heat maps zoomed along time: over the numbers of their axis, for every arm at once."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.ui.plots.heat_strip import HeatStrip
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import feed
from tests.ui.plots.test_zoom import double_click, on_left_axis, ranges, scroll


def strips(window: MainWindow) -> list[HeatStrip]:
    return list(window.heat_maps.strips.values())


def sight(strip: HeatStrip) -> list[float]:
    return ranges(strip)[1]


def test_that_time_is_zoomed_over_its_numbers_in_all_maps_and_stays(
    window: MainWindow, run: Run
) -> None:
    feed(window, run, 60)
    a, b = strips(window)
    depth, whole = ranges(a)
    follow = window.heat_maps._heading.follow
    assert not follow.isVisible()
    scroll(b, on_left_axis(b))
    zoomed = sight(b)
    assert whole[0] < zoomed[0] < zoomed[1] < whole[1]
    assert sight(a) == pytest.approx(zoomed)
    assert ranges(a)[0] == depth
    assert follow.isVisible()
    assert not window.profile.follow.isVisible()
    feed(window, run, 60, seed=1)
    assert sight(a) == sight(b) == pytest.approx(zoomed)


def test_that_time_can_not_be_moved_beyond_the_run(window: MainWindow, run: Run) -> None:
    feed(window, run, 60)
    a, _ = strips(window)
    low, high = sight(a)
    a.setYRange(-100, 40, padding=0)
    assert sight(a)[0] >= low
    a.setYRange(40, 1_000, padding=0)
    assert sight(a)[1] <= high


@pytest.mark.parametrize("how", ["button", "Home", "double click"])
def test_that_maps_that_are_let_go_follow_again(
    window: MainWindow, run: Run, qtbot: QtBot, how: str
) -> None:
    feed(window, run, 20)
    window.step_cursor.pick(3)
    a, b = strips(window)
    whole = sight(a)
    scroll(b, on_left_axis(b))
    if how == "button":
        window.heat_maps._heading.follow.click()
    elif how == "Home":
        qtbot.keyClick(b, Qt.Key.Key_Home)
    else:
        double_click(qtbot, b)
    assert sight(a) == sight(b) == pytest.approx(whole)
    assert not window.heat_maps._heading.follow.isVisible()
    assert (window.step_cursor.row, window.selection.selected) == (3, None)
    feed(window, run, 60, seed=1)
    assert sight(a)[1] > whole[1]


def test_that_the_steps_in_sight_of_a_long_run_are_drawn_one_by_one(
    window: MainWindow, run: Run
) -> None:
    rows = feed(window, run, 3_000)
    a, _ = strips(window)
    assert a.item.size > 8
    assert not a.detail.isVisible()
    a.setYRange(2_000, 2_010, padding=0)
    assert a.detail.isVisible()
    assert (a.detail.top, a.detail.size) == (2_000, 1)
    scale = window.workspace.scales.of(GRADIENT_NORM).scale
    assert scale is not None
    norms = rows[2_000:2_010, run.layout.arm("A").columns(GRADIENT_NORM)]
    np.testing.assert_array_equal(a.detail.levels, scale.levels(scale.heights(norms)))
    a.let_go()
    assert not a.detail.isVisible()
