"""What stands beside a cross-hair: each arm's numbers at a step, or at a place in depth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from explorer.messages import translate
from explorer.runs.depth_places import DepthPlaces
from explorer.runs.history import History
from explorer.runs.means import SeedMean, means_on
from explorer.runs.quantities import Quantity
from explorer.runs.scale import UNKNOWN
from explorer.runs.score import Score, Tests
from explorer.ui.kit.reading_box import Lines
from explorer.ui.kit.text import with_seeds
from explorer.ui.theme.palette import Theme

_NO_VALUE = "—"
_NO_TESTS: Tests = MappingProxyType({})


def step_heading(history: History, row: int) -> str:
    """Name the step of a row, and the time at which it was done."""
    seconds = f"{history.seconds(row, row + 1)[0]:,.1f}"
    return translate("Readings", "step {step}, {seconds} s").format(
        step=f"{history.first_step + row + 1:,}", seconds=seconds
    )


def step_lines(
    history: History,
    score: Score,
    epochs: Mapping[str, float | None],
    row: int,
    theme: Theme,
    tests: Tests = _NO_TESTS,
) -> Lines:
    """Return for each arm its label, its colour, its score there and the nearest held-out one.

    At the step after which the test part was evaluated, that score too.

    Args:
        history: Of the run.
        score: Loss or error.
        epochs: For each arm at which epoch it is, if that is to be said.
        row: The step.
        theme: Has the colours.
        tests: Scores on the test part.
    """
    return [
        (
            label,
            theme.arm_text(label),
            _at(epoch)
            + _score_texts(history, score, label, row)
            + _test_texts(history, score, label, row, tests),
        )
        for label, epoch in epochs.items()
    ]


def part_heading(
    quantity: Quantity, places: Mapping[str, DepthPlaces], position: int, step: int
) -> str:
    """Name the quantity, the parts at a place on the depth axis, each once, and the step."""
    names = dict.fromkeys(each.part_at(position) for each in places.values())
    return translate("Readings", "{quantity}, {parts} at step {step}").format(
        quantity=quantity.title,
        parts=", ".join(name for name in names if name is not None),
        step=f"{step:,}",
    )


def part_lines(
    history: History,
    quantity: Quantity,
    places: Mapping[str, DepthPlaces],
    row: int,
    position: int,
    theme: Theme,
) -> Lines:
    """Return for each arm that has a part there its label, its colour and its number."""
    lines: Lines = []
    for label, each in places.items():
        if each.part_at(position) is None:
            continue
        column = each.main[position]
        values = [
            float(history.values(quantity, label, seed)[row, column])
            for seed in history.layout.seeds
        ]
        lines.append((label, theme.arm_text(label), (quantity_text(quantity, values),)))
    return lines


def quantity_text(quantity: Quantity, values: Sequence[float]) -> str:
    """Write the mean of the values of several seeds: "0.0123"."""
    scale = quantity.scale
    means = means_on(scale, np.array(values))
    height = float(means.heights)
    if np.isnan(height) and scale.nan_level == UNKNOWN:
        return _NO_VALUE
    return mean_text(SeedMean(scale.number(height), int(means.used), len(values)))


def mean_text(mean: SeedMean) -> str:
    """Write a mean over seeds, and of how many it is unless of all: "0.0123 (4 of 5 seeds)"."""
    return with_seeds(number_text(mean.value), mean)


def number_text(value: float) -> str:
    """Write three significant digits: "0.0123", "1,230", "1.23e-07"."""
    if value == 0:
        return "0"
    if not np.isfinite(value):
        return translate("Readings", "not finite")
    if abs(value) >= 1_000:
        return f"{value:,.0f}" if abs(value) < 1e7 else f"{value:.2e}"
    return f"{value:#.3g}".rstrip(".") if abs(value) >= 1e-4 else f"{value:.2e}"


def _at(epoch: float | None) -> tuple[str, ...]:
    if epoch is None:
        return ()
    return (translate("Readings", "epoch {n}").format(n=f"{epoch:,.2f}"),)


def _score_texts(history: History, score: Score, label: str, row: int) -> tuple[str, ...]:
    texts: tuple[str, ...] = (mean_text(score.mean_at(history, label, row)),)
    at = history.evaluations_of(label).nearest(history.first_step + row + 1)
    if at is None:
        return texts
    found, seeds = score.heldout(history, label, at, at + 1), len(history.layout.seeds)
    shown, running = (
        SeedMean(float(each.values[0]), int(each.used[0]), seeds)
        for each in (found.shown, found.running)
    )
    text = translate("Readings", "held-out {value} at {step}")
    texts = *texts, text.format(value=mean_text(shown), step=f"{found.steps[0]:,}")
    if not running.used:
        return texts
    text = translate("Readings", "with running statistics {value}")
    return *texts, text.format(value=mean_text(running))


def _test_texts(
    history: History, score: Score, label: str, row: int, tests: Tests
) -> tuple[str, ...]:
    step = history.first_step + row + 1
    if not any(each.step == step for (arm, _), each in tests.items() if arm == label):
        return ()
    found = (
        (
            translate("Readings", "test {value}"),
            score.tested(tests, label, history.layout.seeds),
        ),
        (
            translate("Readings", "test with running statistics {value}"),
            score.tested_with_running(tests, label, history.layout.seeds),
        ),
    )
    return tuple(text.format(value=mean_text(mean)) for text, mean in found if mean is not None)
