"""One lane: an arm's network with one seed and its optimizer."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager

import torch
from torch import Tensor
from torch.nn import functional

from explorer.network.expand import expand
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
)
from explorer.training.resnet import ResNet
from explorer.training.running_statistics import batch_norms, reestimated_statistics
from explorer.training.training_state import TrainingState

_ANY_NUMBER = 1 << 30
_MEMORY_FORMATS: dict[MemoryFormat, torch.memory_format] = {
    "contiguous": torch.contiguous_format,
    "channels last": torch.channels_last,
}


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
        for norm in batch_norms(self.model):
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
        self._layer_measures = LayerMeasures(self.model, self._plan, self._settings)

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
        measured = self._layer_measures.before_update() | self._passes.collect()
        loss = loss.detach().float()
        self._is_broken.copy_(~torch.isfinite(loss + measured[GRADIENT_NORM.name].sum()))
        self.optimizer.step()
        if self._counters:
            torch._foreach_add_(self._counters, 1)
        error_rate = (logits.detach().argmax(dim=1) != labels).float().mean()
        measured |= self._layer_measures.after_update(measured)
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
            logits = self._evaluated(images).float()
            loss += functional.cross_entropy(logits, labels, reduction="sum")
            wrong += (logits.argmax(dim=1) != labels).sum()
            count += len(labels)
        self.model.train()
        return EvaluationScores(float(loss) / count, float(wrong) / count)

    @property
    def has_batch_norm(self) -> bool:
        """Whether an evaluation depends on running statistics."""
        return bool(batch_norms(self.model))

    def reestimated(self, images: Iterable[Tensor]) -> AbstractContextManager[None]:
        """Have batch norm's statistics be those of these normalized images meanwhile."""
        return reestimated_statistics(self.model, self._evaluated, images)

    @property
    def state(self) -> TrainingState:
        """All that the next step depends on."""
        measures = self._layer_measures
        return TrainingState(
            self._settings, self.model, self.optimizer, measures.last_gradients, measures.weights
        )

    def _bind(self) -> None:
        """Choose the forward pass; hooks are called only if the modules themselves are."""
        has_hooks = self._passes.is_used or self._is_long
        self._forward = self.model if has_hooks else forward_fn(self.model)
        counters = (n for n, _ in self.model.named_buffers() if n.endswith("num_batches_tracked"))
        self._counters = [] if has_hooks else [self.model.get_buffer(name) for name in counters]

    def _evaluated(self, images: Tensor) -> Tensor:
        self.check()
        with self._autocast():
            logits: Tensor = self.model(self._fitted(images))
        return logits

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
