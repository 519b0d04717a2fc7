"""Trains without a window: the same run and the same record, reported on standard output."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path
from types import FrameType

from explorer.commands.reporters import JsonReporter, Reporter, TextReporter
from explorer.runs.experiment import Experiment
from explorer.runs.record import RunRecord
from explorer.runs.run import Listener, Run, execute
from explorer.runs.state import EndReason, RunState
from explorer.training import start

_LOOK_EVERY_S = 0.02
_GOOD_ENDS = (EndReason.FINISHED, EndReason.STOPPED)


def train(
    experiment: Experiment, steps: int | None, *, as_json: bool, out: Path | None, resume: bool
) -> int:
    """Train to the end, or for some steps, or until Ctrl+C; return the exit code.

    Args:
        experiment: What to train.
        steps: How many steps to take; None is all.
        as_json: Print one JSON object a line instead of words.
        out: Where checkpoints go.
        resume: Go on from the checkpoint that is there, of the same experiment.
    """
    run = Run(experiment, save_to=out, resume_from=out if resume else None)
    if steps is None:
        run.control.run()
    else:
        run.control.step(steps)
    _stop_on_signals(run)
    listener = run.listen()
    worker = threading.Thread(target=execute, args=(run, start.train), name="training", daemon=True)
    worker.start()
    record = RunRecord(experiment)
    reporter: Reporter = JsonReporter() if as_json else TextReporter(out)
    try:
        _report(run, listener, record, reporter)
    finally:
        reporter.close()
        # Whoever read the output may have gone; the interpreter's end in the middle of a step
        # would abort the process.
        run.control.stop()
        listener.close()
        worker.join()
    return 0 if record.end_reason in _GOOD_ENDS else 1


def _report(run: Run, listener: Listener, record: RunRecord, reporter: Reporter) -> None:
    """Fold and report what a run tells until it ends."""
    while record.state is not RunState.ENDED:
        for told in listener.take():
            record.fold([told])
            reporter.report(told, record)
            if record.state is RunState.PAUSED:  # all the steps that were wanted are taken
                run.control.stop()
        time.sleep(_LOOK_EVERY_S)


def _stop_on_signals(run: Run) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        run.control.stop()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
