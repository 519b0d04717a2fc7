from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from explorer.network.expand import expand
from explorer.network.presets import PRESETS, preset
from explorer.network.spec import NetworkSpec
from explorer.ui.design.stage_table import StageTable
from explorer.ui.main_window import MainWindow
from explorer.ui.wording import grouped


def table(window: MainWindow, label: str = "A") -> StageTable:
    window.design.show_arm(label)
    return window.findChild(StageTable, f"table.stages.{label}")


def network(window: MainWindow, label: str = "A") -> NetworkSpec:
    return window.document.experiment.arm(label).network


def open_editor(view: StageTable) -> QLineEdit:
    """Return the editor in sight; one that was closed lives on until Qt deletes it."""
    return next(each for each in view.findChildren(QLineEdit) if each.isVisible())


def type_into(qtbot: QtBot, view: StageTable, index: QModelIndex, text: str) -> None:
    """Open the cell as a person does, type, press Enter."""
    view.setFocus()
    view.setCurrentIndex(index)
    view.edit(index)
    editor = open_editor(view)
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_that_a_typed_value_changes_network_counts_and_graph(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = table(window)
    type_into(qtbot, view, view.model().index(1, 0), "4")
    assert network(window).stages[1].blocks == 4
    plan = expand(network(window))
    assert window.findChild(QLabel, "label.params.A").text() == f"{grouped(plan.params)} params"
    assert window.findChild(QLabel, "label.depth.A").text() == "46 layers"
    assert window.graphs["A"].item.plan == plan
    assert network(window, "B") == preset("resnet-56-digits")


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        (0, "0", "stage 1 blocks must be at least 1, got 0"),
        (1, "-1", "stage 1 width must be at least 1, got -1"),
        (1, "abc", "stage 1 width must be a whole number, got 'abc'"),
        (1, "", "stage 1 width must be a whole number, got ''"),
        (2, "3", "stage 1 stride must be 1 or 2, got 3"),
        (0, "9" * 60, "stage 1 blocks must be at most 1000, got 9999"),
    ],
)
def test_that_a_bad_value_is_refused_in_its_cell_and_the_old_one_stays(
    window: MainWindow, qtbot: QtBot, column: int, text: str, sentence: str
) -> None:
    before = network(window)
    view = table(window)
    index = view.model().index(0, column)
    shown = index.data()
    type_into(qtbot, view, index, text)
    assert network(window) == before
    assert index.data() == shown
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith(sentence)
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None
    refusal = window.findChild(QLabel, "label.refusal.A")
    assert refusal.isVisible()
    assert refusal.text().startswith(sentence)


def test_that_the_next_good_value_clears_the_refusal(window: MainWindow, qtbot: QtBot) -> None:
    view = table(window)
    type_into(qtbot, view, view.model().index(0, 0), "0")
    type_into(qtbot, view, view.model().index(0, 0), "2")
    index = view.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.BackgroundRole) is None
    assert not window.findChild(QLabel, "label.refusal.A").isVisible()


def test_that_up_and_down_count_and_are_undone_as_one(window: MainWindow, qtbot: QtBot) -> None:
    view = table(window)
    index = view.model().index(0, 0)
    view.setCurrentIndex(index)
    view.edit(index)
    editor = open_editor(view)
    for _ in range(5):
        qtbot.keyClick(editor, Qt.Key.Key_Up)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert network(window).stages[0].blocks == 13
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    window.actions_.undo.trigger()
    assert network(window).stages[0].blocks == 9
    window.actions_.redo.trigger()
    assert network(window).stages[0].blocks == 13


def test_that_undo_and_redo_bring_table_and_graph_along(window: MainWindow, qtbot: QtBot) -> None:
    view = table(window)
    type_into(qtbot, view, view.model().index(0, 1), "4")
    assert not window.actions_.redo.isEnabled()
    window.actions_.undo.trigger()
    assert view.model().index(0, 1).data() == "8"
    assert window.graphs["A"].item.plan == expand(preset("plain-56-digits"))
    assert not window.actions_.undo.isEnabled()
    window.actions_.redo.trigger()
    assert view.model().index(0, 1).data() == "4"


