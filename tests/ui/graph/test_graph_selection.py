from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from explorer.network.lookup import block_at, layer_at
from explorer.runs.run import Run
from explorer.ui.graph.block_level import projection_box
from explorer.ui.graph.graph_menu import GraphMenu
from explorer.ui.graph.hit import Hit
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.selection import Selected
from tests.ui.graphs import (
    canvas,
    click,
    colour_by,
    look_at,
    picture,
    pixel_of,
    settle,
    show_networks,
)


@pytest.mark.parametrize("sight", [(-1, 56), (15, 25)])
def test_that_a_click_on_a_cell_selects_its_layer(
    window: MainWindow, qtbot: QtBot, sight: tuple[int, int]
) -> None:
    look_at(window, *sight)
    plan = window.graphs["B"].item.plan
    assert plan is not None
    for position in (17, 18, 19, 20):
        click(window, qtbot, "B", pixel_of(window, "B", position))
        name = next(each.name for each in plan.weighted if each.position == position)
        assert window.selection.selected == Selected("B", name)


def test_that_a_click_on_an_arc_selects_its_block_and_beside_all_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    look_at(window, 16, 26)
    frame = canvas(window, "B").frame
    click(window, qtbot, "B", QPoint(round(frame.x(19.5)), round(frame.arcs_top)))
    assert window.selection.selected == Selected("B", "layer2.0")
    look_at(window, -1, 56)
    drawn = canvas(window, "B")
    click(window, qtbot, "B", QPoint(round(drawn.frame.x(-0.9)), round(drawn.frame.axis)))
    assert window.selection.selected is None


def test_that_a_click_on_a_projection_selects_it(window: MainWindow, qtbot: QtBot) -> None:
    show_networks(window, "resnet-20-b", "resnet-20-b")
    look_at(window, 5, 12)
    drawn = canvas(window, "B")
    place = block_at(drawn.plan, 7)
    assert place is not None
    click(window, qtbot, "B", projection_box(drawn, place).center().toPoint())
    assert window.selection.selected == Selected("B", "layer2.0.downsample.0")


def test_that_a_selection_is_marked_in_every_arm_that_has_it(window: MainWindow) -> None:
    window.selection.select(Selected("A", "conv1"))
    window.selection.select(None)
    settle()  # the inspector has come and takes its room
    before = {label: picture(window.graphs[label].plot) for label in "AB"}
    window.selection.select(Selected("A", "layer2.3"))
    settle()
    for label in "AB":
        after = picture(window.graphs[label].plot)
        frame = canvas(window, label).frame
        changed = [
            x
            for x in range(after.width())
            if any(
                after.pixelColor(x, y) != before[label].pixelColor(x, y)
                for y in range(0, after.height(), 3)
            )
        ]
        assert changed
        assert min(changed) >= frame.x(24.5) - 5
        assert max(changed) <= frame.x(26.5) + 5


def test_that_a_collapsed_and_an_expanded_graph_hold_the_same_layers(
    window: MainWindow, run: Run
) -> None:
    item = window.graphs["A"].item
    colour_by(window, "params")
    levels, plan = item.levels, item.plan
    assert levels is not None
    item.show_levels(np.arange(len(levels), dtype=np.int16) * 2)
    look_at(window, -1, 56)
    expanded = picture(window.graphs["A"].plot)
    places = [pixel_of(window, "A", position) for position in range(56)]
    window.graph_column.collapse_all(True)
    settle()
    assert item.collapsed == {0, 1, 2}
    assert item.plan == plan
    collapsed = picture(window.graphs["A"].plot)
    same = [expanded.pixelColor(place) == collapsed.pixelColor(place) for place in places]
    assert sum(same) >= 53  # the number of blocks stands on some
    found = [layer_at(item.plan, position) for position in range(56)]
    assert found == list(item.plan.weighted)


def test_that_a_group_says_how_many_blocks_it_holds(window: MainWindow) -> None:
    show_networks(window, "plain-110", "resnet-110")
    window.graph_column.collapse_all(True)
    for label in "AB":
        words = [each.text for each in canvas(window, label).written]
        assert [each for each in words if each.startswith("×")] == ["× 18", "× 17", "× 17"]
    assert "17 skips" in [each.text for each in canvas(window, "B").written]


def test_that_a_double_click_collapses_and_expands(window: MainWindow, qtbot: QtBot) -> None:
    item, viewport = window.graphs["B"].item, window.graphs["B"].plot.viewport()
    for collapsed in ({1}, set()):
        where = pixel_of(window, "B", 25)
        click(window, qtbot, "B", where)
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=where)
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=where)
        settle()
        assert item.collapsed == collapsed
    assert window.graphs["A"].item.collapsed == set()


def test_that_enter_collapses_the_group_of_the_selection(window: MainWindow, qtbot: QtBot) -> None:
    window.selection.select(Selected("B", "layer3.4"))
    plot = window.graphs["B"].plot
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert window.graphs["B"].item.collapsed == {2}
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert window.graphs["B"].item.collapsed == set()


def test_that_control_and_arrows_select_the_next_layer(window: MainWindow, qtbot: QtBot) -> None:
    window.selection.select(Selected("B", "layer1.0.conv1"))
    plot = window.graphs["B"].plot
    qtbot.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert window.selection.selected == Selected("B", "layer1.0.conv2")
    qtbot.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert window.selection.selected == Selected("B", "layer1.1.conv1")
    qtbot.keyClick(plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert window.selection.selected == Selected("B", "layer1.0.conv2")


def test_that_all_can_be_collapsed_and_expanded_by_one_button(
    window: MainWindow, qtbot: QtBot
) -> None:
    button = window.graph_column.row.collapse_all
    button.click()
    assert all(panel.item.collapsed == {0, 1, 2} for panel in window.graphs.values())
    assert button.text() == "Expand all"
    button.click()
    assert all(not panel.item.collapsed for panel in window.graphs.values())
    assert button.text() == "Collapse all"


def test_that_the_menu_collapses_what_it_was_opened_on(window: MainWindow) -> None:
    item = window.graphs["A"].item
    menu = GraphMenu(item, Hit("layer2.3", 1), window)
    menu.actions()[0].trigger()
    assert item.collapsed == {1}
    menu.deleteLater()


def test_that_a_group_follows_its_stage_through_an_edit(window: MainWindow) -> None:
    item = window.graphs["A"].item
    item.collapse(frozenset({0, 1}))
    experiment = window.document.experiment
    short = experiment.arm("A").network.stage_edited(1, blocks=2)
    window.document.edit(experiment.with_network("A", short), "edit")
    assert item.collapsed == {0}


def test_that_the_choice_of_colours_can_be_reached_by_keys(
    window: MainWindow, qtbot: QtBot
) -> None:
    box = window.findChild(QComboBox, "graph.colour_by")
    assert box is not None
    assert box.accessibleName()
    assert box.focusPolicy() & Qt.FocusPolicy.TabFocus
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert window.graph_column.row.colour_by.value == "params"
    levels = window.graphs["A"].item.levels
    assert levels is not None
    assert levels.min() >= 0


def test_that_the_stem_and_the_head_can_be_chosen(window: MainWindow, qtbot: QtBot) -> None:
    look_at(window, -1, 6)
    frame = canvas(window, "A").frame
    click(window, qtbot, "A", QPointF(frame.x(0), frame.axis).toPoint())
    assert window.selection.selected == Selected("A", "conv1")
