"""A data set with all its images in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

import torch
from torch import Tensor

from explorer.messages import Message
from explorer.runs.checkpoint_header import DataDigest
from explorer.training.data.batches import InMemoryBatches
from explorer.training.data.dataset import (
    NOTHING_SKIPPED,
    ClassCounts,
    LabelledImages,
    Moments,
    Skipped,
)
from explorer.training.data.digest import images_digest, names_digest
from explorer.training.data.normalize import moments_of


class ImagesInMemory:
    """Images to train on and images that are only evaluated, on one device.

    The test part is needed once: it stays where it was read, and goes to the device in chunks.
    """

    def __init__(
        self,
        classes: tuple[str, ...],
        train: LabelledImages,
        heldout: LabelledImages,
        skipped: Skipped = NOTHING_SKIPPED,
        moments: Moments | None = None,
        notes: tuple[Message, ...] = (),
        test: LabelledImages | None = None,
    ) -> None:
        self.classes = classes
        self.notes = notes
        self.train = train
        self.heldout = heldout
        self.test = test
        self.skipped = skipped
        self._moments = moments

    @property
    def train_count(self) -> int:
        """Number of images to train on."""
        return len(self.train.labels)

    @property
    def heldout_count(self) -> int:
        """Number of images that are only evaluated."""
        return len(self.heldout.labels)

    @property
    def test_count(self) -> int:
        """Number of images of the test part."""
        return 0 if self.test is None else len(self.test.labels)

    @property
    def class_counts(self) -> ClassCounts:
        """Images of each class."""
        parts = (self.train, self.heldout, *([self.test] if self.test else []))
        counts = (torch.bincount(part.labels, minlength=len(self.classes)) for part in parts)
        return ClassCounts(*(tuple(each.tolist()) for each in counts))

    @property
    def moments(self) -> Moments:
        """Of all training images, exact; computed on first use."""
        if self._moments is None:
            mean, std = moments_of(self.train.images)
            device = self.train.images.device
            self._moments = Moments(mean.to(device), std.to(device))
        return self._moments

    def digest(self) -> DataDigest:
        """Return hashes of all names, images and labels."""
        return DataDigest(
            classes=names_digest(self.classes),
            train=images_digest(self.train),
            heldout=images_digest(self.heldout),
            test=images_digest(self.test) if self.test else None,
        )

    def to(self, device: torch.device) -> Self:
        """Return the set with all its images on a device."""
        mean, std = self.moments
        return type(self)(
            self.classes,
            _moved(self.train, device),
            _moved(self.heldout, device),
            self.skipped,
            Moments(mean.to(device), std.to(device)),
            self.notes,
            self.test,
        )

    def batches(self, batch_size: int, seed: int, first_step: int = 0) -> InMemoryBatches:  # noqa: ARG002
        """Return the batches of a seed; `first_step` does not matter, since nothing is read.

        Raises:
            UserError: There are fewer training images than `batch_size`.
        """
        return InMemoryBatches(self.train, batch_size, seed)

    def heldout_chunks(self, size: int) -> Iterator[LabelledImages]:
        """Yield the held-out images in their order, at most `size` at a time."""
        return _chunks(self.heldout, size)

    def test_chunks(self, size: int) -> Iterator[LabelledImages]:
        """Yield the images of the test part likewise."""
        device = self.train.images.device
        chunks = iter(()) if self.test is None else _chunks(self.test, size)
        return (_moved(each, device) for each in chunks)


def with_part_held_out(
    classes: tuple[str, ...], all_images: LabelledImages, every: int, seed: int
) -> ImagesInMemory:
    """Hold out one image in `every`: the first and so on for seed 0, else at random."""
    images, labels = all_images
    held_out = is_held_out(len(labels), every, seed)
    return ImagesInMemory(
        classes,
        LabelledImages(images[~held_out], labels[~held_out]),
        LabelledImages(images[held_out], labels[held_out]),
    )


def _chunks(part: LabelledImages, size: int) -> Iterator[LabelledImages]:
    images, labels = part
    for first in range(0, len(labels), size):
        yield LabelledImages(images[first : first + size], labels[first : first + size])


def is_held_out(count: int, every: int, seed: int) -> Tensor:
    """Return which of `count` images are held out, as `with_part_held_out` does; bool (N,)."""
    place = torch.arange(count)
    if seed:
        place = torch.randperm(count, generator=torch.Generator().manual_seed(seed))
    return place % every == 0


def _moved(part: LabelledImages, device: torch.device) -> LabelledImages:
    return LabelledImages(part.images.to(device), part.labels.to(device))
