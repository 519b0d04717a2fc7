"""Tells a run on a terminal: one JSON object a line, or words under a progress bar."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from explorer.errors import UserError
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
from explorer.runs.history import History
from explorer.runs.layout import LaneColumns
from explorer.runs.ring import Rows
from explorer.runs.run import Run
from explorer.runs.state import EndReason


class Reporter(Protocol):
    """Says what is new."""

    def tell(self, events: list[Event], rows: Rows, history: History) -> None:
        """Say the events and the rows (steps, columns) that are new; `history` has all rows."""

    def close(self) -> None:
        """Leave the terminal as it was."""


class JsonReporter:
    """One object a line: start, step (for each lane), eval, change, diverged, saved, end.

    What is said of a step follows that step's lines, however fast the steps come.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._first_step = 0
        self._held: deque[Event] = deque()

    def tell(self, events: list[Event], rows: Rows, history: History) -> None:
        """Print a line for each event and for each lane of each step."""
        starts = [event for event in events if isinstance(event, Prepared)]
        self._held.extend(event for event in events if not isinstance(event, Prepared))
        self._print(self._start(event) for event in starts)
        before = self._first_step + history.steps - len(rows)
        for step, row in enumerate(rows, start=before + 1):
            self._report_held(step - 1, between=True)
            self._print(_step(step, row, lane) for lane in self._run.layout.lanes)
        self._report_held(self._first_step + history.steps, between=False)

    def _report_held(self, steps: int, *, between: bool) -> None:
        """Say what there is to be said of so many steps, or of none unless more steps follow."""
        while self._held:
            of_step = _step_of(self._held[0])
            if between if of_step is None else of_step > steps:
                return
            message = _told(self._held.popleft(), steps)
            self._print([message] if message else [])

    def close(self) -> None:
        """There is nothing to put back."""

    def _start(self, event: Prepared) -> dict[str, object]:
        self._first_step = event.first_step
        experiment, report = self._run.experiment, event.report
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

    def _print(self, objects: Iterable[dict[str, object]]) -> None:
        for each in objects:
            print(json.dumps(each), flush=True)


def _step(step: int, row: Rows, lane: LaneColumns) -> dict[str, object]:
    def by_layer(names: tuple[str, ...], columns: slice) -> dict[str, float | None]:
        return dict(zip(names, map(_finite, row[columns]), strict=True))

    message: dict[str, object] = {
        "event": "step",
        "step": step,
        "arm": lane.arm,
        "seed": lane.seed,
        "loss": _finite(row[lane.loss]),
        "error": _finite(row[lane.error_rate]),
        "lr": _finite(row[lane.learning_rate]),
        "grad_norms": by_layer(lane.layers, lane.norms),
        "weight_norms": by_layer(lane.layers, lane.weight_norms),
        "update_ratios": by_layer(lane.layers, lane.update_ratios),
    }
    if lane.blocks:
        message["block_grad_norms"] = by_layer(lane.blocks, lane.block_norms)
    if lane.responding:
        message["responses"] = by_layer(lane.responding, lane.responses)
    if lane.has_cosines:
        message["grad_cosines"] = by_layer(lane.layers, lane.cosines)
    return message


def _step_of(event: Event) -> int | None:
    match event:
        case Evaluated() | Diverged() | Saved():
            return event.step
        case Changed(change):
            return change.step
    return None


def _told(event: Event, steps: int) -> dict[str, object] | None:
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
            message = {"event": "diverged", "step": step, "arm": arm, "seed": seed}
            return message | {"message": str(error)}
        case Saved(step, path):
            return {"event": "saved", "step": step, "path": path}
        case Warned(error):
            return {"event": "warning", "message": str(error)}
        case runs_progress.Progress(what, done, total, unit):
            message = {"event": "progress", "what": what, "done": done}
            return message | {"total": total, "unit": unit}
        case StateChanged(_, EndReason() as reason, trouble):
            end: dict[str, object] = {"event": "end", "reason": reason.value, "steps": steps}
            return end if trouble is None else end | {"message": str(trouble)}
    return None


def _finite(number: float) -> float | None:
    """JSON knows no infinity: a number that is not finite becomes null. float32 has 7 digits."""
    value = float(number)
    return float(f"{value:.7g}") if value - value == 0 else None


class TextReporter:
    """A line for each evaluation and what else a person should know; on a terminal, a bar."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._first_step = 0
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
        self._task = self._bar.add_task("loading torch and the data", total=None, visible=False)
        self._bar.start()

    def tell(self, events: list[Event], rows: Rows, history: History) -> None:
        """Print what the events say, and move the bar."""
        for event in events:
            if isinstance(event, Prepared):
                self._first_step = event.first_step
                self._bar.reset(
                    self._task, total=event.total_steps, completed=self._first_step, visible=True
                )
            for line in self._lines(event, history):
                self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        if len(rows):
            losses = [f"{c.arm} {history.loss(c.arm)[-1]:.3f}" for c in self._run.layout.arms]
            self._bar.update(
                self._task,
                description="loss " + "  ".join(losses),
                completed=self._first_step + history.steps,
            )

    def close(self) -> None:
        """Take the bar away."""
        self._bar.stop()

    def _lines(self, event: Event, history: History) -> Iterator[str]:
        match event:
            case Prepared():
                yield (
                    f"{event.total_steps:,} steps on {event.device}, about "
                    f"{event.estimated_s:.0f} s; {event.report.equal_tensors} of "
                    f"{event.report.tensors} tensors equal at the start"
                )
            case Evaluated(step, arm, loss, error_rate, seed):
                name = self._run.experiment.arm(arm).network.name
                of_seed = f" seed {seed}" if self._run.experiment.repeats > 1 else ""
                who = f"{arm} {name}{of_seed}"
                yield f"step {step}  {who}: held-out loss {loss:.3f}, error {error_rate:.1%}"
            case Changed(change):
                yield f"after step {change.step}: {change.model_dump_json(exclude={'step'})}"
            case Diverged() | Warned():
                _complain(event.error)
            case runs_progress.Progress(what, done, total, unit):
                self._show_progress(what, done, total, unit)
            case StateChanged(_, EndReason() as reason, trouble):
                if trouble is not None:
                    _complain(trouble)
                yield from self._end(reason, history)

    def _show_progress(self, what: str, done: int, total: int | None, unit: str) -> None:
        self._bar.update(
            self._task, description=f"{what} ({unit})", completed=done, total=total, visible=True
        )

    def _end(self, reason: EndReason, history: History) -> Iterator[str]:
        steps = self._first_step + history.steps
        for columns in self._run.layout.lanes if history.steps else ():
            loss = float(history.loss(columns.arm, columns.seed)[-1])
            of_seed = f" seed {columns.seed}" if self._run.experiment.repeats > 1 else ""
            yield f"step {steps}  {columns.arm}{of_seed}: training loss {loss:.3f}"
        yield f"{reason.value} after {steps} steps"
        if reason is EndReason.STOPPED and self._run.save_to is not None:
            yield f"go on with `train --out {self._run.save_to} --resume`"


def _complain(error: UserError) -> None:
    print(f"resnet-explorer: {error}", file=sys.stderr)
