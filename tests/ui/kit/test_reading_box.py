from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.kit.reading_box import ReadingBox

_LINES = [
    (label, "#000000", ("2.21", "held-out 1.54 at 23", "with running statistics 80.7"))
    for label in "AB"
]


def box_over(qtbot: QtBot, width: int) -> ReadingBox:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 400)
    view = QWidget(window)
    view.resize(width, 200)
    box = ReadingBox(view, "reading")
    window.show()
    box.show_reading(QPoint(20, 20), "step 10", _LINES)
    return box


def test_that_a_box_is_no_wider_than_its_view(qtbot: QtBot) -> None:
    narrow = box_over(qtbot, 260)
    assert narrow.width() <= 260
    assert "2.21" in narrow.text()
    assert "held-out" in narrow.text()
    assert "running" not in narrow.text()


def test_that_the_first_number_is_shown_in_any_view(qtbot: QtBot) -> None:
    assert "2.21" in box_over(qtbot, 10).text()


def test_that_a_wide_view_shows_all_numbers(qtbot: QtBot) -> None:
    assert "running statistics" in box_over(qtbot, 900).text()
