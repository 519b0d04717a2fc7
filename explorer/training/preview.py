"""Shows a handful of images as the first network of an experiment sees them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from explorer.runs.data_preview import DataPreview
from explorer.runs.experiment import Experiment
from explorer.training.data.catalogue import unreadable_data
from explorer.training.data.dataset import Moments, Stopped
from explorer.training.data.normalize import Normalizer, fit_to_input
from explorer.training.data.sample import Sample, take_sample
from explorer.training.dataset_for_run import request_of

COUNT = 5
"""Images of each part."""
_VISIBLE_DEVIATIONS = 2.5
"""What lies so many standard deviations from the mean is black, or white."""


def preview(
    experiment: Experiment, draw: int, is_stopped: Callable[[], bool]
) -> DataPreview | None:
    """Return a handful of images; None if it was stopped.

    Raises:
        UserError: The data cannot be read, or are not on this machine.
    """
    request = request_of(experiment, is_stopped=is_stopped, may_download=False)
    try:
        sample = take_sample(request, COUNT, draw)
    except Stopped:
        return None
    except OSError as error:
        raise unreadable_data(request, error) from None
    return DataPreview(
        sample.found,
        _visible(sample, experiment),
        tuple(sample.labels),
        tuple(sample.heldout),
        tuple(sample.sizes),
        sample.channels,
    )


def _visible(sample: Sample, experiment: Experiment) -> NDArray[np.uint8]:
    """Return (N, H, W, C) images; each channel's normalization cancels, each image's does not."""
    values = sample.images.float() * (255 / sample.white)
    if experiment.settings.normalize == "image":
        channel = torch.zeros(1, sample.images.shape[1], 1, 1)
        normal = Normalizer(Moments(channel, channel + 1), "image")(sample.images)
        values = (normal / (2 * _VISIBLE_DEVIATIONS) + 0.5) * 255
    seen = fit_to_input(values, experiment.arms[0].network.input_shape)
    return _as_bytes(seen[:, :3] if seen.shape[1] == 3 else seen[:, :1])


def _as_bytes(images: Tensor) -> NDArray[np.uint8]:
    whole = images.round().clamp(0, 255).to(torch.uint8)
    return np.ascontiguousarray(whole.permute(0, 2, 3, 1).numpy())
