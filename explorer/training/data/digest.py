"""Hashes of what a data set holds, by which a checkpoint knows its data again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import torch

from explorer.errors import UserError
from explorer.files.input_file import input_size, open_input
from explorer.training.data.dataset import LabelledImages
from explorer.training.data.folder_walk import ImageFile

_READ_FILES = 100
"""Of files on the disk so many are read, evenly spread; of the others name and size must do."""
_MOST_FILE_BYTES = 10_000_000

_Bytes = bytes | memoryview


def names_digest(names: Iterable[str]) -> str:
    """Hash names in their order."""
    return _digest(f"{len(each)} {each}".encode(errors="backslashreplace") for each in names)


def images_digest(held: LabelledImages) -> str:
    """Hash images in memory and their labels: all of them, about a second for each GB."""
    return _digest(part for tensor in held for part in _tensor_parts(tensor))


def files_digest(files: Sequence[ImageFile]) -> str:
    """Hash the files' names, labels and sizes, and the content of some.

    The folders that they lie in do not count: a data set may be moved.
    """
    every = -(-len(files) // _READ_FILES)
    return _digest(
        part
        for index, file in enumerate(files)
        for part in _file_parts(file, is_read=index % every == 0)
    )


def _tensor_parts(tensor: torch.Tensor) -> Iterator[_Bytes]:
    yield f"{tensor.dtype} {tuple(tensor.shape)}".encode()
    yield tensor.cpu().contiguous().view(-1).view(torch.uint8).numpy().data


def _file_parts(file: ImageFile, *, is_read: bool) -> Iterator[_Bytes]:
    yield f"{file.label} {file.path.name}".encode(errors="backslashreplace")
    try:
        yield f"{input_size(file.path)}".encode()
        if is_read:
            with open_input(file.path) as opened:
                yield opened.read(_MOST_FILE_BYTES)
    except (UserError, OSError):  # whoever needs the image reports it
        yield b"unreadable"


def _digest(parts: Iterable[_Bytes]) -> str:
    digest = hashlib.blake2b(digest_size=32)
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
