from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from explorer.network.presets import preset
from explorer.runs.run import Run
from explorer.runs.state import RunState
from explorer.ui.inspector.find_bar import FindBar
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.selection import Selected
from tests.ui.feeding import text


def opened(window: MainWindow, qtbot: QtBot, typed: str) -> FindBar:
    """Press Ctrl+F and type."""
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    find = window.inspector.find_bar
    assert find.isVisible()
    qtbot.keyClicks(find.field, typed)
    return find


def names(find: FindBar) -> list[str]:
    return [row.name for row in find.list.rows]


def test_that_ctrl_f_opens_the_panel_and_the_line(window: MainWindow, qtbot: QtBot) -> None:
    find = opened(window, qtbot, "3.1.conv2")
    assert window.inspector.isVisible()
    assert window.findChild(QAction, "action.find").shortcut().toString() == "Ctrl+F"
    assert names(find) == ["layer3.1.conv2"]
    assert find.list.rows[0].detail == "3×3 conv, 32 × 2×2"
    assert text(window, "inspector.find.count").startswith("1 match")


def test_that_a_block_comes_before_its_layers(window: MainWindow, qtbot: QtBot) -> None:
    find = opened(window, qtbot, "Layer2.0")
    assert names(find)[0] == "layer2.0"
    assert find.list.rows[0].detail == "block, 16 × 4×4"
    assert "layer2.0.conv1" in names(find)


def test_that_a_layer_is_found_by_what_it_is(window: MainWindow, qtbot: QtBot) -> None:
    find = opened(window, qtbot, "layer2 3x3 stride 2")
    assert names(find) == ["layer2.0.conv1"]
    for word in ("3x3", "stride", "shortcut", "batch norm"):
        assert word in find.field.toolTip()
    assert "stride 2" in find.field.placeholderText()


def test_that_enter_selects_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    find = opened(window, qtbot, "conv")
    assert len(names(find)) == 55
    for name in ("conv1", "layer1.0.conv1", "layer1.0.conv2"):
        qtbot.keyClick(find.field, Qt.Key.Key_Return)
        assert window.selection.selected == Selected("A", name)
    assert text(window, "inspector.find.count") == "3 of 55"
    qtbot.keyClick(find.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.selection.selected == Selected("A", "layer1.0.conv1")
    qtbot.keyClick(find.field, Qt.Key.Key_Down)
    assert window.selection.selected == Selected("A", "layer1.0.conv2")
    assert find.field.text() == "conv"


def test_that_the_arm_of_the_selection_is_searched_first(window: MainWindow, qtbot: QtBot) -> None:
    window.selection.select(Selected("B", "conv1"))
    find = opened(window, qtbot, "fc")
    qtbot.keyClick(find.field, Qt.Key.Key_Return)
    assert window.selection.selected == Selected("B", "fc")


def test_that_what_one_arm_alone_has_is_found_there(window: MainWindow, qtbot: QtBot) -> None:
    find = opened(window, qtbot, "layer2.0.downsample")
    assert [row.selected.arm for row in find.list.rows] == ["B"]


def test_that_nothing_found_is_said(window: MainWindow, qtbot: QtBot) -> None:
    find = opened(window, qtbot, "<b>")
    assert not find.list.isVisible()
    assert text(window, "inspector.find.count") == (
        "No block or layer is called “<b>”, or is of that kind."
    )
    qtbot.keyClick(find.field, Qt.Key.Key_Return)
    assert window.selection.selected is None


def test_that_escape_closes_the_search_and_the_run_goes_on(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    find = opened(window, qtbot, "fc")
    qtbot.keyClick(find.field, Qt.Key.Key_Escape)
    assert not find.isVisible()
    find = opened(window, qtbot, "fc")
    find.list.setFocus()
    qtbot.keyClick(find.list, Qt.Key.Key_Escape)
    assert not find.isVisible()
    window.refresh()
    assert window.controller.state in (RunState.RUNNING, RunState.PAUSED)


def test_that_letters_and_space_are_typed_and_start_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    find = opened(window, qtbot, "n r")
    assert find.field.text() == "n r"
    assert window.controller.run is None


def test_that_the_matches_follow_an_edit(window: MainWindow, qtbot: QtBot) -> None:
    find = opened(window, qtbot, "layer1.8")
    assert names(find)
    for label in "AB":
        experiment = window.document.experiment
        name = "plain-20-digits" if label == "A" else "resnet-20-digits"
        window.document.edit(experiment.with_network(label, preset(name)), "edit")
    assert not names(find)
