"""Starts runs in a worker thread, steers them, and brings home what they tell."""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QObject, Signal

from explorer.runs.changes import Change
from explorer.runs.events import (
    Changed,
    Diverged,
    Evaluated,
    Event,
    Prepared,
    Saved,
    StateChanged,
    Warned,
)
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.runs.progress import Progress
from explorer.runs.run import Run, Train, execute
from explorer.runs.state import EndReason, RunState


class RunController(QObject):
    """Owns the present run, if any, and its history. All of it belongs to the GUI thread.

    The worker is a daemon thread that never touches Qt: it writes to the run's ring and queue,
    and `drain`, called by a timer, takes from them.

    Attributes:
        run: The run on show, or None.
        design: The experiment that the run was asked for with; a repeat keeps the first one's.
        history: What the run has recorded.
        preparation: What it told when all was built and read.
        progress: How far the work before the first step has come, while there is some.
        changes: What was changed on the way so far, in the order of the steps.
        diverged: The step at which a lane, an arm with a seed, was lost.
    """

    run_changed = Signal()
    """Another run is on show, or none; `history` is empty or None."""

    state_changed = Signal(object)
    """The `RunState`."""

    prepared = Signal(object)
    """The `Prepared` event."""

    changed = Signal(object)
    """A `Change` was made on the way."""

    lost = Signal(object)
    """A `Diverged` event: a lane has stopped, the others go on."""

    failed = Signal(object)
    """A `UserError` to show: the run failed, or goes on in spite of it."""

    def __init__(self, train: Train, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._train = train
        self._workers: list[threading.Thread] = []
        self.run: Run | None = None
        self.design: Experiment | None = None
        self.history: History | None = None
        self.preparation: Prepared | None = None
        self.progress: Progress | None = None
        self.changes: list[Change] = []
        self.diverged: dict[tuple[str, int], int] = {}
        self.state = RunState.READY
        self.end_reason: EndReason | None = None

    @property
    def steps(self) -> int:
        """Updates of the run on show, those before a checkpoint it was resumed from included."""
        return self.history.first_step + self.history.steps if self.history else 0

    @property
    def recorded(self) -> Experiment | None:
        """The experiment that does again what the run on show did: with every change made."""
        if self.run is None:
            return None
        experiment = self.run.experiment
        for change in self.changes:
            if change not in experiment.changes:
                experiment = experiment.with_change(change)
        return experiment

    def run_or_pause(self, experiment: Experiment) -> None:
        """Start a run of the experiment; or pause the present one; or let it go on."""
        if self.run is None or not self.state.is_active:
            self._start(experiment, experiment).control.run()
        elif self.run.control.is_running:
            self.run.control.pause()
        else:
            self.run.control.run()

    def step(self, experiment: Experiment, count: int = 1) -> None:
        """Take so many steps and pause, starting a run if there is none."""
        if self.run is None or not self.state.is_active:
            self._start(experiment, experiment).control.step(count)
        else:
            self.run.control.step(count)

    def repeat(self) -> None:
        """Run what the run on show did once more, every change on the way at its step."""
        again, design = self.recorded, self.design
        if again is None or design is None:
            return
        self.stop()
        self._start(again, design).control.run()

    def change(self, change: Change) -> None:
        """Make a change before the next step of the run, if it is active."""
        if self.run is not None and self.state.is_active:
            self.run.control.change(change)

    def stop(self) -> None:
        """End the present run after the step in progress; what it recorded stays."""
        if self.run is not None:
            self.run.control.stop()

    def reset(self) -> None:
        """End the present run and forget it: back to untrained networks."""
        self.stop()
        self._show(None)

    def drain(self) -> None:
        """Take what the worker has recorded and told since the last call."""
        if self.run is None or self.history is None:
            return
        # Events first: a row is written before the event that follows it is told, so every row
        # that an event speaks of is in the history when the event is passed on.
        events = self.run.events()
        self.history.append(self.run.ring.drain())
        for event in events:
            self._pass_on(event)

    def wait_for_workers(self, limit_s: float) -> bool:
        """Wait until no worker is left; False if some still is after `limit_s`."""
        deadline = time.monotonic() + limit_s
        for worker in self._workers:
            worker.join(max(0.0, deadline - time.monotonic()))
        self._workers = [worker for worker in self._workers if worker.is_alive()]
        return not self._workers

    def _start(self, experiment: Experiment, design: Experiment) -> Run:
        run = Run(experiment)
        self._show(run, design)
        worker = threading.Thread(
            target=execute, args=(run, self._train), name="training", daemon=True
        )
        self._workers = [each for each in self._workers if each.is_alive()]
        self._workers.append(worker)
        self._set_state(RunState.STARTING)
        worker.start()
        return run

    def _show(self, run: Run | None, design: Experiment | None = None) -> None:
        self.run = run
        self.design = design
        self.history = History(run.layout) if run else None
        self.preparation = None
        self.progress = None
        self.changes = []
        self.diverged = {}
        self.end_reason = None
        self.run_changed.emit()
        if run is None:
            self._set_state(RunState.READY)

    def _set_state(self, state: RunState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _pass_on(self, event: Event) -> None:
        match event:
            case Evaluated():
                if self.history is not None:
                    self.history.add_evaluation(event)
            case Progress():
                self.progress = event
            case Prepared():
                self._on_preparation(event)
            case Changed(change):
                self.changes.append(change)
                self.changed.emit(change)
            case Diverged():
                self.diverged[event.arm, event.seed] = event.step
                self.lost.emit(event)
            case Saved():
                pass  # nothing that a person has to know
            case Warned(error):
                self.failed.emit(error)
            case StateChanged():
                self._on_state(event)

    def _on_preparation(self, event: Prepared) -> None:
        self.preparation = event
        self.progress = None
        if self.history is not None:
            self.history.first_step = event.first_step
        self.prepared.emit(event)

    def _on_state(self, event: StateChanged) -> None:
        self.end_reason = event.reason
        if event.state is RunState.ENDED:
            self.progress = None
        if event.error is not None:
            self.failed.emit(event.error)
        if event.state is not self.state:
            self._set_state(event.state)
