"""CIFAR-10 and CIFAR-100: 50,000 colour images of 32x32 pixels to train on, 10,000 held out.

They are published as Python pickles, which can execute anything when they are unpickled. They are
not unpickled here: see `pickled.py`.
"""

from __future__ import annotations

import hashlib
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

import numpy as np
import torch

from explorer.files.input_file import open_input
from explorer.messages import Message
from explorer.runs.datasets import DATASETS
from explorer.runs.progress import Progress
from explorer.training.data.dataset import DataRequest, LabelledImages
from explorer.training.data.in_memory import ImagesInMemory
from explorer.training.data.labels import checked_labels
from explorer.training.data.local_files import (
    cached,
    checksum_mismatch,
    first_existing,
    unreadable,
    verify_checksum,
)
from explorer.training.data.pickled import PickledArray, Refused, read_pickled
from explorer.training.data.published import Archive, PublishedFile, published_cifar

_SHAPE = (3, 32, 32)
_CHUNK_BYTES = 1 << 20
_LARGEST_MEMBER_BYTES = 1 << 28
"""The largest published file in an archive has 155 MB."""


class _Member(NamedTuple):
    """A file of the archive: what it is, where it was read, and all its bytes."""

    file: PublishedFile
    path: Path
    content: bytes


def load_cifar(request: DataRequest) -> ImagesInMemory:
    """Read "cifar-10" or "cifar-100".

    `request.path` is the archive, a folder that holds it, or one that it was unpacked to.

    Raises:
        UserError: The data is missing, damaged, not what was published, or cannot be downloaded.
        Stopped: The request was stopped.
    """
    return _read_archive(published_cifar(request.name), request)


def sample_cifar(request: DataRequest) -> ImagesInMemory:
    """Read the held-out images of "cifar-10" or "cifar-100", and one file of those to train on.

    Raises:
        UserError: As `load_cifar` does.
        Stopped: The request was stopped.
    """
    archive = published_cifar(request.name)
    return _read_archive(archive._replace(train=archive.train[:1]), request)


def _read_archive(archive: Archive, request: DataRequest) -> ImagesInMemory:
    card = DATASETS[request.name]
    place = _locate(archive, request)
    parts: dict[str, LabelledImages] = {}
    classes: tuple[str, ...] = ()
    done, total = 0, (card.train_images or 0) + (card.heldout_images or 0)
    for member in _members(archive, place, request):
        what = Message("Progress", "reading {name}").format(name=place.name)
        request.report(Progress(what, done, total, "images"))
        try:
            if member.file == archive.names:
                classes = _names(member, archive.names_key)
            else:
                part = _images(member, archive.labels_key, card.classes or 0)
                parts[member.file.name] = part
                done += len(part.labels)
        except Refused as reason:
            raise unreadable(member.path, reason) from None
    wanted = [file.name for file in (*archive.train, *archive.heldout)]
    missing = [name for name in wanted if name not in parts]
    if len(classes) != card.classes:
        missing.append(archive.names.name)
    if missing:
        raise unreadable(place, Message("Data", "it has no valid {file}").format(file=missing[0]))
    train = _joined([parts.pop(file.name) for file in archive.train])
    return ImagesInMemory(classes, train, _joined([parts[file.name] for file in archive.heldout]))


def _locate(archive: Archive, request: DataRequest) -> Path:
    """Return the archive, its checksum verified, or the folder that it was unpacked to."""
    path = request.path
    if path is None:
        return cached(archive.file, request)
    if path.is_file():
        found = path
    elif (path / archive.names.name).exists():
        return path
    else:
        found = first_existing([path / archive.file.name, path / archive.folder], path)
    if not found.is_dir():
        verify_checksum(found, archive.file, request)
    return found


def _members(archive: Archive, place: Path, request: DataRequest) -> Iterator[_Member]:
    """Read the files that are needed, in any order, and check their checksums."""
    wanted = {file.name: file for file in (archive.names, *archive.train, *archive.heldout)}
    opened = _unpacked if place.is_dir() else _packed
    try:
        for path, stream in opened(place, archive.folder, list(wanted)):
            file = wanted[path.name]
            content = _read(stream, request)
            if hashlib.md5(content, usedforsecurity=False).hexdigest() != file.md5:
                raise checksum_mismatch(path, file)
            yield _Member(file, path, content)
    except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
        raise unreadable(place, error) from None


def _unpacked(folder: Path, _name: str, wanted: list[str]) -> Iterator[tuple[Path, IO[bytes]]]:
    for name in wanted:
        with open_input(folder / name) as stream:
            yield folder / name, stream


def _packed(archive: Path, folder: str, wanted: list[str]) -> Iterator[tuple[Path, IO[bytes]]]:
    """Read the archive once, without writing anything to the disk."""
    with open_input(archive) as raw, tarfile.open(fileobj=raw, mode="r:gz") as tar:
        for member in tar:
            parent, _, name = member.name.rpartition("/")
            stream = tar.extractfile(member) if member.isreg() else None
            if stream is not None and parent == folder and name in wanted:
                yield archive / name, stream


def _read(stream: IO[bytes], request: DataRequest) -> bytes:
    chunks, size = [], 0
    while chunk := stream.read(_CHUNK_BYTES):
        request.raise_if_stopped()
        chunks.append(chunk)
        size += len(chunk)
        if size > _LARGEST_MEMBER_BYTES:
            raise EOFError(
                Message("Data", "a file in it is larger than {most} bytes").format(
                    most=_LARGEST_MEMBER_BYTES
                )
            )
    return b"".join(chunks)


def _names(member: _Member, key: str) -> tuple[str, ...]:
    match read_pickled(member.content):
        case {**entries} if isinstance(names := entries.get(key), list):
            return tuple(str(name) for name in names)
    raise Refused(Message("Data", "it has no {key}").format(key=key))


def _images(member: _Member, labels_key: str, classes: int) -> LabelledImages:
    content = read_pickled(member.content)
    data, labels = (
        (content.get("data"), content.get(labels_key)) if isinstance(content, dict) else (0, 0)
    )
    if not isinstance(data, PickledArray) or not isinstance(labels, list):
        raise Refused(Message("Data", "it has no data or no {key}").format(key=labels_key))
    if not all(type(label) is int and abs(label) < 1 << 31 for label in labels):
        raise Refused(Message("Data", "a label is not a whole number"))
    values = data.bytes()
    if values.shape != (len(labels), int(np.prod(_SHAPE))) or not labels:
        raise Refused(
            Message("Data", "it has values of shape {shape} but {labels} labels").format(
                shape=values.shape, labels=len(labels)
            )
        )
    images = torch.from_numpy(values.reshape(-1, *_SHAPE).copy())
    return LabelledImages(
        images, checked_labels(np.array(labels, dtype=np.int64), classes, member.path)
    )


def _joined(parts: list[LabelledImages]) -> LabelledImages:
    return LabelledImages(
        torch.cat([part.images for part in parts]), torch.cat([part.labels for part in parts])
    )
