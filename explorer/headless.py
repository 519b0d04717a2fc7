"""Trains without a window: the same run, told on standard output."""

from __future__ import annotations

import json
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType

from explorer.runs.events import Evaluated, Event, Prepared, StateChanged, Warned
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.runs.ring import Rows
from explorer.runs.run import Run, execute
from explorer.runs.state import EndReason, RunState
from explorer.training import start

_LOOK_EVERY_S = 0.02

Tell = Callable[[Run, list[Event], Rows, History], Iterator[str]]
"""Puts what is new into lines: events, the rows of the last steps, and all rows so far."""


def train(experiment: Experiment, steps: int | None, *, as_json: bool) -> int:
    """Train to the end, or for some steps, or until Ctrl+C; return the exit code."""
    run = Run(experiment)
    if steps is None:
        run.control.run()
    else:
        run.control.step(steps)
    _stop_on_interrupt(run)
    worker = threading.Thread(target=execute, args=(run, start.train), name="training", daemon=True)
    worker.start()
    try:
        return _tell_all(run, _tell_json if as_json else _tell_text)
    finally:
        # Whoever read the output may have gone; the interpreter's end in the middle of a step
        # would abort the process.
        run.control.stop()
        worker.join()


def _tell_all(run: Run, tell: Tell) -> int:
    """Print what a run tells until it ends; return the exit code."""
    history = History(run.layout)
    while True:
        events = run.events()
        rows = run.ring.drain()
        history.append(rows)
        for line in tell(run, events, rows, history):
            print(line, flush=True)
        for event in events:
            if isinstance(event, StateChanged):
                if event.state is RunState.PAUSED:  # all the steps asked for are taken
                    run.control.stop()
                if event.state is RunState.ENDED:
                    return 0 if event.problem is None else 1
        time.sleep(_LOOK_EVERY_S)


def _stop_on_interrupt(run: Run) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        run.control.stop()

    signal.signal(signal.SIGINT, stop)


def _tell_json(run: Run, events: list[Event], rows: Rows, history: History) -> Iterator[str]:
    """Yield a JSON object for each event and for each arm of each step."""
    settings = run.experiment.settings
    for event in events:
        if isinstance(event, Prepared):
            yield json.dumps(
                {
                    "event": "start",
                    "arms": {arm.label: arm.network.name for arm in run.experiment.arms},
                    "seed": run.experiment.seed,
                    "device": event.device,
                    "threads": event.threads,
                    "memory_format": event.memory_format,
                    "first_step": event.first_step,
                    "total_steps": event.total_steps,
                    "estimated_s": round(event.estimated_s, 1),
                    "equal_tensors": event.report.equal_tensors,
                    "tensors": event.report.tensors,
                }
            )
    for index, row in enumerate(rows, start=history.steps - len(rows) + 1):
        for arm in run.layout.arms:
            yield json.dumps(
                {
                    "event": "step",
                    "step": index,
                    "arm": arm.label,
                    "loss": _finite(row[arm.loss]),
                    "lr": settings.learning_rate,
                    "grad_norms": dict(zip(arm.layers, map(_finite, row[arm.norms]), strict=True)),
                }
            )
    for event in events:
        match event:
            case Evaluated(step, arm_label, loss, error):
                yield json.dumps(
                    {
                        "event": "eval",
                        "step": step,
                        "arm": arm_label,
                        "loss": _finite(loss),
                        "error": _finite(error),
                    }
                )
            case Warned(problem):
                yield json.dumps({"event": "warning", "message": str(problem)})
            case StateChanged(RunState.ENDED, EndReason() as reason, trouble):
                end: dict[str, object] = {
                    "event": "end",
                    "reason": reason.value,
                    "steps": history.steps,
                }
                if trouble is not None:
                    end["message"] = str(trouble)
                yield json.dumps(end)


def _finite(number: float) -> float | None:
    """JSON knows no infinity: a number that is not finite becomes null."""
    value = float(number)
    return value if value - value == 0 else None


def _tell_text(run: Run, events: list[Event], _rows: Rows, history: History) -> Iterator[str]:
    """Yield a line for each evaluation and for what else a person should know."""
    for event in events:
        match event:
            case Prepared():
                yield (
                    f"{event.total_steps} steps on {event.device}; "
                    f"{event.report.equal_tensors} of {event.report.tensors} tensors equal at step 0"
                )
            case Evaluated(step, arm, loss, error):
                name = run.experiment.arm(arm).network.name
                yield f"step {step}  {arm} {name}: held-out loss {loss:.3f}, error {error:.1%}"
            case Warned(problem):
                print(f"resnet-explorer: {problem}", file=sys.stderr)
            case StateChanged(RunState.ENDED, EndReason() as reason, trouble):
                if trouble is not None:
                    print(f"resnet-explorer: {trouble}", file=sys.stderr)
                for columns in run.layout.arms if history.steps else ():
                    loss = float(history.loss(columns.label)[-1])
                    yield f"step {history.steps}  {columns.label}: training loss {loss:.3f}"
                yield f"{reason.value} after {history.steps} steps"
