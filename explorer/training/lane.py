"""One lane: an arm's network with one seed and its optimizer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from explorer.network.expand import expand
from explorer.network.module_path import is_on_shortcut
from explorer.runs.events import EvaluationScores
from explorer.runs.experiment import Experiment
from explorer.runs.quantities import GRADIENT_NORM, QUANTITIES
from explorer.runs.settings import MemoryFormat
from explorer.training.batch_source import BatchKey
from explorer.training.blocks import Block
from explorer.training.data.dataset import LabelledImages
from explorer.training.data.normalize import fit_to_input
from explorer.training.dropout import Dropout
from explorer.training.forward_fn import Forward, forward_fn
from explorer.training.initialize import initialize
from explorer.training.interruption import Check, check_between_layers, is_long, never, quick_images
from explorer.training.measures import LayerMeasures, PassMeasures
from explorer.training.optimizers import (
    make_optimizer,
    parameter_groups,
    set_learning_rate,
    state_like,
)
from explorer.training.resnet import ResNet

_ANY_NUMBER = 1 << 30
_MEMORY_FORMATS: dict[MemoryFormat, torch.memory_format] = {
    "contiguous": torch.contiguous_format,
    "channels last": torch.channels_last,
}


class StatePart(NamedTuple):
    """Tensors of which a lane's state has all or none.

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


