from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.runs.events import Prepared
from explorer.ui.plots.end_labels import Reach, arranged
from tests.records import fed_record, small_experiment
from tests.ui.plots.conftest import Shared

_AREA = QRectF(50, 10, 400, 150)


def flat(end: QPointF) -> Reach:
    return lambda _width: (end.y(), end.y())


@pytest.mark.parametrize("seed", range(20))
def test_that_no_name_covers_another_or_leaves_the_plot(qtbot: QtBot, seed: int) -> None:
    random = np.random.default_rng(seed)
    metrics = QFontMetricsF(QApplication.font())
    count = int(random.integers(1, 5))
    x = 50 + 400 * random.random()
    places = [QPointF(x, 10 + 150 * random.random() ** 3) for _ in range(count)]
    texts = [f"{label} plain-20" for label in "ABCD"[:count]]
    boxes = arranged(places, texts, metrics, _AREA, [flat(each) for each in places])
    assert len(boxes) == count or count * metrics.height() > 0.35 * 150
    for number, box in enumerate(boxes):
        assert _AREA.top() - 0.01 <= box.top() <= box.bottom() <= _AREA.bottom() + 0.01
        assert box.right() <= _AREA.right()
        for other in boxes[number + 1 :]:
            assert box.intersected(other).height() < 0.01


def test_that_a_low_plot_has_no_room_for_names(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(QApplication.font())
    low = QRectF(50, 10, 400, 3 * metrics.height())
    ends = [QPointF(60, 20)] * 2
    assert arranged(ends, ["A plain-20", "B resnet-20"], metrics, low, [*map(flat, ends)]) == []


@pytest.mark.parametrize(("high", "low"), [(60.0, 100.0), (15.0, 40.0)])
def test_that_a_name_before_the_end_of_a_curve_leaves_the_curve_free(
    qtbot: QtBot, high: float, low: float
) -> None:
    metrics = QFontMetricsF(QApplication.font())
    end = QPointF(_AREA.right(), low)
    (box,) = arranged([end], ["A plain-20"], metrics, _AREA, [lambda _width: (high, low)])
    assert _AREA.contains(box)
    assert box.bottom() < high or box.top() > low


def test_that_a_name_stands_clear_of_what_was_changed(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(QApplication.font())
    end = QPointF(_AREA.left() + 20, _AREA.top() + 10)
    taken = [QRectF(_AREA.left(), _AREA.top(), 200, metrics.height())]
    taken.append(taken[0].translated(0, metrics.height()))
    (box,) = arranged([end], ["A plain-20"], metrics, _AREA, [flat(end)], taken)
    assert _AREA.contains(box)
    assert not any(box.intersects(each) for each in taken)


def test_that_a_name_goes_under_its_curve_where_a_change_is_written_over_it(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(QApplication.font())
    end = QPointF(_AREA.right(), 70)
    taken = [QRectF(_AREA.right() - 100, 40, 100, 25)]
    (box,) = arranged([end], ["A plain-20"], metrics, _AREA, [lambda _width: (68, 74)], taken)
    assert box.top() > 74


def test_that_curves_are_named_at_their_ends_and_in_wide_legends(shared: Shared) -> None:
    record = fed_record(small_experiment(), steps=40)
    for plot in (shared.loss(), shared.error()):
        plot.show_records([record])
        plot.resize(1_400, 400)
        assert [end.text for end in plot.names._ends] == ["A plain-20", "B resnet-20-b"]
        assert {end.x for end in plot.names._ends} == {40}
        plot.grab()
        assert set(plot.names.boxes) == {"A", "B"}
        words = plot._legend.text().replace("&nbsp;", " ")
        assert "A plain-20" in words
        assert "B resnet-20-b" in words
        plot.resize(450, 400)
        assert "plain-20" not in plot._legend.text()
        assert "A plain-20" in plot._legend.toolTip()
        plot.plot.setXRange(5, 20, padding=0)
        assert all(end.x <= 20 for end in plot.names._ends)


def test_that_axes_say_what_they_count(shared: Shared) -> None:
    record = fed_record(small_experiment(), steps=40)
    record.fold(
        [Prepared("CPU", 1, "contiguous", 0, 184, {"A": 23, "B": 23}, 1_497, 300, 25.0, None)]
    )
    plot = shared.error()
    plot.show_records([record])
    axes = plot.plot.getPlotItem()
    assert axes.getAxis("left").title == "Error, %"
    for unit, title in (("step", "step"), ("epoch", "epoch"), ("seconds", "training time, s")):
        plot.controls.unit_chosen.emit(unit)
        assert axes.getAxis("bottom").title == title
    plot.grab()
    for side in ("left", "bottom"):
        axis = axes.getAxis(side)
        assert not axis._title_box.isEmpty()
        assert not any(box.intersects(axis._title_box) for box, _, _ in axis.picture[2])
