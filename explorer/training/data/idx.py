"""Reads an IDX file, the format of MNIST: a header of big-endian numbers, then bytes."""

from __future__ import annotations

import gzip
import math
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explorer.files.input_file import open_input
from explorer.messages import Message
from explorer.training.data.local_files import unreadable

_UNSIGNED_BYTES = 0x08
_CHUNK_BYTES = 1 << 20
_LARGEST_BYTES = 1 << 28
"""More than any published IDX file holds."""


def read_idx(path: Path, dimensions: int) -> NDArray[np.uint8]:
    """Read an array of unsigned bytes, gzipped (`.gz`) or not.

    Raises:
        UserError: The file is not what its header says, or has another number of dimensions.
    """
    try:
        content = _content(path)
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(path, error) from None
    header = 4 + 4 * dimensions
    if len(content) < header or content[:4] != bytes((0, 0, _UNSIGNED_BYTES, dimensions)):
        raise unreadable(
            path,
            Message("Data", "it is not an IDX file of bytes in {count} dimensions").format(
                count=dimensions
            ),
        )
    shape = tuple(np.frombuffer(content, ">u4", dimensions, offset=4).tolist())
    if math.prod(shape) != len(content) - header:
        raise unreadable(
            path,
            Message("Data", "its header says {shape} values, but it holds {count}").format(
                shape=" x ".join(map(str, shape)), count=len(content) - header
            ),
        )
    return np.frombuffer(content, np.uint8, offset=header).reshape(shape)


def _content(path: Path) -> bytearray:
    """Read the whole file into writable memory, as torch needs it."""
    with open_input(path) as raw, gzip.open(raw) if path.suffix == ".gz" else raw as file:
        content = bytearray()
        while chunk := file.read(_CHUNK_BYTES):
            content += chunk
            if len(content) > _LARGEST_BYTES:
                raise EOFError(
                    Message("Data", "it is larger than {most} bytes").format(most=_LARGEST_BYTES)
                )
    return content
