"""What a data set is to the rest of the program, and what one is asked for with.

Sets that are held in memory (`in_memory.py`) and sets that are read from disk as they are needed
(`streamed.py`) look the same from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol, Self

import platformdirs
import torch
from torch import Tensor

from explorer.runs.progress import Progress

HOLD_AT_MOST_BYTES = 1 << 30
"""A folder of images that takes more than this (1 GiB, one byte a value) is streamed."""


class Stopped(Exception):
    """The request's `is_stopped` became true while the data was read; nothing is wrong."""


class LabelledImages(NamedTuple):
    """uint8 images (N, C, H, W) and int64 labels (N,)."""

    images: Tensor
    labels: Tensor


class Moments(NamedTuple):
    """Mean and standard deviation of each channel's values, float32 (1, C, 1, 1) each."""

    mean: Tensor
    std: Tensor


@dataclass(frozen=True, slots=True)
class Skipped:
    """Files that were left out: how many, and the first few with the reason."""

    count: int = 0
    first: tuple[str, ...] = ()


NOTHING_SKIPPED = Skipped()


class Batches(Protocol):
    """The training images, batch by batch, in a new order each epoch."""

    @property
    def per_epoch(self) -> int:
        """Steps in an epoch; images that fill no whole batch wait for the next."""

    def batch(self, step: int) -> LabelledImages:
        """Return the batch of a step, counted from 0: the same for the same seed and step."""

    def close(self) -> None:
        """Give back threads and memory; no batch can be asked for afterwards."""


class Dataset(Protocol):
    """Images to train on, and images that are only evaluated."""

    @property
    def classes(self) -> tuple[str, ...]:
        """Name of each class; a label is an index into it."""

    @property
    def train_count(self) -> int:
        """Number of images to train on."""

    @property
    def heldout_count(self) -> int:
        """Number of images that are only evaluated."""

    @property
    def skipped(self) -> Skipped:
        """Files left out so far."""

    @property
    def moments(self) -> Moments:
        """Of the training images; of a streamed set, of a sample (`streamed.py` says which)."""

    def to(self, device: torch.device) -> Self:
        """Return the set whose batches, chunks and moments lie on a device."""

    def batches(self, batch_size: int, seed: int, first_step: int = 0) -> Batches:
        """Return the batches of a seed; reading ahead begins at `first_step`.

        Raises:
            UserError: There are fewer training images than `batch_size`.
        """

    def heldout_chunks(self, size: int) -> Iterator[LabelledImages]:
        """Go through the held-out images in their order, at most `size` at a time."""


def default_cache() -> Path:
    """Return the folder for downloads: this user's, where the system keeps such things."""
    return platformdirs.user_cache_path("resnet-explorer", appauthor=False) / "data"


def _say_nothing(_progress: Progress) -> None:
    pass


def _go_on() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class DataRequest:
    """Which data set, and how it is wanted.

    Attributes:
        name: One of `explorer.runs.datasets.DATASETS`.
        path: The file that is already there, or a folder that holds it; of "folder" the folder
            with a sub-folder for each class. None downloads what is not in the cache.
        images: How many "shapes" draws, held-out ones included.
        seed: Of "shapes".
        image_size: Height and width that "folder" brings its images to, in pixels.
        channels: That "folder" brings its images to: 1 grey, 3 colour.
        cache: Where downloads are kept.
        hold_at_most_bytes: A folder that takes more is streamed.
        say: Told how far reading has come.
        is_stopped: Asked often while reading; true ends it with `Stopped`.
    """

    name: str
    path: Path | None = None
    images: int = 10_000
    seed: int = 0
    image_size: int = 32
    channels: int = 3
    cache: Path = field(default_factory=default_cache)
    hold_at_most_bytes: int = HOLD_AT_MOST_BYTES
    say: Callable[[Progress], None] = _say_nothing
    is_stopped: Callable[[], bool] = _go_on

    def stop_if_asked(self) -> None:
        """Raise `Stopped` if reading is to end."""
        if self.is_stopped():
            raise Stopped
