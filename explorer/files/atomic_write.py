"""Writes a file whole or not at all, even if the power fails."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from explorer.errors import UserError
from explorer.files.cannot_write import cannot_write
from explorer.files.temporary_file import temporary_file


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Give a temporary file beside `path` to write, which replaces `path` at the end.

    The temporary file is made at once, so that a folder that cannot be written is reported before
    any work is done. A file that is replaced keeps its permissions. What is no regular file, as
    /dev/stdout, is written directly.

    Raises:
        UserError: `path` cannot be written. An OSError while it is written counts as that.
    """
    try:
        if _is_special(path):
            _check_special(path)
            with path.open("ab"):
                pass
            yield path
        else:
            with _replacement(Path(os.path.realpath(path))) as temporary:
                yield temporary
    except OSError as error:
        raise cannot_write(path, error) from None


def check_writable(path: Path) -> None:
    """Make sure that `atomic_write` could begin, before hours of work for that file.

    Raises:
        UserError: `path` cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        if _is_special(path):
            _check_special(path)
        else:
            _status_if_writable(target)
            with temporary_file(target, 0o600):
                pass
    except OSError as error:
        raise cannot_write(path, error) from None


def _is_special(path: Path) -> bool:
    return os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113


def _check_special(path: Path) -> None:
    """Refuse a folder, and a pipe: to open it, or to write more than it holds, waits for a reader.

    Standard output may be one, since whoever started the program reads it.

    Raises:
        IsADirectoryError: It is a folder.
        UserError: It is a pipe.
    """
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if (stat.S_ISFIFO(found.st_mode) or stat.S_ISSOCK(found.st_mode)) and not _is_output(found):
        raise UserError(
            "Files",
            "{path} cannot be written: it is a pipe, whose reader would be waited for; name a "
            "file, or /dev/stdout",
        ).format(path=path)


def _is_output(found: os.stat_result) -> bool:
    """Whether it is the standard output."""
    try:
        return os.path.samestat(found, os.fstat(1))
    except OSError:  # which is closed
        return False


@contextmanager
def _replacement(target: Path) -> Iterator[Path]:
    old = _status_if_writable(target)
    with temporary_file(target, 0o666 if old is None else 0o600) as (path, file):
        yield path
        if old is not None:
            _take_over(old, file.fileno())
        os.fsync(file.fileno())
        if os.name == "nt":  # which renames no open file
            file.close()
        path.replace(target)
        _sync_folder(target.parent)


def _status_if_writable(target: Path) -> os.stat_result | None:
    """Return the status of a file that may be written, or None if it is new.

    Raises:
        OSError: It is read-only, or its name is no name.
    """
    try:
        descriptor = os.open(target, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    try:
        return os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _take_over(old: os.stat_result, descriptor: int) -> None:
    """Give a file the owner, group and permissions of that which it replaces, where allowed."""
    if os.name == "nt":
        return
    with suppress(OSError):
        os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _sync_folder(folder: Path) -> None:
    """Wait until the list of files in a folder is on the disk, where the system allows it."""
    if os.name == "nt":  # Windows cannot, and need not, open a folder
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
