"""One arm: its model, its optimizer, one step, one evaluation."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from explorer.network.expand import expand
from explorer.runs.experiment import Arm, TrainSettings
from explorer.training.gradients import gradient_norms, weights_of
from explorer.training.initialize import initialize
from explorer.training.resnet import ResNet


class ArmStepper:
    """Trains one arm's network, a batch at a time."""

    def __init__(self, arm: Arm, settings: TrainSettings, seed: int, device: torch.device) -> None:
        plan = expand(arm.network)
        self.label = arm.label
        self.input_shape = (arm.network.in_channels, arm.network.image_size)
        self.model = ResNet(plan)
        initialize(self.model, plan, seed)
        self.model.to(device)
        self._weights = weights_of(self.model, plan)
        self._optimizer = torch.optim.SGD(
            self.model.parameters(),
            lr=settings.learning_rate,
            momentum=settings.momentum,
            weight_decay=settings.weight_decay,
        )

    def step(self, images: Tensor, labels: Tensor) -> Tensor:
        """Update once on (N, C, H, W) images and (N,) labels.

        Returns:
            (2 + L,) the batch's loss, its error (0 to 1) and the gradient norm of each layer,
            all from before the update; on the device, so that nothing waits for it here.
        """
        self._optimizer.zero_grad(set_to_none=True)
        logits = self.model(images)
        loss = functional.cross_entropy(logits, labels)
        loss.backward()  # type: ignore[no-untyped-call]
        norms = gradient_norms(self._weights)
        self._optimizer.step()
        error = (logits.detach().argmax(dim=1) != labels).float().mean()
        return torch.cat([torch.stack([loss.detach().float(), error]), norms])

    @torch.no_grad()
    def evaluate(self, images: Tensor, labels: Tensor) -> tuple[float, float]:
        """Return the mean loss and the error (0 to 1), with batch norm's running statistics."""
        self.model.eval()
        logits = self.model(images)
        self.model.train()
        loss = functional.cross_entropy(logits, labels)
        error = (logits.argmax(dim=1) != labels).float().mean()
        return float(loss), float(error)
