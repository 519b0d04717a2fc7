"""Finds a published file: where a person has it, in the cache, or by download."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from explorer.errors import UserError
from explorer.runs.datasets import DATASETS
from explorer.training.data.checksums import matches_md5
from explorer.training.data.dataset import DataRequest, default_cache
from explorer.training.data.downloads import fetch
from explorer.training.data.published import PublishedFile


def cached(file: PublishedFile, request: DataRequest) -> Path:
    """Return the file in the cache, downloaded if it is not there or is damaged.

    Raises:
        UserError: It is not there and cannot, or may not, be downloaded.
        Stopped: The request was stopped.
    """
    target = (request.cache or default_cache()) / request.name / file.name
    if not (target.is_file() and _matches_checksum(target, file, request)):
        if not request.may_download:
            raise UserError(
                "Data", "{title} is not on this machine yet: a run downloads it, about {size} MB"
            ).format(title=DATASETS[request.name].title, size=DATASETS[request.name].download_mb)
        # The card says about how large all files of the set are together.
        most_bytes = (DATASETS[request.name].download_mb + 1) * 1_000_000
        fetch(file.urls, target, file.md5, request, most_bytes)
    return target


def first_existing(candidates: Sequence[Path], path: Path) -> Path:
    """Return the first of some paths below the data path `path` that exists.

    Raises:
        UserError: None of them exists.
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
    """Make sure that a person's file is the published one; the file is never changed.

    Raises:
        UserError: It is another one, or cannot be read.
        Stopped: The request was stopped.
    """
    if not _matches_checksum(path, file, request):
        raise checksum_mismatch(path, file)


def checksum_mismatch(path: Path, file: PublishedFile) -> UserError:
    """Return the error for a file with a wrong checksum."""
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
    """Return the error for a file that cannot be opened or is not what it should be."""
    return UserError("Data", "{path} cannot be read ({reason}); copy or download it again").format(
        path=path, reason=reason
    )


def _matches_checksum(path: Path, file: PublishedFile, request: DataRequest) -> bool:
    try:
        return matches_md5(path, file.md5, request)
    except OSError as error:
        raise unreadable(path, error.strerror or error) from None
