"""Forms batches: the order of the images, and batches of images in memory."""

from __future__ import annotations

import torch
from torch import Tensor

from explorer.errors import UserError
from explorer.training.data.dataset import LabelledImages


def steps_per_epoch(count: int, batch_size: int) -> int:
    """Return how many whole batches `count` images make.

    Raises:
        UserError: Not one.
    """
    if batch_size > count:
        raise UserError(
            "Data",
            "batch size must be at most {most}, the number of training images, got {value}",
        ).format(
            most=count,
            value=batch_size,
        )
    return count // batch_size


class BatchOrder:
    """Which images make up each step's batch: a new order each epoch, the same for a seed.

    The order is that of every batch size; a batch is the next part of it.

    Attributes:
        per_epoch: Steps in an epoch, which uses whole batches only.
    """

    def __init__(self, count: int, batch_size: int, seed: int) -> None:
        self.per_epoch = steps_per_epoch(count, batch_size)
        self._count = count
        self._batch_size = batch_size
        self._seed = seed
        self._epoch = -1
        self._order = torch.empty(0, dtype=torch.long)

    def of_step(self, step: int, device: torch.device) -> Tensor:
        """Return the int64 indices (N,) of a step's images."""
        epoch, index = divmod(step, self.per_epoch)
        if epoch != self._epoch:
            generator = torch.Generator().manual_seed(self._seed * 1_000_003 + epoch)
            self._order = torch.randperm(self._count, generator=generator).to(device)
            self._epoch = epoch
        return self._order[index * self._batch_size : (index + 1) * self._batch_size]


class InMemoryBatches:
    """Batches of images in memory, on the device that the images are on."""

    def __init__(self, data: LabelledImages, batch_size: int, seed: int) -> None:
        self._data = data
        self._order = BatchOrder(len(data.labels), batch_size, seed)

    def batch(self, step: int) -> LabelledImages:
        """Return the batch of a step, counted from 0."""
        chosen = self._order.of_step(step, self._data.labels.device)
        return LabelledImages(self._data.images[chosen], self._data.labels[chosen])

    def close(self) -> None:
        """There is nothing to release."""
