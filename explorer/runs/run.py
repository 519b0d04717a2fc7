"""One execution of an experiment: what the thread that trains and those who watch share."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable
from pathlib import Path

from explorer.errors import UserError
from explorer.runs.control import RunControl
from explorer.runs.events import Event, StateChanged
from explorer.runs.experiment import Experiment
from explorer.runs.layout import RowLayout
from explorer.runs.ring import MetricRing
from explorer.runs.state import EndReason, RunState, check_transition

_LOG = logging.getLogger(__name__)


class Run:
    """The channel between a worker thread and a window (or a terminal, or a recording).

    The worker obeys `control`, writes each step's row to `ring` and tells the rest as events.

    Attributes:
        experiment: What is trained, with the changes that are known before the start.
        resume_from: A checkpoint to go on from.
        save_to: Where checkpoints go: at each evaluation, and at the end or a stop.
    """

    def __init__(
        self,
        experiment: Experiment,
        *,
        resume_from: Path | None = None,
        save_to: Path | None = None,
    ) -> None:
        self.experiment = experiment
        self.resume_from = resume_from
        self.save_to = save_to
        self.layout = RowLayout.of(experiment)
        self.control = RunControl()
        self.ring = MetricRing(self.layout.width)
        self._state = RunState.READY
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def tell(self, event: Event) -> None:
        """Called by the worker: say something to those who watch."""
        self._events.put(event)

    def move_to(
        self, state: RunState, reason: EndReason | None = None, error: UserError | None = None
    ) -> None:
        """Called by the worker: change the state and tell it; no news if it is in it already."""
        if state is self._state:
            return
        check_transition(self._state, state)
        self._state = state
        self.tell(StateChanged(state, reason, error))

    def events(self) -> list[Event]:
        """Called by those who watch: take the events told since the last call."""
        taken: list[Event] = []
        while True:
            try:
                taken.append(self._events.get_nowait())
            except queue.Empty:
                return taken


Train = Callable[[Run], EndReason]
"""Trains a run to its end and says why it ended; raises what goes wrong."""


def execute(run: Run, train: Train) -> None:
    """The body of a worker thread: train, and tell how it ended whatever happens."""
    run.move_to(RunState.STARTING)
    trouble: UserError | None = None
    try:
        reason = train(run)
    except UserError as error:
        reason, trouble = EndReason.FAILED, error
    except Exception as error:
        _LOG.exception("The training thread failed.")
        reason = EndReason.FAILED
        trouble = UserError(
            "Runs", "training failed with {kind}: {error}; the log has the details"
        ).format(
            kind=type(error).__name__,
            error=error,
        )
    run.move_to(RunState.ENDED, reason, trouble)
