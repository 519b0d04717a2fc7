"""Downloads a file whose MD5 sum is known: goes on where it broke off, can be stopped at once.

What has come lies beside the target as `NAME.part`. The target itself is there whole and checked,
or not at all.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.progress import Progress
from explorer.training.data.checksums import has_md5
from explorer.training.data.connection import Answer, Unreachable, host_of, receive
from explorer.training.data.dataset import DataRequest

_DISK_IS_FULL = (errno.ENOSPC, errno.EDQUOT)


def fetch(urls: Sequence[str], target: Path, md5: str, request: DataRequest) -> None:
    """Download a file from the first of its mirrors that gives it.

    Raises:
        UserError: No mirror gives the file, or it cannot be stored.
        Stopped: The request was asked to stop; what has come is kept for the next time.
    """
    part = target.with_name(f"{target.name}.part")
    reasons: list[str] = []
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if part.is_file() and has_md5(part, md5, request):
            part.replace(target)
            return
        for url in urls:
            try:
                _complete(part, url, md5, request)
            except Unreachable as reason:
                reasons.append(str(reason))
            else:
                part.replace(target)
                return
    except OSError as error:
        raise _not_stored(target, urls[0], error) from None
    raise UserError(
        "Data",
        "{file} cannot be downloaded: {reasons}; try again later, or download {url} on another "
        "computer and give the place of the file as data path",
    ).format(
        file=target.name,
        reasons=", and ".join(reasons),
        url=urls[0],
    )


def _complete(part: Path, url: str, md5: str, request: DataRequest) -> None:
    """Bring a part to its full length and check it.

    A part whose beginning came earlier may be the beginning of something else; if its sum is
    wrong, the whole file is asked for once more.
    """
    while True:
        was_resumed = _extend(part, url, request)
        if has_md5(part, md5, request):
            return
        part.unlink()
        if not was_resumed:
            raise Unreachable(f"what {host_of(url)} sends has not the right checksum")


def _extend(part: Path, url: str, request: DataRequest) -> bool:
    """Write what a server sends to the end of a part; return whether it had a beginning."""
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
                _check_space(part.parent, total, done)
            else:
                file.write(message)
                done += len(message)
            what = Message("Progress", "downloading {name}").format(name=name)
            request.say(Progress(what, done, total, "bytes"))
        file.flush()
        os.fsync(file.fileno())
    if total is not None and done < total:
        raise Unreachable(
            f"the connection to {host_of(url)} broke off after {_mb(done)} of {_mb(total)} MB"
        )
    return was_resumed


def _check_space(folder: Path, total: int | None, done: int) -> None:
    if total is not None and shutil.disk_usage(folder).free < total - done:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _not_stored(target: Path, url: str, error: OSError) -> UserError:
    if error.errno in _DISK_IS_FULL:
        return UserError(
            "Data",
            "{file} cannot be stored: the disk of {folder} is full; make room there, or download "
            "{url} to another disk and give the place of the file as data path",
        ).format(
            file=target.name,
            folder=target.parent,
            url=url,
        )
    return UserError(
        "Data",
        "{file} cannot be stored: {folder} cannot be written ({reason}); let your user write "
        "there, or download {url} elsewhere and give the place of the file as data path",
    ).format(
        file=target.name,
        folder=target.parent,
        reason=error.strerror or error,
        url=url,
    )


def _mb(count: int) -> str:
    return f"{count / 1e6:.1f}"
