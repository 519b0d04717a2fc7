from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.network.bounds import bounds_of
from explorer.network.presets import PRESETS, preset
from explorer.network.spec import NetworkSpec, StageSpec
from explorer.runs.experiment import Experiment
from explorer.runs.settings import TrainSettings
from explorer.ui.design.design_panel import DesignPanel
from explorer.ui.design.preset_rows import Kind
from explorer.ui.design.stage_buttons import StageButtons
from explorer.ui.design.stage_table import StageTable
from explorer.ui.kit.fields import ChoiceField, DecimalField, NumberField, SwitchField
from explorer.ui.state.document import Document


def table(design: DesignPanel, label: str = "A") -> StageTable:
    design.show_arm(label)
    return design.findChild(StageTable, f"table.stages.{label}")


def network(document: Document, label: str = "A") -> NetworkSpec:
    return document.experiment.arm(label).network


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


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        (0, "0", "stage 1 blocks must be at least 1, got 0"),
        (1, "-1", "stage 1 width must be at least 1, got -1"),
        (1, "abc", "stage 1 width must be a whole number, got 'abc'"),
        (1, "", "stage 1 width must be a whole number, got ''"),
        (1, "16.5", "stage 1 width must be a whole number, got '16.5'"),
        (1, "1.000", "stage 1 width can be read as two numbers, got '1.000'"),
        (1, "1_0", "stage 1 width must be a whole number, got '1_0'"),
        (2, "3", "stage 1 stride must be 1 or 2, got 3"),
        (0, "9" * 60, "stage 1 blocks must be at most 1000, got 9999"),
    ],
)
def test_that_a_bad_value_stays_in_its_cell_with_the_reason_and_the_old_one_holds(
    document: Document, design: DesignPanel, column: int, text: str, sentence: str, qtbot: QtBot
) -> None:
    before = network(document)
    view = table(design)
    index = view.model().index(0, column)
    shown = index.data()
    type_into(qtbot, view, index, text)
    assert network(document) == before
    assert index.data() == index.data(Qt.ItemDataRole.EditRole) == text
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith(sentence)
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None
    refusal = design.findChild(QLabel, "label.refusal.A")
    assert refusal.isVisible()
    assert refusal.text().startswith(sentence)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert (index.data(), refusal.isVisible()) == (shown, False)


@pytest.mark.parametrize("text", ["64", "64.0", "6.4e1", "\uff16\uff14", " 64"])
def test_that_a_cell_takes_a_number_as_people_write_it(
    document: Document, design: DesignPanel, text: str
) -> None:
    model = table(design).stage_model
    assert model.setData(model.index(0, 0), text)
    assert network(document).stages[0].blocks == 64


def test_that_the_next_good_value_clears_the_refusal(design: DesignPanel, qtbot: QtBot) -> None:
    view = table(design)
    type_into(qtbot, view, view.model().index(0, 0), "0")
    type_into(qtbot, view, view.model().index(0, 0), "2")
    index = view.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.BackgroundRole) is None
    assert not design.findChild(QLabel, "label.refusal.A").isVisible()


def test_that_up_and_down_count_and_are_undone_as_one(
    document: Document, design: DesignPanel, qtbot: QtBot
) -> None:
    view = table(design)
    index = view.model().index(0, 0)
    view.setCurrentIndex(index)
    view.edit(index)
    editor = open_editor(view)
    for _ in range(5):
        qtbot.keyClick(editor, Qt.Key.Key_Up)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert network(document).stages[0].blocks == 13
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    document.undo_stack.undo()
    assert network(document).stages[0].blocks == 9
    document.undo_stack.redo()
    assert network(document).stages[0].blocks == 13


def test_that_an_edited_preset_is_shown_as_ones_own(design: DesignPanel, qtbot: QtBot) -> None:
    view = table(design)
    type_into(qtbot, view, view.model().index(0, 0), "2")
    assert design.findChild(QComboBox, "design.preset.A").currentText() == "Custom"


def test_that_b_follows_a_but_for_the_skip(
    document: Document, design: DesignPanel, qtbot: QtBot
) -> None:
    assert design.follow.isChecked()
    view = table(design)
    type_into(qtbot, view, view.model().index(1, 0), "4")
    assert network(document, "B") == network(document).edited(residual=True, name="resnet-46-own")
    choose_preset(design, "A", "plain-110")
    assert network(document, "B") == preset("resnet-110")
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert network(document, "B") == preset("resnet-56-digits")


