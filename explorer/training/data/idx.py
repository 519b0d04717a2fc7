"""Reads an IDX file, the format of MNIST: a header of big-endian numbers, then bytes."""

from __future__ import annotations

import gzip
import math
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explorer.training.data.local_files import unreadable

_UNSIGNED_BYTES = 0x08
_CHUNK_BYTES = 1 << 20
_LARGEST_BYTES = 1 << 28
"""More than any published IDX file holds; what claims more is not one."""


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
        raise unreadable(path, f"it is no IDX file of bytes in {dimensions} dimensions")
    shape = tuple(np.frombuffer(content, ">u4", dimensions, offset=4).tolist())
    if math.prod(shape) != len(content) - header:
        said = " x ".join(map(str, shape))
        raise unreadable(path, f"it says {said} values and holds {len(content) - header}")
    return np.frombuffer(content, np.uint8, offset=header).reshape(shape)


def _content(path: Path) -> bytearray:
    """Read the whole file into memory that may be written, as torch wants it."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        content = bytearray()
        while chunk := file.read(_CHUNK_BYTES):
            content += chunk
            if len(content) > _LARGEST_BYTES:
                raise EOFError(f"it is larger than {_LARGEST_BYTES} bytes")
    return content
