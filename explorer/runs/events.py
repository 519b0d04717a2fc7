"""What training tells beside the numbers of each step: few, frozen, picklable.

The numbers of each step go through the metric ring; an event per step would flood a window.
"""

from __future__ import annotations

from dataclasses import dataclass

from explorer.problem import Problem
from explorer.runs.state import EndReason, RunState


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The run went to another state. A run that ended says why; a failed one, what went wrong."""

    state: RunState
    reason: EndReason | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The arms are built and the data is read; the first step comes next.

    Attributes:
        device: Name of what training runs on ("CPU").
        threads: Of the CPU that it takes, 0 on another device.
        total_steps: Steps of the whole run.
        steps_per_epoch: Steps between two evaluations.
        train_images: Number of images trained on.
        heldout_images: Number of images only evaluated.
        equal_tensors: Parameter tensors that every arm has with the same values at step 0.
        tensors: Parameter tensors that at least one arm has.
    """

    device: str
    threads: int
    total_steps: int
    steps_per_epoch: int
    train_images: int
    heldout_images: int
    equal_tensors: int
    tensors: int


@dataclass(frozen=True, slots=True)
class Evaluated:
    """An arm was evaluated on the held-out images after `step` updates.

    Attributes:
        step: Updates made before.
        arm: The arm's label.
        loss: Mean cross entropy.
        error: Share of images given a wrong class, 0 to 1.
    """

    step: int
    arm: str
    loss: float
    error: float


@dataclass(frozen=True, slots=True)
class Warned:
    """Something is wrong that does not keep the run from going on."""

    problem: Problem


Event = StateChanged | Prepared | Evaluated | Warned