def test_that_an_edit_of_b_alone_ends_the_following_until_asked_again(
    document: Document, design: DesignPanel, qtbot: QtBot
) -> None:
    view = table(design, "B")
    type_into(qtbot, view, view.model().index(0, 0), "3")
    assert not design.follow.isChecked()
    before = network(document, "B")
    choose_preset(design, "A", "plain-20-digits")
    assert network(document, "B") == before
    design.follow.click()
    assert network(document, "B") == preset("resnet-20-digits")
    design.follow.click()
    choose_preset(design, "A", "plain-32-digits")
    assert network(document, "B") == preset("resnet-20-digits")
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert design.follow.isChecked()


def test_that_what_the_follower_cannot_take_is_refused_in_the_cell(
    document: Document, design: DesignPanel, qtbot: QtBot
) -> None:
    before = document.experiment
    view = table(design)
    index = view.model().index(1, 1)
    type_into(qtbot, view, index, "4")
    assert document.experiment == before
    assert "shortcut B allows it" in index.data(Qt.ItemDataRole.ToolTipRole)


def choose_preset(design: DesignPanel, label: str, name: str) -> None:
    picker = design.editor(label).preset_picker
    picker.showPopup()
    popup = picker.popup
    assert popup is not None
    popup.list.clicked.emit(popup.model.index(popup.model.row_of(Kind.PRESET, name), 0))


def test_that_stages_can_be_added_duplicated_and_removed_within_bounds(
    document: Document, design: DesignPanel
) -> None:
    editor = design.editor("A")
    editor.table.setCurrentIndex(editor.table.model().index(0, 0))
    editor.duplicate_stage.click()
    assert [stage.width for stage in network(document).stages] == [8, 8, 16, 32]
    for _ in range(4):
        editor.add_stage.click()
    assert len(network(document).stages) == 8
    assert not editor.add_stage.isEnabled()
    assert not editor.duplicate_stage.isEnabled()
    assert editor.table.model().rowCount() == 8
    for _ in range(7):
        editor.remove_stage.click()
    assert len(network(document).stages) == 1
    assert not editor.remove_stage.isEnabled()


def test_that_a_stage_is_moved_by_dragging_and_by_keys(
    document: Document, design: DesignPanel, qtbot: QtBot
) -> None:
    design.follow.click()  # shortcut A of the follower could not take fewer channels
    view = table(design)
    view.verticalHeader().moveSection(0, 2)  # what a drag of the row's header does
    assert [stage.width for stage in network(document).stages] == [16, 32, 8]
    assert [view.verticalHeader().logicalIndex(row) for row in range(3)] == [0, 1, 2]
    view.setCurrentIndex(view.model().index(2, 0))
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [stage.width for stage in network(document).stages] == [16, 8, 32]
    assert view.currentIndex().row() == 1
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert [stage.width for stage in network(document).stages] == [8, 16, 32]


def test_that_every_field_edits_the_network_and_is_undone(
    document: Document, design: DesignPanel
) -> None:
    editor = design.editor("B")
    design.show_arm("B")
    wanted: dict[str, object] = {
        "block": "bottleneck",
        "shortcut": "C",
        "norm": "group",
        "order": "pre-activation",
        "shortcut_reads": "input",
        "stride_on": "1x1",
        "image_width": 48,
        "norm_groups": 16,
        "norm_group_width": 4,
        "stem": "7x7",
        "stem_width": 32,
        "groups": 2,
        "group_width": 128,
        "dropout": 0.3,
        "branch_scale": 0.5,
        "zero_init": True,
        "image_size": 64,
        "in_channels": 3,
        "classes": 100,
        "residual": False,
    }
    before = network(document, "B")
    for name, value in wanted.items():
        field = editor.fields[name]
        match field:
            case ChoiceField():
                field.activated.emit(field.findData(value))
            case SwitchField():
                field.click()
            case _:
                field.setValue(value)
        assert getattr(network(document, "B"), name) == value, name
    assert set(wanted) == set(editor.fields)
    for _ in wanted:
        document.undo_stack.undo()
    assert network(document, "B") == before
    for name, field in editor.fields.items():
        if isinstance(field, ChoiceField):
            assert field.currentData() == getattr(before, name)
        elif isinstance(field, SwitchField):
            assert field.isChecked() == getattr(before, name)


