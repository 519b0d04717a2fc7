"""One execution of an experiment: what the thread that trains and those who listen share."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from explorer.errors import UserError
from explorer.runs.checkpoint_store import CheckpointStore
from explorer.runs.control import RunControl
from explorer.runs.events import Event, StateChanged
from explorer.runs.experiment import Experiment
from explorer.runs.layout import RowLayout
from explorer.runs.origin import Origin
from explorer.runs.ring import MetricRing, Rows
from explorer.runs.state import EndReason, RunState, check_transition

_LOG = logging.getLogger(__name__)
_RING_FULL_WAIT_S = 0.005
_STOPPED_PATIENCE_S = 1.0


class Listener:
    """One reader of a run: takes its rows and events at a pace of its own, in their order.

    Each has a place of its own in the ring and a queue of its own, so that none takes from
    another.
    """

    def __init__(self, ring: MetricRing) -> None:
        self._ring = ring
        self._events: deque[tuple[int, Event]] = deque()
        self.read = ring.written
        """Rows taken so far, counted from the run's first."""
        self.is_open = True
        """Whether it is to receive any more."""

    def close(self) -> None:
        """Receive nothing more; from now on the worker never waits for it."""
        self.is_open = False

    def put(self, event: Event) -> None:
        """Called by the run: keep an event until it is taken, behind the rows written before."""
        self._events.append((self._ring.written, event))

    def take(self) -> list[Rows | Event]:
        """Return what is new since the last call: runs of rows, and the events between them."""
        if not self.is_open:
            return []
        # The end first: an event that comes too late for this call is then behind all its rows.
        end = self._ring.written
        events = [self._events.popleft() for _ in range(len(self._events))]
        taken: list[Rows | Event] = []
        for behind, event in events:
            self._take_rows(behind, taken)
            taken.append(event)
        self._take_rows(end, taken)
        return taken

    def _take_rows(self, end: int, taken: list[Rows | Event]) -> None:
        if end > self.read:
            taken.append(self._ring.read(self.read, end))
            self.read = end


class Run:
    """The channel between the worker that trains and its listeners: a window, a file, a terminal.

    The worker obeys `control`, writes each step's row and emits the rest as events. It waits for a
    listener only when that has fallen a whole ring behind, until it has read, is closed, or the
    run is stopped: a slow listener slows a run down before it loses a row.

    Attributes:
        experiment: What is trained, with the changes that are known before the start.
        is_kept: Whether what it trains with is kept after the end, so that it can go on, until it
            is released.
        is_over: Whether the worker is done with it for good: nothing more will be reported.
        resume_from: A checkpoint to go on from.
        origin: Whose checkpoint that is, if the experiment is another one than it was made with.
        checkpoints: Takes the checkpoints that its recording keeps, if it is recorded.
        save_to: Where checkpoints go: at each evaluation, now and then, and at the end or a stop.
    """

    def __init__(
        self,
        experiment: Experiment,
        *,
        resume_from: Path | None = None,
        origin: Origin | None = None,
        save_to: Path | None = None,
        is_kept: bool = False,
    ) -> None:
        self.experiment = experiment
        self.resume_from = resume_from
        self.origin = origin
        self.save_to = save_to
        self.is_kept = is_kept
        self.is_over = False
        self.checkpoints: CheckpointStore | None = None
        self.layout = RowLayout.of(experiment)
        self.control = RunControl()
        self._ring = MetricRing(self.layout.width)
        self._listeners: list[Listener] = []
        self._is_cut_short = False
        self._state = RunState.READY

    def listen(self) -> Listener:
        """Return a new listener, which receives what comes from now on: listen before the start."""
        listener = Listener(self._ring)
        self._listeners.append(listener)  # only ever appended to: any thread may listen or close
        return listener

    def write(self, row: Rows) -> None:
        """Called by the worker: append one step's row (columns,).

        It waits while a listener is a whole ring behind; once the run is stopped, a second at
        most. Then this row and all that follow are dropped, for every listener: its record ends
        early, but never has a gap.
        """
        patience_s = _STOPPED_PATIENCE_S
        while self._is_full() and not self._is_cut_short:
            if self.control.is_stopped:
                patience_s -= _RING_FULL_WAIT_S
            self._is_cut_short = patience_s <= 0
            time.sleep(_RING_FULL_WAIT_S)
        if not self._is_cut_short:
            self._ring.write(row)

    @property
    def is_cut_short(self) -> bool:
        """Whether a row was dropped, so that no listener can have what would follow."""
        return self._is_cut_short

    def _is_full(self) -> bool:
        reads = (each.read for each in self._listeners if each.is_open)
        oldest = min(reads, default=self._ring.written)
        return self._ring.written - oldest >= self._ring.capacity

    def emit(self, event: Event) -> None:
        """Called by the worker: send an event to every listener, behind the rows written so far."""
        for listener in self._listeners:
            if listener.is_open:
                listener.put(event)

    def move_to(
        self,
        state: RunState,
        reason: EndReason | None = None,
        error: UserError | None = None,
        *,
        can_go_on: bool = False,
    ) -> None:
        """Called by the worker: change the state and report it; nothing if it is in it already."""
        if state is self._state:
            return
        check_transition(self._state, state)
        self._state = state
        self.emit(StateChanged(state, reason, error, can_go_on))


Train = Callable[[Run], EndReason]
"""Trains a run to its end and says why it ended; raises what goes wrong."""


def execute(run: Run, train: Train) -> None:
    """The body of a worker thread: train, and report how it ended whatever happens."""
    run.move_to(RunState.STARTING)
    failure: UserError | None = None
    try:
        # One that was stopped while it waited for its turn need not load anything.
        reason = EndReason.STOPPED if run.control.is_stopped else train(run)
    except UserError as error:
        reason, failure = EndReason.FAILED, without_traceback(error)
    except Exception as error:
        _LOG.exception("The training thread failed.")
        reason = EndReason.FAILED
        failure = UserError(
            "Training", "training failed with {kind}: {error}; the log has the details"
        ).format(kind=type(error).__name__, error=str(error))
    run.move_to(RunState.ENDED, reason, failure)
    run.is_over = True


def without_traceback(error: UserError) -> UserError:
    """Return an error that can be kept: its traceback would keep networks and data in memory."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)
