"""The temporary file of a writer: nobody can guess its name, and it is cleared if its writer dies.

A living writer holds a lock on its file, which the system releases however the process ends. The
writers of earlier versions held none: the names of their files have the number of their process.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from explorer.files.file_lock import is_still_at, take_lock

_PREFIX, _SUFFIX = ".resnet-explorer-", ".tmp"
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
_UNLOCKED_FOR_S = 24 * 3600
"""Without locks, age alone says that nobody writes a file any more."""


@contextmanager
def temporary_file(target: Path, mode: int) -> Iterator[tuple[Path, BinaryIO]]:
    """Make a new file beside a target; give its path and the open file, and remove it at the end.

    Args:
        target: Its folder is cleared first of the temporary files of writers that have died, and
            of those that earlier versions left of this target.
        mode: Permissions, from which the umask is taken.

    Raises:
        OSError: The folder cannot be written.
    """
    _clear_abandoned(target)
    path, file = _new_file(target.parent, mode)
    try:
        yield path, file
    finally:
        if os.name == "nt":  # which removes no open file
            file.close()
        with suppress(OSError):  # usually it has been renamed
            path.unlink()
        file.close()


def _new_file(folder: Path, mode: int) -> tuple[Path, BinaryIO]:
    while True:
        path = folder / f"{_PREFIX}{secrets.token_hex(16)}{_SUFFIX}"
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_LINKS, mode)
        file = os.fdopen(descriptor, "rb+")
        if take_lock(descriptor) is not False and is_still_at(path, descriptor):
            return path, file
        file.close()  # another writer cleared it before it was locked


def _clear_abandoned(target: Path) -> None:
    folder, earlier = target.parent, re.compile(rf"\.{re.escape(target.name)}\.([1-9]\d*)\.tmp")
    with suppress(OSError), os.scandir(folder) as entries:
        names = [each.name for each in entries]
        for name in names:
            with suppress(OSError):
                if name.startswith(_PREFIX) and name.endswith(_SUFFIX):
                    _remove_if_abandoned(folder / name)
                elif match := earlier.fullmatch(name):
                    _remove_if_left(folder / name, int(match[1]))


def _remove_if_left(path: Path, process: int) -> None:
    """Remove what an earlier version's writer has left, if that is a regular file of ours."""
    if os.name == "nt":  # whose `kill` would end a process that lives
        return
    found = path.lstat()
    is_ours = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
    if is_ours and not _is_alive(process):
        path.unlink()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _remove_if_abandoned(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR | _NO_LINKS | _NO_WAITING)
    with os.fdopen(descriptor, "rb+", buffering=0) as file:
        found = os.fstat(descriptor)
        is_free = take_lock(descriptor)
        if is_free is None:
            is_free = time.time() - found.st_mtime > _UNLOCKED_FOR_S
        if not (is_free and stat.S_ISREG(found.st_mode) and is_still_at(path, descriptor)):
            return
        if os.name == "nt":  # which removes no open file
            file.close()
        path.unlink()
