"""A run branches off in the window: another setting, the weights of one of its checkpoints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from safetensors import safe_open

from explorer.messages import Message
from explorer.runs.onnx_job import OnnxJob
from explorer.runs.recordings.recorded_run import open_run
from explorer.runs.state import EndReason, RunState
from explorer.ui.kit import save_dialog
from explorer.ui.shell.branch_dialog import BranchDialog
from explorer.ui.shell.main_window import MainWindow
from tests.e2e.test_run_that_lasts import Opened, opened
from tests.training.running import small_experiment

__all__ = ["opened"]

_WAIT_MS = 60_000
STEPS = 8


@pytest.fixture
def ended(opened: Opened, qtbot: QtBot) -> MainWindow:
    """A window whose run has ended and is recorded."""
    window = opened(small_experiment(steps=STEPS))
    window.run_or_pause()
    qtbot.waitUntil(lambda: window.controller.state is RunState.ENDED, timeout=_WAIT_MS)
    qtbot.waitUntil(lambda: window.controller.wait_for_worker(0) or has_weights(window))
    return window


def has_weights(window: MainWindow) -> bool:
    path = window.controller.recording
    if path is None:
        return False
    with open_run(path) as run:
        return STEPS in run.checkpoints.values()


def edit(window: MainWindow, **settings: object) -> None:
    edited = window.document.experiment.settings_edited(**settings)
    window.document.edit(edited, Message("Test", "edit"))


def asked(window: MainWindow, qtbot: QtBot) -> BranchDialog:
    """Ask for a branch of the displayed run by its key."""
    assert window.actions_.branch.isEnabled()
    window.activateWindow()
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: window.findChild(BranchDialog) is not None, timeout=_WAIT_MS)
    return window.findChild(BranchDialog)


def test_that_a_branch_trains_with_another_rate_over_the_run_that_it_left(
    ended: MainWindow, qtbot: QtBot
) -> None:
    edit(ended, learning_rate=0.01)
    dialog = asked(ended, qtbot)
    assert dialog.changes.text() == "learning rate 0.05 → 0.01"
    assert "after step 8" in dialog.weights.currentText()
    assert not dialog.length.isVisible()  # all of the design's steps are made
    dialog.epochs.show_value(2)
    parent = ended.controller.record
    file = ended.controller.recording
    dialog.train.click()
    qtbot.waitUntil(
        lambda: ended.controller.record is not parent and ended.controller.state is RunState.ENDED,
        timeout=_WAIT_MS,
    )
    record = ended.controller.record
    assert (record.end_reason, record.history.first_step, record.steps) == (
        EndReason.FINISHED,
        STEPS,
        STEPS + 8,
    )
    assert record.history.learning_rate("A").tolist() == pytest.approx([0.01] * 8)
    assert ended.controller.overlays == (parent,)
    assert f"branch of {file.name}" in str(ended.notice.errors[0])
    assert ended.notice.property("role") == "news"  # nothing is wrong
    assert not ended.actions_.repeat.isEnabled()
    assert ended.controller.can_go_on
    qtbot.waitUntil(lambda: ended.controller.recording not in (None, file), timeout=_WAIT_MS)


def test_that_a_branch_of_a_run_of_the_list_equals_the_run_if_nothing_is_changed(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    experiment = small_experiment(steps=STEPS)
    window = opened(experiment)
    window.controller.step(experiment, 3)
    window._scheduler.start()
    qtbot.waitUntil(lambda: window.controller.state is RunState.PAUSED, timeout=_WAIT_MS)
    window.controller.stop()
    qtbot.waitUntil(lambda: window.controller.state is RunState.ENDED, timeout=_WAIT_MS)
    window.close()
    (path,) = (tmp_path / "runs").iterdir()
    whole = opened(experiment)
    whole.run_or_pause()
    qtbot.waitUntil(lambda: whole.controller.state is RunState.ENDED, timeout=_WAIT_MS)
    before = whole.controller.record
    whole.runs.branch_requested.emit(path)
    qtbot.waitUntil(lambda: whole.findChild(BranchDialog) is not None, timeout=_WAIT_MS)
    dialog = whole.findChild(BranchDialog)
    assert dialog.changes.text() == "none: those of the run"
    assert "from step 3 to 8" in dialog.length.text()
    dialog.train.click()
    qtbot.waitUntil(
        lambda: whole.controller.record is not before and whole.controller.state is RunState.ENDED,
        timeout=_WAIT_MS,
    )
    rest = whole.controller.record
    rows = before.history.rows(3, STEPS), rest.history.rows(0, STEPS - 3)
    np.testing.assert_array_equal(rows[0][:, 1:], rows[1][:, 1:])
    assert whole.controller.overlays == ()


def test_that_a_design_with_other_networks_cannot_branch_and_is_told_why(
    ended: MainWindow, qtbot: QtBot
) -> None:
    network = ended.document.experiment.arms[0].network
    ended.document.edit_network("A", network.edited(residual=True), Message("Test", "edit"))
    dialog = asked(ended, qtbot)
    assert not dialog.train.isEnabled()
    assert "A: residual was off, and is on" in dialog.refusal.text()
    dialog.reject()


def test_that_nothing_branches_off_while_a_run_trains(opened: Opened, qtbot: QtBot) -> None:
    window = opened(small_experiment(steps=10_000))
    assert not window.actions_.branch.isEnabled()
    window.run_or_pause()
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING, timeout=_WAIT_MS)
    window.runs.branch_requested.emit(Path("any.rnx"))
    assert "a run trains" in str(window.notice.errors[0])
    window.controller.stop()
    qtbot.waitUntil(lambda: window.controller.state is RunState.ENDED, timeout=_WAIT_MS)
    QApplication.processEvents()


def test_that_onnx_of_the_window_has_the_weights_of_the_run_that_has_ended(
    ended: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[tuple[OnnxJob, set[str]]] = []

    def export(job: OnnxJob, path: Path, _is_stopped: Callable[[], bool]) -> bool:
        with safe_open(job.weights, "numpy") as file:
            jobs.append((job, set(file.keys())))
        return True

    monkeypatch.setattr(
        save_dialog.QFileDialog,
        "getSaveFileName",
        lambda *_: (str(tmp_path / "net.onnx"), "(*.onnx)"),
    )
    monkeypatch.setattr(ended.onnx, "_export", export)
    ended.actions_.export_onnx.setEnabled(True)
    ended.actions_.export_onnx.trigger()
    qtbot.waitUntil(lambda: not ended.onnx.is_busy, timeout=_WAIT_MS)
    ((job, names),) = jobs
    assert job.network == ended.document.experiment.arms[0].network
    assert "conv1.weight" in names
    assert "with the weights of the run" in ended.statusBar().currentMessage()
