"""Gets hold of a published file: where a person says it is, in the cache, or by download."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from explorer.problem import Problem
from explorer.training.data.checksums import has_md5
from explorer.training.data.dataset import DataRequest
from explorer.training.data.downloads import fetch
from explorer.training.data.published import PublishedFile


def cached(file: PublishedFile, request: DataRequest) -> Path:
    """Return the file in the cache, downloaded if it is not there or is damaged.

    Raises:
        Problem: It is not there and cannot be downloaded.
        Stopped: The request was asked to stop.
    """
    target = request.cache / request.name / file.name
    if not (target.is_file() and _is_genuine(target, file, request)):
        fetch(file.urls, target, file.md5, request)
    return target


def first_there(candidates: Sequence[Path], path: Path) -> Path:
    """Return the first of some places under the data path `path` where there is something.

    Raises:
        Problem: There is nothing at any of them.
    """
    for candidate in candidates:
        if candidate.exists():
            return candidate
    if not path.exists():
        raise Problem(
            "data path {path} does not exist; name a file or folder that does, or leave it empty "
            "to download",
            path=path,
        )
    raise Problem(
        "data path {path} holds no {file}; name the folder that does, or leave it empty to "
        "download",
        path=path,
        file=candidates[0].name,
    )


def check_genuine(path: Path, file: PublishedFile, request: DataRequest) -> None:
    """Make sure that a person's file is the published one; it is never changed.

    Raises:
        Problem: It is another, or cannot be read.
        Stopped: The request was asked to stop.
    """
    if not _is_genuine(path, file, request):
        raise not_genuine(path, file)


def not_genuine(path: Path, file: PublishedFile) -> Problem:
    """Return what is said about a file whose sum is wrong."""
    return Problem(
        "{path} is damaged or is not the published {file}: its MD5 checksum is not {md5}; copy or "
        "download it again",
        path=path,
        file=file.name,
        md5=file.md5,
    )


def unreadable(path: Path, reason: object) -> Problem:
    """Return what is said about a file that cannot be opened or made sense of."""
    return Problem(
        "{path} cannot be read ({reason}); copy or download it again", path=path, reason=reason
    )


def _is_genuine(path: Path, file: PublishedFile, request: DataRequest) -> bool:
    try:
        return has_md5(path, file.md5, request)
    except OSError as error:
        raise unreadable(path, error.strerror or error) from None
