"""Writes a recorded run in the forms that other programs read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from explorer.commands.json_reporter import JsonReporter
from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.runs.events import StateChanged
from explorer.runs.record import RunRecord
from explorer.runs.recordings.recorded_run import RecordedRun
from explorer.runs.state import RunState

_ROWS = 1_024
_TIDY = ("step", "arm", "seed", "quantity", "part", "value")

_NO_WEIGHTS = UserError("Runs", "{path} holds no weights; train the run again to have them")


def _csv(run: RecordedRun, target: Path) -> None:
    with (
        atomic_write(target) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_TIDY)
        for rows in _tidy(run.record):
            writer.writerows(rows)


def _tidy(record: RunRecord) -> Iterator[list[tuple[object, ...]]]:
    """Yield rows of (step, arm, seed, quantity, part, value), those of many steps at a time."""
    history = record.history
    names = [_named(column) for column in history.layout.columns]
    for begin in range(0, history.steps, _ROWS):
        found: list[tuple[object, ...]] = []
        for at, row in enumerate(history.rows(begin, min(begin + _ROWS, history.steps)).tolist()):
            step = history.first_step + begin + at + 1
            found += [(step, *name, value) for name, value in zip(names, row, strict=True)]
        yield found


def _named(column: str) -> tuple[str, str, str, str]:
    arm, seed, quantity, part, *_ = [*column.split("/", 3), "", "", ""]
    return (arm, seed, quantity, part) if seed else ("", "", column, "")


def _json_lines(run: RecordedRun, target: Path) -> None:
    """Write what `train --json` printed."""
    record = RunRecord(run.record.experiment, run.record.history.layout)
    with atomic_write(target) as temporary, temporary.open("w", encoding="utf-8") as file:
        reporter = JsonReporter(lambda line: file.write(f"{line}\n"))
        end = StateChanged(RunState.ENDED, run.record.end_reason, run.record.error)
        for news in chain(run.news(run.record.steps), [end]):
            record.fold([news])
            reporter.report(news, record)


def _weights(run: RecordedRun, target: Path) -> None:
    kept = run.checkpoints
    if not kept:
        raise _NO_WEIGHTS.format(path=run.path)
    with atomic_write(target) as temporary:
        run.copy_checkpoint(max(kept, key=kept.__getitem__), temporary)


FORMS: Mapping[str, Callable[[RecordedRun, Path], None]] = {
    "csv": _csv,
    "jsonl": _json_lines,
    "safetensors": _weights,
}
