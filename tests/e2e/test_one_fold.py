"""One run, trained for real, is one record for whoever listens and at whatever pace."""

from __future__ import annotations

import random
import threading
import time

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from explorer.commands import train as train_command
from explorer.errors import UserError
from explorer.runs import ring
from explorer.runs.changes import LearningRateChange, SkipChange
from explorer.runs.events import Event
from explorer.runs.experiment import Experiment
from explorer.runs.record import RunRecord
from explorer.runs.ring import Rows
from explorer.runs.run import Listener, Run, execute
from explorer.runs.state import EndReason, RunState
from explorer.training import start
from explorer.ui.state.run_controller import RunController
from tests.runs.records import assert_same, evaluations
from tests.training.running import small_experiment

_PATIENCE_S = 60.0
_STALL_S = 10.0


class SilentReporter:
    """Prints nothing."""

    def report(self, told: Rows | Event, record: RunRecord) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class CommandLine(threading.Thread):
    """Folds what a run tells as `train` does without a window, in a thread of its own."""

    def __init__(self, run: Run, listener: Listener) -> None:
        super().__init__(name="command line")
        self.record = RunRecord(run.experiment)
        self._run, self._listener = run, listener

    def run(self) -> None:
        """Fold until the run ends."""
        stop = train_command._Stop(self._run, self, self.record)
        train_command._report(self._run, self._listener, self.record, SilentReporter(), stop)


def eventful_experiment() -> Experiment:
    """Two seeds, an arm without norm that diverges, and a change that is planned."""
    experiment = small_experiment(
        epochs=6,
        measure=(
            "block_gradient_norm",
            "gradient_cosine",
        ),
    )
    wild = experiment.arm("B").network.edited(norm="none")
    experiment = experiment.with_network("B", wild).with_overrides("B", learning_rate=100.0)
    planned = SkipChange(step=3, residual=True, arm="A")
    return experiment.edited(repeats=2).with_change(planned)


def window_folds(controller: RunController, live: LearningRateChange) -> None:
    """Drain at an irregular pace until the run ends, and ask for a change on the way."""
    pace = random.Random(0)  # noqa: S311
    has_asked = False
    deadline = time.monotonic() + _PATIENCE_S
    while controller.state.is_active and time.monotonic() < deadline:
        time.sleep(pace.choice((0.0, 0.001, 0.03)))
        controller.drain()
        if not has_asked and controller.record is not None and controller.record.steps >= 2:
            has_asked = True
            controller.change(live)
    assert not controller.state.is_active


def test_that_the_window_and_the_command_line_fold_the_same_record(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So small that the run cannot end before the window has asked for its change.
    monkeypatch.setattr(ring, "_MOST_ROWS", 4)
    others: list[CommandLine] = []

    def listen_too() -> None:
        run = controller.run
        assert run is not None
        others.append(CommandLine(run, run.listen()))

    controller = RunController(start.train)
    controller.records_changed.connect(listen_too)  # before the worker starts
    controller.run_or_pause(eventful_experiment())
    (command_line,) = others
    command_line.start()
    window_folds(controller, LearningRateChange(learning_rate=0.01))
    command_line.join(_PATIENCE_S)
    controller.release()
    assert controller.wait_for_worker(_PATIENCE_S)

    record = controller.record
    assert record is not None
    assert_same(record, command_line.record)
    # None of what was compared was empty.
    assert (record.state, record.end_reason) == (RunState.ENDED, EndReason.FINISHED)
    assert record.steps == record.total_steps == 24
    assert {each.kind for each in record.changes} == {"skip", "learning_rate"}
    rate = next(each for each in record.changes if each.kind == "learning_rate")
    assert 2 <= rate.step < 24
    assert record.history.learning_rate("A")[[rate.step - 1, rate.step]].tolist() == pytest.approx(
        [0.05, 0.01]
    )
    diverged = set(record.divergences)
    assert {arm for arm, _ in diverged} == {"B"}
    scored = {(each.arm, each.seed) for each in evaluations(record)}
    assert scored == {("A", 0), ("A", 1), ("B", 0), ("B", 1)} - diverged
    assert len(evaluations(record)) == 6 * len(scored)
    assert record.preparation is not None
    assert record.preparation.train_images == 1_497
    assert np.isfinite(record.history.loss("A")).all()
    assert not any(np.isfinite(record.history.loss(*lane)[-1]) for lane in diverged)


def test_that_the_reason_why_a_run_failed_reaches_every_listener() -> None:
    def fail(run: Run) -> EndReason:
        raise UserError("Test", "out of {what}").format(what="luck")

    run = Run(small_experiment())
    listeners = run.listen(), run.listen()
    execute(run, fail)
    records = [RunRecord(run.experiment) for _ in listeners]
    for record, listener in zip(records, listeners, strict=True):
        record.fold(listener.take())
    assert_same(*records)
    assert records[0].end_reason is EndReason.FAILED
    assert str(records[0].error) == "out of luck"


def test_that_both_listeners_hold_every_row_of_a_training_though_one_stalls_for_ten_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ring, "_MOST_ROWS", 5)
    run = Run(small_experiment(epochs=3))
    quick, stalled = run.listen(), run.listen()
    run.control.run()
    worker = threading.Thread(target=execute, args=(run, start.train))
    worker.start()
    ahead, behind = RunRecord(run.experiment), RunRecord(run.experiment)
    until = time.monotonic() + _PATIENCE_S
    while ahead.steps < 5 and time.monotonic() < until:
        ahead.fold(quick.take())
        time.sleep(0.01)
    until = time.monotonic() + _STALL_S
    while time.monotonic() < until:
        ahead.fold(quick.take())
        time.sleep(0.02)
    assert ahead.steps == 5  # the worker waits, with the sixth row in its hand
    assert worker.is_alive()
    until = time.monotonic() + _PATIENCE_S
    while RunState.ENDED not in (ahead.state, behind.state) and time.monotonic() < until:
        behind.fold(stalled.take())
        ahead.fold(quick.take())
        time.sleep(0.002)
    worker.join(_PATIENCE_S)
    behind.fold(stalled.take())
    ahead.fold(quick.take())
    assert ahead.steps == 12
    assert ahead.end_reason is EndReason.FINISHED
    assert len(evaluations(ahead)) == 6
    assert_same(ahead, behind)
