"""Which images make up each step's batch, and how they enter a network."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from explorer.problem import Problem
from explorer.training.data.digits import LabelledImages


class Batches:
    """The training images in a new order each epoch; the same order for the same seed."""

    def __init__(self, data: LabelledImages, batch_size: int, seed: int) -> None:
        if batch_size > len(data.labels):
            raise Problem(
                "batch size must be at most {most}, the number of training images, got {value}",
                most=len(data.labels),
                value=batch_size,
            )
        self._data = data
        self._batch_size = batch_size
        self._seed = seed
        self._epoch = -1
        self._order = torch.empty(0, dtype=torch.long)

    @property
    def per_epoch(self) -> int:
        """Steps in an epoch; images that fill no whole batch wait for the next."""
        return len(self._data.labels) // self._batch_size

    def batch(self, step: int) -> LabelledImages:
        """Return the batch of a step, counted from 0."""
        epoch, index = divmod(step, self.per_epoch)
        if epoch != self._epoch:
            generator = torch.Generator().manual_seed(self._seed * 1_000_003 + epoch)
            order = torch.randperm(len(self._data.labels), generator=generator)
            self._order, self._epoch = order.to(self._data.labels.device), epoch
        chosen = self._order[index * self._batch_size : (index + 1) * self._batch_size]
        return LabelledImages(self._data.images[chosen], self._data.labels[chosen])


class Normalizer:
    """Brings each channel to mean 0 and standard deviation 1 over the training images."""

    def __init__(self, images: Tensor) -> None:
        values = images.double()
        self._mean = values.mean(dim=(0, 2, 3), keepdim=True).float()
        self._std = values.std(dim=(0, 2, 3), keepdim=True).float().clamp_min(1e-6)

    def __call__(self, images: Tensor) -> Tensor:
        """uint8 (N, C, H, W) -> float32 (N, C, H, W)."""
        return (images.float() - self._mean) / self._std


def fitted(images: Tensor, channels: int, size: int) -> Tensor:
    """Return (N, C, H, W) images as a network takes them: resized, grey repeated as colour."""
    if images.shape[2:] != (size, size):
        images = functional.interpolate(images, (size, size), mode="bilinear", antialias=True)
    if images.shape[1] == channels:
        return images
    return images.mean(dim=1, keepdim=True).expand(-1, channels, -1, -1)
