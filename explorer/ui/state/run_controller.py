"""Starts runs in a worker thread, controls them, and holds the records that the window shows."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from explorer.runs.changes import Change
from explorer.runs.control import RunControl
from explorer.runs.events import (
    Changed,
    Diverged,
    Event,
    Prepared,
    Saved,
    StateChanged,
    Warned,
)
from explorer.runs.experiment import Experiment
from explorer.runs.record import RunRecord
from explorer.runs.recordings.continuation import Branch, Continuation
from explorer.runs.recordings.recorder import Recorder
from explorer.runs.run import Listener, Run, Train
from explorer.runs.state import EndReason, RunState
from explorer.runs.worker import Worker
from explorer.ui.state.replaced_records import Replaced, ReplacedRecords
from explorer.ui.state.start_times import StartTimes


class RunController(QObject):
    """Owns the displayed record, those laid over it, and the run that trains here, if one does.

    The worker's thread never touches Qt; `drain`, called by a timer, folds what comes from it into
    the record. A record that nobody trains here is shown by `show`.

    A run that has ended is kept, so that it can go on or be saved, until another record is
    displayed. The next one begins when it has let go of its memory.

    Attributes:
        record: The displayed record, or None.
        overlays: Records whose curves are laid over its own.
        run: The run that the displayed record is of, if it trains or trained here.
        design: The experiment that the run was requested with; a repeat keeps the first one's.
        record_to: The folder that runs are recorded in from now on; None is nowhere.
    """

    records_changed = Signal()
    """Another record is displayed, or none, or others are laid over it."""

    put_away = Signal()
    """The record that was displayed is not lost: `bring_back` displays it again."""

    state_changed = Signal(object)
    """The `RunState`."""

    prepared = Signal(object)
    """The `Prepared` event."""

    changed = Signal(object)
    """A `Change` was made mid-run."""

    diverged = Signal(object)
    """A `Diverged` event: a lane has stopped, the others train on."""

    saved = Signal(object)
    """A `Saved` event: a checkpoint that was asked for is written."""

    failed = Signal(object)
    """A `UserError` to show: the run failed, or goes on in spite of it."""

    def __init__(
        self, train: Train, parent: QObject | None = None, starts: StartTimes | None = None
    ) -> None:
        super().__init__(parent)
        self._starts = starts or StartTimes()
        self._worker = Worker(train)
        self._recorders: list[Recorder] = []
        self._loaded: Callable[[], object] | None = None
        self.record_to: Path | None = None
        self._listener: Listener | None = None
        self.record: RunRecord | None = None
        self.overlays: tuple[RunRecord, ...] = ()
        self.run: Run | None = None
        self.design: Experiment | None = None
        self._behind: RunRecord | None = None
        self._laid_behind = False
        self._replaced = ReplacedRecords()

    @property
    def can_bring_back(self) -> bool:
        """Whether there is a record that another one, or none, has replaced."""
        return len(self._replaced) > 0

    @property
    def held_records(self) -> tuple[RunRecord, ...]:
        """All that is displayed, or can be without being read again."""
        single = (each for each in (self.record, self._behind) if each is not None)
        return (*single, *self.overlays, *self._replaced.records)

    @property
    def state(self) -> RunState:
        """Where the displayed run stands; READY without one."""
        return self.record.state if self.record else RunState.READY

    @property
    def end_reason(self) -> EndReason | None:
        """Why the displayed run ended, if it has."""
        return self.record.end_reason if self.record else None

    @property
    def can_go_on(self) -> bool:
        """Whether the displayed run has ended here, and what it trained with is kept."""
        return self.run is not None and self.record is not None and self.record.can_go_on

    @property
    def _was_stopped(self) -> bool:
        return self.can_go_on and self.end_reason is EndReason.STOPPED

    @property
    def can_save(self) -> bool:
        """Whether the displayed run has weights here that can be saved."""
        is_built = self.record is not None and self.record.preparation is not None
        return is_built and (self.control is not None or self.can_go_on)

    @property
    def control(self) -> RunControl | None:
        """What controls the displayed run; None if it cannot be controlled from here."""
        return self.run.control if self.run is not None and self.state.is_active else None

    def show(self, record: RunRecord | None, *, listener: Listener | None = None) -> None:
        """Display a record that nobody trains here; a run that trains here is stopped first.

        Args:
            record: From a file or from elsewhere; None displays nothing.
            listener: Brings what the record is still to gain; `drain` folds it, and it is closed
                when another record is displayed.
        """
        self._display(record, listener)

    def lay_over(self, records: Sequence[RunRecord]) -> None:
        """Lay the curves of these records over those of the displayed one, and no others."""
        self.overlays = tuple(records)
        self.records_changed.emit()

    @property
    def keeps_behind(self) -> bool:
        """Whether the displayed record is the one that will lie behind the next run."""
        return self._behind is not None and self._behind is self.record

    def keep_behind(self, *, on: bool) -> None:
        """Lay the displayed record over the next run that is started, or let it be."""
        self._behind = self.record if on else None

    def run_or_pause(self, experiment: Experiment) -> None:
        """Start a run of the experiment, or pause or continue the current one."""
        control = self.control
        if control is not None and control.is_running:
            control.pause()
        elif control is not None:
            control.run()
        elif not self.state.is_active:  # else it is controlled elsewhere
            run = Run(experiment, is_kept=True)
            run.control.run()
            self._start(run, experiment)

    def step(self, experiment: Experiment, count: int = 1) -> None:
        """Take this many steps and pause.

        A run of this experiment that was stopped goes on for them; else one is started.
        """
        if self.control is not None:
            self.control.step(count)
        elif self.run is not None and self._was_stopped and self.design == experiment:
            self.run.control.go_on(single_steps=count)
        elif not self.state.is_active:  # else it is controlled elsewhere
            run = Run(experiment, is_kept=True)
            run.control.step(count)
            self._start(run, experiment)

    def repeat(self) -> None:
        """Run the displayed run again, with every change at its step."""
        if self.record is None or (self.state.is_active and self.control is None):
            return  # nothing to repeat, or it is controlled elsewhere
        again = Run(self.record.experiment_with_changes, is_kept=True)
        again.control.run()
        self._start(again, self.design or self.record.experiment)

    def resume(
        self,
        before: Continuation,
        record: RunRecord,
        more_steps: int,
        loaded: Callable[[], object],
    ) -> None:
        """Train a recorded run on.

        Args:
            before: What it goes on from.
            record: Of the run up to there; nobody else has it.
            more_steps: How much longer it becomes.
            loaded: Is called when what it goes on from is needed no more.
        """
        run = Run(before.experiment, resume_from=before.checkpoint, is_kept=True)
        if more_steps:
            run.control.extend(more_steps)
        run.control.run()
        self._start(run, before.experiment, record, before)
        self._loaded = loaded

    def branch(
        self,
        begun: Branch,
        design: Experiment,
        loaded: Callable[[], object],
        *,
        is_behind: bool,
    ) -> None:
        """Train a branch of a recorded run.

        Args:
            begun: What it begins with.
            design: The experiment that it was requested with.
            loaded: Is called when what it begins with is needed no more.
            is_behind: Whether the displayed record stays on show, behind it.
        """
        run = Run(begun.experiment, resume_from=begun.checkpoint, origin=begun.origin, is_kept=True)
        run.control.run()
        record = RunRecord(run.experiment, run.layout)
        record.title, record.origin = begun.origin.title or record.title, begun.origin
        self.keep_behind(on=is_behind)
        self._start(run, design, record)
        self._loaded = loaded

    def change(self, change: Change) -> None:
        """Make a change before the next step of the run, if it is active."""
        if self.control is not None:
            self.control.change(change)

    def stop(self) -> None:
        """End the current run after the step in progress; its record stays, and it can go on."""
        if self.run is not None:
            self.run.control.stop()

    def go_on(self, more_steps: int = 0) -> None:
        """Let the run that has ended go on from where it stands, `more_steps` longer."""
        if self.run is not None and self.can_go_on:
            self.run.control.go_on(more_steps)

    def save_weights(self, path: Path) -> None:
        """Have the worker write a checkpoint between two steps; `saved` or `failed` follows."""
        if self.run is not None and self.can_save:
            self.run.control.save(path)

    def release(self) -> None:
        """End the current run for good and let go of its memory; its record stays."""
        if self.run is not None:
            self.run.control.release()

    def reset(self) -> None:
        """End the current run and put it away: back to untrained networks."""
        self.show(None)

    def bring_back(self) -> None:
        """Display the record again that was replaced last; the present one can come back too."""
        back = self._replaced.last
        if back is not None:
            self._display(back.record, None, design=back.design)

    def drain(self) -> None:
        """Fold what has come from the run since the last call."""
        if self._listener is None or self.record is None:
            return
        record = self.record
        for news in self._listener.take():
            before = record.state
            record.fold([news])
            if isinstance(news, Event):
                self._starts.follow(news)
                self._emit_event(news, is_new_state=record.state is not before)
            if isinstance(news, Prepared) or record.state is RunState.ENDED:
                self._let_go_of_checkpoint()
            if self.record is not record:  # somebody has displayed another
                return

    @property
    def recording(self) -> Path | None:
        """The file that the run which trains here is recorded to, once there is one."""
        is_recorded = self.run is not None and self.run.checkpoints is not None
        return self._recorders[-1].path if is_recorded and self._recorders else None

    def wait_for_worker(self, limit_s: float) -> bool:
        """Wait until every run has let go and is recorded; False if one is not after `limit_s`."""
        until = time.monotonic() + limit_s
        has_ended = self._worker.wait(limit_s)
        recorders = [each.wait(max(0.0, until - time.monotonic())) for each in self._recorders]
        return has_ended and all(recorders)

    def _start(
        self,
        run: Run,
        design: Experiment,
        record: RunRecord | None = None,
        before: Continuation | None = None,
    ) -> None:
        """Display a run, whose control has been set, and train it after those before."""
        record = record or RunRecord(run.experiment, run.layout)
        record.fold([StateChanged(RunState.STARTING)])
        if self._behind is not None:
            self.overlays = (self._behind,)
        elif self._laid_behind:
            self.overlays = ()
        self._laid_behind, self._behind = self._behind is not None, None
        self._recorders = [each for each in self._recorders if not each.wait(0)]
        if self.record_to is not None:
            self._recorders.append(Recorder(run, self.record_to, before=before))
        self._display(record, run.listen(), run, design)
        self._worker.start(run)

    def _let_go_of_checkpoint(self) -> None:
        loaded, self._loaded = self._loaded, None
        if loaded is not None:
            loaded()

    def _display(
        self,
        record: RunRecord | None,
        listener: Listener | None,
        run: Run | None = None,
        design: Experiment | None = None,
    ) -> None:
        if self._listener is not None:
            self._listener.close()
        self.release()
        self._let_go_of_checkpoint()
        is_put_away = self._replaced.replace(self._displayed_here, record)
        self.record, self._listener = record, listener
        self.run, self.design = run, design
        self.records_changed.emit()
        self.state_changed.emit(self.state)
        if is_put_away:
            self.put_away.emit()

    @property
    def _displayed_here(self) -> Replaced | None:
        """The displayed record; None if it grows elsewhere, and is not lost when it is left."""
        grows_elsewhere = self.state.is_active and self.run is None
        if self.record is None or grows_elsewhere:
            return None
        return Replaced(self.record, self.design)

    def _emit_event(self, event: Event, *, is_new_state: bool) -> None:
        match event:
            case Prepared():
                self.prepared.emit(event)
            case Changed(change):
                self.changed.emit(change)
            case Diverged():
                self.diverged.emit(event)
            case Saved():
                self.saved.emit(event)
            case Warned(error):
                self.failed.emit(error)
            case StateChanged():
                if event.error is not None:
                    self.failed.emit(event.error)
                if is_new_state:
                    self.state_changed.emit(event.state)
