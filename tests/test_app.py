"""What the application does before the window lives by itself."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.app import show_fitting


def test_that_a_window_leaves_a_margin_on_a_screen_that_is_larger(qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen().availableSize()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(screen / 2)
    show_fitting(window)
    assert not window.isMaximized()
    assert screen / 2 != window.size() == (screen * 0.85).boundedTo(QSize(1920, 1200))


def test_that_a_window_fills_a_screen_that_is_no_larger(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(QGuiApplication.primaryScreen().availableSize())
    show_fitting(window)
    assert window.isMaximized()
