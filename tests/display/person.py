"""Shows a window on a real display and does there what a person would, with the real mouse."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from explorer.runs.experiment import first_experiment
from explorer.runs.state import RunState
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.runs.pretend_training import idle_training
from tests.ui.feeding import PREPARED, feed

_SETTLE_S = 0.5
_MOVE_S = 0.03
_MOST_S = 20.0


def application() -> QApplication:
    """Return the process's application, on the display that the environment names."""
    return QApplication([])


def wait(seconds: float) -> None:
    """Let the window handle its events for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.002)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window handle its events until something holds."""
    until = time.monotonic() + _MOST_S
    while not is_so():
        assert time.monotonic() < until, "what was waited for did not come"
        wait(0.01)


def point_at(widget: QWidget, place: QPoint) -> None:
    """Move the mouse to a place in a widget's pixels."""
    at = widget.mapToGlobal(place)
    subprocess.run(["xdotool", "mousemove", str(at.x()), str(at.y())], check=True)
    wait(_MOVE_S)


def window_with_ended_run(app: QApplication, steps: int) -> MainWindow:
    """Show a window whose run took some steps, made up: nothing trains."""
    window = MainWindow(Workspace(first_experiment(), idle_training, app), Appearance("light"))
    window.resize(1280, 720)
    window.show()
    wait(_SETTLE_S)
    window.run_or_pause()
    wait_until(lambda: window.controller.state is RunState.RUNNING)
    run = window.controller.run
    assert run is not None
    run.emit(PREPARED)
    feed(window, run, steps)
    window.controller.stop()
    wait_until(lambda: window.controller.state is RunState.ENDED)
    wait(_SETTLE_S)
    return window
