"""What comes next after a run, in the real window with real training."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.runs.changes import Extension
from explorer.runs.checkpoint_header import read_header
from explorer.runs.run import Train
from explorer.runs.state import EndReason, RunState
from explorer.training import start
from explorer.ui.kit.fields import NumberField
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.shell.main_window import MainWindow
from tests.training.running import small_experiment, trained

_PATIENCE_MS = 60_000


@pytest.fixture
def window(show_window: Callable[[Train], MainWindow]) -> MainWindow:
    return show_window(start.train)


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    window.activateWindow()
    window.setFocus()
    qtbot.keyClick(window, key)


def wait_for(window: MainWindow, qtbot: QtBot, state: RunState) -> None:
    qtbot.waitUntil(lambda: window.controller.state is state, timeout=_PATIENCE_MS)


def run_of(window: MainWindow, qtbot: QtBot, *, steps: int, before_stop: int = 0) -> None:
    """Train a small experiment: to its end, or for some steps and then stop."""
    experiment = small_experiment(steps=steps)
    window.document.edit(experiment, Message("Test", "Take a small one"))
    if before_stop:
        window.controller.step(experiment, before_stop)
        wait_for(window, qtbot, RunState.PAUSED)
        window.actions_.stop.trigger()
    else:
        window.run_or_pause()
    wait_for(window, qtbot, RunState.ENDED)


def places(window: MainWindow) -> list[tuple[int, int, int, int]]:
    plots = window.findChildren(PlotWidget)
    return [
        (each.mapTo(window, each.rect().topLeft()).y(), *each.size().toTuple()) for each in plots
    ]


def test_that_g_lets_a_stopped_run_go_on_to_the_numbers_of_one_that_was_not(
    window: MainWindow, qtbot: QtBot
) -> None:
    run_of(window, qtbot, steps=8, before_stop=3)
    record = window.controller.record
    assert window.next.isVisible()
    assert window.next.go_on.text() == "Go on"
    press(window, qtbot, Qt.Key.Key_G)
    qtbot.waitUntil(
        lambda: window.controller.end_reason is EndReason.FINISHED, timeout=_PATIENCE_MS
    )
    assert window.controller.record is record
    assert record is not None
    expected = trained(small_experiment(steps=8)).history
    for label in "AB":
        assert np.array_equal(record.history.loss(label), expected.loss(label))


def test_that_n_takes_one_step_of_a_stopped_run_and_pauses_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    run_of(window, qtbot, steps=8, before_stop=3)
    record = window.controller.record
    press(window, qtbot, Qt.Key.Key_N)
    press(window, qtbot, Qt.Key.Key_N)
    qtbot.waitUntil(
        lambda: window.controller.state is RunState.PAUSED and record.steps == 5,
        timeout=_PATIENCE_MS,
    )
    assert window.controller.record is record
    window.actions_.stop.trigger()
    wait_for(window, qtbot, RunState.ENDED)
    window.document.edit(small_experiment(steps=9), Message("Test", "Make it longer"))
    press(window, qtbot, Qt.Key.Key_N)
    assert window.controller.record is not record
    wait_for(window, qtbot, RunState.PAUSED)
    assert window.controller.record.steps == 1


def test_that_a_finished_run_goes_on_for_epochs_and_says_at_what_rate(
    window: MainWindow, qtbot: QtBot
) -> None:
    run_of(window, qtbot, steps=3)
    record = window.controller.record
    assert record is not None
    before = places(window)
    assert window.next.go_on.text() == "Go on for"
    assert window.actions_.go_on.text() == "&Go on"  # in the menu no number follows
    assert window.next.findChild(QToolButton, "next.save_weights").text() == "Save weights…"
    assert window.findChild(QLabel, "next.rate").text() == "epochs, rate 0.05"
    window.next.findChild(NumberField, "next.epochs").setValue(2)
    window.actions_.go_on.trigger()
    wait_for(window, qtbot, RunState.RUNNING)
    assert not window.next.isVisible()
    wait_for(window, qtbot, RunState.ENDED)
    assert (record.steps, record.total_steps) == (11, 11)
    assert record.changes == (Extension(step=3, steps=8),)
    assert "step 11/11" in window.status.progress.text()
    assert places(window) == before  # nothing has jumped


def test_that_the_bar_comes_without_moving_a_plot_and_goes_when_the_next_run_begins(
    window: MainWindow, qtbot: QtBot
) -> None:
    experiment = small_experiment(steps=8)
    window.controller.step(experiment, 3)
    wait_for(window, qtbot, RunState.PAUSED)
    window.refresh()
    assert not window.next.isVisible()
    before = places(window)
    window.actions_.stop.trigger()
    wait_for(window, qtbot, RunState.ENDED)
    window.refresh()
    assert window.next.isVisible()
    assert places(window) == before
    window.actions_.reset.trigger()
    assert not window.next.isVisible()
    assert not window.actions_.go_on.isEnabled()


def test_that_weights_are_saved_from_a_run_that_has_ended_and_one_that_is_paused(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not window.actions_.save_weights.isEnabled()
    path = tmp_path / "w.safetensors"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    run_of(window, qtbot, steps=8, before_stop=3)
    window.actions_.save_weights.trigger()
    qtbot.waitUntil(path.exists, timeout=_PATIENCE_MS)
    qtbot.waitUntil(lambda: "after step 3 to w.safetensors" in window.statusBar().currentMessage())
    assert read_header(path).step == 3
    window.actions_.step.trigger()
    wait_for(window, qtbot, RunState.PAUSED)
    window.actions_.save_weights.trigger()
    qtbot.waitUntil(lambda: read_header(path).step == 4, timeout=_PATIENCE_MS)


def test_that_weights_that_cannot_be_written_are_a_notice_and_the_run_can_still_go_on(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "no folder" / "w.safetensors"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    run_of(window, qtbot, steps=2)
    window.actions_.save_weights.trigger()
    qtbot.waitUntil(window.notice.isVisible, timeout=_PATIENCE_MS)
    assert "no folder" in str(window.notice.errors[0])
    assert window.controller.can_go_on


def test_that_a_run_is_kept_behind_the_next_one_and_that_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    run_of(window, qtbot, steps=2)
    first = window.controller.record
    assert first is not None
    toggle = window.next.findChild(QToolButton, "next.keep_behind")
    toggle.click()
    edited = window.document.experiment.settings_edited(learning_rate=0.02)
    window.document.edit(edited, Message("Test", "Change one thing"))
    window.run_or_pause()
    wait_for(window, qtbot, RunState.ENDED)
    assert window.controller.overlays == (first,)
    assert window.loss.records == (window.controller.record, first)
    assert not toggle.isChecked()
    window.run_or_pause()
    wait_for(window, qtbot, RunState.ENDED)
    assert window.controller.overlays == ()
