"""A run is closed in the midst of it; the next window finds it, shows it, and trains it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from explorer.runs.experiment import Experiment
from explorer.runs.record import RunRecord
from explorer.runs.state import EndReason, RunState
from explorer.training import start
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.training.running import small_experiment

_WAIT_MS = 60_000

Opened = Callable[[Experiment], MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Open windows that record into one folder, as starts of the program do."""
    windows: list[MainWindow] = []

    def open_window(experiment: Experiment) -> MainWindow:
        store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        store.setValue("library/folder", str(tmp_path / "runs"))
        workspace = Workspace(experiment, start.train, store=store)
        workspace.library.record_as_remembered()
        window = MainWindow(workspace, Appearance("light"))
        windows.append(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield open_window
    for window in windows:
        window.close()
        window.deleteLater()
        vars(window).clear()


def rows_of(record: RunRecord) -> np.ndarray:
    rows = record.history.rows(0, record.history.steps)
    return rows[:, 1:]  # without the seconds


def test_that_a_run_that_was_closed_is_found_shown_and_trained_on(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    experiment = small_experiment(steps=40)
    whole = opened(experiment)
    whole.run_or_pause()
    qtbot.waitUntil(lambda: whole.controller.state is RunState.ENDED, timeout=_WAIT_MS)
    expected = rows_of(whole.controller.record)
    assert whole.controller.recording is not None
    whole.close()
    whole.controller.recording.unlink()

    first = opened(experiment)
    first.run_or_pause()
    qtbot.waitUntil(lambda: first.controller.record.steps > 5, timeout=_WAIT_MS)
    qtbot.waitUntil(lambda: first.status.device.text().endswith("recorded"))
    first.close()
    (path,) = (tmp_path / "runs").iterdir()

    again = opened(experiment)
    again.files.open_file(path)
    qtbot.waitUntil(lambda: again.controller.record is not None, timeout=_WAIT_MS)
    shown = again.controller.record
    assert shown.end_reason is EndReason.STOPPED
    assert 5 < shown.steps < 40
    assert again.actions_.go_on.isEnabled()
    again.actions_.go_on.trigger()
    qtbot.waitUntil(
        lambda: again.controller.record is not shown and again.controller.state is RunState.ENDED,
        timeout=_WAIT_MS,
    )
    np.testing.assert_array_equal(rows_of(again.controller.record), expected)
    assert again.controller.can_go_on
    again.close()
    assert len(list((tmp_path / "runs").iterdir())) == 2


def test_that_the_design_of_a_recorded_run_comes_back(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(small_experiment(steps=3))
    window.run_or_pause()
    qtbot.waitUntil(lambda: window.controller.state is RunState.ENDED, timeout=_WAIT_MS)
    trained = window.document.experiment
    window.close()
    (path,) = (tmp_path / "runs").iterdir()
    other = opened(small_experiment(steps=9))
    other.workspace.library.read_design(path)
    qtbot.waitUntil(lambda: other.document.experiment == trained)
    other.document.undo_stack.undo()
    assert other.document.experiment == small_experiment(steps=9)


def test_that_nothing_is_recorded_where_a_person_does_not_want_it(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(small_experiment(steps=3))
    window.runs.actions_.record.trigger()
    window.run_or_pause()
    qtbot.waitUntil(lambda: window.controller.state is RunState.ENDED, timeout=_WAIT_MS)
    window.close()
    assert not (tmp_path / "runs").exists()
    assert not opened(small_experiment()).workspace.library.is_recording
