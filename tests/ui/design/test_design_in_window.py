"""The design panel in the window: what the rest of the window makes of its edits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.ui.design.stage_table import StageTable
from explorer.ui.kit.text import grouped
from explorer.ui.shell.main_window import MainWindow


def set_cell(window: MainWindow, column: int, text: str) -> StageTable:
    """Give stage 2 of A another value."""
    view = window.design.editor("A").table
    view.stage_model.setData(view.stage_model.index(1, column), text)
    return view


def test_that_enter_in_a_text_gives_the_keys_back(window: MainWindow, qtbot: QtBot) -> None:
    editor = window.design.settings
    edited = window.document.experiment.settings_edited(schedule="stepped")
    window.document.edit(edited, Message("Test", "Edit"))
    editor.sections["schedule"].set_open(True)
    field = editor.fields["milestones"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.2 0.4")
    assert not window.controller.state.is_active  # Space was typed
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.document.experiment.settings.milestones == (0.2, 0.4)
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Space)
    assert window.controller.state.is_active


def test_that_all_that_is_always_in_sight_fits_1280_by_720(window: MainWindow) -> None:
    QApplication.processEvents()
    design = window.design
    assert design._below.verticalScrollBar().maximum() == 0
    page = design._tabs.currentWidget()
    assert page.verticalScrollBar().maximum() == 0
    assert window.width() == 1280


def test_that_a_typed_value_changes_network_counts_and_graph(
    window: MainWindow,
) -> None:
    set_cell(window, 0, "4")
    network = window.document.experiment.arm("A").network
    assert network.stages[1].blocks == 4
    plan = expand(network)
    assert window.findChild(QLabel, "label.params.A").text() == f"{grouped(plan.params)} params"
    assert window.findChild(QLabel, "label.depth.A").text() == "46 layers"
    assert window.graphs["A"].item.plan == plan
    assert network.name == "plain-46-own"


def test_that_undo_and_redo_bring_table_and_graph_along(window: MainWindow) -> None:
    view = set_cell(window, 1, "24")
    assert not window.actions_.redo.isEnabled()
    window.actions_.undo.trigger()
    assert view.model().index(1, 1).data() == "16"
    assert window.graphs["A"].item.plan == expand(preset("plain-56-digits"))
    assert not window.actions_.undo.isEnabled()
    window.actions_.redo.trigger()
    assert view.model().index(1, 1).data() == "24"


def test_that_the_names_the_outside_relies_on_are_there(window: MainWindow) -> None:
    names = (
        "action.run action.step action.stop action.reset action.undo action.redo panel.design "
        "graph.A graph.B plot.loss plot.accuracy plot.gradient_profile label.params.A "
        "label.params.B table.stages.A table.stages.B status.controlled"
    )
    for name in names.split():
        assert window.findChild(object, name) is not None, name


def test_that_graphs_come_and_go_with_their_arms(window: MainWindow) -> None:
    window.design.show_arm("B")
    window.design.duplicate_arm.click()
    assert list(window.graphs) == ["A", "B", "C"]
    window.design.show_arm("B")
    window.design.delete_arm.click()
    assert list(window.graphs) == ["A", "C"]
    window.actions_.undo.trigger()
    assert list(window.graphs) == ["A", "B", "C"]
