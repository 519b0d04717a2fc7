"""No run is lost by a slip: what another one replaced can be shown again."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from explorer.runs.experiment import first_experiment
from explorer.runs.record import RunRecord
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.replaced_records import MOST_KEPT
from tests.ui.feeding import feed, started, text


def button(window: MainWindow) -> QToolButton:
    found = window.findChild(QToolButton, "status.bring_back")
    assert isinstance(found, QToolButton)
    return found


def record_of(steps: int) -> RunRecord:
    """Return a record of a run that was stopped after some steps."""
    record = RunRecord(first_experiment())
    record.fold([np.ones((steps, record.history.layout.width), np.float32)])
    record.state, record.end_reason = RunState.ENDED, EndReason.STOPPED
    return record


def steps(window: MainWindow) -> int:
    record = window.controller.record
    return record.steps if record is not None else 0


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_that_one_click_brings_a_finished_run_back_after_any_key(
    window: MainWindow, run: Run, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    rows = feed(window, run, 30)
    window.controller.stop()
    qtbot.waitUntil(lambda: window.controller.state is RunState.ENDED)
    record, design = window.controller.record, window.controller.design
    assert not button(window).isVisible()
    qtbot.keyClick(window, key, modifier)
    assert window.controller.record is not record
    assert button(window).isVisible()
    qtbot.mouseClick(button(window), Qt.MouseButton.LeftButton)
    assert window.controller.record is record
    assert window.controller.design is design
    assert window.loss.curves_of("A").raw_points == 30
    assert text(window, "status.progress").startswith("stopped")
    np.testing.assert_array_equal(window.controller.record.history.seconds(), rows[:, 0])
    assert not button(window).isVisible()


def test_that_a_run_that_still_trains_comes_back_as_stopped(window: MainWindow, run: Run) -> None:
    feed(window, run, 12)
    window.actions_.reset.trigger()
    assert run.control.is_stopped
    window.actions_.bring_back.trigger()
    assert steps(window) == 12
    assert window.controller.state is RunState.ENDED
    assert window.controller.end_reason is EndReason.STOPPED
    assert window.actions_.run.isEnabled()
    assert window.actions_.run.iconText() == "Run"


def test_that_what_it_replaces_can_be_brought_back_too(window: MainWindow, qtbot: QtBot) -> None:
    feed(window, started(window, qtbot), 12)
    window.controller.repeat()
    again = window.controller.run
    assert again is not None
    feed(window, again, 5)
    window.actions_.bring_back.trigger()
    assert steps(window) == 12
    window.actions_.bring_back.trigger()
    assert steps(window) == 5
    window.actions_.bring_back.trigger()
    assert steps(window) == 12


def test_that_a_few_runs_are_kept_and_all_can_be_reached(window: MainWindow) -> None:
    for number in range(1, MOST_KEPT + 3):
        window.controller.show(record_of(number))
    window.actions_.reset.trigger()
    seen = []
    for _ in range(MOST_KEPT + 1):
        window.actions_.bring_back.trigger()
        seen.append(steps(window))
    last = MOST_KEPT + 2
    assert seen == [*range(last, last - MOST_KEPT, -1), last]


def test_that_a_run_without_a_step_is_not_kept(window: MainWindow, run: Run) -> None:
    window.actions_.reset.trigger()
    assert not window.actions_.bring_back.isEnabled()


def test_that_a_run_that_trains_elsewhere_is_not_stopped(window: MainWindow) -> None:
    remote = record_of(4)
    remote.state, remote.end_reason = RunState.RUNNING, None
    window.controller.show(remote, listener=Run(remote.experiment).listen())
    window.actions_.reset.trigger()
    assert remote.state is RunState.RUNNING
    assert not window.actions_.bring_back.isEnabled()
