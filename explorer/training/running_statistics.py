"""Batch norm's running statistics: reset, or re-estimated for an evaluation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn


def batch_norms(model: nn.Module) -> list[nn.BatchNorm2d]:
    """Return the layers that have running statistics."""
    return [each for each in model.modules() if isinstance(each, nn.BatchNorm2d)]


@contextmanager
def reestimated_statistics(
    model: nn.Module, forward: Callable[[Tensor], object], images: Iterable[Tensor]
) -> Iterator[None]:
    """Have batch norm's statistics re-estimated meanwhile; those of training are kept.

    They are the means over chunks of images, each of which goes through the network with its own
    statistics, as in training (Wu and Johnson 2021, arXiv 2105.07576, section 3). Dropout is off:
    it raises the variance of what later norms get, and an evaluation, which these statistics are
    for, has none (Li et al. 2018, arXiv 1801.05134).

    Args:
        model: The network, in training mode; it is so again after.
        forward: Passes a chunk through the network.
        images: Chunks of normalized (N, C, H, W) images.
    """
    norms = batch_norms(model)
    saved = [buffer.clone() for norm in norms for buffer in norm.buffers()]
    momentum = [norm.momentum for norm in norms]
    model.eval()
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # the mean over all chunks
        norm.train()
    try:
        with torch.no_grad():
            for chunk in images:
                forward(chunk)
        yield
    finally:
        buffers = (buffer for norm in norms for buffer in norm.buffers())
        for buffer, before in zip(buffers, saved, strict=True):
            buffer.copy_(before)
        for norm, each in zip(norms, momentum, strict=True):
            norm.momentum = each
        model.train()
