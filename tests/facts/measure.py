"""Trains what the facts speak of, on digits with five seeds, and takes the numbers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from explorer.runs.events import Diverged
from explorer.runs.experiment import ARM_LABELS, Arm, Experiment
from explorer.runs.recipes import recipe
from tests.training.running import Trained, trained

SEEDS = 5


class Fact(NamedTuple):
    """One claim and what was measured.

    Attributes:
        claim: In words.
        expected: The range that it is judged by, in words.
        values: One for each seed.
        holds: Whether all of them are in the range.
    """

    claim: str
    expected: str
    values: tuple[float, ...]
    holds: bool

    @property
    def row(self) -> str:
        """A row of the table."""
        low, high = min(self.values), max(self.values)
        span = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
        return f"| {self.claim} | {self.expected} | {span} | {'yes' if self.holds else '**no**'} |"


def facts() -> list[Fact]:
    """Measure all, in some minutes."""
    return [*_degradation(), *_profiles(), *_without_norm()]


def _run(networks: dict[str, NetworkSpec], **settings: object) -> tuple[Trained, dict[str, str]]:
    """Train networks side by side; return the run and each one's label by its name."""
    labels = dict(zip(networks, ARM_LABELS, strict=False))
    arms = tuple(Arm(label=labels[name], network=spec) for name, spec in networks.items())
    lecture = recipe("lecture, digits")
    experiment = Experiment(arms=arms, settings=lecture, repeats=SEEDS)
    return trained(experiment.settings_edited(device="cpu", **settings)), labels


def _degradation() -> list[Fact]:
    names = ("plain-20", "plain-56", "resnet-20", "resnet-56")
    run, labels = _run({name: preset(f"{name}-digits") for name in names})

    def last_epoch(name: str) -> tuple[float, ...]:
        """Training loss of each seed, mean of the last 23 steps."""
        history = run.history
        return tuple(float(history.loss(labels[name], seed)[-23:].mean()) for seed in range(SEEDS))

    loss = {name: last_epoch(name) for name in names}
    found = [
        Fact(f"training loss of {name}, mean of the last of 8 epochs", "", loss[name], holds=True)
        for name in names
    ]
    gap = _over(loss["plain-56"], loss["plain-20"])
    cure = _over(loss["resnet-56"], loss["plain-56"])
    return [
        *found,
        _judged("degradation: loss of plain-56 over plain-20", gap, 1, np.inf),
        _judged("its cure: loss of resnet-56 over plain-56", cure, 0, 1),
    ]


def _profiles() -> list[Fact]:
    names = ("plain-56", "plain-110", "resnet-56", "resnet-110")
    run, labels = _run({name: preset(f"{name}-digits") for name in names}, steps=6)

    def ratio(name: str, step: int) -> tuple[float, ...]:
        """Gradient norm of the first block's first convolution over the last block's last."""
        found = []
        for seed in range(SEEDS):
            norms = run.history.norms(labels[name], seed)[step]
            found.append(float(norms[1] / norms[-2]))
        return tuple(found)

    first = "gradient norm of the first block over the last's"
    return [
        _judged(f"{first}, untrained, plain-56", ratio("plain-56", 0), 1e3, 4e3),
        _judged(f"{first}, untrained, plain-110", ratio("plain-110", 0), 1e6, 1e7),
        _judged(f"{first}, untrained, resnet-56", ratio("resnet-56", 0), 6, 9),
        _judged(f"{first}, untrained, resnet-110", ratio("resnet-110", 0), 12, 24),
        _judged(f"{first}, after one update, plain-56", ratio("plain-56", 1), 4, 50),
        _judged(
            f"{first}, after five updates, plain-56 over resnet-56",
            _over(ratio("plain-56", 5), ratio("resnet-56", 5)),
            0.1,
            10,
        ),
    ]


def _without_norm() -> list[Fact]:
    plain = preset("plain-56-digits").edited(norm="none")
    residual = preset("resnet-56-digits").edited(norm="none")
    scaled = residual.edited(branch_scale=0.1)
    run, labels = _run({"plain": plain, "residual": residual, "scaled": scaled})
    history = run.history

    def norm(layer: int) -> tuple[float, ...]:
        return tuple(float(history.norms(labels["plain"], s)[0, layer]) for s in range(SEEDS))

    def change(name: str) -> tuple[float, ...]:
        """Loss of the last epoch over that of the first step."""
        losses = [history.loss(labels[name], seed) for seed in range(SEEDS)]
        return tuple(float(each[-23:].mean() / each[0]) for each in losses)

    lost = {(event.arm, event.seed) for event in run.of(Diverged)}
    diverged = tuple(float((labels["residual"], seed) in lost) for seed in range(SEEDS))
    return [
        _judged("no norm, untrained, plain-56: gradient norm of the first layer", norm(0), 0, 1e-4),
        _judged("no norm, untrained, plain-56: the same of the last convolution", norm(-2), 1e-4,
                1),
        _judged("no norm, plain-56: loss of the last epoch over the first", change("plain"), 0.95,
                1.05),
        _judged("no norm, resnet-56: 1 where it diverges", diverged, 1, 1),
        _judged("no norm, branch scaled by 0.1, resnet-56: loss of the last epoch over the first",
                change("scaled"), 0, 0.5),
    ]  # fmt: skip


def _over(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(a / b for a, b in zip(one, other, strict=True))


def _judged(claim: str, values: tuple[float, ...], low: float, high: float) -> Fact:
    if high == np.inf:
        expected = f"above {_number(low)}"
    elif low == 0:
        expected = f"below {_number(high)}"
    else:
        expected = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    return Fact(claim, expected, values, all(low <= value <= high for value in values))


def _number(value: float) -> str:
    return f"{value:,.0f}" if 100 <= value < 1e5 else f"{value:.2g}"
