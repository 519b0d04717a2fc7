"""The whole window looks at real data, from disk to screen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.runs.experiment import first_experiment
from explorer.training import start as training
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance


def test_that_the_digits_are_seen_without_a_run(qtbot: QtBot) -> None:
    workspace = Workspace(first_experiment(), training.train, preview=training.preview)
    window = MainWindow(workspace, Appearance("light"))
    window.resize(1280, 720)
    window.show()
    panel = window.design.settings.preview
    window.design.settings.sections["data"].set_open(True)
    qtbot.waitUntil(panel.images.isVisible, timeout=60_000)
    QApplication.processEvents()
    assert "1,497 training images, 300 held out" in panel.text.text()
    shot = panel.images.grab(panel.images._place(0, 0)).toImage()
    shades = {
        shot.pixelColor(x, y).name() for x in range(shot.width()) for y in range(shot.height())
    }
    assert {"#000000", "#ffffff"} <= shades
    window.close()
    window.deleteLater()
