"""A handful of a data set's images as a network sees them, and what was found in the set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.runs.events import DatasetFound
from explorer.runs.experiment import Experiment


@dataclass(frozen=True, eq=False)
class DataPreview:
    """What is shown of a data set before anything is trained.

    Attributes:
        found: Classes, and how many images of each there are, by their names: files are not opened.
        images: uint8 (N, H, W, C), C 1 or 3: of the size and the colours that the first network
            takes, normalization put back to a visible range.
        labels: Class of each image.
        heldout: Whether each image is held out.
        sizes: (width, height) of each image before, in pixels.
        channels: 3 if any of them is in colour, else 1.
    """

    found: DatasetFound
    images: NDArray[np.uint8]
    labels: tuple[int, ...]
    heldout: tuple[bool, ...]
    sizes: tuple[tuple[int, int], ...]
    channels: int


PreviewData = Callable[[Experiment, int, Callable[[], bool]], DataPreview | None]
"""(experiment, which handful, whether to stop) -> the preview, None if it was stopped.

It may take long, and raises `UserError` if the data cannot be read.
"""


def what_is_read(experiment: Experiment) -> tuple[object, ...]:
    """Return the settings on which it depends what is found."""
    settings = experiment.settings
    held_out = settings.heldout_path, settings.heldout_every, settings.split_seed
    return settings.dataset, settings.data_path, settings.images, *held_out


def what_is_shown(experiment: Experiment) -> tuple[object, ...]:
    """Return the settings on which it depends how the images look."""
    network = experiment.arms[0].network
    return *what_is_read(experiment), experiment.settings.normalize, network.input_shape
