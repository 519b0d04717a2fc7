"""Trains without a window: the same run, told on standard output."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path
from types import FrameType

import numpy as np

from explorer.commands.reporters import JsonReporter, Reporter, TextReporter
from explorer.runs.events import Event, StateChanged
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.runs.run import Run, execute
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
        as_json: Tell one JSON object a line instead of words.
        out: Where checkpoints go.
        resume: Go on from the checkpoint that is there, of the same experiment.
    """
    run = Run(experiment, save_to=out, resume_from=out if resume else None)
    if steps is None:
        run.control.run()
    else:
        run.control.step(steps)
    _stop_on_signals(run)
    worker = threading.Thread(target=execute, args=(run, start.train), name="training", daemon=True)
    worker.start()
    reporter: Reporter = JsonReporter(run) if as_json else TextReporter(run)
    try:
        return _emit_all(run, reporter)
    finally:
        reporter.close()
        # Whoever read the output may have gone; the interpreter's end in the middle of a step
        # would abort the process.
        run.control.stop()
        worker.join()


def _emit_all(run: Run, reporter: Reporter) -> int:
    """Tell what a run says until it ends; return the exit code."""
    history = History(run.layout)
    while True:
        # Rows first: what is told of a step is said before the next one is recorded, so that no
        # row comes here without what was said before it.
        rows = run.ring.drain()
        events = run.events()
        if any(_is_end(event) for event in events):
            rows = np.concatenate([rows, run.ring.drain()])
        history.append(rows)
        reporter.tell(events, rows, history)
        for event in events:
            if isinstance(event, StateChanged):
                if event.state is RunState.PAUSED:  # all the steps asked for are taken
                    run.control.stop()
                if _is_end(event):
                    return 0 if event.reason in _GOOD_ENDS else 1
        time.sleep(_LOOK_EVERY_S)


def _is_end(event: Event) -> bool:
    return isinstance(event, StateChanged) and event.state is RunState.ENDED


def _stop_on_signals(run: Run) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        run.control.stop()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
