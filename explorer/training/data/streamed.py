"""A data set whose images are read from the disk when they are needed.

They are read by threads and not by the processes of torch's DataLoader: PIL decodes and resizes
outside the interpreter's lock, and processes can only be spawned, since a program with a window and
threads cannot be forked safely. Measured with 512x384 JPEGs on two busy cores, two threads against
two spawned processes: the first batch of 64 after 0.1 s / 7 s, then 1,800 / 1,500 images a second
at 32 pixels and 375 / 315 at 224, closed in 0.004 s / 2 s; the processes took 1,100 MiB more.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.checkpoint_header import DataDigest
from explorer.training.data.batches import BatchOrder
from explorer.training.data.dataset import ClassCounts, LabelledImages, Moments, Skipped
from explorer.training.data.digest import files_digest, names_digest
from explorer.training.data.folder_walk import ImageFile
from explorer.training.data.image_file import ImageForm, NotAnImage, read_image
from explorer.training.data.read_ahead import Closed, ReadAhead
from explorer.training.data.skipped_files import SkippedFiles

_CPU = torch.device("cpu")
_MOST_REPLACED = 1_000
"""If this many files in a row cannot be read, the whole folder is gone."""


class ImagesOnDisk:
    """Files to train on and files that are only evaluated; batches go to one device.

    A file that can no longer be read is replaced by the next in the list and counted in `skipped`.
    """

    def __init__(
        self,
        classes: tuple[str, ...],
        train: Sequence[ImageFile],
        heldout: Sequence[ImageFile],
        form: ImageForm,
        moments: Moments,
        skipped_files: SkippedFiles,
        device: torch.device = _CPU,
        notes: tuple[Message, ...] = (),
        test: Sequence[ImageFile] = (),
    ) -> None:
        """Form is that of every image; moments are those of a sample."""
        self.classes = classes
        self.notes = notes
        self.moments = Moments(moments.mean.to(device), moments.std.to(device))
        self._train, self._heldout, self._test = train, heldout, test
        self._form = form
        self._skipped_files = skipped_files
        self._device = device

    @property
    def train_count(self) -> int:
        """Number of files to train on."""
        return len(self._train)

    @property
    def heldout_count(self) -> int:
        """Number of files that are only evaluated."""
        return len(self._heldout)

    @property
    def test_count(self) -> int:
        """Number of files of the test part."""
        return len(self._test)

    @property
    def class_counts(self) -> ClassCounts:
        """Files of each class."""
        parts = (self._train, self._heldout, *([self._test] if self._test else []))
        return ClassCounts(*map(self._counts, parts))

    @property
    def skipped(self) -> Skipped:
        """Files skipped or replaced so far."""
        return self._skipped_files.report()

    def digest(self) -> DataDigest:
        """Return hashes of the names of the classes, and of the files as `files_digest` does."""
        return DataDigest(
            classes=names_digest(self.classes),
            train=files_digest(self._train),
            heldout=files_digest(self._heldout),
            test=files_digest(self._test) if self._test else None,
        )

    def to(self, device: torch.device) -> Self:
        """Return the set whose batches, chunks and moments are on a device."""
        return type(self)(
            self.classes,
            self._train,
            self._heldout,
            self._form,
            self.moments,
            self._skipped_files,
            device,
            self.notes,
            self._test,
        )

    def batches(self, batch_size: int, seed: int, first_step: int = 0) -> StreamedBatches:
        """Return the batches of a seed; reading begins at once, at `first_step`.

        Raises:
            UserError: There are fewer training images than `batch_size`.
        """
        order = BatchOrder(self.train_count, batch_size, seed)
        return StreamedBatches(self, order, first_step)

    def heldout_chunks(self, size: int) -> Iterator[LabelledImages]:
        """Yield the held-out images in their order, at most `size` at a time."""
        return self._chunks(self._heldout, size)

    def test_chunks(self, size: int) -> Iterator[LabelledImages]:
        """Yield the images of the test part likewise."""
        return self._chunks(self._test, size)

    def _chunks(self, files: Sequence[ImageFile], size: int) -> Iterator[LabelledImages]:
        def read(number: int, is_closed: threading.Event) -> LabelledImages:
            chosen = range(number * size, min((number + 1) * size, len(files)))
            return self.read(files, chosen, is_closed)

        count = -(-len(files) // size)
        ahead = ReadAhead(read, first=0, end=count)
        try:
            for number in range(count):
                yield self.moved(ahead.piece(number))
        finally:
            ahead.close()

    def read_batch(self, chosen: Sequence[int], is_closed: threading.Event) -> LabelledImages:
        """Read images to train on by their numbers, into memory of the CPU."""
        return self.read(self._train, chosen, is_closed)

    def read(
        self, files: Sequence[ImageFile], chosen: Sequence[int], is_closed: threading.Event
    ) -> LabelledImages:
        """Read some of the files, by their numbers, into memory of the CPU.

        Raises:
            UserError: No file in a long row can be read.
            Closed: The images are no longer needed.
        """
        images = np.empty((len(chosen), *self._form.shape), dtype=np.uint8)
        labels = np.empty(len(chosen), dtype=np.int64)
        for place, number in enumerate(chosen):
            if is_closed.is_set():
                raise Closed
            images[place], labels[place] = self._read_one(files, number)
        read = LabelledImages(torch.from_numpy(images), torch.from_numpy(labels))
        if self._device.type == "cuda":
            return LabelledImages(read.images.pin_memory(), read.labels.pin_memory())
        return read

    def moved(self, read: LabelledImages) -> LabelledImages:
        """Return images that were read, on the device."""
        return LabelledImages(
            read.images.to(self._device, non_blocking=True),
            read.labels.to(self._device, non_blocking=True),
        )

    def _counts(self, files: Sequence[ImageFile]) -> tuple[int, ...]:
        counts = Counter(file.label for file in files)
        return tuple(counts[label] for label in range(len(self.classes)))

    def _read_one(self, files: Sequence[ImageFile], number: int) -> tuple[NDArray[np.uint8], int]:
        for further in range(min(len(files), _MOST_REPLACED)):
            path, label = files[(number + further) % len(files)]
            try:
                return read_image(path, self._form), label
            except NotAnImage as reason:
                self._skipped_files.add(path, reason)
        raise UserError(
            "Data",
            "the images can no longer be read, {path} for one; make their folder reachable again",
        ).format(
            path=files[number].path,
        )


class StreamedBatches:
    """The training images, batch by batch, read by threads that run ahead.

    Batches of another size are read by themselves, also those of the same seed: at the same step
    they are other images, further apart from step to step, so that nothing could be kept for both.
    """

    def __init__(self, images: ImagesOnDisk, order: BatchOrder, first_step: int) -> None:
        self._images = images
        self._order = order
        self._lock = threading.Lock()
        self._ahead = ReadAhead(self._read, first_step, end=None)

    def batch(self, step: int) -> LabelledImages:
        """Return the batch of a step, counted from 0; quick if it is the next."""
        return self._images.moved(self._ahead.piece(step))

    def close(self) -> None:
        """End all threads."""
        self._ahead.close()

    def _read(self, step: int, is_closed: threading.Event) -> LabelledImages:
        with self._lock:  # the order caches the last epoch
            chosen: list[int] = self._order.of_step(step, _CPU).tolist()
        return self._images.read_batch(chosen, is_closed)
