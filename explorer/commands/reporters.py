"""Report a run on a terminal: one JSON object a line, or words under a progress bar."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import numpy as np
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from explorer.errors import UserError
from explorer.messages import translate
from explorer.runs import progress as runs_progress
from explorer.runs.events import (
    Changed,
    Diverged,
    Evaluated,
    Event,
    Prepared,
    Saved,
    StateChanged,
    Warned,
)
from explorer.runs.layout import LaneColumns
from explorer.runs.quantities import QUANTITIES
from explorer.runs.record import RunRecord
from explorer.runs.ring import Rows
from explorer.runs.state import EndReason


class Reporter(Protocol):
    """Says what is new."""

    def report(self, told: Rows | Event, record: RunRecord) -> None:
        """Say what a run has just told; `record` holds it and all before it."""

    def close(self) -> None:
        """Leave the terminal as it was."""


class JsonReporter:
    """One object a line: start, step (for each lane), eval, change, diverged, saved, end."""

    def report(self, told: Rows | Event, record: RunRecord) -> None:
        """Print a line for an event, or for each lane of each step."""
        if isinstance(told, np.ndarray):
            lanes = record.history.layout.lanes
            for step, row in enumerate(told, start=record.steps - len(told) + 1):
                for lane in lanes:
                    self._print(_step(step, row, lane))
        else:
            self._print(_start(told, record) if isinstance(told, Prepared) else _line(told, record))

    def close(self) -> None:
        """There is nothing to put back."""

    def _print(self, line: dict[str, object] | None) -> None:
        if line is not None:
            print(json.dumps(line), flush=True)


def _start(event: Prepared, record: RunRecord) -> dict[str, object]:
    experiment, report = record.experiment, event.report
    return {
        "event": "start",
        "arms": {arm.label: arm.network.name for arm in experiment.arms},
        "seeds": experiment.seeds,
        "device": event.device,
        "threads": event.threads,
        "memory_format": event.memory_format,
        "first_step": event.first_step,
        "total_steps": event.total_steps,
        "estimated_s": round(event.estimated_s, 1),
        "equal_tensors": report.equal_tensors,
        "tensors": report.tensors,
        "hashes": dict(report.hashes),
        "differences": [str(each) for each in report.differences],
        "not_controlled": [str(each) for each in report.confounders],
    }


def _step(step: int, row: Rows, lane: LaneColumns) -> dict[str, object]:
    line: dict[str, object] = {
        "event": "step",
        "step": step,
        "arm": lane.arm,
        "seed": lane.seed,
        "loss": _finite(row[lane.loss]),
        "error": _finite(row[lane.error_rate]),
        "lr": _finite(row[lane.learning_rate]),
    }
    for quantity in QUANTITIES:
        if lane.has(quantity):
            numbers = map(_finite, row[lane.columns(quantity)])
            parts = lane.parts_of(quantity)
            line[quantity.json_key] = dict(zip(parts, numbers, strict=True))
    return line


def _line(event: Event, record: RunRecord) -> dict[str, object] | None:
    match event:
        case Evaluated(step, arm, loss, error_rate, seed):
            return {
                "event": "eval",
                "step": step,
                "arm": arm,
                "seed": seed,
                "loss": _finite(loss),
                "error": _finite(error_rate),
            }
        case Changed(change):
            return {"event": "change"} | change.model_dump()
        case Diverged(step, arm, seed, error):
            return {
                "event": "diverged",
                "step": step,
                "arm": arm,
                "seed": seed,
                "message": str(error),
            }
        case Saved(step, path):
            return {"event": "saved", "step": step, "path": path}
        case Warned(error):
            return {"event": "warning", "message": str(error)}
        case runs_progress.Progress(what, done, total, unit):
            return {
                "event": "progress",
                "what": str(what),
                "done": done,
                "total": total,
                "unit": unit,
            }
        case StateChanged(_, EndReason() as reason, failure):
            end: dict[str, object] = {"event": "end", "reason": reason.value, "steps": record.steps}
            if failure is not None:
                end["message"] = str(failure)
            return end
    return None


def _finite(number: float) -> float | None:
    """JSON knows no infinity: a number that is not finite becomes null. float32 has 7 digits."""
    value = float(number)
    return float(f"{value:.7g}") if value - value == 0 else None


class TextReporter:
    """A line for each evaluation and what else a person should know; on a terminal, a bar."""

    def __init__(self, saved_to: Path | None) -> None:
        """Begin with an empty bar; `saved_to` is where checkpoints go."""
        self._saved_to = saved_to
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed:,.0f}/{task.total:,.0f}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(),
            disable=not sys.stdout.isatty(),
            transient=True,
        )
        self._task = self._bar.add_task(
            translate("CommandLine", "loading torch and the data"), total=None, visible=False
        )
        self._bar.start()

    def report(self, told: Rows | Event, record: RunRecord) -> None:
        """Print what an event says, or move the bar."""
        if isinstance(told, np.ndarray):
            history = record.history
            losses = [f"{c.arm} {history.loss(c.arm)[-1]:.3f}" for c in history.layout.arms]
            self._bar.update(
                self._task, description="loss " + "  ".join(losses), completed=record.steps
            )
            return
        if isinstance(told, Prepared):
            self._bar.reset(
                self._task, total=told.total_steps, completed=record.steps, visible=True
            )
        for line in self._lines(told, record):
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def close(self) -> None:
        """Take the bar away."""
        self._bar.stop()

    def _lines(self, event: Event, record: RunRecord) -> Iterator[str]:
        experiment = record.experiment
        match event:
            case Prepared():
                yield (
                    f"{event.total_steps:,} steps on {event.device}, about "
                    f"{event.estimated_s:.0f} s; {event.report.equal_tensors} of "
                    f"{event.report.tensors} tensors equal at the start"
                )
            case Evaluated(step, arm, loss, error_rate, seed):
                name = experiment.arm(arm).network.name
                of_seed = f" seed {seed}" if experiment.repeats > 1 else ""
                who = f"{arm} {name}{of_seed}"
                yield f"step {step}  {who}: held-out loss {loss:.3f}, error {error_rate:.1%}"
            case Changed(change):
                yield f"after step {change.step}: {change.model_dump_json(exclude={'step'})}"
            case Diverged() | Warned():
                _complain(event.error)
            case runs_progress.Progress(what, done, total, unit):
                self._bar.update(
                    self._task,
                    description=f"{what} ({unit})",
                    completed=done,
                    total=total,
                    visible=True,
                )
            case StateChanged(_, EndReason() as reason, failure):
                if failure is not None:
                    _complain(failure)
                yield from self._end(reason, record)

    def _end(self, reason: EndReason, record: RunRecord) -> Iterator[str]:
        history, steps = record.history, record.steps
        for columns in history.layout.lanes if history.steps else ():
            loss = float(history.loss(columns.arm, columns.seed)[-1])
            of_seed = f" seed {columns.seed}" if record.experiment.repeats > 1 else ""
            yield f"step {steps}  {columns.arm}{of_seed}: training loss {loss:.3f}"
        yield f"{reason.value} after {steps} steps"
        if reason is EndReason.STOPPED and self._saved_to is not None:
            yield f"go on with `train --out {self._saved_to} --resume`"


def _complain(error: UserError) -> None:
    print(f"resnet-explorer: {error}", file=sys.stderr)
