"""Tells by its content what a file is, whatever its name: the one place that knows every kind."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path

from explorer.files.input_file import open_input
from explorer.files.limited_read import read_limited
from explorer.network.migrations import NETWORK
from explorer.runs.migrations import DRAFT
from explorer.runs.recordings.schema import SUFFIX

_MOST_TABLE_BYTES = 100_000_000
"""What a safetensors file begins with, the size of its table, is at most this; no text does."""


_SQLITE = b"SQLite format 3\0"


class FileKind(Enum):
    """What a person may open."""

    EXPERIMENT = "experiment"
    NETWORK = "network"
    CHECKPOINT = "checkpoint"
    DRAFT = "draft"
    RUN = "run"


def file_kind(path: Path) -> FileKind:
    """Return what a file seems to be; one that is nothing else is to be read as an experiment.

    Raises:
        UserError: The file cannot be read, or is too large.
    """
    if path.suffix == SUFFIX:  # not opened: to close it again would unlock it for SQLite
        return FileKind.RUN
    with open_input(path) as file:
        start = file.read(len(_SQLITE))
    if start == _SQLITE:
        return FileKind.RUN
    start = start[:9]
    if start[8:] == b"{" and int.from_bytes(start[:8], "little") <= _MOST_TABLE_BYTES:
        return FileKind.CHECKPOINT
    return _kind_of_text(read_limited(path))


def _kind_of_text(content: bytes) -> FileKind:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return FileKind.EXPERIMENT
    if not isinstance(value, dict):
        return FileKind.EXPERIMENT
    if value.get("format") == DRAFT.name:
        return FileKind.DRAFT
    is_network = value.get("format") == NETWORK.name or "stages" in value
    return FileKind.NETWORK if is_network else FileKind.EXPERIMENT
