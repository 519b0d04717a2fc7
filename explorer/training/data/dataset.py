"""What a data set is to the rest of the program, and how one is requested.

Sets that are held in memory (`in_memory.py`) and sets that are read from disk as they are needed
(`streamed.py`) have the same interface.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol, Self

import platformdirs
import torch
from torch import Tensor

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.checkpoint_header import DataDigest
from explorer.runs.progress import Progress

MAX_IN_MEMORY_BYTES = 1 << 30
"""A folder of images that needs more than this (1 GiB, one byte per value) is streamed."""


class Stopped(Exception):
    """The request's `is_stopped` became true while the data was read; this is not an error."""


class LabelledImages(NamedTuple):
    """uint8 images (N, C, H, W) and int64 labels (N,)."""

    images: Tensor
    labels: Tensor


class Moments(NamedTuple):
    """Mean and standard deviation of each channel's values, float32 (1, C, 1, 1) each."""

    mean: Tensor
    std: Tensor


class ClassCounts(NamedTuple):
    """Number of images of each class, in the order of the classes; () for no test part."""

    train: tuple[int, ...]
    heldout: tuple[int, ...]
    test: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Files that were skipped: how many, and the first few with the reason."""

    count: int = 0
    first: tuple[Message, ...] = ()


NOTHING_SKIPPED = Skipped()


class Batches(Protocol):
    """The training images, batch by batch, in a new order each epoch."""

    def batch(self, step: int) -> LabelledImages:
        """Return the batch of a step, counted from 0: the same for the same seed and step."""

    def close(self) -> None:
        """Release threads and memory; no batch can be requested afterwards."""


class Dataset(Protocol):
    """Images to train on, held-out ones to evaluate on, and perhaps a test part for the end."""

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
    def test_count(self) -> int:
        """Number of images of the test part, evaluated once after the last step; 0 without one."""

    @property
    def skipped(self) -> Skipped:
        """Files skipped so far."""

    @property
    def notes(self) -> tuple[Message, ...]:
        """What a person should know of how the set was read."""

    @property
    def class_counts(self) -> ClassCounts:
        """Images of each class."""

    @property
    def moments(self) -> Moments:
        """Of the training images; for a streamed set, of a sample (see `folder.py`)."""

    def digest(self) -> DataDigest:
        """Return hashes of what was read; of files that are read later, see `digest.py`."""

    def to(self, device: torch.device) -> Self:
        """Return the set whose batches, chunks and moments are on a device."""

    def batches(self, batch_size: int, seed: int, first_step: int = 0) -> Batches:
        """Return the batches of a seed; reading ahead begins at `first_step`.

        Raises:
            UserError: There are fewer training images than `batch_size`.
        """

    def heldout_chunks(self, size: int) -> Iterator[LabelledImages]:
        """Yield the held-out images in their order, at most `size` at a time."""

    def test_chunks(self, size: int) -> Iterator[LabelledImages]:
        """Yield the images of the test part likewise."""


def default_cache() -> Path:
    """Return the user's folder for downloads, where the system expects it.

    Raises:
        UserError: There is none, for the user has no home.
    """
    try:
        cache = platformdirs.user_cache_path("resnet-explorer", appauthor=False)
    except RuntimeError:
        cache = Path()
    if not cache.is_absolute():  # an older platformdirs leaves "~" as it is
        raise UserError(
            "Data",
            "there is no folder for downloads, as this user has no home; set HOME or "
            "XDG_CACHE_HOME to a folder that can be written, or give a data path",
        )
    return cache / "data"


def _ignore(_progress: Progress) -> None:
    pass


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class DataRequest:
    """Which data set, and in which form.

    Attributes:
        name: One of `explorer.runs.datasets.DATASETS`.
        path: The file, or a folder that holds it; for "folder", the folder with a sub-folder for
            each class. None downloads what is not in the cache.
        heldout_path: A folder of held-out images for "folder".
        heldout_every: One image in so many is held out, unless the set says which.
        split_seed: Which images those are; 0 takes them at even distances.
        images: How many images "shapes" draws, including held-out ones.
        seed: Of "shapes".
        image_size: (height, width) to which "folder" resizes its images, in pixels.
        channels: To which "folder" converts its images: 1 grey, 3 colour.
        cache: The folder for downloads; None is the user's, which need not be there otherwise.
        max_in_memory_bytes: A folder that needs more is streamed.
        may_download: Whether what is neither in the cache nor at `path` is downloaded.
        report: Called with the progress of reading.
        is_stopped: Checked often while reading; if true, `Stopped` is raised.
    """

    name: str
    path: Path | None = None
    heldout_path: Path | None = None
    heldout_every: int = 6
    split_seed: int = 0
    images: int = 10_000
    seed: int = 0
    image_size: tuple[int, int] = (32, 32)
    channels: int = 3
    cache: Path | None = None
    max_in_memory_bytes: int = MAX_IN_MEMORY_BYTES
    may_download: bool = True
    report: Callable[[Progress], None] = _ignore
    is_stopped: Callable[[], bool] = _never

    def raise_if_stopped(self) -> None:
        """Raise `Stopped` if reading is to end."""
        if self.is_stopped():
            raise Stopped
