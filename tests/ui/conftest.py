"""A window whose training does nothing: these tests feed it events and rows themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from explorer.runs.run import Run, Train
from explorer.ui.shell.main_window import MainWindow
from tests.runs.pretend_training import idle_training
from tests.ui.feeding import started


@pytest.fixture
def window(show_window: Callable[[Train], MainWindow]) -> MainWindow:
    return show_window(idle_training)


@pytest.fixture
def run(window: MainWindow, qtbot: QtBot) -> Run:
    """A run of the window's that has been prepared and waits to be fed."""
    return started(window, qtbot)
