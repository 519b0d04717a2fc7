"""Downloads a file with a known MD5 checksum; it can be stopped at once and resumed later.

An incomplete download is beside the target as `NAME.part`. The target itself exists complete and
verified, or not at all. Of several processes that want one file, one downloads it and the others
wait; if it dies, one of them goes on.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Sequence
from functools import reduce
from pathlib import Path

from explorer.errors import UserError
from explorer.files.file_lock import locked
from explorer.messages import Message
from explorer.runs.progress import Progress
from explorer.training.data.checksums import matches_md5
from explorer.training.data.connection import Answer, Unreachable, host_of, receive
from explorer.training.data.dataset import DataRequest

_MB = 1e6
_POLL_S = 0.1
_DISK_IS_FULL = (errno.ENOSPC, errno.EDQUOT)


def fetch(
    urls: Sequence[str],
    target: Path,
    md5: str,
    request: DataRequest,
    most_bytes: int | None = None,
) -> None:
    """Download a file from the first of its mirrors that has it.

    Args:
        urls: Its mirrors.
        target: Where it is to be.
        md5: Its checksum.
        request: Receives progress, and may stop.
        most_bytes: What no published file exceeds; a server that sends more is cut off.

    Raises:
        UserError: No mirror has the file, or it cannot be stored.
        Stopped: The request was stopped; the next call resumes the download.
    """
    part = target.with_name(f"{target.name}.part")
    reasons: list[Message] = []
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target.with_name(f"{target.name}.lock"), lambda: _wait(part, request)):
            if target.is_file() and matches_md5(target, md5, request):
                return  # another process has brought it
            if part.is_symlink() or not part.is_file():
                part.unlink(missing_ok=True)  # a pipe would be waited for
            elif matches_md5(part, md5, request):
                part.replace(target)
                return
            for url in urls:
                try:
                    _complete(part, url, md5, request, most_bytes)
                except Unreachable as reason:
                    reasons.append(reason.args[0])
                else:
                    part.replace(target)
                    return
    except OSError as error:
        raise _not_stored(target, urls[0], error) from None
    raise UserError(
        "Data",
        "{file} cannot be downloaded: {reasons}; try again later, or download {url} on another "
        "computer and give the path of the file as data path",
    ).format(
        file=target.name,
        reasons=_joined(reasons),
        url=urls[0],
    )


def _wait(part: Path, request: DataRequest) -> None:
    """Report what has come to another process, and pause."""
    request.raise_if_stopped()
    try:
        done = part.stat().st_size
    except OSError:
        done = 0
    name = part.name.removesuffix(".part")
    what = Message("Progress", "waiting for another process that downloads {name}")
    request.report(Progress(what.format(name=name), done, None, "bytes"))
    time.sleep(_POLL_S)


def _joined(reasons: Sequence[Message]) -> Message:
    both = Message("Data", "{reason}, and {next}")
    return reduce(lambda so_far, reason: both.format(reason=so_far, next=reason), reasons)


def _complete(part: Path, url: str, md5: str, request: DataRequest, most_bytes: int | None) -> None:
    """Bring a part to its full length and check it.

    A part that was begun earlier may belong to another file; if its checksum is wrong, the whole
    file is downloaded again.
    """
    while True:
        was_resumed = _extend(part, url, request, most_bytes)
        if matches_md5(part, md5, request):
            return
        part.unlink()
        if not was_resumed:
            raise Unreachable(
                Message("Data", "what {host} sends has the wrong checksum").format(
                    host=host_of(url)
                )
            )


def _extend(part: Path, url: str, request: DataRequest, most_bytes: int | None) -> bool:
    """Append what a server sends to a part; return whether it was resumed."""
    offset = part.stat().st_size if part.is_file() else 0
    name = part.name.removesuffix(".part")
    done, total, was_resumed = 0, None, False
    with part.open("ab") as file:
        for message in receive(url, offset, request):
            if isinstance(message, Answer):
                done, total = message
                was_resumed = done > 0
                if offset and not was_resumed:
                    file.truncate(0)
                _check_size(part, url, total or 0, most_bytes)
                _check_space(part.parent, total, done)
            else:
                _check_size(part, url, done + len(message), total or most_bytes)
                file.write(message)
                done += len(message)
            what = Message("Progress", "downloading {name}").format(name=name)
            request.report(Progress(what, done, total, "bytes"))
        file.flush()
        os.fsync(file.fileno())
    if total is not None and done < total:
        raise Unreachable(
            Message(
                "Data", "the connection to {host} was lost after {done:.1f} of {total:.1f} MB"
            ).format(host=host_of(url), done=done / _MB, total=total / _MB)
        )
    return was_resumed


def _check_size(part: Path, url: str, size: int, most: int | None) -> None:
    """Give up, and keep nothing, if more comes than can be right."""
    if most is not None and size > most:
        part.unlink(missing_ok=True)
        raise Unreachable(
            Message(
                "Data", "{host} sends more than the {most:.1f} MB that the file can have"
            ).format(host=host_of(url), most=most / _MB)
        )


def _check_space(folder: Path, total: int | None, done: int) -> None:
    if total is not None and shutil.disk_usage(folder).free < total - done:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _not_stored(target: Path, url: str, error: OSError) -> UserError:
    if error.errno in _DISK_IS_FULL:
        return UserError(
            "Data",
            "{file} cannot be stored: the disk of {folder} is full; free some space, or "
            "download {url} to another disk and give the path of the file as data path",
        ).format(
            file=target.name,
            folder=target.parent,
            url=url,
        )
    return UserError(
        "Data",
        "{file} cannot be stored: {folder} cannot be written ({reason}); let your user write "
        "there, or download {url} elsewhere and give the path of the file as data path",
    ).format(
        file=target.name,
        folder=target.parent,
        reason=error.strerror or error,
        url=url,
    )
