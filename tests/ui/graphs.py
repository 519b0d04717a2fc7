"""Looks at the graphs of a window as a person does: by pixel."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.network.presets import preset
from explorer.ui.graph.canvas import Canvas
from explorer.ui.graph.graph_plot import GraphPlot
from explorer.ui.graph.layer_level import cell_rect
from explorer.ui.shell.main_window import MainWindow


def show_networks(window: MainWindow, *names: str) -> None:
    experiment = window.document.experiment
    for label, name in zip("AB", names, strict=False):
        experiment = experiment.with_network(label, preset(name))
    window.document.edit(experiment, "edit")
    settle()


def look_at(window: MainWindow, low: float, high: float) -> None:
    window.profile.plot.setXRange(low, high, padding=0)
    settle()


def settle() -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for _ in range(3):
        app.processEvents()


def colour_by(window: MainWindow, choice: str) -> None:
    box = window.graph_column.row.choice
    box.setCurrentIndex(box.findData(choice))
    settle()


def canvas(window: MainWindow, label: str) -> Canvas:
    """Return where everything is in a graph, as it was last painted."""
    plot = window.graphs[label].plot
    plot.viewport().repaint()
    made = window.graphs[label].item.canvas
    assert made is not None
    return made


def picture(plot: GraphPlot) -> QImage:
    return plot.viewport().grab().toImage()


def pixel_of(window: MainWindow, label: str, position: int) -> QPoint:
    """Return a pixel in the cell of a main path's layer, clear of its words."""
    drawn = canvas(window, label)
    for number, stage in enumerate(drawn.plan.stages):
        if stage.start <= position <= stage.end:
            rect = cell_rect(drawn, number, position)
            return QPointF(rect.center().x(), rect.bottom() - 3).toPoint()
    return QPointF(drawn.frame.x(position), drawn.frame.axis + 2).toPoint()


def click(window: MainWindow, qtbot: QtBot, label: str, where: QPoint) -> None:
    qtbot.mouseClick(window.graphs[label].plot.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle()


def is_uniform(image: QImage, left: int, right: int, y: int) -> bool:
    return len({image.pixelColor(x, y).name() for x in range(left, right)}) == 1


def norms_row(width: int, seed: int = 0) -> np.ndarray:
    """Norms over six decades, so that colours differ."""
    return (10.0 ** np.random.default_rng(seed).uniform(-4, 2, width)).astype(np.float32)
