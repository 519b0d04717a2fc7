from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from explorer.network.expand import expand
from explorer.network.presets import PRESETS, preset
from explorer.network.spec import NetworkSpec
from explorer.ui.design.stage_table import StageTable
from explorer.ui.kit.fields import ChoiceField, SwitchField
from explorer.ui.kit.text import grouped
from explorer.ui.shell.main_window import MainWindow


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
    assert network(window).name == "plain-46-own"


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
        choose_preset(window, "A", name)
        assert network(window) == preset(name)
        assert menu.currentData() == name
    assert window.graphs["A"].network_depth == expand(preset(name)).depth


def test_that_an_edited_preset_is_shown_as_ones_own(window: MainWindow, qtbot: QtBot) -> None:
    view = table(window)
    type_into(qtbot, view, view.model().index(0, 0), "2")
    assert window.findChild(QComboBox, "design.preset.A").currentText() == "custom"


def test_that_b_follows_a_but_for_the_skip(window: MainWindow, qtbot: QtBot) -> None:
    assert window.design.follow.isChecked()
    view = table(window)
    type_into(qtbot, view, view.model().index(1, 0), "4")
    assert network(window, "B") == network(window).edited(residual=True, name="resnet-46-own")
    assert window.graphs["B"].item.plan == expand(network(window, "B"))
    choose_preset(window, "A", "plain-110")
    assert network(window, "B") == preset("resnet-110")
    window.actions_.undo.trigger()
    window.actions_.undo.trigger()
    assert network(window, "B") == preset("resnet-56-digits")


def test_that_an_edit_of_b_alone_ends_the_following_until_asked_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = table(window, "B")
    type_into(qtbot, view, view.model().index(0, 0), "3")
    assert not window.design.follow.isChecked()
    before = network(window, "B")
    choose_preset(window, "A", "plain-20-digits")
    assert network(window, "B") == before
    window.design.follow.click()
    assert network(window, "B") == preset("resnet-20-digits")
    window.design.follow.click()
    choose_preset(window, "A", "plain-32-digits")
    assert network(window, "B") == preset("resnet-20-digits")
    window.actions_.undo.trigger()
    window.actions_.undo.trigger()
    assert window.design.follow.isChecked()