def test_that_dropout_counts_in_hundredths_and_is_refused_to_blocks_of_one_convolution(
    document: Document, design: DesignPanel
) -> None:
    field = design.editor("A").fields["dropout"]
    field.stepBy(1)
    assert network(document).dropout == 0.01
    field.setValue(0.1)
    field.stepBy(1)
    assert network(document).dropout == 0.11
    field.setValue(5)
    assert network(document).dropout == 0.11
    block = design.editor("A").fields["block"]
    block.activated.emit(block.findData("single"))
    assert "dropout 0.11 needs blocks of two" in design.editor("A")._refusal.text()
    assert network(document).block == "basic"
    field.setValue(0)
    block.activated.emit(block.findData("single"))
    assert network(document).block == "single"
    assert not field.isEnabled()


def test_that_a_number_that_does_not_fit_stays_to_be_mended_and_says_why(
    document: Document, design: DesignPanel
) -> None:
    design.show_arm("B")
    editor = design.editor("B")
    design.findChild(QToolButton, "design.more.B").click()
    groups = editor.fields["groups"]
    groups.setValue(3)
    assert network(document, "B").groups == 1
    assert (groups.value(), groups.text()) == (1, "3")
    refusal = design.findChild(QLabel, "label.refusal.numbers.B")
    assert refusal.isVisible()
    assert refusal.text() == "groups 3 does not divide width 8 of stem; 1, 2 or 4 would"
    groups.stepUp()  # from what is shown
    assert network(document, "B").groups == 4
    assert not refusal.isVisible()


def test_that_a_shortcut_that_cannot_take_the_widths_is_refused(
    document: Document, design: DesignPanel, qtbot: QtBot
) -> None:
    design.show_arm("B")
    shortcut = design.editor("B").fields["shortcut"]
    view = table(design, "B")
    shortcut.activated.emit(shortcut.findData("B"))
    type_into(qtbot, view, view.model().index(1, 1), "4")
    assert network(document, "B").stages[1].width == 4
    shortcut.activated.emit(shortcut.findData("A"))
    assert network(document, "B").shortcut == "B"
    assert shortcut.currentData() == "B"
    assert "shortcut B allows it" in design.findChild(QLabel, "label.refusal.B").text()


def test_that_the_rest_of_the_fields_is_folded_until_asked_for(design: DesignPanel) -> None:
    more = design.findChild(QToolButton, "design.more.A")
    order = design.editor("A").fields["order"]
    assert not order.isVisible()
    more.click()
    assert order.isVisible()
    more.click()
    assert not order.isVisible()


def test_that_training_settings_edit_the_experiment(
    document: Document, design: DesignPanel
) -> None:
    fields = design.settings.fields
    fields["epochs"].setValue(3)
    fields["batch_size"].setValue(32)
    fields["learning_rate"].setValue(0.2)
    fields["seed"].setValue(7)
    experiment = document.experiment
    assert experiment.seed == 7
    assert experiment.settings.epochs == 3
    assert experiment.settings.batch_size == 32
    assert experiment.settings.learning_rate == 0.2
    for _ in range(4):
        document.undo_stack.undo()
    assert fields["epochs"].value() == 8
    assert fields["seed"].value() == 0


def test_that_every_control_has_a_name_a_tip_and_an_accessible_name(design: DesignPanel) -> None:
    for kind in (QComboBox, QSpinBox):
        for widget in design.findChildren(kind):
            assert widget.objectName(), widget
            assert widget.accessibleName(), widget.objectName()
            assert widget.toolTip(), widget.objectName()


def test_that_every_preset_can_be_chosen(document: Document, design: DesignPanel) -> None:
    picker = design.findChild(QComboBox, "design.preset.A")
    for name in PRESETS:
        choose_preset(design, "A", name)
        assert network(document) == preset(name)
        assert picker.currentText() == name


