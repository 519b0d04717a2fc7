"""What is measured of a network in each step, on its device and without waiting for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import torch
from torch import Tensor, nn

from explorer.network.plan import NetworkPlan
from explorer.runs.quantities import (
    BLOCK_GRADIENT_NORM,
    GRADIENT_COSINE,
    GRADIENT_NORM,
    RESPONSE_DEVIATION,
    UPDATE_RATIO,
    WEIGHT_NORM,
)
from explorer.runs.settings import TrainSettings

Measured = dict[str, Tensor]
"""By the name of a quantity (`runs/quantities.py`), a number for each of its parts (parts,)."""


def weights_of(model: nn.Module, plan: NetworkPlan) -> list[Tensor]:
    """Return the weights of the plan's weighted layers, in the plan's order."""
    return [model.get_parameter(f"{layer.name}.weight") for layer in plan.weighted]


def norms_of(tensors: list[Tensor]) -> Tensor:
    """(L,) L2 norms in float32, on the tensors' device.

    One multi-tensor call: one call per layer, or reading each value, would slow the step.
    """
    return torch.stack(torch._foreach_norm(tensors, 2, dtype=torch.float32))  # noqa: SLF001


class LayerMeasures:
    """Norms of gradients, weights and updates of every weighted layer."""

    def __init__(self, model: nn.Module, plan: NetworkPlan, settings: TrainSettings) -> None:
        self.weights = weights_of(model, plan)
        """Those of the weighted layers, in depth order."""
        self._before = [torch.empty_like(weight) for weight in self.weights]
        wanted = self.weights if GRADIENT_COSINE.is_recorded(settings) else []
        self.last_gradients = [torch.zeros_like(weight) for weight in wanted]
        """The previous step's, for the cosine; empty if it is not measured."""

    def before_update(self) -> Measured:
        """Return gradient norms, weight norms and, if measured, cosines, each (L,)."""
        gradients = [
            # A projection whose skip is switched off has no gradient.
            torch.zeros_like(weight) if weight.grad is None else weight.grad
            for weight in self.weights
        ]
        norms = norms_of(gradients)
        with torch.no_grad():
            torch._foreach_copy_(self._before, self.weights)
        measured = {GRADIENT_NORM.name: norms, WEIGHT_NORM.name: norms_of(self._before)}
        if self.last_gradients:
            measured[GRADIENT_COSINE.name] = self._cosines(gradients, norms)
        return measured

    def after_update(self, before: Measured) -> Measured:
        """Return (L,) the norm of each update over the weight norm before it."""
        with torch.no_grad():
            torch._foreach_sub_(self._before, self.weights)
        return {UPDATE_RATIO.name: norms_of(self._before) / before[WEIGHT_NORM.name]}

    def _cosines(self, gradients: list[Tensor], norms: Tensor) -> Tensor:
        products = torch._foreach_mul(self.last_gradients, gradients)  # noqa: SLF001
        dots = torch.stack([product.sum() for product in products])
        cosines = dots / (norms * norms_of(self.last_gradients))
        torch._foreach_copy_(self.last_gradients, gradients)
        return cosines


_Store = Callable[[Tensor], None]


class PassMeasures:
    """What is measured by hooks during the forward and the backward pass.

    It is optional, since it costs a pass over each activation.
    """

    def __init__(self, model: nn.Module, plan: NetworkPlan, settings: TrainSettings) -> None:
        self._measured: dict[str, dict[str, Tensor]] = {}
        if BLOCK_GRADIENT_NORM.is_recorded(settings):
            blocks = BLOCK_GRADIENT_NORM.parts(plan)
            self._measured[BLOCK_GRADIENT_NORM.name] = self._hook(model, blocks, _norm)
        if RESPONSE_DEVIATION.is_recorded(settings):
            responding = responding_layers(plan)
            self._measured[RESPONSE_DEVIATION.name] = self._hook(model, responding, _deviation)

    @property
    def is_used(self) -> bool:
        """Whether anything is measured by hooks, so that the modules must be called."""
        return bool(self._measured)

    def collect(self) -> Measured:
        """Return (blocks,) gradient norms and (convolutions,) deviations, each if measured."""
        return {name: torch.stack(list(each.values())) for name, each in self._measured.items()}

    def _hook(
        self, model: nn.Module, names: Sequence[str], measure: Callable[[Tensor, _Store], None]
    ) -> dict[str, Tensor]:
        measured = dict.fromkeys(names, torch.empty(0))
        for name in names:
            store = partial(measured.__setitem__, name)
            hook = partial(_measure_output, measure, store)
            model.get_submodule(name).register_forward_hook(hook)
        return measured


def responding_layers(plan: NetworkPlan) -> list[str]:
    """For each convolution, the layer whose output is its response: its norm, or itself."""
    norm_after = {
        layer.inputs[0]: layer.name
        for layer in plan.layers
        if layer.kind in ("batchnorm", "groupnorm")
    }
    convolutions = [layer.name for layer in plan.weighted if layer.kind == "conv"]
    return [norm_after.get(name, name) for name in convolutions]


def _measure_output(
    measure: Callable[[Tensor, _Store], None],
    store: _Store,
    module: nn.Module,
    _inputs: object,
    output: Tensor,
) -> None:
    if module.training:
        measure(output, store)


def _norm(output: Tensor, store: _Store) -> None:
    """Store the norm of the gradient with respect to an output."""

    def measure(gradient: Tensor) -> None:
        store(torch.linalg.vector_norm(gradient, dtype=torch.float32))

    output.register_hook(measure)  # type: ignore[no-untyped-call]


def _deviation(output: Tensor, store: _Store) -> None:
    store(output.detach().float().std())
