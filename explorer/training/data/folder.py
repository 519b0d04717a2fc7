"""A folder of a person's own images, with a sub-folder for each class.

A few images are held in memory, many are streamed from the disk. Either way the same files are
read, in the same order, and files that are not images are skipped and counted.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from explorer.errors import UserError
from explorer.messages import Message, printable
from explorer.runs.events import DatasetFound
from explorer.runs.progress import Progress
from explorer.training.data.dataset import DataRequest, Dataset, LabelledImages
from explorer.training.data.folder_walk import ImageFile
from explorer.training.data.image_file import (
    ImageForm,
    NotAnImage,
    check_image,
    deep_values,
    read_image,
)
from explorer.training.data.image_formats import is_called_an_image
from explorer.training.data.image_values import DeepRanges, deep_ranges
from explorer.training.data.in_memory import ImagesInMemory
from explorer.training.data.listing import Listing, list_images, split_by_class
from explorer.training.data.normalize import moments_of
from explorer.training.data.read_ahead import reading_threads
from explorer.training.data.shared_images import Name, notes_of_files, notes_of_images
from explorer.training.data.skipped_files import SkippedFiles
from explorer.training.data.streamed import ImagesOnDisk

_SAMPLE = 1_000
"""Images, evenly spread over the training files, for the moments of a streamed set."""

_RANGE_SAMPLE = 64
"""The same, for the range of values of images of more than 8 bits."""

_PORTION = 64
"""Files between two checks whether to stop."""


def load_folder(request: DataRequest) -> Dataset:
    """Read `request.path`: `CLASS/` folders, or `train/CLASS/` and `val/CLASS/` (see `splits.py`).

    Raises:
        UserError: There is no such folder, or a class or the held-out part is empty.
        Stopped: The request was stopped.
    """
    root = Path(request.path or "")
    skipped = SkippedFiles(root)
    listing, parts = _found(request, skipped)
    train, heldout, test = parts["train"], parts["heldout"], parts["test"]
    classes = tuple(map(printable, listing.classes))
    form = ImageForm(request.channels, *request.image_size, value_ranges(train, request))
    needed = (len(train) + len(heldout) + len(test)) * math.prod(form.shape)
    if needed > request.max_in_memory_bytes:
        sample, _ = _read(train[:: -(-len(train) // _SAMPLE)], form, request, skipped)
        parts["train"] = train = [file for file in train if not skipped.has(file.path)]
        _check_classes(classes, _labels_with_images(train, request, skipped), root)
        shared = notes_of_files(parts, _names_in(root, parts), request.raise_if_stopped)
        notes = (*listing.notes, *_test_notes(listing, len(test)), *shared)
        return ImagesOnDisk(
            classes, train, heldout, form, moments_of(sample), skipped, notes=notes, test=test
        )
    held = {
        part: LabelledImages(*_read(files, form, request, skipped)) for part, files in parts.items()
    }
    _check_classes(listing.classes, held["train"].labels.tolist(), root)
    _check_heldout(len(held["heldout"].labels), root)
    count = len(held["test"].labels)
    read = {
        part: [file for file in files if not skipped.has(file.path)]
        for part, files in parts.items()
    }
    shared = notes_of_images(held, _names_in(root, read), request.raise_if_stopped)
    return ImagesInMemory(
        classes,
        held["train"],
        held["heldout"],
        skipped.report(),
        notes=(*listing.notes, *_test_notes(listing, count), *shared),
        test=held["test"] if count else None,
    )


def _names_in(root: Path, parts: Mapping[str, Sequence[ImageFile]]) -> Name:
    """Return what names a file: by its place in the folder, or by its path if it is elsewhere."""

    def name(part: str, number: int) -> Path:
        path = parts[part][number].path
        return path.relative_to(root) if path.is_relative_to(root) else path

    return name


def _test_notes(listing: Listing, count: int) -> list[Message]:
    """Return what becomes of the folder of test images, if there is one."""
    if listing.test_folder is None:
        return []
    text = (
        Message("Data", "{folder} is left for the end: it is evaluated once, after the last step")
        if count
        else Message("Data", "{folder} is left out: it holds no image that can be read")
    )
    return [text.format(folder=listing.test_folder)]


class FolderFiles(NamedTuple):
    """The files of a folder of images, none of which need have been opened.

    Attributes:
        found: Classes, and files of each.
        train: Files to train on.
        heldout: Files that are only evaluated.
    """

    found: DatasetFound
    train: list[ImageFile]
    heldout: list[ImageFile]


def find_images(request: DataRequest) -> FolderFiles:
    """Return what `load_folder` would read.

    Raises:
        UserError: As `load_folder` does.
        Stopped: The request was stopped.
    """
    listing, parts = _found(request, SkippedFiles(Path(request.path or "")))
    classes = tuple(map(printable, listing.classes))
    train, heldout, test = (_counts(files, len(classes)) for files in parts.values())
    notes = (*listing.notes, *_test_notes(listing, len(parts["test"])))
    found = DatasetFound(classes, train, heldout, notes, test)
    return FolderFiles(found, parts["train"], parts["heldout"])


def _counts(files: Sequence[ImageFile], classes: int) -> tuple[int, ...]:
    counts = Counter(file.label for file in files)
    return tuple(counts[label] for label in range(classes))


def _found(
    request: DataRequest, skipped: SkippedFiles
) -> tuple[Listing, dict[str, list[ImageFile]]]:
    """Return the listing of a folder, and its image files: "train", "heldout" and "test"."""
    listing = list_images(request.path, request.raise_if_stopped, request.heldout_path)
    root = Path(request.path or "")
    for link, reason in listing.left_out:
        skipped.add(link, reason)
    train = _with_images(listing.train, request, skipped)
    if listing.heldout is None:
        trained_on, held_out = split_by_class(train, request.heldout_every, request.split_seed)
        train, heldout = [train[each] for each in trained_on], [train[each] for each in held_out]
    else:
        heldout = _with_images(listing.heldout, request, skipped)
    _check_classes(listing.classes, [file.label for file in train], root)
    _check_heldout(len(heldout), root)
    test = _with_images(listing.test, request, skipped)
    return listing, {"train": train, "heldout": heldout, "test": test}


def _with_images(
    files: Sequence[ImageFile], request: DataRequest, skipped: SkippedFiles
) -> list[ImageFile]:
    """Return the files that are called an image, or whose header is that of one.

    The first are not opened yet: of many thousands that would take as long as reading them.
    """

    def look(file: ImageFile) -> bool:
        if is_called_an_image(file.path):
            return True
        try:
            check_image(file.path)
        except NotAnImage as reason:
            skipped.add(file.path, reason)
            return False
        return True

    with ThreadPoolExecutor(reading_threads()) as pool:
        return [
            file
            for some in _portions(files, request, Message("Progress", "scanning images"))
            for file, is_image in zip(some, pool.map(look, some), strict=True)
            if is_image
        ]


def _read(
    files: Sequence[ImageFile], form: ImageForm, request: DataRequest, skipped: SkippedFiles
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return images and labels of the files that can be read."""

    def read(file: ImageFile) -> NDArray[np.uint8] | None:
        try:
            return read_image(file.path, form)
        except NotAnImage as reason:
            skipped.add(file.path, reason)
            return None

    images = np.empty((len(files), *form.shape), dtype=np.uint8)
    labels: list[int] = []
    with ThreadPoolExecutor(reading_threads()) as pool:
        for some in _portions(files, request, Message("Progress", "reading images")):
            for file, image in zip(some, pool.map(read, some), strict=True):
                if image is not None:
                    images[len(labels)] = image
                    labels.append(file.label)
    return torch.from_numpy(images[: len(labels)]), torch.tensor(labels, dtype=torch.int64)


