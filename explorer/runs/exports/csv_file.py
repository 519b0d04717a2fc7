"""A recorded run as CSV: a row for each number, or one for each step."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from explorer.runs.exports.blocks import Block, OnSteps, blocks, columns_of, scores_by_step
from explorer.runs.recordings.recorded_run import RecordedRun

TIDY = ("step", "arm", "seed", "quantity", "part", "value")

_Cells = tuple[object, ...]


def write_csv(run: RecordedRun, path: Path, on_steps: OnSteps, *, wide: bool) -> None:
    """Write all numbers, with the fewest digits that give the same number again.

    Args:
        run: What is written.
        path: Where to.
        on_steps: Is told how far it is.
        wide: Whether a row is a step; else it is one number.

    Raises:
        OSError: The file cannot be written.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if wide:
            writer.writerows(_wide_rows(run, on_steps))
        else:
            writer.writerow(TIDY)
            for block in blocks(run, on_steps):
                writer.writerows(_tidy_rows(block))


def _tidy_rows(block: Block) -> Iterator[_Cells]:
    for step, row in zip(block.steps.tolist(), block.values, strict=True):
        for column, value in zip(block.columns, row, strict=True):
            yield (step, *column, str(value))


def _wide_rows(run: RecordedRun, on_steps: OnSteps) -> Iterator[_Cells]:
    """Yield the header and a row a step; what was scored before the first has one of its own."""
    recorded, scores = columns_of(run.record.history.layout), scores_by_step(run)
    scored = tuple(dict.fromkeys(column for each in scores.values() for column in each))
    yield ("step", *(each.name for each in (*recorded, *scored)))
    first = run.record.history.first_step
    if first in scores:
        yield (first, *[""] * len(recorded), *(scores[first].get(each, "") for each in scored))
    for block in blocks(run, on_steps):
        if block.columns == recorded:
            for step, row in zip(block.steps.tolist(), block.values, strict=True):
                found = scores.get(step, {})
                yield (step, *map(str, row), *(found.get(each, "") for each in scored))
