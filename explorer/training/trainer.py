"""Trains a run to its end, following its control between steps."""

from __future__ import annotations

from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.training.data.dataset import Stopped
from explorer.training.device import choose_device
from explorer.training.memory import free_bytes, is_out_of_memory, release, too_large
from explorer.training.saver import Saver
from explorer.training.session import Session


def train(run: Run) -> EndReason:
    """Train until the last step or until stopped; the run gets every change of state.

    Raises:
        UserError: What `Session` raises, or the memory ran out.
    """
    try:
        return _train(run)
    except Stopped:
        return EndReason.STOPPED
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
    # Outside of the handler: the exception holds references to the networks and their memory.
    device = choose_device(run.experiment.settings.device)
    release(device)
    raise too_large(run.experiment, free_bytes(device))


def _train(run: Run) -> EndReason:
    session = Session(run)
    try:
        return _take_steps(run, session)
    finally:
        session.close()


def _take_steps(run: Run, session: Session) -> EndReason:
    saver = Saver(run, session.write_checkpoint)
    saver.begin(session.step)
    while session.step < session.total_steps:
        if run.control.must_wait():
            session.flush()
            run.move_to(RunState.PAUSED)
        if not run.control.next_step():
            saver.end(session.step)
            return EndReason.STOPPED
        run.move_to(RunState.RUNNING)
        session.take_step()
        if session.has_diverged:
            session.flush()
            return EndReason.DIVERGED
        if session.is_evaluation_due:
            session.evaluate()
            saver.make_due()
        if session.step < session.total_steps:
            saver.save_if_due(session.step)
    saver.end(session.step)
    session.flush()
    if session.is_test_due:
        if not session.test():
            return EndReason.STOPPED
        saver.add()
        saver.end(session.step)
    return EndReason.FINISHED
