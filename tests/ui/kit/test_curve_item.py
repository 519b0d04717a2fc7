"""A line that is stroked segment by segment looks as Qt's own path of it."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from explorer.ui.kit.curve_item import CurveItem
from explorer.ui.kit.pens import pen

SIZE = QSize(400, 120)
LOOKS = {
    "solid": pen("#0072b2", 2),
    "dashed": pen("#d55e00", 2.5, (4, 2)),
    "dotted": pen("#0072b2", 1.5, (1, 3)),
    "thin": pen("#0072b2", 1),
}


@pytest.fixture
def points() -> tuple[np.ndarray, np.ndarray]:
    """A wave, a gap, and a line behind it."""
    x = np.linspace(0, 1, 60)
    y = 0.5 + 0.4 * np.sin(9 * x)
    y[30:33] = np.nan
    return x, y


def painted(item: pg.PlotCurveItem, opacity: float = 1.0) -> np.ndarray:
    """Return the grey levels of the item in a picture of SIZE."""
    image = QImage(SIZE, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setOpacity(opacity)
        painter.translate(0, SIZE.height())
        painter.scale(SIZE.width(), -SIZE.height())
        item.paint(painter, None, None)
    return np.array(image.constBits()).reshape(SIZE.height(), -1)[:, : SIZE.width()].astype(float)


def curve(kind: type[pg.PlotCurveItem], look: QPen, *data: np.ndarray) -> pg.PlotCurveItem:
    item = kind(antialias=True, connect="finite")
    item.setData(*data)
    item.setPen(look)
    return item


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("opacity", [1.0, 0.4])
def test_that_it_looks_as_one_path(
    qapp: QApplication, points: tuple[np.ndarray, np.ndarray], name: str, opacity: float
) -> None:
    one, other = (
        painted(curve(kind, LOOKS[name], *points), opacity)
        for kind in (CurveItem, pg.PlotCurveItem)
    )
    ink = np.abs(255 - other).sum()
    assert ink > 0
    assert np.abs(one - other).sum() < 0.2 * ink  # each line has caps of its own


def test_that_other_numbers_and_another_place_are_drawn_anew(
    qapp: QApplication, points: tuple[np.ndarray, np.ndarray]
) -> None:
    item = curve(CurveItem, LOOKS["dashed"], *points)
    before = painted(item)
    assert (painted(item) == before).all()
    item.setData(points[0], points[1][::-1].copy())
    assert (painted(item) != before).any()
    item.setPen(LOOKS["solid"])
    solid = painted(item)
    assert (solid != painted(curve(CurveItem, LOOKS["dashed"], *points))).any()
    item.setData([], [])
    assert (painted(item) == 255).all()


def test_that_a_line_far_away_ends(qapp: QApplication) -> None:
    far = curve(CurveItem, LOOKS["dashed"], np.array([0.0, 1.0]), np.array([0.0, 1e7]))
    assert (painted(far) < 255).any()
    assert len(far._lines) == 1


def test_that_a_print_holds_one_path(
    qapp: QApplication, points: tuple[np.ndarray, np.ndarray]
) -> None:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    with QPainter(generator) as painter:
        painter.scale(SIZE.width(), SIZE.height())
        curve(CurveItem, LOOKS["dashed"], *points).paint(painter, None, None)
    assert bytes(content.data()).count(b"<path") + bytes(content.data()).count(b"<poly") <= 2
