"""Saves a picture of the real window, off screen, arranged as requested."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from explorer.app import make_off_screen_application
from explorer.runs.experiment import Experiment
from explorer.runs.state import RunState
from explorer.training import start as training
from explorer.ui.export.pictures import save_picture
from explorer.ui.graph.values import ColourBy
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.selection import Selected
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance

_POLL_S = 0.005


@dataclass(frozen=True)
class Arrangement:
    """What the window shows.

    Attributes:
        theme: A theme's name, or "system"; None is light.
        font_percent: Text size relative to the theme's own; None is 100.
        size: Of the window, in pixels.
        steps: Steps that are trained first.
        colour: What the colours of the graphs show; the gradient norm where the run does not
            record it.
        selected: The label of an arm and the name of a block or layer in it; None selects nothing.
        sight: The first and the last layer in sight; None is the whole depth.
    """

    theme: str | None
    font_percent: int | None
    size: tuple[int, int]
    steps: int
    colour: ColourBy
    selected: tuple[str, str] | None
    sight: tuple[int, int] | None


def take_screenshot(experiment: Experiment, arrangement: Arrangement, out: Path) -> None:
    """Write a picture of the window.

    The suffix of `out` decides between SVG, PDF and PNG; a PNG has the window's own pixels.

    Raises:
        UserError: Training failed, or the file cannot be written.
    """
    app = make_off_screen_application()
    appearance = Appearance(arrangement.theme or "light", arrangement.font_percent)
    window = MainWindow(Workspace(experiment, training.train, app), appearance)
    window.resize(*arrangement.size)
    QCursor.setPos(*arrangement.size)  # at (0, 0) the button below it would look hovered
    window.show()
    try:
        _train(window, arrangement.steps, app)
        _arrange(window, arrangement)
        window.refresh()
        app.processEvents()
        save_picture(window, out, window.windowTitle(), scale=1)
    finally:
        window.close()


def _train(window: MainWindow, steps: int, app: QApplication) -> None:
    controller = window.controller
    if steps:
        controller.step(window.document.experiment, steps)
    while controller.state in (RunState.STARTING, RunState.RUNNING):
        app.processEvents()
        time.sleep(_POLL_S)
    if controller.record is not None and controller.record.error is not None:
        raise controller.record.error


def _arrange(window: MainWindow, arrangement: Arrangement) -> None:
    window.graph_column.row.choose(arrangement.colour)
    if arrangement.selected is not None:
        window.selection.select(Selected(*arrangement.selected))
    QApplication.processEvents()  # the inspector opens, and the views shrink, before the zoom
    if arrangement.sight is not None:
        low, high = arrangement.sight
        window.profile.plot.setXRange(low - 0.5, high + 0.5, padding=0)