def test_that_arms_can_be_added_to_eight_and_deleted_to_one(
    document: Document, design: DesignPanel
) -> None:
    for _ in range(6):
        design.duplicate_arm.click()
    assert [arm.label for arm in document.experiment.arms] == list("ABCDEFGH")
    assert design.findChild(StageTable, "table.stages.H") is not None
    assert not design.duplicate_arm.isEnabled()
    design.show_arm("C")
    design.delete_arm.click()
    assert document.undo_stack.undoText() == "Delete C"
    assert [arm.label for arm in document.experiment.arms] == list("ABDEFGH")
    for _ in range(6):
        design.delete_arm.click()
    assert design.labels == [arm.label for arm in document.experiment.arms]
    assert len(design.labels) == 1
    assert not design.delete_arm.isEnabled()
    assert not design.follow.isVisible()
    for _ in range(13):
        document.undo_stack.undo()
    assert [arm.label for arm in document.experiment.arms] == ["A", "B"]


def test_that_undo_names_what_was_done(document: Document, design: DesignPanel) -> None:
    stack = document.undo_stack
    editor = design.editor("A")
    view = table(design)
    view.stage_model.setData(view.stage_model.index(0, 0), "3")
    assert stack.undoText() == "Change Blocks"
    view.stage_model.move_stage(1, 2)
    assert stack.undoText() == "Change Blocks"  # refused: B could not take fewer channels
    design.follow.click()
    assert stack.undoText() == "Toggle link"
    view.stage_model.move_stage(1, 2)
    assert stack.undoText() == "Move stage 2"
    editor.fields["classes"].setValue(7)
    assert stack.undoText() == "Change Classes"
    editor.add_stage.click()
    assert stack.undoText() == "Add stage"
    editor.overrides["momentum"].switch.click()
    assert stack.undoText() == "Change Momentum"
    choose_preset(design, "A", "resnet-20-digits")
    assert stack.undoText() == "Choose resnet-20-digits"
    design.duplicate_arm.click()
    assert stack.undoText() == "Duplicate A"


@pytest.mark.parametrize(
    ("block", "blocks", "width"),
    [
        ("basic", "two 3×3 convolutions", "Output channels of each block, 1 to 4,096."),
        ("single", "one 3×3 convolution.", "Output channels of each block, 1 to 4,096."),
        (
            "bottleneck",
            "a 1×1, a 3×3 and a widening 1×1",
            "its output has 4 times as many channels.",
        ),
    ],
)
def test_that_the_stage_table_says_what_holds_for_the_kind_of_block(
    document: Document, design: DesignPanel, block: str, blocks: str, width: str
) -> None:
    kind = design.editor("A").fields["block"]
    kind.activated.emit(kind.findData(block))
    assert network(document).block == block
    model = table(design).stage_model
    role = Qt.ItemDataRole.ToolTipRole
    assert blocks in model.index(1, 0).data(role)
    assert "1 to 1,000" in model.index(1, 0).data(role)
    assert width in model.index(1, 1).data(role)


def test_that_a_field_goes_as_far_as_the_model_allows(design: DesignPanel) -> None:
    fields = design.editor("A").fields | design.settings.fields
    for name, field in fields.items():
        if isinstance(field, NumberField | DecimalField):
            model = next(
                each
                for each in (NetworkSpec, TrainSettings, Experiment)
                if name in each.model_fields
            )
            bounds = bounds_of(model, name)
            assert field.maximum() == pytest.approx(bounds.most, abs=2e-8), name
            assert field.minimum() == pytest.approx(bounds.least, abs=2e-8) or (
                name in ("stem_width", "image_width") and field.minimum() == bounds.least - 1
            ), name


def test_that_a_choice_offers_all_that_the_model_allows(design: DesignPanel) -> None:
    fields = design.editor("A").fields | design.settings.fields
    for name, field in fields.items():
        if isinstance(field, ChoiceField):
            model = NetworkSpec if name in NetworkSpec.model_fields else TrainSettings
            offered = [field.itemData(row) for row in range(field.count())]
            assert tuple(offered) == get_args(model.model_fields[name].annotation), name


def test_that_the_link_is_offered_for_the_first_two_arms(
    document: Document, design: DesignPanel
) -> None:
    assert design.follow.text() == "Link B to A (except skips)"
    design.duplicate_arm.click()
    design.show_arm("A")
    design.delete_arm.click()
    assert design.follow.text() == "Link C to B (except skips)"
    assert "an edit of B is made in C too" in design.follow.toolTip()
    design.delete_arm.click()
    assert not design.follow.isVisible()


