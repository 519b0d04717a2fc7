"""What looks the same is painted from its picture, and looks the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from explorer.ui.graph.kept_pictures import KeptPictures


@pytest.fixture
def painted(qapp: QApplication) -> list[QPainter]:
    return []


def shown(kept: KeptPictures, about: object, painted: list[QPainter]) -> QImage:
    def paint(painter: QPainter) -> None:
        painted.append(painter)
        painter.setPen(QColor("red"))
        painter.drawLine(12, 7, 30, 20)

    image = QImage(40, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.5)
        kept.begin(about)
        kept.paint(painter, "line", QRectF(10.3, 5.6, 22, 17), paint)
    return image


def test_that_what_is_the_same_is_painted_twice_at_most(painted: list[QPainter]) -> None:
    kept = KeptPictures()
    images = [shown(kept, "here", painted) for _ in range(5)]
    assert len(painted) == 2
    assert all(each == images[0] for each in images)


def test_that_nothing_is_kept_while_everything_changes(painted: list[QPainter]) -> None:
    kept = KeptPictures()
    for place in range(4):
        shown(kept, place, painted)
    assert len(painted) == 4
    assert list(kept._pictures.values()) == [None]
