"""MNIST and Fashion-MNIST: 60,000 grey images of 28x28 pixels to train on, 10,000 held out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.datasets import DATASETS
from explorer.runs.progress import Progress
from explorer.training.data.dataset import DataRequest, LabelledImages
from explorer.training.data.idx import read_idx
from explorer.training.data.in_memory import ImagesInMemory
from explorer.training.data.labels import checked_labels
from explorer.training.data.local_files import cached, first_existing, unreadable, verify_checksum
from explorer.training.data.published import Idx, PublishedFile, published_mnist


def load_mnist(request: DataRequest) -> ImagesInMemory:
    """Read "mnist" or "fashion-mnist"; `request.path` is a folder that holds the four files.

    They may be as published, unpacked, or where torchvision stores them. Unpacked files have no
    published checksum: only their format is checked.

    Raises:
        UserError: A file is missing, damaged or cannot be downloaded.
        Stopped: The request was stopped.
    """
    published = published_mnist(request.name)
    paths = [_locate(published, file, request) for file in published.files]
    train = _read(paths[0], paths[1], len(published.classes), request)
    heldout = _read(paths[2], paths[3], len(published.classes), request)
    return ImagesInMemory(published.classes, train, heldout)


def _locate(published: Idx, file: PublishedFile, request: DataRequest) -> Path:
    path = request.path
    if path is None:
        return cached(file, request)
    if path.is_file():
        raise UserError(
            "Data",
            "data path of {name} must be the folder that holds its four files, got the file {path}",
        ).format(
            name=request.name,
            path=path,
        )
    folders = (path, path / published.folder / "raw", path / "raw")
    names = (file.name, file.name.removesuffix(".gz"))
    found = first_existing([folder / name for folder in folders for name in names], path)
    if found.name == file.name:
        verify_checksum(found, file, request)
    return found


def _read(images_at: Path, labels_at: Path, classes: int, request: DataRequest) -> LabelledImages:
    request.raise_if_stopped()
    what = Message("Progress", "reading {name}").format(name=images_at.name)
    request.report(Progress(what, 0, None, "images"))
    images = read_idx(images_at, dimensions=3)
    labels = read_idx(labels_at, dimensions=1)
    size = DATASETS[request.name].size
    if images.shape[1:] != (size, size) or not len(images):
        raise unreadable(
            images_at,
            Message("Data", "it holds {shape} values instead of images of {size} x {size}").format(
                shape=" x ".join(map(str, images.shape)), size=size
            ),
        )
    if len(labels) != len(images):
        raise unreadable(
            labels_at,
            Message("Data", "it holds {labels} labels for {images} images").format(
                labels=len(labels), images=len(images)
            ),
        )
    return LabelledImages(
        torch.from_numpy(images).unsqueeze(1),
        checked_labels(labels.astype(np.int64), classes, labels_at),
    )
