"""The bottom line over a controller, without the window around it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStatusBar
from pytestqt.qtbot import QtBot

from explorer.runs.changes import SkipChange
from explorer.runs.events import Changed, Event, StateChanged
from explorer.runs.experiment import first_experiment
from explorer.runs.progress import Progress
from explorer.runs.record import RunRecord
from explorer.runs.state import EndReason, RunState
from explorer.ui.shell.status_bar import StatusBar
from explorer.ui.state.run_controller import RunController
from tests.runs.pretend_training import PREPARED, pretend_training


@pytest.fixture
def controller(qtbot: QtBot) -> RunController:
    return RunController(pretend_training)


@pytest.fixture
def bar(qtbot: QtBot) -> QStatusBar:
    """The widget that owns the labels."""
    widget = QStatusBar()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def status(bar: QStatusBar, controller: RunController) -> StatusBar:
    return StatusBar(bar, controller, QAction(bar))


def show(controller: RunController, *events: Event, steps: int = 0) -> RunRecord:
    """Display a record of these events, then of some steps, ten a second."""
    record = RunRecord(first_experiment())
    rows = np.ones((steps, record.history.layout.width), np.float32)
    rows[:, 0] = 0.1 * np.arange(1, steps + 1)
    record.fold([StateChanged(RunState.STARTING), *events, rows])
    controller.show(record)
    return record


def test_that_without_a_run_it_is_ready_on_no_device(status: StatusBar) -> None:
    status.refresh()
    assert (status.progress.text(), status.device.text()) == ("ready", "")


def test_that_what_is_done_before_the_first_step_is_said(
    status: StatusBar, controller: RunController
) -> None:
    show(controller)
    status.refresh()
    assert status.progress.text().startswith("starting")
    show(controller, Progress("reading", 30, 120, "images"))
    status.refresh()
    assert status.progress.text() == "reading 25 %"


def test_that_step_speed_and_time_left_are_those_of_the_record(
    status: StatusBar, controller: RunController
) -> None:
    show(controller, PREPARED, StateChanged(RunState.RUNNING), steps=6)
    status.refresh()
    words = status.progress.text()
    assert words.startswith("training")
    assert "step 6/12" in words
    assert "640 img/s" in words  # ten steps of 64 images a second
    assert "0:01 left" in words
    assert status.device.text() == "CPU, 1 thread"


def test_that_before_the_speed_is_known_the_estimate_is_given(
    status: StatusBar, controller: RunController
) -> None:
    show(controller, PREPARED, StateChanged(RunState.RUNNING), steps=2)
    status.refresh()
    assert "about 25 s" in status.progress.text()
    assert "left" not in status.progress.text()


@pytest.mark.parametrize("reason", EndReason)
def test_that_why_a_run_ended_is_said_and_no_time_left(
    status: StatusBar, controller: RunController, reason: EndReason
) -> None:
    record = show(controller, PREPARED, StateChanged(RunState.RUNNING), steps=6)
    record.fold([StateChanged(RunState.ENDED, reason)])
    status.refresh()
    words = status.progress.text()
    assert reason.value in words
    assert "step 6/12" in words
    assert "img/s" in words
    assert "left" not in words
    assert "about" not in words


def test_that_a_paused_run_says_so(status: StatusBar, controller: RunController) -> None:
    show(controller, PREPARED, StateChanged(RunState.PAUSED), steps=6)
    status.refresh()
    assert status.progress.text().startswith("paused")


def test_that_the_comparison_is_that_of_the_displayed_record(
    status: StatusBar, controller: RunController
) -> None:
    design = first_experiment().without_arm("B")
    status.show_comparison(design)
    alone = status.controlled.text()
    show(controller, PREPARED, Changed(SkipChange(step=3, residual=False, arm="B")))
    status.show_comparison(design)
    assert status.controlled.text() != alone
    assert "after step 3" in status.controlled.text()
    assert "167 of 167" in status.controlled.toolTip()
    controller.show(None)
    status.show_comparison(design)
    assert status.controlled.text() == alone


def test_that_an_edit_since_a_run_began_here_is_said(
    status: StatusBar, controller: RunController
) -> None:
    controller.run_or_pause(first_experiment())
    status.show_comparison(first_experiment())
    assert "edited" not in status.controlled.text()
    status.show_comparison(first_experiment().edited(seed=7))
    assert "edited since this run began" in status.controlled.text()
    controller.stop()
    assert controller.wait_for_worker(5)


def test_that_batches_of_other_sizes_are_told_as_images_and_epochs_of_each(
    status: StatusBar, controller: RunController
) -> None:
    record = RunRecord(first_experiment().with_overrides("B", batch_size=32))
    rows = np.ones((6, record.history.layout.width), np.float32)
    rows[:, 0] = 0.1 * np.arange(1, 7)
    prepared = dataclasses.replace(PREPARED, steps_per_epoch={"A": 4, "B": 8})
    record.fold([prepared, StateChanged(RunState.STARTING), StateChanged(RunState.RUNNING), rows])
    controller.show(record)
    status.refresh()
    assert "320 to 640 img/s" in status.progress.text()
    assert status.progress.toolTip().splitlines()[1:] == [
        "A: batch size 64, epochs 3",
        "B: batch size 32, epochs 1.5",
    ]
    show(controller, PREPARED, StateChanged(RunState.RUNNING), steps=6)
    status.refresh()
    assert status.progress.toolTip() == ""
