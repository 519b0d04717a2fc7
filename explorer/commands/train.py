"""Trains without a window: the same run and the same record, reported on standard output."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path
from types import FrameType

from explorer.commands.json_reporter import JsonReporter
from explorer.commands.reporter import Reporter
from explorer.commands.text_reporter import TextReporter
from explorer.runs.experiment import Experiment
from explorer.runs.record import RunRecord
from explorer.runs.run import Listener, Run, execute
from explorer.runs.state import EndReason, RunState
from explorer.training import start

_POLL_S = 0.02
_GOOD_ENDS = (EndReason.FINISHED, EndReason.STOPPED)


def train(
    experiment: Experiment, steps: int | None, *, as_json: bool, out: Path | None, resume: bool
) -> int:
    """Train to the end, or for some steps, or until Ctrl+C; return the exit code.

    Args:
        experiment: What to train.
        steps: How many steps to take; None is all.
        as_json: Print one JSON object a line instead of text.
        out: The file that checkpoints are saved to.
        resume: Continue from the checkpoint in that file, of the same experiment.
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
        # The reader of the output may have gone; if the interpreter ended in the middle of a step,
        # it would abort the process.
        run.control.stop()
        listener.close()
        worker.join()
    is_saved = out is None or record.steps == (record.saved.step if record.saved else 0)
    return 0 if record.end_reason in _GOOD_ENDS and is_saved else 1


def _report(run: Run, listener: Listener, record: RunRecord, reporter: Reporter) -> None:
    """Fold and report what comes from a run until it ends."""
    while record.state is not RunState.ENDED:
        for news in listener.take():
            record.fold([news])
            reporter.report(news, record)
            if record.state is RunState.PAUSED:  # all the requested steps are taken
                run.control.stop()
        time.sleep(_POLL_S)


def _stop_on_signals(run: Run) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        run.control.stop()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