def test_that_a_link_that_cannot_be_made_says_why_until_the_next_edit(
    document: Document, design: DesignPanel
) -> None:
    design.follow.click()
    narrowing = network(document).stage_edited(1, width=4)
    document.edit_network("A", narrowing, Message("Test", "Edit"))
    design.follow.click()
    assert not design.follow.isChecked()
    assert "shortcut B allows it" in design.follow.toolTip()
    document.undo_stack.undo()
    assert "is made in B too" in design.follow.toolTip()


def test_that_a_group_norm_of_one_value_is_told_under_the_stages(
    design: DesignPanel, document: Document
) -> None:
    label = design.editor("A")._norm_warning
    assert label.isHidden()
    stages = tuple(StageSpec(blocks=1, width=8, stride=2) for _ in range(3))
    narrow = network(document).edited(norm="group", norm_group_width=1, image_size=8, stages=stages)
    document.edit_network("A", narrow, Message("Test", "x"))
    assert "layer3.0.bn1" in label.text()
    assert not label.isHidden()
    document.edit_network("A", narrow.edited(norm_group_width=8), Message("Test", "x"))
    assert label.isHidden()


def test_that_a_stage_that_is_gone_is_not_duplicated_or_removed(
    design: DesignPanel, document: Document
) -> None:
    choose_preset(design, "A", "resnet-18-imagenet")
    view = table(design)
    view.setCurrentIndex(view.model().index(3, 0))
    view.selectRow(3)
    buttons = next(iter(design.editor("A").findChildren(StageButtons)))
    buttons._selected_stage = lambda: 3  # as while the table has not followed yet
    choose_preset(design, "A", "resnet-20-digits")
    buttons.duplicate.click()
    assert [stage.width for stage in network(document).stages] == [8, 16, 32, 32]
    buttons.remove.click()
    assert len(network(document).stages) == 3


def test_that_a_cell_can_be_edited_while_its_stage_goes(
    document: Document, design: DesignPanel, qtbot: QtBot
) -> None:
    table = design.editor("A").findChild(StageTable)
    assert isinstance(table, StageTable)
    last = table.stage_model.rowCount() - 1
    table.setCurrentIndex(table.stage_model.index(last, 0))
    table.edit(table.currentIndex())
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "7")
    fewer = network(document).edited(stages=network(document).stages[:last])
    document.edit_network("A", fewer, Message("Test", "Remove the last stage"))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert network(document).stages == fewer.stages


def test_that_the_networks_get_half_of_a_panel_that_is_low(design: DesignPanel) -> None:
    design.resize(design.sizeHint().width(), 440)
    design.show()
    QApplication.processEvents()
    shown = table(design)
    assert design.settings.visibleRegion().boundingRect().height() <= 220
    assert shown.visibleRegion().boundingRect().height() >= 3 * shown.rowHeight(0)


def test_that_a_further_arm_has_controls_while_its_tab_is_in_front(
    design: DesignPanel, document: Document
) -> None:
    experiment = document.experiment
    for _ in range(6):
        experiment = experiment.with_added_arm(experiment.arm("A").network)
    document.open(experiment, Message("Test", "Open"))

    def with_controls() -> list[str]:
        return [
            label for label in "ABCDEFGH" if design.findChild(StageTable, f"table.stages.{label}")
        ]

    assert design.labels == list("ABCDEFGH")
    assert with_controls() == ["A", "B", design.front_arm()]
    design.show_arm("D")
    assert "D" in with_controls()
    before = document.experiment.arm("D").network.stages
    design.editor("D").add_stage.click()
    assert len(document.experiment.arm("D").network.stages) == len(before) + 1
    design.show_arm("A")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert with_controls() == ["A", "B"]


def test_that_what_lies_below_more_is_made_when_it_is_opened(
    design: DesignPanel, document: Document
) -> None:
    name = "design.override.learning_rate.A"
    assert design.findChild(QCheckBox, name) is None
    first = table(design)
    first.stage_model.setData(first.stage_model.index(0, 0), "abc")
    said = design.editor("A")._refusal.text()
    assert "abc" in said
    made = []
    design.controls_made.connect(lambda: made.append(True))
    more = design.findChild(QToolButton, "design.more.A")
    for _ in range(3):
        more.click()
    assert made == [True]
    assert design.findChild(QCheckBox, name).isVisible()
    assert design.editor("A")._refusal.text() == said
    assert design.editor("A").fields["classes"].value() == network(document).classes