def test_that_what_the_follower_cannot_take_is_refused_in_the_cell(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.document.experiment
    view = table(window)
    index = view.model().index(1, 1)
    type_into(qtbot, view, index, "4")
    assert window.document.experiment == before
    assert "shortcut B allows it" in index.data(Qt.ItemDataRole.ToolTipRole)


def choose_preset(window: MainWindow, label: str, name: str) -> None:
    menu = window.findChild(QComboBox, f"design.preset.{label}")
    row = menu.findData(name)
    menu.setCurrentIndex(row)
    menu.activated.emit(row)


def test_that_arms_can_be_added_to_eight_and_deleted_to_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    design = window.design
    for _ in range(6):
        design.duplicate_arm.click()
    assert [arm.label for arm in window.document.experiment.arms] == list("ABCDEFGH")
    assert list(window.graphs) == list("ABCDEFGH")
    assert window.findChild(StageTable, "table.stages.H") is not None
    assert not design.duplicate_arm.isEnabled()
    design.show_arm("C")
    design.delete_arm.click()
    assert [arm.label for arm in window.document.experiment.arms] == list("ABDEFGH")
    assert "C" not in window.graphs
    window.actions_.undo.trigger()
    assert list(window.graphs) == list("ABCDEFGH")
    for _ in range(7):
        design.delete_arm.click()
    assert len(window.graphs) == 1
    assert not design.delete_arm.isEnabled()
    for _ in range(13):
        window.actions_.undo.trigger()
    assert [arm.label for arm in window.document.experiment.arms] == ["A", "B"]


def test_that_stages_can_be_added_duplicated_and_removed_within_bounds(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = window.design.arms["A"]
    editor.table.setCurrentIndex(editor.table.model().index(0, 0))
    editor.duplicate_stage.click()
    assert [stage.width for stage in network(window).stages] == [8, 8, 16, 32]
    for _ in range(4):
        editor.add_stage.click()
    assert len(network(window).stages) == 8
    assert not editor.add_stage.isEnabled()
    assert not editor.duplicate_stage.isEnabled()
    assert editor.table.model().rowCount() == 8
    for _ in range(7):
        editor.remove_stage.click()
    assert len(network(window).stages) == 1
    assert not editor.remove_stage.isEnabled()


def test_that_a_stage_is_moved_by_dragging_and_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.design.follow.click()  # shortcut A of the follower could not take fewer channels
    view = table(window)
    view.verticalHeader().moveSection(0, 2)  # what a drag of the row's header does
    assert [stage.width for stage in network(window).stages] == [16, 32, 8]
    assert [view.verticalHeader().logicalIndex(row) for row in range(3)] == [0, 1, 2]
    view.setCurrentIndex(view.model().index(2, 0))
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [stage.width for stage in network(window).stages] == [16, 8, 32]
    assert view.currentIndex().row() == 1
    window.actions_.undo.trigger()
    window.actions_.undo.trigger()
    assert [stage.width for stage in network(window).stages] == [8, 16, 32]


def test_that_every_field_edits_the_network_and_is_undone(window: MainWindow, qtbot: QtBot) -> None:
    editor = window.design.arms["B"]
    window.design.show_arm("B")
    wanted: dict[str, object] = {
        "block": "bottleneck",
        "shortcut": "C",
        "norm": "group",
        "order": "pre-activation",
        "stem": "7x7",
        "stem_width": 32,
        "groups": 2,
        "group_width": 128,
        "branch_scale": 0.5,
        "zero_init": True,
        "image_size": 64,
        "in_channels": 3,
        "classes": 100,
        "residual": False,
    }
    before = network(window, "B")
    for name, value in wanted.items():
        field = editor.fields[name]
        match field:
            case ChoiceField():
                field.activated.emit(field.findData(value))
            case SwitchField():
                field.click()
            case _:
                field.setValue(value)
        assert getattr(network(window, "B"), name) == value, name
    assert set(wanted) == set(editor.fields)
    for _ in wanted:
        window.actions_.undo.trigger()
    assert network(window, "B") == before
    for name, field in editor.fields.items():
        if isinstance(field, ChoiceField):
            assert field.currentData() == getattr(before, name)
        elif isinstance(field, SwitchField):
            assert field.isChecked() == getattr(before, name)


def test_that_a_refused_field_goes_back_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    window.design.show_arm("B")
    editor = window.design.arms["B"]
    editor.fields["groups"].setValue(3)
    assert network(window, "B").groups == 1
    assert editor.fields["groups"].value() == 1
    refusal = window.findChild(QLabel, "label.refusal.B")
    assert refusal.isVisible()
    assert refusal.text() == "groups 3 does not divide width 8 of stem; 1, 2 or 4 would"


def test_that_a_shortcut_that_cannot_take_the_widths_is_refused(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.design.show_arm("B")
    shortcut = window.design.arms["B"].fields["shortcut"]
    view = table(window, "B")
    shortcut.activated.emit(shortcut.findData("B"))
    type_into(qtbot, view, view.model().index(1, 1), "4")
    assert network(window, "B").stages[1].width == 4
    shortcut.activated.emit(shortcut.findData("A"))
    assert network(window, "B").shortcut == "B"
    assert shortcut.currentData() == "B"
    assert "shortcut B allows it" in window.findChild(QLabel, "label.refusal.B").text()


def test_that_the_rest_of_the_fields_is_folded_until_asked_for(window: MainWindow) -> None:
    more = window.findChild(QToolButton, "design.more.A")
    order = window.design.arms["A"].fields["order"]
    assert not order.isVisible()
    more.click()
    assert order.isVisible()
    more.click()
    assert not order.isVisible()


def test_that_training_settings_edit_the_experiment(window: MainWindow, qtbot: QtBot) -> None:
    fields = window.design.settings.fields
    fields["epochs"].setValue(3)
    fields["batch_size"].setValue(32)
    fields["learning_rate"].setValue(0.2)
    fields["seed"].setValue(7)
    experiment = window.document.experiment
    assert experiment.seed == 7
    assert experiment.settings.epochs == 3
    assert experiment.settings.batch_size == 32
    assert experiment.settings.learning_rate == 0.2
    for _ in range(4):
        window.actions_.undo.trigger()
    assert fields["epochs"].value() == 8
    assert fields["seed"].value() == 0


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
