"""Reports a run to another program: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np

from explorer.runs.events import (
    Changed,
    Diverged,
    Evaluated,
    Event,
    Prepared,
    Saved,
    ScoredOnTest,
    StateChanged,
    Warned,
)
from explorer.runs.layout import LaneColumns
from explorer.runs.progress import Progress
from explorer.runs.quantities import QUANTITIES
from explorer.runs.record import RunRecord
from explorer.runs.ring import Rows
from explorer.runs.state import EndReason

_VERSION = 1
"""Of the lines: it grows when a key changes its meaning or is left out, not when one is added."""


class JsonReporter:
    """One object a line: start, step (for each lane), eval, change, diverged, saved, test, end."""

    def report(self, news: Rows | Event, record: RunRecord) -> None:
        """Print a line for an event, or for each lane of each step."""
        for line in json_lines(news, record, record.steps):
            print(line, flush=True)

    def close(self) -> None:
        """There is nothing to restore."""


def json_lines(news: Rows | Event, record: RunRecord, steps: int) -> Iterator[str]:
    """Yield the lines of some rows, or that of an event.

    Args:
        news: What is told.
        record: What its run was before it, or is at last.
        steps: Updates made, with those of the rows.
    """
    if isinstance(news, np.ndarray):
        for step, row in enumerate(news, start=steps - len(news) + 1):
            for lane in record.history.layout.lanes:
                yield json.dumps(_step(step, row, lane))
    else:
        line = _start(news, record) if isinstance(news, Prepared) else _line(news, steps)
        if line is not None:
            yield json.dumps(line)


def _start(event: Prepared, record: RunRecord) -> dict[str, object]:
    experiment, report = record.experiment, event.report
    return {
        "event": "start",
        "version": _VERSION,
        "arms": {arm.label: arm.network.name for arm in experiment.arms},
        "seeds": experiment.seeds,
        "dataset": _dataset(record),
        "device": event.device,
        "threads": event.threads,
        "memory_format": event.memory_format,
        "first_step": event.first_step,
        "total_steps": event.total_steps,
        "batch_sizes": experiment.batch_sizes,
        "steps_per_epoch": dict(event.steps_per_epoch),
        "estimated_s": round(event.estimated_s, 1),
        "equal_tensors": report.equal_tensors,
        "tensors": report.tensors,
        "hashes": dict(report.hashes),
        "differences": [str(each) for each in report.differences],
        "not_controlled": [str(each) for each in report.confounders],
    }


def _dataset(record: RunRecord) -> dict[str, object]:
    found = record.dataset
    if found is None:
        return {}
    return {
        "classes": found.classes,
        "train_images": found.train,
        "heldout_images": found.heldout,
        "test_images": found.test,
        "notes": [str(each) for each in found.notes],
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


def _line(event: Event, steps: int) -> dict[str, object] | None:
    match event:
        case Evaluated():
            return _scores("eval", event)
        case ScoredOnTest():
            return _scores("test", event)
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
        case Progress(what, done, total, "bytes" | "images" as unit):  # of data alone
            return {
                "event": "progress",
                "what": str(what),
                "done": done,
                "total": total,
                "unit": unit,
            }
        case StateChanged(_, EndReason() as reason, failure):
            end: dict[str, object] = {"event": "end", "reason": reason.value, "steps": steps}
            if failure is not None:
                end["message"] = str(failure)
            return end
    return None


def _scores(name: str, event: Evaluated | ScoredOnTest) -> dict[str, object]:
    line: dict[str, object] = {
        "event": name,
        "step": event.step,
        "arm": event.arm,
        "seed": event.seed,
        "loss": _finite(event.loss),
        "error": _finite(event.error_rate),
    }
    if event.reestimated is not None:
        line["reestimated_loss"] = _finite(event.reestimated.loss)
        line["reestimated_error"] = _finite(event.reestimated.error_rate)
    return line


def _finite(number: float) -> float | None:
    """JSON knows no infinity: a number that is not finite becomes null. float32 has 7 digits."""
    value = float(number)
    return float(f"{value:.7g}") if value - value == 0 else None
