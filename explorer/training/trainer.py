"""Trains a run to its end, following its control between steps; one that is kept can go on."""

from __future__ import annotations

from contextlib import closing

from explorer.errors import UserError
from explorer.runs.control import Request
from explorer.runs.run import Run, without_traceback
from explorer.runs.state import EndReason, RunState
from explorer.training.data.dataset import Stopped
from explorer.training.device import choose_device
from explorer.training.memory import (
    free_bytes,
    is_out_of_memory,
    keep_freed_blocks,
    release,
    too_large,
)
from explorer.training.recording_saver import RecordingSaver
from explorer.training.saver import Saver
from explorer.training.session import Session

_CAN_GO_ON = (EndReason.STOPPED, EndReason.FINISHED)


def train(run: Run) -> EndReason:
    """Train until the last step or until stopped; the run gets every change of state.

    A run that is kept waits, after a stop or its last step, until it goes on or is released.

    Raises:
        UserError: What `Session` raises, or the memory ran out.
    """
    failure: UserError | None = None
    reason: EndReason | None = None
    keep_freed_blocks()
    try:
        reason = _train(run)
    except Stopped:
        reason = EndReason.STOPPED
    except UserError as error:
        failure = without_traceback(error)
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
    # Outside of the handlers: the exception holds references to the networks and their memory.
    release()
    if failure is not None:
        raise failure
    if reason is None:
        raise too_large(run.experiment, free_bytes(choose_device(run.experiment.settings.device)))
    return reason


def _train(run: Run) -> EndReason:
    with closing(Session(run)) as session:
        recording = RecordingSaver(run, session.write_checkpoint)
        saver = Saver(run, session.save_checkpoint, recording)
        saver.begin(session.step)
        if more := run.control.take_more_steps():
            session.extend(more)
        while True:
            reason = _take_steps(run, session, saver)
            if not run.is_kept or run.is_cut_short or reason not in _CAN_GO_ON:
                return reason
            session.flush()
            run.move_to(RunState.ENDED, reason, can_go_on=True)
            if not _goes_on(run, session, saver):
                return reason
            run.move_to(RunState.RUNNING)
            more = run.control.take_more_steps()
            if more:
                session.extend(more)


def _take_steps(run: Run, session: Session, saver: Saver) -> EndReason:
    while True:
        if session.is_evaluation_due:
            saver.evaluated(session.step, session.evaluate())
        if session.step >= session.total_steps:
            break
        saver.save_if_due(session.step)
        if run.control.must_wait():
            session.flush()
            run.move_to(RunState.PAUSED)
        request = run.control.next_request()
        if request is Request.SAVE:
            saver.save_copies(session.step)
            continue
        if request is Request.STOP:
            saver.end(session.step)
            return EndReason.STOPPED
        run.move_to(RunState.RUNNING)
        session.take_step()
        if session.has_diverged:
            session.flush()
            return EndReason.DIVERGED
    saver.end(session.step)
    session.flush()
    if session.is_test_due:
        if not session.test():
            return EndReason.STOPPED
        saver.add()
        saver.end(session.step)
    return EndReason.FINISHED


def _goes_on(run: Run, session: Session, saver: Saver) -> bool:
    """Wait, after the end, until the run goes on (True) or is to let go; save meanwhile."""
    while (request := run.control.next_request_after_end()) is Request.SAVE:
        saver.save_copies(session.step)
    return request is Request.STEP
