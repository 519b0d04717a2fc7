"""What a cross-hair over the steps says: each arm's number there, and the nearest held-out one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from explorer.messages import translate
from explorer.runs.history import History
from explorer.ui.kit.reading_box import Lines
from explorer.ui.plots.depth_reading import number_text
from explorer.ui.plots.quantity import Quantity
from explorer.ui.theme.palette import Theme


def step_heading(history: History, row: int) -> str:
    """Name the step of a row, and the time at which it was done."""
    words = translate("CurvePlot", "step {step}, {seconds} s")
    seconds = f"{history.seconds()[row]:,.1f}"
    return words.format(step=f"{history.first_step + row + 1:,}", seconds=seconds)


def step_lines(
    history: History,
    quantity: Quantity,
    labels: Iterable[str],
    seeds: Sequence[int],
    row: int,
    theme: Theme,
) -> Lines:
    """Return for each arm its label, colour and numbers."""
    return [
        (label, theme.arm_text(label), _numbers(history, quantity, label, seeds, row))
        for label in labels
    ]


def _numbers(
    history: History, quantity: Quantity, label: str, seeds: Sequence[int], row: int
) -> tuple[str, ...]:
    values = [quantity.of_steps(history, label, seed)[row] for seed in seeds]
    cells = (number_text(float(np.mean(values))),)
    scores = quantity.heldout(history, label, seeds)
    if not scores:
        return cells
    step = history.first_step + row + 1
    at = min((abs(each - step), each) for each in scores)[1]
    words = translate("CurvePlot", "held-out {value} at {step}")
    return *cells, words.format(value=number_text(scores[at]), step=f"{at:,}")
