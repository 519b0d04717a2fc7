"""All that the next step of a network depends on: as tensors by name, restored, or left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from explorer.network.module_path import is_on_shortcut
from explorer.runs.settings import TrainSettings
from explorer.training.optimizers import state_like


class StatePart(NamedTuple):
    """Tensors of which a state has all or none.

    The fused update requires it of the parameters of a group, and takes it for granted that each
    tensor has its parameter's shape and type.

    Attributes:
        like: Tensors of the same shapes and types, by name.
        is_in_all: Whether every state has them.
        is_in_updated: Whether every state after the first step has them.
    """

    like: dict[str, Tensor]
    is_in_all: bool
    is_in_updated: bool


class TrainingState(NamedTuple):
    """What of a network in training changes with its steps.

    Attributes:
        settings: What it is trained with.
        model: Has weights and statistics.
        optimizer: Has a state for each parameter that was updated.
        last_gradients: Those of the last step, where a measure needs them.
        weights: Those of the weighted layers, whose gradients they are.
    """

    settings: TrainSettings
    model: nn.Module
    optimizer: Optimizer
    last_gradients: list[Tensor]
    weights: list[Tensor]

    def tensors(self) -> dict[str, Tensor]:
        """Return weights, statistics, the optimizer's state and last gradients, not copied.

        Of the optimizer "optimizer/<parameter>/<what>".
        """
        tensors = self._model_tensors()
        for name, parameter in self.model.named_parameters():
            for what, value in self.optimizer.state[parameter].items():
                if isinstance(value, Tensor):
                    tensors[f"optimizer/{name}/{what}"] = value
        return tensors | _numbered(self.last_gradients)

    def parts(self) -> Iterator[StatePart]:
        """Yield what `tensors` may hold after further steps; called before the first one."""
        yield StatePart(self.tensors(), is_in_all=True, is_in_updated=True)
        for like in self._optimizer_groups():
            may_be_off = any(is_on_shortcut(name) for name in like)
            yield StatePart(like, is_in_all=False, is_in_updated=not may_be_off)

    def separate_parts(self) -> Iterator[dict[str, Tensor]]:
        """Yield weights and statistics, then what `load` can go without, each whole or not."""
        yield self._model_tensors()
        yield from self._optimizer_groups()
        yield _numbered(self.last_gradients)

    def with_any_settings(self) -> dict[str, Tensor]:
        """Return what `tensors` may hold of the same network, trained with any settings."""
        tensors = self._model_tensors() | _numbered(self.weights)
        for name, parameter in self.model.named_parameters():
            for optimizer in ("sgd", "adamw"):
                settings = TrainSettings(optimizer=optimizer, momentum=0.5)
                for what, tensor in state_like(settings, parameter).items():
                    tensors[f"optimizer/{name}/{what}"] = tensor
        return tensors

    def _model_tensors(self) -> dict[str, Tensor]:
        return {f"model/{name}": tensor for name, tensor in self.model.state_dict().items()}

    def _optimizer_groups(self) -> Iterator[dict[str, Tensor]]:
        names = {parameter: name for name, parameter in self.model.named_parameters()}
        for group in self.optimizer.param_groups:
            yield {
                f"optimizer/{names[parameter]}/{what}": tensor
                for parameter in group["params"]
                for what, tensor in state_like(self.settings, parameter).items()
            }

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Undo all that steps change: for those that warm up, are timed or are captured.

        The tensors stay where they are in memory. Optimizer state that did not exist before is
        zero after, which its first step treats as no state.
        """
        saved = {name: tensor.detach().clone() for name, tensor in self.tensors().items()}
        yield
        with torch.no_grad():
            for name, tensor in self.tensors().items():
                if name in saved:
                    tensor.copy_(saved[name])
                else:
                    tensor.zero_()

    def load(self, tensors: Mapping[str, Tensor]) -> None:
        """Restore what `tensors` returned; it has all of each of the `parts` or none.

        Last gradients that it lacks stay zero, as before the first step.
        """
        own = {n.removeprefix("model/"): t for n, t in tensors.items() if n.startswith("model/")}
        self.model.load_state_dict(own)
        for name, parameter in self.model.named_parameters():
            prefix = f"optimizer/{name}/"
            for key in (key for key in tensors if key.startswith(prefix)):
                saved = tensors[key]
                like = parameter if saved.shape == parameter.shape else saved
                restored = torch.empty_like(like, dtype=saved.dtype, device=parameter.device)
                self.optimizer.state[parameter][key.removeprefix(prefix)] = restored.copy_(saved)
        for index, gradient in enumerate(self.last_gradients):
            if (saved_gradient := tensors.get(f"last_gradient/{index}")) is not None:
                gradient.copy_(saved_gradient)


def _numbered(gradients: Sequence[Tensor]) -> dict[str, Tensor]:
    return {f"last_gradient/{index}": gradient for index, gradient in enumerate(gradients)}
