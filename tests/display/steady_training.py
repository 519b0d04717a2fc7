"""Takes made-up steps until it is stopped, and goes on when asked, as the trainer does."""

from __future__ import annotations

import time

from explorer.runs.control import Request
from explorer.runs.events import Changed
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from tests.runs.pretend_training import PREPARED, next_step, pretend_row

_STEP_S = 0.02


def steady_training(run: Run) -> EndReason:
    """Take a step every so often, each as soon as the control allows it."""
    run.emit(PREPARED)
    step = 0
    while True:
        while _may_step(run):
            run.move_to(RunState.RUNNING)
            for change in run.control.take_changes(step):
                run.emit(Changed(change))
            step += 1
            run.write(pretend_row(run, step))
            time.sleep(_STEP_S)
        run.move_to(RunState.ENDED, EndReason.STOPPED, can_go_on=True)
        if run.control.next_request_after_end() is not Request.STEP:
            return EndReason.STOPPED
        run.move_to(RunState.RUNNING)


def _may_step(run: Run) -> bool:
    if run.control.must_wait():
        run.move_to(RunState.PAUSED)
    return next_step(run.control)
