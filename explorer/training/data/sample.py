"""Takes a handful of a data set's images without holding, or downloading, all of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from explorer.errors import UserError
from explorer.runs.datasets import DATASETS
from explorer.runs.events import DatasetFound
from explorer.training.data.cifar import sample_cifar
from explorer.training.data.dataset import DataRequest
from explorer.training.data.digits import WHITE, load_digits
from explorer.training.data.folder import find_images, value_ranges
from explorer.training.data.folder_walk import ImageFile
from explorer.training.data.image_file import ImageForm, NotAnImage, image_kind, read_image
from explorer.training.data.in_memory import ImagesInMemory, is_held_out
from explorer.training.data.mnist import load_mnist
from explorer.training.data.shapes import BLOCK, draw_block, shape_classes, shape_labels

_TRIES = 8
"""Files that are looked at for one that can be read."""
_POOL = 50
"""Images among which one is chosen, so that many classes are seen."""


class Sample(NamedTuple):
    """Some images of a set, those to train on first.

    Attributes:
        found: Of the whole set.
        images: uint8 (N, C, H, W).
        labels: Class of each.
        heldout: Whether each is held out.
        sizes: (width, height) of each as it was.
        channels: 3 if any was in colour, else 1.
        white: The brightest value that the set has.
    """

    found: DatasetFound
    images: Tensor
    labels: list[int]
    heldout: list[bool]
    sizes: list[tuple[int, int]]
    channels: int
    white: int = 255


def take_sample(request: DataRequest, count: int, draw: int) -> Sample:
    """Return `count` images to train on and as many that are held out, or as many as there are.

    Args:
        request: Which data set; nothing is downloaded.
        count: Of each part.
        draw: Which handful, from 0; the same number takes the same images.

    Raises:
        UserError: The data cannot be read, or are not on this machine.
        Stopped: The request was stopped.
    """
    chance = random.Random(draw)  # noqa: S311
    match request.name:
        case "folder":
            return _of_folder(request, count, chance)
        case "shapes":
            return _of_shapes(request, count, draw, chance)
        case "digits":
            return _of_memory(load_digits(request), count, chance)._replace(white=WHITE)
        case "mnist" | "fashion-mnist":
            return _of_memory(load_mnist(request), count, chance)
        case _:
            return _of_cifar(request, count, chance)


def _of_memory(dataset: ImagesInMemory, count: int, chance: random.Random) -> Sample:
    counts = dataset.class_counts
    found = DatasetFound(dataset.classes, counts.train, counts.heldout, dataset.notes)
    images, labels, heldout = [], [], []
    for part in (dataset.train, dataset.heldout):
        chosen = _chosen(part.labels.tolist(), count, chance)
        images.append(part.images[chosen])
        labels += part.labels[chosen].tolist()
        heldout += [part is dataset.heldout] * len(chosen)
    whole = torch.cat(images)
    side = whole.shape[3], whole.shape[2]
    return Sample(found, whole, labels, heldout, [side] * len(labels), whole.shape[1])


def _of_cifar(request: DataRequest, count: int, chance: random.Random) -> Sample:
    card = DATASETS[request.name]
    sample = _of_memory(sample_cifar(request), count, chance)
    classes = len(sample.found.classes)  # each has as many images as any other, as published
    train, heldout = ((card.train_images or 0) // classes, (card.heldout_images or 0) // classes)
    found = DatasetFound(sample.found.classes, (train,) * classes, (heldout,) * classes)
    return sample._replace(found=found)


def _of_shapes(request: DataRequest, count: int, draw: int, chance: random.Random) -> Sample:
    classes = shape_classes()
    labels = shape_labels(request.images, request.seed)
    held = is_held_out(len(labels), request.heldout_every, request.split_seed)
    train, heldout = (
        tuple(torch.bincount(part, minlength=len(classes)).tolist())
        for part in (labels[~held], labels[held])
    )
    number = draw % -(-len(labels) // BLOCK)
    first = number * BLOCK
    drawn, here = draw_block(request.seed, number), held[first : first + BLOCK]
    there = torch.arange(len(here))
    part = ImagesInMemory(
        classes,
        type(drawn)(*(each[there[~here]] for each in drawn)),
        type(drawn)(*(each[there[here]] for each in drawn)),
    )
    return _of_memory(part, count, chance)._replace(found=DatasetFound(classes, train, heldout))


def _of_folder(request: DataRequest, count: int, chance: random.Random) -> Sample:
    files = find_images(request)
    form = ImageForm(request.channels, *request.image_size, value_ranges(files.train, request))
    images, labels, heldout = [], [], []
    sizes, channels = [], 1
    for part in (files.train, files.heldout):
        for file in _readable(part, count, chance, request):
            with suppress(NotAnImage):
                size, of_this = image_kind(file.path)
                images.append(read_image(file.path, form))
                channels = max(channels, of_this)
                labels.append(file.label)
                heldout.append(part is files.heldout)
                sizes.append(size)
    if not images:
        raise UserError(
            "Data", "no image in {root} can be read; put images there that others can open"
        ).format(root=Path(request.path or ""))
    whole = torch.from_numpy(np.stack(images))
    return Sample(files.found, whole, labels, heldout, sizes, channels)


def _readable(
    files: Sequence[ImageFile], count: int, chance: random.Random, request: DataRequest
) -> list[ImageFile]:
    """Return some of the files whose headers are those of images."""
    readable: list[ImageFile] = []
    for index in _chosen([file.label for file in files], count * _TRIES, chance):
        request.raise_if_stopped()
        with suppress(NotAnImage):
            image_kind(files[index].path)
            readable.append(files[index])
        if len(readable) == count:
            break
    return readable


def _chosen(labels: Sequence[int], count: int, chance: random.Random) -> list[int]:
    """Return indices of up to `count` images, first one of each class that is met."""
    pool = chance.sample(range(len(labels)), min(len(labels), _POOL * count))
    seen: dict[int, int] = {}
    rank = {}
    for index in pool:
        rank[index] = seen.get(labels[index], 0)
        seen[labels[index]] = rank[index] + 1
    return sorted(pool, key=rank.__getitem__)[:count]
