"""Guards that every test passes: nothing left over, nothing said that nobody expected."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

# Before anything imports Qt: the suite needs no screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from explorer.files import catalogues
from explorer.files.catalogues import ENGLISH, read_catalogue
from explorer.messages import use_catalogue
from explorer.runs.experiment import first_experiment
from explorer.runs.run import Train
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.translations import FOLDER, pseudo_catalogue, write_catalogue

pytest.register_assert_rewrite("tests.runs.records")

_THREADS_MAY_TAKE_S = 5.0
_HOME = tempfile.TemporaryDirectory(prefix="resnet-explorer-tests-")


def pytest_configure() -> None:
    """Collect cycles in the main thread only, as the application does; keep out of one's home.

    A window that a test starts would take up, and may lose, the design of whoever runs it.
    """
    gc.disable()
    for name in ("DATA", "CONFIG", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = _HOME.name


def pytest_collection_finish() -> None:
    """Let the guards look at what tests make, not at half a million objects of torch's import."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _texts_are_english() -> Iterator[None]:
    """Use the English catalogue, as every start of the program does."""
    use_catalogue(read_catalogue(ENGLISH))
    yield
    use_catalogue({})


@pytest.fixture
def pseudo_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The code of a language beside English that there is for this test only."""
    folder = tmp_path / "translations"
    folder.mkdir()
    shutil.copy(FOLDER / "en.json", folder)
    write_catalogue(folder / "xx.json", pseudo_catalogue())
    monkeypatch.setattr(catalogues, "resource", lambda _name: folder)
    return "xx"


@pytest.fixture(autouse=True)
def _no_thread_is_left_over() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + _THREADS_MAY_TAKE_S
    left = set(threading.enumerate()) - before
    while left and time.monotonic() < deadline:
        time.sleep(0.01)
        left = set(threading.enumerate()) - before
    assert not left, f"threads left over: {left}"


@pytest.fixture(autouse=True)
def _application_looks_as_it_did() -> Iterator[None]:
    """Take back rules of style and larger text: they would hold in the tests after."""
    yield
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    if app.styleSheet():
        app.setStyleSheet("")
    usual = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if app.font() != usual:
        app.setFont(usual)


@pytest.fixture(autouse=True)
def _no_widget_or_timer_is_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    app = QApplication.instance()
    if "qtbot" not in request.fixturenames or not isinstance(app, QApplication):
        return
    _delete_what_is_due(app)
    gc.collect()
    widgets = [each for each in app.topLevelWidgets() if isValid(each) and not each.parent()]
    widgets = [each for each in widgets if "QTipLabel" not in each.metaObject().className()]
    assert not widgets, f"widgets left over: {widgets}"
    timers = [
        each
        for each in gc.get_objects()
        # Not isinstance: it would ask lazy modules for their class, and they warn.
        if issubclass(type(each), QTimer) and isValid(each) and each.isActive()
    ]
    assert not timers, f"timers left running: {[each.parent() for each in timers]}"
    gc.freeze()  # what the test imported stays, and need not be searched after the next


@pytest.fixture(autouse=True)
def _no_unexpected_log_line(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    lines = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not lines, f"logged: {lines}"


def _delete_what_is_due(app: QApplication) -> None:
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    app.processEvents()


@pytest.fixture
def show_window(qtbot: QtBot) -> Iterator[Callable[[Train], MainWindow]]:
    """Show the main window with some way to train; it is closed and deleted after the test."""
    windows: list[MainWindow] = []

    def show(train: Train) -> MainWindow:
        window = MainWindow(Workspace(first_experiment(), train), Appearance("light"))
        windows.append(window)
        window.resize(1280, 720)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield show
    for window in windows:
        window.close()
        window.deleteLater()
        # pyqtgraph's menus have no parent and live while Python refers to them, and pytest
        # refers to the window until the guards above have looked.
        vars(window).clear()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    _delete_what_is_due(app)
