"""Trains without a window: the same run and the same record, reported on standard output."""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from shlex import quote

from explorer.commands.json_reporter import JsonReporter
from explorer.commands.reporter import Reporter
from explorer.commands.text_reporter import TextReporter
from explorer.messages import printable, translate
from explorer.process import exit_code, signals_handled
from explorer.runs.experiment import Experiment
from explorer.runs.record import RunRecord
from explorer.runs.recordings.continuation import Branch, Continuation
from explorer.runs.recordings.recorder import Recorder
from explorer.runs.recordings.schema import SUFFIX
from explorer.runs.run import Listener, Run, execute
from explorer.runs.state import EndReason, RunState
from explorer.training import start

_POLL_S = 0.02
_PATIENCE_S = 0.8
"""A reader that has not read the last lines by then does not read."""
_RECORD_S = 30.0
"""A disk that has not taken the last steps by then does not take them."""
_GOOD_ENDS = (EndReason.FINISHED, EndReason.STOPPED)


def train(
    experiment: Experiment,
    steps: int | None,
    *,
    as_json: bool,
    out: Path | None,
    resume: bool,
    record_to: Path | None = None,
    before: Continuation | None = None,
    more_epochs: int = 0,
    branch: Branch | None = None,
) -> int:
    """Train to the end, or for some steps, or until a signal; return the exit code.

    Args:
        experiment: What to train.
        steps: How many steps to take; None is all.
        as_json: Print one JSON object a line instead of text.
        out: The file that checkpoints are saved to.
        resume: Continue from the checkpoint in that file, of the same experiment.
        record_to: A folder to record the run in, or the file to record it to; None is nowhere.
        before: The recorded run to go on from.
        more_epochs: How many it has beyond those that were planned.
        branch: What it branches off.
    """
    begun = branch or before
    resume_from = begun.checkpoint if begun else (out if resume else None)
    run = Run(
        experiment,
        save_to=out,
        resume_from=resume_from,
        origin=branch.origin if branch else None,
    )
    if before is not None and more_epochs:
        run.control.extend(more_epochs * before.steps_per_epoch)
    if steps is None:
        run.control.run()
    else:
        run.control.step(steps)
    recorder = _recorder(run, record_to, before)
    if branch is not None and not as_json:
        print(branch.origin.note, flush=True)
    listener = run.listen()
    worker = threading.Thread(target=execute, args=(run, start.train), name="training", daemon=True)
    record = RunRecord(experiment)
    reporter: Reporter = JsonReporter() if as_json else TextReporter(out)
    stop = _Stop(run, worker, record)
    with signals_handled(stop):
        worker.start()
        try:
            _report(run, listener, record, reporter, stop)
        finally:
            _end(run, listener, reporter, stop)
            if recorder is not None:
                recorder.wait(_PATIENCE_S if stop.is_early else _RECORD_S)
                is_stopped = record.end_reason is EndReason.STOPPED
                _tell_where(recorder, as_json=as_json, is_stopped=is_stopped)
    if stop.is_early:
        return exit_code(stop.number)
    is_saved = out is None or record.steps <= (record.saved.step if record.saved else 0)
    return 0 if record.end_reason in _GOOD_ENDS and is_saved else 1


def _recorder(run: Run, place: Path | None, before: Continuation | None) -> Recorder | None:
    if place is None:
        return None
    if place.suffix == SUFFIX:
        return Recorder(run, place.parent, place.name, before)
    return Recorder(run, place, before=before)


def _tell_where(recorder: Recorder, *, as_json: bool, is_stopped: bool) -> None:
    if recorder.lost is not None:
        with suppress(OSError):
            print(recorder.lost, file=sys.stderr)
        return
    if recorder.path is not None and not as_json:
        with suppress(OSError):
            print(
                translate("Train", "recorded in {path}").format(path=printable(str(recorder.path)))
            )
            if is_stopped:
                command = f"train {quote(str(recorder.path))} --resume"
                print(translate("Train", "continue with `{command}`").format(command=command))


class _Stop:
    """Stops a run at a signal, from the thread that receives it.

    Attributes:
        number: Of the signal; 0 before there was one.
    """

    def __init__(self, run: Run, worker: threading.Thread, record: RunRecord) -> None:
        self._run = run
        self._worker = worker
        self._record = record
        self.is_reported = threading.Event()
        self.number = 0

    @property
    def is_early(self) -> bool:
        """Whether it came before there was anything to save: then nobody need wait for torch."""
        return self.number > 0 and self._record.preparation is None

    def __call__(self, number: int) -> None:
        """Stop the run; if nobody reads how it ended, end the process once it is saved."""
        self.number = number
        self._run.control.stop()
        self.join()
        if not self.is_reported.wait(_PATIENCE_S):
            os._exit(exit_code(number))

    def join(self) -> None:
        """Wait until the worker has ended, unless it has nothing to save."""
        if not self.is_early:
            self._worker.join()


def _report(
    run: Run, listener: Listener, record: RunRecord, reporter: Reporter, stop: _Stop
) -> None:
    """Fold and report what comes from a run until it ends."""
    while record.state is not RunState.ENDED and not stop.is_early:
        for news in listener.take():
            record.fold([news])
            reporter.report(news, record)
            if record.state is RunState.PAUSED:  # all the requested steps are taken
                run.control.stop()
        time.sleep(_POLL_S)


def _end(run: Run, listener: Listener, reporter: Reporter, stop: _Stop) -> None:
    """End the run, also where its output cannot be written any more."""
    run.control.stop()
    listener.close()
    stop.join()
    with suppress(OSError):
        reporter.close()
    stop.is_reported.set()