def _labels_with_images(
    files: Sequence[ImageFile], request: DataRequest, skipped: SkippedFiles
) -> list[int]:
    """Return the labels of which there is an image, opening as few files as that takes."""
    found: set[int] = set()
    for file in files:
        if file.label not in found:
            request.raise_if_stopped()
            try:
                check_image(file.path)
            except NotAnImage as reason:
                skipped.add(file.path, reason)
            else:
                found.add(file.label)
    return sorted(found)


def value_ranges(train: Sequence[ImageFile], request: DataRequest) -> DeepRanges:
    """Return the values of images of more than 8 bits, from a sample of the training files."""
    found = []
    for file in train[:: -(-len(train) // _RANGE_SAMPLE) or 1]:
        request.raise_if_stopped()
        with suppress(NotAnImage):
            found.append(deep_values(file.path))
    return deep_ranges(each for each in found if each is not None)


def _portions(
    files: Sequence[ImageFile], request: DataRequest, what: Message
) -> Iterator[Sequence[ImageFile]]:
    for first in range(0, len(files), _PORTION):
        request.raise_if_stopped()
        request.report(Progress(what, first, len(files), "images"))
        yield files[first : first + _PORTION]


def _check_classes(classes: tuple[str, ...], labels: list[int], root: Path) -> None:
    there = set(labels)
    for label, name in enumerate(classes):
        if label not in there:
            raise UserError(
                "Data",
                "class folder {name} in {root} holds no image that can be read; put images there, "
                "or remove the folder",
            ).format(
                name=name,
                root=root,
            )


def _check_heldout(count: int, root: Path) -> None:
    if not count:
        raise UserError(
            "Data",
            "{root} has no image to hold out; add images to its classes, hold out one in fewer, or "
            "put a validation or test folder beside train",
        ).format(
            root=root,
        )
