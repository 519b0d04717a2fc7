"""Closes a maximized window and one on a screen that is gone; prints where the next ones stand."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRect, QSettings
from PySide6.QtWidgets import QApplication

from explorer.runs.experiment import first_experiment
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.remembered_layout import remember_layout, show_remembered
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.display.person import application, wait, wait_until
from tests.runs.pretend_training import idle_training


def main() -> None:
    app = application()
    with TemporaryDirectory() as folder:
        store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        print(json.dumps(_restarted(app, store)))


def _restarted(app: QApplication, store: QSettings) -> dict[str, bool]:
    first = _started(app, store)
    first.showMaximized()
    wait_until(first.isMaximized)
    wait(0.3)
    _ended(first, store)
    second = _started(app, store)
    wait_until(second.isMaximized)
    second.showNormal()
    wait_until(lambda: not second.isMaximized())
    second.setGeometry(QRect(5_000, 3_000, 900, 600))
    wait(0.3)
    _ended(second, store)
    third = _started(app, store)
    wait(0.3)
    screen = third.screen().availableGeometry()
    found = {
        "is on a screen": screen.contains(third.frameGeometry().center()),
        "is as large": third.size() == second.size(),
    }
    third.close()
    return found


def _started(app: QApplication, store: QSettings) -> MainWindow:
    window = MainWindow(Workspace(first_experiment(), idle_training, app), Appearance("light"))
    show_remembered(window, store)
    wait_until(window.isVisible)
    wait(0.3)
    return window


def _ended(window: MainWindow, store: QSettings) -> None:
    remember_layout(window, store)
    window.close()
    wait(0.2)


if __name__ == "__main__":
    main()
