"""The list of presets, used as a person does: by keys, by letters, by clicks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.network.presets import preset
from explorer.runs.ready_comparisons import READY_COMPARISONS
from explorer.ui.design.design_panel import DesignPanel
from explorer.ui.design.preset_picker import PresetPicker
from explorer.ui.design.preset_popup import PresetPopup
from explorer.ui.design.preset_rows import Kind, Row
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.document import Document
from explorer.ui.theme.palette import PROJECTOR
from explorer.ui.theme.style import apply_style


@pytest.fixture
def picker(design: DesignPanel) -> PresetPicker:
    """The field of A, with the keyboard."""
    field = design.editor("A").preset_picker
    field.setFocus(Qt.FocusReason.TabFocusReason)
    return field


def opened(picker: PresetPicker) -> PresetPopup:
    popup = picker.popup
    assert popup is not None
    assert popup.isVisible()
    return popup


def shown(popup: PresetPopup) -> list[str]:
    """The names that can be chosen, from the top."""
    return [row.name for row in popup.model.rows if row.kind is not Kind.HEADING]


def marked(popup: PresetPopup) -> Row:
    return popup.model.rows[popup.list.currentIndex().row()]


def press(qtbot: QtBot, popup: PresetPopup, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(popup.field, key)


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_F4]
)
def test_that_a_key_opens_the_list_at_the_present_preset(
    picker: PresetPicker, qtbot: QtBot, key: Qt.Key
) -> None:
    qtbot.keyClick(picker, key)
    popup = opened(picker)
    assert marked(popup).name == "plain-56-digits"
    assert (
        popup.list.viewport()
        .rect()
        .contains(popup.list.visualRect(popup.list.currentIndex()).center())
    )


def test_that_a_letter_opens_the_list_and_searches(
    picker: PresetPicker, document: Document, qtbot: QtBot
) -> None:
    qtbot.keyClicks(picker, "w")
    popup = opened(picker)
    qtbot.keyClicks(popup.field, "ide 101")
    assert shown(popup) == ["wide-resnet-101-2"]
    press(qtbot, popup, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert document.experiment.arm("A").network == preset("wide-resnet-101-2")
    assert picker.currentText() == "wide-resnet-101-2"


def test_that_arrows_pass_over_headings_and_stop_at_the_ends(
    picker: PresetPicker, qtbot: QtBot
) -> None:
    picker.showPopup()
    popup = opened(picker)
    qtbot.keyClicks(popup.field, "56")
    assert shown(popup)[:3] == ["plain-56-digits", "resnet-56-digits", "plain-56"]
    assert marked(popup).name == "plain-56-digits"
    press(qtbot, popup, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert marked(popup).name == "plain-56"
    press(qtbot, popup, *[Qt.Key.Key_PageDown] * 9)
    assert marked(popup).kind is Kind.COMPARISON
    press(qtbot, popup, *[Qt.Key.Key_PageUp] * 9)
    assert marked(popup).name == "plain-56-digits"
    press(qtbot, popup, Qt.Key.Key_Up)
    assert marked(popup).name == "plain-56-digits"


def test_that_escape_changes_nothing_and_gives_the_keyboard_back(
    picker: PresetPicker, document: Document, qtbot: QtBot
) -> None:
    before = document.experiment
    picker.showPopup()
    popup = opened(picker)
    qtbot.keyClicks(popup.field, "1202")
    press(qtbot, popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert document.experiment == before
    assert QApplication.focusWidget() is picker


def test_that_what_fits_nothing_is_said_and_enter_does_nothing(
    picker: PresetPicker, document: Document, qtbot: QtBot
) -> None:
    before = document.experiment
    picker.showPopup()
    popup = opened(picker)
    qtbot.keyClicks(popup.field, "vgg")
    assert popup.note.text() == "No preset or comparison fits “vgg”."
    press(qtbot, popup, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert document.experiment == before


def test_that_a_click_chooses_and_a_heading_cannot_be_chosen(
    picker: PresetPicker, document: Document, qtbot: QtBot
) -> None:
    picker.showPopup()
    popup = opened(picker)
    before = document.experiment
    heading = popup.list.visualRect(popup.model.index(0, 0)).center()
    qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert document.experiment == before
    at = popup.model.index(popup.model.row_of(Kind.PRESET, "plain-32-digits"), 2)
    place = popup.list.visualRect(at).center()
    qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert document.experiment.arm("A").network == preset("plain-32-digits")


def test_that_each_row_has_name_layers_parameters_and_macs(picker: PresetPicker) -> None:
    picker.showPopup()
    popup = opened(picker)
    row = popup.model.row_of(Kind.PRESET, "resnet-56")
    cells = [popup.model.index(row, column).data() for column in range(4)]
    assert cells == ["resnet-56", "56", "0.85 M", "125.49 M"]
    row = popup.model.row_of(Kind.COMPARISON, "deeper-is-worse")
    assert popup.model.index(row, 1).data() == "20 | 56"


def test_that_a_screen_reader_hears_the_whole_row(picker: PresetPicker, qtbot: QtBot) -> None:
    picker.showPopup()
    popup = opened(picker)
    qtbot.keyClicks(popup.field, "resnet-56 cifar")
    field = QAccessible.queryAccessibleInterface(popup.field)
    for text in ("resnet-56", "853,018 parameters", "125,485,696 MACs", "He et al. 2015"):
        assert text in field.text(QAccessible.Text.Description)
    assert field.text(QAccessible.Text.Name) == "Find a preset"
    assert popup.list.accessibleName()


@pytest.mark.parametrize("name", READY_COMPARISONS)
def test_that_a_comparison_sets_both_networks_in_one_undo_step(
    picker: PresetPicker, document: Document, qtbot: QtBot, name: str
) -> None:
    document.edit(
        document.experiment.with_added_arm(preset("resnet-20-digits")), Message("Test", "Edit")
    )
    before, edits = document.experiment, document.undo_stack.count()
    picker.showPopup()
    popup = opened(picker)
    popup.list.clicked.emit(popup.model.index(popup.model.row_of(Kind.COMPARISON, name), 0))
    wanted = READY_COMPARISONS[name].applied_to(before)
    assert document.experiment == wanted
    assert document.undo_stack.count() == edits + 1
    assert document.undo_stack.undoText() == f"Compare: {READY_COMPARISONS[name].title}"
    document.undo_stack.undo()
    assert document.experiment == before


def test_that_a_comparison_can_be_chosen_in_a_tab_that_goes(
    design: DesignPanel, document: Document, qtbot: QtBot
) -> None:
    design.duplicate_arm.click()
    assert design.front_arm() == "C"
    picker = design.editor("C").preset_picker
    picker.showPopup()
    popup = opened(picker)
    row = popup.model.row_of(Kind.COMPARISON, "the-cure")
    popup.list.clicked.emit(popup.model.index(row, 0))
    assert design.labels == ["A", "B"]


def test_that_ctrl_p_opens_the_list_of_the_front_tab(window: MainWindow, qtbot: QtBot) -> None:
    window.design.show_arm("B")
    window.findChild(QDockWidget, "panel.design").hide()
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.design.isVisible()
    assert marked(opened(window.design.editor("B").preset_picker)).name == "resnet-56-digits"


def test_that_no_key_of_the_window_acts_while_a_search_is_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    picker = window.design.editor("A").preset_picker
    picker.showPopup()
    popup = opened(picker)
    qtbot.keyClicks(popup.field, "n r ")
    assert popup.field.text() == "n r "
    assert not window.controller.state.is_active


def test_that_the_list_fits_the_screen_in_large_text(
    design: DesignPanel, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_style(qapp, replace(PROJECTOR, font_scale=PROJECTOR.font_scale * 1.5))
    picker = design.editor("A").preset_picker
    picker.showPopup()
    popup = opened(picker)
    screen = picker.screen().availableGeometry()
    assert screen.contains(popup.geometry())
    popup.list.setCurrentIndex(QModelIndex())
    for field in popup.findChildren(QLineEdit):
        assert popup.rect().contains(field.geometry())
    assert popup.list.viewport().height() > 4 * popup.list.row_px()
    corner = popup.note.mapTo(popup, QPoint(0, popup.note.height()))
    assert corner.y() <= popup.height()