def test_that_every_preset_can_be_chosen(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.findChild(QComboBox, "design.preset.A")
    for name in PRESETS:
        row = menu.findData(name)
        menu.setCurrentIndex(row)
        menu.activated.emit(row)
        assert network(window) == preset(name)
        assert menu.currentData() == name
    assert window.graphs["A"].network_depth == expand(preset(name)).depth


def test_that_an_edited_preset_is_shown_as_ones_own(window: MainWindow, qtbot: QtBot) -> None:
    view = table(window)
    type_into(qtbot, view, view.model().index(0, 0), "2")
    assert window.findChild(QComboBox, "design.preset.A").currentText() == "your own"


def test_that_stages_can_be_added_and_removed_within_bounds(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = window.design.arms["A"]
    for _ in range(5):
        editor.add_stage.click()
    assert len(network(window).stages) == 8
    assert not editor.add_stage.isEnabled()
    assert editor.table.model().rowCount() == 8
    for _ in range(7):
        editor.remove_stage.click()
    assert len(network(window).stages) == 1
    assert not editor.remove_stage.isEnabled()


def test_that_switches_edit_the_network(window: MainWindow, qtbot: QtBot) -> None:
    editor = window.design.arms["B"]
    editor.norm.click()
    assert network(window, "B").norm == "none"
    editor.skip.click()
    assert not network(window, "B").residual
    assert not editor.shortcut.isEnabled()
    assert window.findChild(QLabel, "status.controlled").text().startswith("controlled: the arms")
    window.actions_.undo.trigger()
    window.actions_.undo.trigger()
    assert editor.skip.isChecked()
    assert editor.norm.isChecked()


def test_that_a_width_shortcut_a_cannot_take_is_refused_by_the_switch(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.design.show_arm("B")
    editor = window.design.arms["B"]
    view = table(window, "B")
    row = editor.shortcut.findData("B")
    editor.shortcut.activated.emit(row)
    type_into(qtbot, view, view.model().index(1, 1), "4")
    assert network(window, "B").stages[1].width == 4
    editor.shortcut.activated.emit(editor.shortcut.findData("A"))
    assert network(window, "B").shortcut == "B"
    assert editor.shortcut.currentData() == "B"
    refusal = window.findChild(QLabel, "label.refusal.B")
    assert "shortcut B allows it" in refusal.text()


def test_that_training_settings_edit_the_experiment(window: MainWindow, qtbot: QtBot) -> None:
    settings = window.design.settings
    settings.epochs.setValue(3)
    settings.batch_size.setValue(32)
    settings.learning_rate.setValue(0.2)
    settings.seed.setValue(7)
    experiment = window.document.experiment
    assert experiment.seed == 7
    assert experiment.settings.epochs == 3
    assert experiment.settings.batch_size == 32
    assert experiment.settings.learning_rate == 0.2
    for _ in range(4):
        window.actions_.undo.trigger()
    assert settings.epochs.value() == 8
    assert settings.seed.value() == 0


def test_that_every_control_has_a_name_a_tip_and_an_accessible_name(window: MainWindow) -> None:
    for kind in (QComboBox, QSpinBox):
        for widget in window.design.findChildren(kind):
            assert widget.objectName(), widget
            assert widget.accessibleName(), widget.objectName()
            assert widget.toolTip(), widget.objectName()


def test_that_the_names_the_outside_relies_on_are_there(window: MainWindow) -> None:
    names = (
        "action.run action.step action.stop action.reset action.undo action.redo panel.design "
        "graph.A graph.B plot.loss plot.accuracy plot.gradient_profile label.params.A "
        "label.params.B table.stages.A table.stages.B status.controlled"
    )
    for name in names.split():
        assert window.findChild(object, name) is not None, name
