"""Checks files against the MD5 checksums that their publishers give."""

from __future__ import annotations

import hashlib
from pathlib import Path

from explorer.files.input_file import open_input
from explorer.messages import Message
from explorer.runs.progress import Progress
from explorer.training.data.dataset import DataRequest

_CHUNK_BYTES = 1 << 20


def matches_md5(path: Path, md5: str, request: DataRequest) -> bool:
    """Read the whole file and compare; OSError if it cannot be read.

    Raises:
        UserError: It is a pipe or a device.
        Stopped: The request was stopped.
    """
    digest = hashlib.md5(usedforsecurity=False)
    total, done = path.stat().st_size, 0
    with open_input(path) as file:
        while chunk := file.read(_CHUNK_BYTES):
            request.raise_if_stopped()
            digest.update(chunk)
            done += len(chunk)
            what = Message("Progress", "checking {name}").format(name=path.name)
            request.report(Progress(what, done, total, "bytes"))
    return digest.hexdigest() == md5
