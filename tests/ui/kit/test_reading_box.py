from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.kit.reading_box import ReadingBox

_LINES = [
    (label, "#000000", ("2.21", "held-out 1.54 at 23", "with running statistics 80.7"))
    for label in "AB"
]


def box_over(window: QWidget, width: int) -> ReadingBox:
    window.resize(1280, 400)
    view = QWidget(window)
    view.resize(width, 200)
    box = ReadingBox(view, "reading")
    window.show()
    box.show_reading(QPoint(20, 20), "step 10", _LINES)
    return box


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_that_a_box_is_no_wider_than_its_view(window: QWidget) -> None:
    narrow = box_over(window, 260)
    assert narrow.width() <= 260
    assert "2.21" in narrow.text()
    assert "held-out" in narrow.text()
    assert "running" not in narrow.text()


def test_that_the_first_number_is_shown_in_any_view(window: QWidget) -> None:
    assert "2.21" in box_over(window, 10).text()


def test_that_a_wide_view_shows_all_numbers(window: QWidget) -> None:
    assert "running statistics" in box_over(window, 900).text()


def test_that_a_box_lies_over_its_own_view_alone(window: QWidget) -> None:
    for x in (5, 130, 255):
        box = box_over(window, 260)
        box.show_reading(QPoint(x, 20), "step 10", _LINES)
        assert box.x() >= 0
        assert box.geometry().right() < 260


def test_that_a_heading_is_wrapped_into_what_is_in_sight_of_its_view(window: QWidget) -> None:
    window.resize(1280, 400)
    area = QScrollArea(window)
    area.setGeometry(200, 50, 240, 300)
    view = QWidget()
    view.resize(900, 200)
    area.setWidget(view)
    box = ReadingBox(view, "reading")
    window.show()
    heading = "gradient norm, layer2.1.conv2 at step 32, of a run with a long name"
    box.show_reading(QPoint(100, 20), heading, [("A", "#000000", ("0.0759",))])
    assert box.x() >= 200
    assert box.geometry().right() <= 440
    assert box.height() > 3 * box.fontMetrics().height()
    box.show_reading(QPoint(100, 20), "step 10", [("A", "#000000", ("0.0759",))])
    assert box.width() < 200
