"""The numbers beside a plot can be read: they keep apart, and there are enough of them."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from explorer.ui.kit.axis import DownAxis, PowerAxis


def font(points: float) -> QFont:
    made = QFont()
    made.setPointSizeF(points)
    return made


def marks(axis: PowerAxis | DownAxis, low: float, high: float, size: float) -> list[float]:
    axis.setRange(low, high)
    return [mark for _, level in axis.tickValues(low, high, size)[:1] for mark in level]


@pytest.mark.parametrize("points", [7.0, 9.0, 12.0, 18.0])
@pytest.mark.parametrize("size", [40.0, 90.0, 150.0, 400.0])
@pytest.mark.parametrize(("low", "high"), [(0.0, 2.7), (0.0, 100.0), (0.0, 1_840.0)])
def test_that_numbers_never_overlap(
    qapp: QApplication, points: float, size: float, low: float, high: float
) -> None:
    for axis in (PowerAxis("left", is_log=False), DownAxis("left")):
        axis.setTickFont(font(points))
        found = marks(axis, low, high, size)
        for one, other in itertools.pairwise(found):
            assert (other - one) / (high - low) * size >= axis.text_px


@pytest.mark.parametrize("points", [7.0, 9.0, 12.0, 18.0])
@pytest.mark.parametrize("size", [60.0, 90.0, 150.0, 400.0])
@pytest.mark.parametrize(("low", "high"), [(-1.0, 3.0), (-3.0, 1.0), (-1.0, 16.0), (-9.0, -2.0)])
def test_that_powers_have_two_marks_that_are_not_cut(
    qapp: QApplication, points: float, size: float, low: float, high: float
) -> None:
    axis = PowerAxis("left", is_log=True)
    axis.setTickFont(font(points))
    px = size / (high - low)
    found = marks(axis, low, high, size)
    whole = [m for m in found if min(m - low, high - m) * px >= axis.text_px / 2]
    assert len(whole) >= 2


@pytest.mark.parametrize("points", [7.0, 9.0, 12.0, 18.0])
@pytest.mark.parametrize("size", [15.0, 25.0, 32.0, 40.0, 60.0, 90.0])
@pytest.mark.parametrize(("low", "high"), [(-4.3, 3.2), (-3.0, 1.0), (-1.0, 16.0), (-9.0, -2.0)])
def test_that_powers_never_overlap(
    qapp: QApplication, points: float, size: float, low: float, high: float
) -> None:
    axis = PowerAxis("left", is_log=True)
    axis.setTickFont(font(points))
    found = marks(axis, low, high, size)
    assert all(mark == round(mark) for mark in found)
    for one, other in itertools.pairwise(found):
        assert (other - one) / (high - low) * size >= 0.85 * axis.text_px
