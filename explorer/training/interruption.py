"""Lets a long step be left: it checks between convolutions, forwards and backwards.

A step of a wide network takes half a minute on a CPU, and neither a window that closes nor the
next run can wait for that.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from torch import Tensor, nn

from explorer.network.plan import NetworkPlan
from explorer.runs.control import RunControl
from explorer.training.data.dataset import Stopped

Check = Callable[[], None]
"""Raises `Stopped` once the work is to be left."""

LONG_STEP_MACS = 10_000_000_000
"""Multiply-adds of a forward pass that may take half a second; a shorter one is not checked."""


def never() -> None:
    """Never raise."""


class Interruption:
    """A run's check: a stop leaves what comes before the first step, only a release a step.

    It knows the run's control alone: lanes hold it, and a cycle would keep them in memory.

    Attributes:
        is_built: Whether the first step is next.
    """

    def __init__(self, control: RunControl) -> None:
        self._control = control
        self.is_built = False

    def __call__(self) -> None:
        """Raise `Stopped` if the work is to be left."""
        if self._control.is_released or (not self.is_built and self._control.is_stopped):
            raise Stopped


def is_long(plan: NetworkPlan, batch_size: int) -> bool:
    """Whether a forward pass of a batch is so long that it is to be checked."""
    return plan.macs * batch_size >= LONG_STEP_MACS


def quick_images(plan: NetworkPlan) -> int:
    """Return how many images a forward pass may take without being long."""
    return max(1, LONG_STEP_MACS // plan.macs)


def check_between_layers(model: nn.Module, check: Check) -> None:
    """Have `check` called after each convolution, and at its gradient."""
    hook = partial(_after_forward, check)
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            module.register_forward_hook(hook)


def _after_forward(check: Check, _module: nn.Module, _inputs: object, output: Tensor) -> None:
    check()
    if output.requires_grad:
        output.register_hook(partial(_after_backward, check))  # type: ignore[no-untyped-call]


def _after_backward(check: Check, _gradient: Tensor) -> None:
    check()
