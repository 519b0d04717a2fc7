"""Where a person put the window and its panels is so again, in this start and in the next."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, QSettings, QSize
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from explorer.runs.experiment import first_experiment
from explorer.ui.shell.language import Language
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.remembered_layout import bring_onto_screen, inside, show_fitting
from explorer.ui.shell.window_host import WindowHost
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.runs.pretend_training import idle_training

Start = Callable[[], WindowHost]
_SCREEN = QRect(100, 50, 1280, 720)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.fixture
def start(qtbot: QtBot, file: Path) -> Iterator[Start]:
    """Start the window with what the last start remembered; the last one is closed before."""
    hosts: list[WindowHost] = []

    def start() -> WindowHost:
        if hosts:
            hosts[-1].close()
        store = QSettings(str(file), QSettings.Format.IniFormat)
        workspace = Workspace(first_experiment(), idle_training)
        host = WindowHost(workspace, Appearance("light"), Language("en"), store=store)
        hosts.append(host)
        host.show()
        qtbot.waitExposed(host.window)
        settle()
        return host

    yield start
    for host in hosts:
        host.close()
        host.window.deleteLater()
        vars(host.window).clear()  # as in the fixture `show_window`
    settle()


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def press_f11(window: MainWindow) -> None:
    window.actions_.full_screen.trigger()
    settle()


def test_that_f11_twice_leaves_a_window_maximized(window: MainWindow) -> None:
    window.showMaximized()
    settle()
    press_f11(window)
    assert window.isFullScreen()
    assert window.actions_.full_screen.isChecked()
    press_f11(window)
    assert not window.isFullScreen()
    assert window.isMaximized()
    assert not window.actions_.full_screen.isChecked()


def test_that_f11_twice_leaves_a_window_where_it_was(window: MainWindow) -> None:
    window.setGeometry(10, 20, 760, 640)
    press_f11(window)
    press_f11(window)
    assert not window.isMaximized()
    assert window.geometry() == QRect(10, 20, 760, 640)


def test_that_the_action_follows_the_keys_of_the_desktop(window: MainWindow) -> None:
    window.showFullScreen()
    settle()
    assert window.actions_.full_screen.isChecked()
    press_f11(window)
    assert not window.isFullScreen()


def test_that_the_next_start_looks_as_the_last_one_ended(start: Start) -> None:
    window = start().window
    window.showNormal()
    window.setGeometry(10, 60, 760, 700)
    window.findChild(QDockWidget, "panel.design").hide()
    window.findChild(QDockWidget, "panel.inspector").show()
    settle()
    window.stack.setSizes([200, 100, 200, 100])
    settle()
    sizes, geometry = window.stack.sizes(), window.geometry()
    after = start().window
    assert after is not window
    assert after.geometry() == geometry
    assert not after.findChild(QDockWidget, "panel.design").isVisible()
    assert after.findChild(QDockWidget, "panel.inspector").isVisible()
    assert after.stack.sizes() == sizes


def test_that_a_window_that_filled_the_screen_goes_back_to_maximized(start: Start) -> None:
    window = start().window
    window.showMaximized()
    settle()
    press_f11(window)
    after = start().window
    assert after.isFullScreen()
    assert after.actions_.full_screen.isChecked()
    press_f11(after)
    assert after.isMaximized()


def test_that_layout_can_be_reset(start: Start) -> None:
    host = start()
    sizes, geometry = host.window.stack.sizes(), host.window.geometry()
    host.window.findChild(QDockWidget, "panel.design").hide()
    host.window.stack.setSizes([400, 100, 100, 100])
    host.window.findChild(QAction, "action.reset_layout").trigger()
    settle()
    assert host.window.findChild(QDockWidget, "panel.design").isVisible()
    assert host.window.stack.sizes() == sizes
    assert host.window.geometry() == geometry
    assert start().window.findChild(QDockWidget, "panel.design").isVisible()


@pytest.mark.parametrize("text", ["x", "@ByteArray(\\x1\\xd9)", "@Invalid()", "1, 2, 3", ""])
def test_that_a_file_that_makes_no_sense_opens_the_first_window(
    start: Start, file: Path, text: str
) -> None:
    lines = [f"{key}={text}" for key in ("geometry", "docks", "was_maximized", "splitters\\split")]
    file.write_text("[window]\n" + "\n".join(lines), encoding="utf-8")
    window = start().window
    assert window.isVisible()
    assert window.findChild(QDockWidget, "panel.design").isVisible()


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        ((200, 100, 400, 300), (200, 100, 400, 300)),  # inside already
        ((3_000, 2_000, 400, 300), (980, 470, 400, 300)),  # its screen has gone
        ((-900, -800, 400, 300), (100, 50, 400, 300)),
        ((1_200, 500, 400, 300), (980, 470, 400, 300)),  # half outside
        ((0, 0, 3_000, 2_000), (100, 50, 1_280, 720)),  # larger than the screen
        ((500, 60, 400, 900), (500, 50, 400, 720)),
    ],
)
def test_that_a_window_is_brought_onto_the_screen(
    frame: tuple[int, int, int, int], expected: tuple[int, int, int, int]
) -> None:
    assert inside(QRect(*frame), _SCREEN).getRect() == expected


def test_that_a_window_beyond_all_screens_comes_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(9_000, 9_000, 300, 200)
    window.show()
    bring_onto_screen(window)
    assert window.screen().availableGeometry().contains(window.frameGeometry())
    assert window.size() == QSize(300, 200)


def test_that_a_window_in_large_text_is_no_higher_than_a_small_screen(window: MainWindow) -> None:
    for percent in (100, 150, 200):
        window.appearance.choose("projector")
        window.appearance.choose_font_percent(percent)
        settle()
        assert window.minimumSizeHint().height() <= 690  # of 720, below a title bar


def test_that_a_window_leaves_a_margin_on_a_screen_that_is_larger(qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen().availableSize()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(screen / 2)
    show_fitting(window)
    assert not window.isMaximized()
    assert screen / 2 != window.size() == (screen * 0.85).boundedTo(QSize(1920, 1200))


def test_that_a_window_fills_a_screen_that_is_no_larger(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen = QGuiApplication.primaryScreen().availableSize()
    window.resize(screen)
    show_fitting(window)
    assert window.isMaximized()
    assert window.normalGeometry().height() < screen.height()


def test_that_a_screenshot_neither_reads_nor_writes_a_layout(tmp_path: Path) -> None:
    settings = tmp_path / "resnet-explorer" / "settings.ini"
    settings.parent.mkdir()
    settings.write_text("[window]\ngeometry=@ByteArray()\n", encoding="utf-8")
    before = settings.stat()
    command = [sys.executable, "-m", "explorer", "screenshot", "--out", str(tmp_path / "a.png")]
    environment = {"XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path), "PATH": ""}
    subprocess.run(command, check=True, env=environment, cwd=Path(__file__).parents[3])
    assert (tmp_path / "a.png").exists()
    assert settings.stat().st_mtime_ns == before.st_mtime_ns
    assert list(settings.parent.iterdir()) == [settings]
