"""However a part is selected, every view on the depth axis scrolls to it and keeps its zoom."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.network.presets import preset
from explorer.runs.run import Run
from explorer.ui.plots.heat_strip import HeatStrip
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.selection import Selected
from tests.ui.feeding import feed
from tests.ui.graphs import look_at, settle, show_networks


def seen(window: MainWindow) -> tuple[float, float]:
    low, high = window.profile.plot.getViewBox().viewRange()[0]
    return low, high


def find(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Press Ctrl+F, type, press Enter."""
    window.inspector.window_actions[0].trigger()
    settle()
    field = window.inspector.find_bar.field
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle()


def test_that_what_ctrl_f_finds_comes_into_sight_at_the_same_zoom(
    window: MainWindow, qtbot: QtBot
) -> None:
    look_at(window, 2.0, 12.0)
    find(window, qtbot, "layer3.4.conv2")
    assert window.selection.selected == Selected("A", "layer3.4.conv2")
    low, high = seen(window)
    assert low < 46 < high
    assert high - low == pytest.approx(10, abs=0.01)


def test_that_all_views_move_together(window: MainWindow, run: Run, qtbot: QtBot) -> None:
    feed(window, run, steps=2)
    look_at(window, 2.0, 12.0)
    window.selection.select(Selected("B", "layer3.4.conv2"))
    settle()
    plots = [window.graphs[label].plot for label in "AB"]
    plots += list(window.heat_maps.findChildren(HeatStrip))
    assert len(plots) == 4
    for plot in plots:
        low, high = plot.getViewBox().viewRange()[0]
        assert low < 46 < high


def test_that_what_is_found_again_comes_back_into_sight(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "layer3.4.conv2")
    look_at(window, 2.0, 12.0)
    qtbot.keyClick(window.inspector.find_bar.field, Qt.Key.Key_Return)
    settle()
    low, high = seen(window)
    assert low < 46 < high


def test_that_the_arrows_of_the_inspector_keep_the_part_in_sight(window: MainWindow) -> None:
    look_at(window, 2.0, 12.0)
    window.selection.select(Selected("A", "layer1.4.conv2"))
    for _ in range(20):
        window.inspector.window_actions[2].trigger()
        settle()
        part = window.inspector.part
        assert part is not None
        low, high = seen(window)
        assert low - 0.5 <= part.located.span.first <= high + 0.5
        assert high - low == pytest.approx(10, abs=0.01)


def test_that_a_row_of_the_stage_table_brings_its_block_into_sight(window: MainWindow) -> None:
    look_at(window, 2.0, 12.0)
    window.design.stage_chosen.emit("A", 2, True)
    settle()
    low, high = seen(window)
    assert low < 37.5 < high


def test_that_the_ends_of_the_axis_stay_its_ends(window: MainWindow) -> None:
    look_at(window, 20.0, 30.0)
    window.selection.select(Selected("A", "conv1"))
    settle()
    assert seen(window) == pytest.approx((-1, 9), abs=0.01)
    window.selection.select(Selected("A", "fc"))
    settle()
    assert seen(window) == pytest.approx((46, 56), abs=0.01)


@pytest.mark.parametrize(("sight", "name"), [((2, 12), "layer1.3"), ((19.0, 23.0), "layer2.0")])
def test_that_what_is_in_sight_does_not_move(
    window: MainWindow, sight: tuple[float, float], name: str
) -> None:
    look_at(window, *sight)
    window.selection.select(Selected("A", name))
    settle()
    assert seen(window) == pytest.approx(sight, abs=0.01)


def test_that_the_graph_of_the_arm_comes_into_sight_too(window: MainWindow) -> None:
    show_networks(window, "resnet-20-digits", "resnet-20-digits")
    experiment = window.document.experiment
    for _ in range(6):
        experiment = experiment.with_added_arm(preset("resnet-20-digits"))
    window.document.edit(experiment, Message("Test", "Edit"))
    settle()
    assert window.graphs["H"].visibleRegion().isEmpty()
    window.selection.select(Selected("H", "layer2.0"))
    settle()
    assert not window.graphs["H"].visibleRegion().isEmpty()
