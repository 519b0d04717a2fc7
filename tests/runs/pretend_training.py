"""Takes steps as the trainer does, obeying its control, without torch and without networks."""

from __future__ import annotations

import numpy as np

from explorer.runs.comparison import Difference, StartReport
from explorer.runs.control import Request, RunControl
from explorer.runs.events import Changed, Prepared
from explorer.runs.experiment import ARM_LABELS
from explorer.runs.ring import Rows
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState

STEPS = 12

PREPARED = Prepared(
    device="CPU",
    threads=1,
    memory_format="contiguous",
    first_step=0,
    total_steps=STEPS,
    steps_per_epoch=dict.fromkeys(ARM_LABELS, 4),
    train_images=1_497,
    heldout_images=300,
    estimated_s=25.0,
    report=StartReport(167, 167, {}, (Difference.SKIP,), ()),
)


def next_step(control: RunControl) -> bool:
    """Block while paused. Return True to take a step, False to end the run; nothing is saved."""
    while (request := control.next_request()) is Request.SAVE:
        control.take_saves()
    return request is Request.STEP


def idle_training(run: Run) -> EndReason:
    """Take no step; isolates the window from torch."""
    run.move_to(RunState.RUNNING)
    while next_step(run.control):
        run.control.pause()
    return EndReason.STOPPED


def pretend_row(run: Run, number: int) -> Rows:
    """Return a row whose numbers all say which step it is, but for the seconds."""
    row = np.full(run.layout.width, number, dtype=np.float32)
    row[0] = 0.1 * number
    return row


def pretend_training(run: Run) -> EndReason:
    """Take STEPS steps, each as soon as the control allows it."""
    run.emit(PREPARED)
    for step in range(STEPS):
        if run.control.must_wait():
            run.move_to(RunState.PAUSED)
        if not next_step(run.control):
            return EndReason.STOPPED
        run.move_to(RunState.RUNNING)
        for change in run.control.take_changes(step):
            run.emit(Changed(change))
        run.write(pretend_row(run, step + 1))
    return EndReason.FINISHED
