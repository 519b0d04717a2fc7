"""What has moved in a plot leaves nothing on the screen; a `grab` would repaint, and hide it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from explorer.runs.run import Run
from explorer.runs.state import RunState
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.theme.palette import LIGHT
from tests.ui.feeding import feed
from tests.ui.screen import upright_lines, window_on_screen

_PAINTED_MS = 20


def test_that_the_mouse_over_an_ended_run_leaves_no_lines_behind(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    feed(window, run, 100)
    window.controller.stop()
    qtbot.waitUntil(lambda: window.controller.state is RunState.ENDED)
    qtbot.wait(_PAINTED_MS)
    for x in range(80, 280, 10):
        qtbot.mouseMove(window.loss.plot.viewport(), QPoint(x, 60))
        qtbot.wait(_PAINTED_MS)
    image = window_on_screen(window.loss.plot)
    for panel in (window.loss, window.error):
        assert len(upright_lines(image, panel.plot, LIGHT.muted)) == 1
