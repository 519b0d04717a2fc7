"""Escape leaves one thing at a press, the nearest first, and never ends a run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.runs.run import Run
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.selection import Selected


def press_escape(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    QApplication.processEvents()


def test_that_escape_leaves_one_thing_after_the_other_and_not_the_run(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    window.actions_.full_screen.trigger()
    window.selection.select(Selected("A", "layer1.0"))
    window.inspector.find_bar.open_bar()
    epochs = window.design.settings.fields["epochs"]
    epochs.setFocus()
    qtbot.keyClicks(epochs, "7")

    def state() -> tuple[bool, bool, bool, bool, bool]:
        return (
            epochs.is_edited,
            epochs.hasFocus(),
            window.inspector.find_bar.isVisible(),
            window.selection.selected is not None,
            window.isFullScreen(),
        )

    seen = [state()]
    for _ in range(6):
        press_escape(window, qtbot)
        seen.append(state())
    assert seen[:5] == [
        (True, True, True, True, True),
        (False, False, True, True, True),
        (False, False, False, True, True),
        (False, False, False, False, True),
        (False, False, False, False, False),
    ]
    assert window.controller.state.is_active
    assert not run.control.is_stopped


def test_that_escape_leaves_a_field_before_the_selection(window: MainWindow, qtbot: QtBot) -> None:
    window.selection.select(Selected("A", "layer1.0"))
    window.design.settings.fields["epochs"].setFocus()
    press_escape(window, qtbot)
    assert window.hasFocus()
    assert window.selection.selected is not None
    press_escape(window, qtbot)
    assert window.selection.selected is None
