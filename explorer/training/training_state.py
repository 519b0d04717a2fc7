"""All that the next step of a network depends on: as tensors by name, restored, or left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    """

    settings: TrainSettings
    model: nn.Module
    optimizer: Optimizer
    last_gradients: list[Tensor]

    def tensors(self) -> dict[str, Tensor]:
        """Return weights, statistics, the optimizer's state and last gradients, not copied.

        Of the optimizer "optimizer/<parameter>/<what>".
        """
        tensors = {f"model/{name}": tensor for name, tensor in self.model.state_dict().items()}
        for name, parameter in self.model.named_parameters():
            for what, value in self.optimizer.state[parameter].items():
                if isinstance(value, Tensor):
                    tensors[f"optimizer/{name}/{what}"] = value
        for index, gradient in enumerate(self.last_gradients):
            tensors[f"last_gradient/{index}"] = gradient
        return tensors

    def parts(self) -> Iterator[StatePart]:
        """Yield what `tensors` may hold after further steps; called before the first one."""
        yield StatePart(self.tensors(), is_in_all=True, is_in_updated=True)
        names = {parameter: name for name, parameter in self.model.named_parameters()}
        for group in self.optimizer.param_groups:
            like = {
                f"optimizer/{names[parameter]}/{what}": tensor
                for parameter in group["params"]
                for what, tensor in state_like(self.settings, parameter).items()
            }
            may_be_off = any(is_on_shortcut(name) for name in like)
            yield StatePart(like, is_in_all=False, is_in_updated=not may_be_off)

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
        """Restore what `tensors` returned; it has all of each of the `parts` or none."""
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
            gradient.copy_(tensors[f"last_gradient/{index}"])
