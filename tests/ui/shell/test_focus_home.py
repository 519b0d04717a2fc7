"""Space runs and pauses whatever was clicked before, and was then closed, floated or toggled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDockWidget
from pytestqt.qtbot import QtBot

from explorer.ui.shell.main_window import MainWindow


def click_cell(window: MainWindow, qtbot: QtBot, stage: int = 0) -> None:
    table = window.design.editor("A").table
    place = table.visualRect(table.model().index(stage, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.hasFocus()


def dock(window: MainWindow) -> QDockWidget:
    found = window.findChild(QDockWidget, "panel.design")
    assert isinstance(found, QDockWidget)
    return found


def do_nothing(_window: MainWindow, _qtbot: QtBot) -> None:
    pass


def close_design(window: MainWindow, _qtbot: QtBot) -> None:
    dock(window).close()


def float_design(window: MainWindow, _qtbot: QtBot) -> None:
    dock(window).setFloating(True)


def float_and_dock(window: MainWindow, _qtbot: QtBot) -> None:
    dock(window).setFloating(True)
    QApplication.processEvents()
    dock(window).setFloating(False)


def toggle_link(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.design.follow, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))


def show_other_arm(window: MainWindow, _qtbot: QtBot) -> None:
    window.design.show_arm("B")


def delete_arm(window: MainWindow, _qtbot: QtBot) -> None:
    window.design.delete_arm.click()


def open_and_close_colours(window: MainWindow, qtbot: QtBot) -> None:
    box: QComboBox = window.graph_column.row.choice
    box.showPopup()
    qtbot.waitUntil(box.view().hasFocus)
    QApplication.processEvents()
    qtbot.keyClick(box.view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(window.design.editor("A").table.hasFocus)
    QApplication.processEvents()
    window.activateWindow()  # off screen the popup may say late that it is active


DEEDS = [
    do_nothing,
    close_design,
    float_design,
    float_and_dock,
    toggle_link,
    show_other_arm,
    delete_arm,
    open_and_close_colours,
]


@pytest.mark.parametrize("deed", DEEDS)
def test_that_space_runs_after_a_cell_was_clicked(
    window: MainWindow, qtbot: QtBot, deed: Callable[[MainWindow, QtBot], None]
) -> None:
    click_cell(window, qtbot)
    deed(window, qtbot)
    QApplication.processEvents()
    before = window.document.experiment
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    assert window.controller.state.is_active
    assert window.document.experiment == before


def test_that_what_is_hidden_gives_the_keyboard_to_the_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    click_cell(window, qtbot)
    dock(window).close()
    assert QApplication.focusWidget() is window


def test_that_what_is_disabled_gives_the_keyboard_to_the_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    field = window.design.settings.fields["epochs"]
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.setEnabled(False)
    assert QApplication.focusWidget() is window


def test_that_a_cell_being_typed_in_keeps_its_spaces(window: MainWindow, qtbot: QtBot) -> None:
    table = window.design.editor("A").table
    click_cell(window, qtbot, stage=2)
    qtbot.keyClicks(table, "1")
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, " 024")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    document = window.document
    qtbot.waitUntil(lambda: document.experiment.arm("A").network.stages[2].width == 1024)
    assert not window.controller.state.is_active


def test_that_space_runs_while_a_cell_is_open_but_not_typed_in(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = window.design.editor("A").table
    table.edit(table.model().index(0, 1))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert window.controller.state.is_active


def test_that_a_run_while_a_panel_floats_warns_of_nothing(window: MainWindow, qtbot: QtBot) -> None:
    dock(window).setFloating(True)
    QApplication.processEvents()
    with qtbot.captureExceptions():
        window.run_or_pause()
    qtbot.waitUntil(lambda: window.controller.state.is_active)
