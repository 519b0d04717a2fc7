from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.kit.keyboard import NumberLine, pass_shortcuts_through


def takes(widget: QWidget, key: Qt.Key) -> bool:
    """Whether a control claims a key before the window's shortcuts get it."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize(
    ("kind", "takes_space", "takes_escape"),
    [(QSpinBox, False, False), (QLineEdit, True, True), (QPushButton, True, False)],
)
def test_that_a_control_takes_only_the_keys_that_it_needs(
    qtbot: QtBot, kind: type[QWidget], takes_space: bool, takes_escape: bool
) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    pass_shortcuts_through(widget)
    assert takes(widget, Qt.Key.Key_Space) is takes_space
    assert takes(widget, Qt.Key.Key_Escape) is takes_escape


def test_that_space_in_the_text_of_a_number_is_left_to_the_window(qtbot: QtBot) -> None:
    number = QSpinBox()
    qtbot.addWidget(number)
    pass_shortcuts_through(number)
    assert not takes(number.lineEdit(), Qt.Key.Key_Space)


def test_that_space_in_a_number_without_arrows_is_typed_only_once_typing_has_begun(
    qtbot: QtBot,
) -> None:
    number = NumberLine("12")
    qtbot.addWidget(number)
    pass_shortcuts_through(number)
    assert not takes(number, Qt.Key.Key_Space)
    qtbot.keyClicks(number, "3")
    assert takes(number, Qt.Key.Key_Space)


def test_that_scrolling_over_a_control_changes_nothing(qtbot: QtBot) -> None:
    number, choice = QSpinBox(), QComboBox()
    choice.addItems(["one", "two"])
    for widget in (number, choice):
        qtbot.addWidget(widget)
        pass_shortcuts_through(widget)
        down = QWheelEvent(
            QPointF(1, 1),
            QPointF(1, 1),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        number.setValue(7)
        QApplication.sendEvent(widget, down)
        assert not down.isAccepted()
    assert (number.value(), choice.currentIndex()) == (7, 0)


def test_that_a_click_on_a_button_leaves_the_focus_where_it_is(qtbot: QtBot) -> None:
    button, text = QPushButton(), QLineEdit()
    for widget in (button, text):
        qtbot.addWidget(widget)
        pass_shortcuts_through(widget)
    assert button.focusPolicy() is Qt.FocusPolicy.TabFocus
    assert text.focusPolicy() & Qt.FocusPolicy.ClickFocus
