"""A window whose library lists a folder of recorded runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from explorer.runs.events import Evaluated
from explorer.runs.experiment import Experiment, first_experiment
from explorer.runs.recordings.library import rename
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.shell.main_window import MainWindow
from tests.runs.pretend_training import PREPARED, pretend_row
from tests.runs.recordings.recorded import record_run

STEPS = 12


def made_run(folder: Path, title: str, *, steps: int = STEPS, seed: int = 0) -> Path:
    """Record a run; return its file."""

    def train(run: Run) -> EndReason:
        run.emit(PREPARED)
        run.move_to(RunState.RUNNING)
        for step in range(steps):
            run.write(pretend_row(run, step + 1))
        run.emit(Evaluated(steps, "A", 1.0, error_rate=steps / 100))
        return EndReason.FINISHED

    experiment: Experiment = first_experiment().edited(seed=seed)
    path, _ = record_run(folder, train, experiment)
    rename(path, title)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "runs"


@pytest.fixture
def paths(folder: Path) -> list[Path]:
    """Three runs: wide, deep and short."""
    return [
        made_run(folder, "wide"),
        made_run(folder, "deep", seed=1),
        made_run(folder, "short", steps=3),
    ]


Settle = Callable[[], None]


@pytest.fixture
def settle(window: MainWindow, qtbot: QtBot) -> Settle:
    """Wait until the library has done all that it was asked for."""

    def wait() -> None:
        QApplication.processEvents()  # Qt takes what was typed a round later
        qtbot.waitUntil(lambda: not window.workspace.library.is_busy)

    return wait


@pytest.fixture
def listed(window: MainWindow, folder: Path, paths: list[Path], settle: Settle) -> MainWindow:
    """A window in which the runs are listed."""
    window.workspace.library.folder = folder
    dock = window.findChild(QDockWidget, "panel.runs")
    dock.show()
    settle()
    return window
