"""The numbers of a recorded run in blocks of steps, whose columns say what they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.runs.events import Evaluated, ScoredOnTest
from explorer.runs.layout import RowLayout
from explorer.runs.recordings.recorded_run import RecordedRun

OnSteps = Callable[[int, int], None]
"""Is told how many steps are done, and of how many."""

RunExport = Callable[[Path, Path, str, OnSteps], None]
"""Writes a recorded run: (its file, the file to write, in which form, is told how far it is)."""

Scored = Evaluated | ScoredOnTest


class Column(NamedTuple):
    """What a column's numbers are of: "" and None where they are of all arms and seeds.

    Attributes:
        arm: The arm's label.
        seed: The seed.
        quantity: "loss", "gradient_norm", ...
        part: The layer or block; "" for a number of the whole network.
    """

    arm: str
    seed: int | None
    quantity: str
    part: str = ""

    @property
    def name(self) -> str:
        """As in a recording: "A/0/gradient_norm/conv1"."""
        seed = "" if self.seed is None else str(self.seed)
        return "/".join(filter(None, (self.arm, seed, self.quantity, self.part)))


class Block(NamedTuple):
    """Some steps and their numbers.

    Attributes:
        steps: (n,) in their order.
        columns: What the numbers are of (C).
        values: (n, C): float32 as they were recorded; scores of images not trained on, float64.
    """

    steps: NDArray[np.int64]
    columns: tuple[Column, ...]
    values: NDArray[Any]


def blocks(run: RecordedRun, on_steps: OnSteps) -> Iterator[Block]:
    """Yield all rows and scores of a run in the order in which they came."""
    columns = columns_of(run.record.history.layout)
    first, done = run.record.history.first_step, 0
    for item in run.news():
        if isinstance(item, np.ndarray):
            steps = first + done + 1 + np.arange(len(item), dtype=np.int64)
            yield Block(steps, columns, item)
            done += len(item)
            on_steps(done, run.record.history.steps)
        elif isinstance(item, Scored):
            scores = _scores(run, item)
            values = np.array([list(scores.values())], dtype=np.float64)
            yield Block(np.array([item.step], dtype=np.int64), tuple(scores), values)


def scores_by_step(run: RecordedRun) -> dict[int, dict[Column, float]]:
    """Return all scores on images not trained on, by the number of updates made before."""
    found: dict[int, dict[Column, float]] = {}
    for item in run.news():
        if isinstance(item, Scored):
            found.setdefault(item.step, {}).update(_scores(run, item))
    return found


def columns_of(layout: RowLayout) -> tuple[Column, ...]:
    """Return what each column of a row is of."""
    return tuple(map(_column, layout.columns))


def _column(name: str) -> Column:
    if "/" not in name:
        return Column("", None, name)
    arm, seed, quantity, *part = name.split("/", 3)
    return Column(arm, int(seed), quantity, "".join(part))


def _scores(run: RecordedRun, event: Scored) -> dict[Column, float]:
    prefix = "test" if isinstance(event, ScoredOnTest) else "heldout"
    seed = run.record.history.layout.arm(event.arm, event.seed).seed
    found = {f"{prefix}_loss": event.loss, f"{prefix}_error_rate": event.error_rate}
    if event.reestimated is not None:
        found[f"{prefix}_reestimated_loss"] = event.reestimated.loss
        found[f"{prefix}_reestimated_error_rate"] = event.reestimated.error_rate
    return {Column(event.arm, seed, name): value for name, value in found.items()}
