"""A reading ends when its plot goes from under a mouse that rests."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.theme.palette import LIGHT


def test_that_a_plot_that_is_scrolled_away_is_not_hovered(qtbot: QtBot) -> None:
    area, content, plot = QScrollArea(), QWidget(), PlotWidget()
    plot.apply_theme(LIGHT)
    plot.setFixedSize(300, 200)
    column = QVBoxLayout(content)
    column.addWidget(plot)
    column.addSpacing(600)
    area.setWidget(content)
    area.resize(400, 300)
    qtbot.addWidget(area)
    area.show()
    hovered: list[QPointF | None] = []
    plot.hovered.connect(hovered.append)
    QTest.mouseMove(plot.viewport(), QPoint(150, 100))
    qtbot.waitUntil(lambda: bool(hovered) and hovered[-1] is not None)
    QTest.qWait(200)
    assert hovered[-1] is not None
    area.verticalScrollBar().setValue(80)
    qtbot.waitUntil(lambda: hovered[-1] is None)
    assert not plot._hover_watch.isActive()
