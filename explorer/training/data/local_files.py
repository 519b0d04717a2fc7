"""Gets hold of a published file: where a person says it is, in the cache, or by download."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from explorer.errors import UserError
from explorer.training.data.checksums import has_md5
from explorer.training.data.dataset import DataRequest
from explorer.training.data.downloads import fetch
from explorer.training.data.published import PublishedFile


def cached(file: PublishedFile, request: DataRequest) -> Path:
    """Return the file in the cache, downloaded if it is not there or is damaged.

    Raises:
        UserError: It is not there and cannot be downloaded.
        Stopped: The request was asked to stop.
    """
    target = request.cache / request.name / file.name
    if not (target.is_file() and _matches_checksum(target, file, request)):
        fetch(file.urls, target, file.md5, request)
    return target


def first_there(candidates: Sequence[Path], path: Path) -> Path:
    """Return the first of some places under the data path `path` where there is something.

    Raises:
        UserError: There is nothing at any of them.
    """
    for candidate in candidates:
        if candidate.exists():
            return candidate
    if not path.exists():
        raise UserError(
            "Data",
            "data path {path} does not exist; name a file or folder that does, or leave it empty "
            "to download",
        ).format(
            path=path,
        )
    raise UserError(
        "Data",
        "data path {path} holds no {file}; name the folder that does, or leave it empty to "
        "download",
    ).format(
        path=path,
        file=candidates[0].name,
    )


def verify_checksum(path: Path, file: PublishedFile, request: DataRequest) -> None:
    """Make sure that a person's file is the published one; it is never changed.

    Raises:
        UserError: It is another, or cannot be read.
        Stopped: The request was asked to stop.
    """
    if not _matches_checksum(path, file, request):
        raise checksum_mismatch(path, file)


def checksum_mismatch(path: Path, file: PublishedFile) -> UserError:
    """Return what is said about a file whose sum is wrong."""
    return UserError(
        "Data",
        "{path} is damaged or is not the published {file}: its MD5 checksum is not {md5}; copy or "
        "download it again",
    ).format(
        path=path,
        file=file.name,
        md5=file.md5,
    )


def unreadable(path: Path, reason: object) -> UserError:
    """Return what is said about a file that cannot be opened or made sense of."""
    return UserError("Data", "{path} cannot be read ({reason}); copy or download it again").format(
        path=path, reason=reason
    )


def _matches_checksum(path: Path, file: PublishedFile, request: DataRequest) -> bool:
    try:
        return has_md5(path, file.md5, request)
    except OSError as error:
        raise unreadable(path, error.strerror or error) from None