class Lane:
    """Trains and evaluates one network; nothing in a step waits for the device.

    Attributes:
        arm: The arm's label.
        seed: The seed of its initial weights.
        batch_key: Which batches it is trained on.
        model: The network.
        optimizer: Makes the updates.
        is_alive: False once its loss or a gradient was not finite.
        is_residual: Whether its skips are on now.
        most_evaluated: Images that a forward pass takes at most while a stop is waited for.
        check: Called often; it raises once the work is to be left. A step is then half done, and
            the lane of no use any more.
    """

    def __init__(
        self,
        experiment: Experiment,
        arm: str,
        seed: int,
        device: torch.device,
        memory_format: MemoryFormat = "contiguous",
        check: Check = never,
    ) -> None:
        """Build and initialize the network; `check` raises once the work is to be left."""
        self.arm = arm
        self.seed = seed
        self.check = check
        self.is_alive = True
        self._settings = experiment.settings_of(arm)
        self.batch_key = BatchKey(seed, self._settings.batch_size)
        self._plan = expand(experiment.arm(arm).network)
        self.is_residual = self._plan.spec.residual
        self._device = device
        self.model = ResNet(self._plan)
        initialize(self.model, self._plan, seed, check)
        self._dropouts = [each for each in self.model.modules() if isinstance(each, Dropout)]
        for dropout in self._dropouts:
            dropout.seed = seed
        self._forward: Forward
        self._counters: list[Tensor]
        self._recorded = [each for each in QUANTITIES if each.is_recorded(self._settings)]
        self._passes = PassMeasures(self.model, self._plan, self._settings)
        on_cpu = device.type == "cpu"
        self.most_evaluated = quick_images(self._plan) if on_cpu else _ANY_NUMBER
        self._is_long = on_cpu and is_long(self._plan, self._settings.batch_size)
        if self._is_long:
            check_between_layers(self.model, check)
        self._learning_rate = torch.tensor(self._settings.learning_rate, device=device)
        self._is_broken = torch.zeros((), device=device)
        self.set_memory_format(memory_format)

    def restart(self) -> None:
        """Give the network the state it had before its first step: no copy of it was kept."""
        initialize(self.model, self._plan, self.seed, self.check)
        for norm in self._batch_norms:
            norm.reset_running_stats()
        self._make_optimizer()

    def set_memory_format(self, memory_format: MemoryFormat) -> None:
        """Change the memory format of weights and images, before the first update.

        The optimizer is made anew: a fused update assumes that its state of a weight has the
        weight's own memory format, and computes nonsense if it does not.
        """
        self._memory_format = _MEMORY_FORMATS[memory_format]
        self._place(self.model)
        self._make_optimizer()
        self._bind()

    def _make_optimizer(self) -> None:
        # A captured CUDA graph reads the rate from the device.
        rate = self._learning_rate if self._device.type == "cuda" else self._settings.learning_rate
        self.optimizer = make_optimizer(self._settings, dict(self.model.named_parameters()), rate)
        # The fused update reads this on the device and changes nothing if it is 1.
        self.optimizer.found_inf = self._is_broken  # type: ignore[attr-defined]
        self.layer_measures = LayerMeasures(self.model, self._plan, self._settings)

    def set_learning_rate(self, rate: float) -> None:
        """Use another learning rate from the next step on."""
        self._learning_rate.fill_(rate)
        set_learning_rate(self.optimizer, rate)

    def set_step(self, step: int) -> None:
        """Say which step of the run comes next, from 0: what is drawn in it depends on that."""
        for dropout in self._dropouts:
            dropout.step = step

    @property
    def draws(self) -> bool:
        """Whether a step depends on random draws, other each time."""
        return bool(self._dropouts)

    def set_skips(self, *, on: bool) -> None:
        """Switch the skip connections on or off; every weight stays as it is.

        A projection that a plain network did not have gets the seed's initial weights, and trains,
        but is not measured.
        """
        plan = expand(self._plan.spec.edited(residual=on))
        twin = ResNet(plan)
        initialize(twin, plan, self.seed)
        self._place(twin)
        known = dict(self.model.named_parameters())
        for block, other in zip(_blocks(self.model), _blocks(twin), strict=True):
            block.adopt_skip(other)
        added = {n: p for n, p in self.model.named_parameters() if n not in known}
        for group in parameter_groups(self._settings, added):
            self.optimizer.add_param_group(group)
        self.set_learning_rate(float(self._learning_rate))
        self.is_residual = on
        self._bind()

    def step(self, images: Tensor, labels: Tensor) -> Tensor:
        """Update once on normalized (N, C, H, W) images and (N,) labels.

        Returns:
            The lane's part of a row, as `LaneColumns` lays it out, on the device. If the loss or a
            gradient norm is not finite, the update is not made.
        """
        self.check()
        self.optimizer.zero_grad(set_to_none=True)
        with self._autocast():
            logits = self._forward(self._fitted(images))
            loss = functional.cross_entropy(
                logits, labels, label_smoothing=self._settings.label_smoothing
            )
        loss.backward()  # type: ignore[no-untyped-call]
        measured = self.layer_measures.before_update() | self._passes.collect()
        loss = loss.detach().float()
        self._is_broken.copy_(~torch.isfinite(loss + measured[GRADIENT_NORM.name].sum()))
        self.optimizer.step()
        if self._counters:
            torch._foreach_add_(self._counters, 1)
        error_rate = (logits.detach().argmax(dim=1) != labels).float().mean()
        measured |= self.layer_measures.after_update(measured)
        scalars = torch.stack([loss, error_rate, self._learning_rate])
        return torch.cat([scalars, *(measured[each.name] for each in self._recorded)])

    @torch.no_grad()
    def evaluate(self, chunks: Iterable[LabelledImages]) -> EvaluationScores:
        """Return the scores on these images, with batch norm's running statistics.

        Args:
            chunks: Normalized float images and their labels, a part at a time.
        """
        self.model.eval()
        loss = torch.zeros((), device=self._device)
        wrong = torch.zeros((), device=self._device)
        count = 0
        for images, labels in chunks:
            self.check()
            with self._autocast():
                logits = self.model(self._fitted(images)).float()
            loss += functional.cross_entropy(logits, labels, reduction="sum")
            wrong += (logits.argmax(dim=1) != labels).sum()
            count += len(labels)
        self.model.train()
        return EvaluationScores(float(loss) / count, float(wrong) / count)

    @property
    def has_batch_norm(self) -> bool:
        """Whether an evaluation depends on running statistics."""
        return bool(self._batch_norms)

    @contextmanager
    def reestimated(self, images: Iterable[Tensor]) -> Iterator[None]:
        """Have batch norm's statistics re-estimated meanwhile; those of training are kept.

        They are the means over chunks of normalized images, each of which goes through the network
        with its own statistics, as in training (Wu and Johnson 2021, arXiv 2105.07576, section 3).
        Dropout is off: it raises the variance of what later norms get, and an evaluation, which
        these statistics are for, has none (Li et al. 2018, arXiv 1801.05134).
        """
        norms = self._batch_norms
        saved = [buffer.clone() for norm in norms for buffer in norm.buffers()]
        momentum = [norm.momentum for norm in norms]
        self.model.eval()
        for norm in norms:
            norm.reset_running_stats()
            norm.momentum = None  # the mean over all chunks
            norm.train()
        try:
            with torch.no_grad(), self._autocast():
                for chunk in images:
                    self.check()
                    self.model(self._fitted(chunk))
            yield
        finally:
            buffers = (buffer for norm in norms for buffer in norm.buffers())
            for buffer, before in zip(buffers, saved, strict=True):
                buffer.copy_(before)
            for norm, each in zip(norms, momentum, strict=True):
                norm.momentum = each
            self.model.train()

    @property
    def _batch_norms(self) -> list[nn.BatchNorm2d]:
        return [each for each in self.model.modules() if isinstance(each, nn.BatchNorm2d)]

    def state(self) -> dict[str, Tensor]:
        """Return all that the next step depends on: weights, statistics, optimizer, last gradients.

        Of the optimizer "optimizer/<parameter>/<what>".
        """
        state = {f"model/{name}": tensor for name, tensor in self.model.state_dict().items()}
        for name, parameter in self.model.named_parameters():
            for what, value in self.optimizer.state[parameter].items():
                if isinstance(value, Tensor):
                    state[f"optimizer/{name}/{what}"] = value
        for index, gradient in enumerate(self.layer_measures.last_gradients):
            state[f"last_gradient/{index}"] = gradient
        return state

    def state_parts(self) -> Iterator[StatePart]:
        """Yield what `state` may hold after further steps; called before the first one."""
        yield StatePart(self.state(), is_in_all=True, is_in_updated=True)
        names = {parameter: name for name, parameter in self.model.named_parameters()}
        for group in self.optimizer.param_groups:
            like = {
                f"optimizer/{names[parameter]}/{what}": tensor
                for parameter in group["params"]
                for what, tensor in state_like(self._settings, parameter).items()
            }
            may_be_off = any(is_on_shortcut(name) for name in like)
            yield StatePart(like, is_in_all=False, is_in_updated=not may_be_off)

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Undo all that steps change: for those that warm up, are timed or are captured.

        The state's tensors stay where they are in memory. Optimizer state that did not exist
        before is zero after, which its first step treats as no state.
        """
        saved = {name: tensor.detach().clone() for name, tensor in self.state().items()}
        yield
        with torch.no_grad():
            for name, tensor in self.state().items():
                if name in saved:
                    tensor.copy_(saved[name])
                else:
                    tensor.zero_()

    def load_state(self, state: Mapping[str, Tensor]) -> None:
        """Restore what `state` returned; it has all of each of the `state_parts` or none."""
        own = {n.removeprefix("model/"): t for n, t in state.items() if n.startswith("model/")}
        self.model.load_state_dict(own)
        for name, parameter in self.model.named_parameters():
            prefix = f"optimizer/{name}/"
            for key in (key for key in state if key.startswith(prefix)):
                saved = state[key]
                like = parameter if saved.shape == parameter.shape else saved
                restored = torch.empty_like(like, dtype=saved.dtype, device=self._device)
                self.optimizer.state[parameter][key.removeprefix(prefix)] = restored.copy_(saved)
        for index, gradient in enumerate(self.layer_measures.last_gradients):
            gradient.copy_(state[f"last_gradient/{index}"])

    def _bind(self) -> None:
        """Choose the forward pass; hooks are called only if the modules themselves are."""
        has_hooks = self._passes.is_used or self._is_long
        self._forward = self.model if has_hooks else forward_fn(self.model)
        counters = (n for n, _ in self.model.named_buffers() if n.endswith("num_batches_tracked"))
        self._counters = [] if has_hooks else [self.model.get_buffer(name) for name in counters]

    def _fitted(self, images: Tensor) -> Tensor:
        return fit_to_input(images, self._plan.spec.input_shape).contiguous(
            memory_format=self._memory_format
        )

    def _autocast(self) -> torch.autocast:
        is_wanted = self._settings.precision == "bfloat16"
        return torch.autocast(self._device.type, dtype=torch.bfloat16, enabled=is_wanted)

    def _place(self, model: ResNet) -> None:
        model.to(self._device, memory_format=self._memory_format)  # type: ignore[call-overload]


def _blocks(model: ResNet) -> Iterable[Block]:
    return (module for module in model.modules() if isinstance(module, Block))
