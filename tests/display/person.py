"""Shows a window on a real display and does there what a person would, with the real mouse."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from explorer.runs.experiment import first_experiment
from explorer.runs.run import Train
from explorer.runs.state import RunState
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.runs.pretend_training import idle_training
from tests.ui.feeding import PREPARED, feed

_SETTLE_S = 0.5
_MOVE_S = 0.03
_MOST_S = 60.0


def application() -> QApplication:
    """Return the process's application, on the display that the environment names."""
    return QApplication([])


def wait(seconds: float) -> None:
    """Let the window handle its events for a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.002)


def wait_until(is_so: Callable[[], bool], most_s: float = _MOST_S) -> None:
    """Let the window handle its events until something holds."""
    until = time.monotonic() + most_s
    while not is_so():
        assert time.monotonic() < until, "what was waited for did not come"
        wait(0.01)


def point_at(widget: QWidget, place: QPoint) -> None:
    """Move the mouse to a place in a widget's pixels."""
    at = widget.mapToGlobal(place) * widget.devicePixelRatioF()  # the server knows pixels
    subprocess.run(["xdotool", "mousemove", str(at.x()), str(at.y())], check=True)
    wait(_MOVE_S)


def click(widget: QWidget, place: QPoint | None = None, button: int = 1, times: int = 1) -> None:
    """Click a place in a widget, or its middle; button 3 is the right one."""
    point_at(widget, place or widget.rect().center())
    _send("click", "--repeat", str(times), "--delay", "60", str(button))


def press(*keys: str) -> None:
    """Press keys one after the other, each as xdotool names it: "space", "ctrl+period"."""
    _send("key", "--delay", "40", *keys)


def type_text(text: str) -> None:
    """Type a text."""
    _send("type", "--delay", "40", text)


def _send(*command: str) -> None:
    """Let xdotool do something while the window goes on, since its events wait for answers."""
    done = subprocess.Popen(["xdotool", *command])
    wait_until(lambda: done.poll() is not None)
    assert done.returncode == 0
    wait(_MOVE_S)


def show_window(app: QApplication, train: Train = idle_training) -> MainWindow:
    """Show a window that trains nothing real, and wait until it has the keyboard."""
    window = MainWindow(Workspace(first_experiment(), train, app), Appearance("light"))
    window.resize(1280, 720)
    window.show()
    wait_until(window.isActiveWindow)
    wait(_SETTLE_S)
    return window


def feed_run(window: MainWindow, steps: int) -> None:
    """Let the run that was just started have taken some steps, made up."""
    wait_until(lambda: window.controller.state is RunState.RUNNING)
    run = window.controller.run
    assert run is not None
    run.emit(PREPARED)
    feed(window, run, steps)


def window_with_ended_run(app: QApplication, steps: int) -> MainWindow:
    """Show a window whose run took some steps, made up: nothing trains."""
    window = show_window(app)
    window.run_or_pause()
    feed_run(window, steps)
    window.controller.stop()
    wait_until(lambda: window.controller.state is RunState.ENDED)
    wait(_SETTLE_S)
    return window
