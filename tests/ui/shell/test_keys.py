"""A letter is a shortcut of the window only where no control takes letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTextEdit,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.runs.run import Run
from explorer.runs.state import RunState
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import feed


def focused(window: MainWindow, widget: QWidget, parent: QWidget) -> QWidget:
    """Show a widget that the window has not got yet, with the keyboard's focus."""
    widget.setParent(parent)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.show()
    widget.window().activateWindow()
    QApplication.processEvents()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() in (widget, widget.focusProxy())
    return widget


def is_kept(widget: QWidget, key: Qt.Key, text: str) -> bool:
    """Whether a key goes to the widget, and no shortcut of the window sees it."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


KINDS = [
    QComboBox,
    QListWidget,
    QTreeWidget,
    QTableWidget,
    QSpinBox,
    QLineEdit,
    QTextEdit,
    QPlainTextEdit,
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_floating", [False, True])
def test_that_a_letter_goes_to_whatever_takes_letters(
    window: MainWindow, qtbot: QtBot, kind: type[QWidget], is_floating: bool
) -> None:
    dock = window.findChild(QDockWidget, "panel.design")
    dock.setFloating(is_floating)
    widget = focused(window, kind(), dock)
    for key, text in ((Qt.Key.Key_N, "n"), (Qt.Key.Key_R, "R"), (Qt.Key.Key_End, "")):
        assert is_kept(widget, key, text)
    qtbot.keyClick(widget, Qt.Key.Key_N)
    assert window.controller.run is None


@pytest.mark.parametrize("kind", [QPushButton, QWidget])
def test_that_a_letter_elsewhere_is_the_windows(window: MainWindow, kind: type[QWidget]) -> None:
    widget = focused(window, kind(), window.centralWidget())
    assert not is_kept(widget, Qt.Key.Key_N, "n")


def test_that_a_text_that_is_only_read_leaves_letters_to_the_window(window: MainWindow) -> None:
    text = QPlainTextEdit()
    text.setReadOnly(True)
    assert not is_kept(focused(window, text, window.centralWidget()), Qt.Key.Key_N, "n")


def test_that_letters_step_while_a_plot_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.loss.plot.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.loss.plot, Qt.Key.Key_N)
    assert window.controller.run is not None


def test_that_keys_with_control_are_the_windows_everywhere(window: MainWindow) -> None:
    field = focused(window, QComboBox(), window.centralWidget())
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier, "\x12"
    )
    event.ignore()
    QApplication.sendEvent(field, event)
    assert not event.isAccepted()


def test_that_a_choice_that_is_typed_at_keeps_the_run(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    feed(window, run, 30)
    window.controller.stop()
    qtbot.waitUntil(lambda: window.controller.state is RunState.ENDED)
    for field in window.findChildren(QComboBox):
        if field.isVisibleTo(window) and field.isEnabled():
            field.setFocus(Qt.FocusReason.TabFocusReason)
            for letter in "nr":
                qtbot.keyClick(field, letter)
    assert window.controller.run is run
    assert window.controller.record is not None
    assert window.controller.record.steps == 30
