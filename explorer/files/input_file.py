"""Opens the files that a person names, or that lie in a folder they name: regular files only.

A pipe or a device in the place of a file would be waited for without end.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from explorer.errors import UserError
from explorer.messages import Message

_NO_WAITING = (
    getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)
"""Should a pipe have taken the file's place since it was checked, opening it returns at once."""

_IS_FOLDER = Message("Files", "it is a folder")
_NO_REGULAR_FILE = Message("Files", "it is a pipe or a device, not a file")


def open_input(path: Path) -> BinaryIO:
    """Open a regular file for reading; links are followed.

    Raises:
        UserError: It is not there, may not be read, or is no regular file.
    """
    input_size(path)
    try:
        file = os.fdopen(os.open(path, os.O_RDONLY | _NO_WAITING), "rb")
    except OSError as error:
        raise cannot_read(path, error.strerror or error) from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise cannot_read(path, _NO_REGULAR_FILE)
    return file


def input_size(path: Path) -> int:
    """Return the size of a regular file in bytes, without opening it.

    For libraries that open a path themselves: they may be given what passes here.

    Raises:
        UserError: As `open_input` does.
    """
    try:
        found = path.stat()
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise cannot_read(path, getattr(error, "strerror", None) or error) from None
    if not stat.S_ISREG(found.st_mode):
        is_folder = stat.S_ISDIR(found.st_mode)
        raise cannot_read(path, _IS_FOLDER if is_folder else _NO_REGULAR_FILE)
    return found.st_size


def cannot_read(path: Path, reason: object) -> UserError:
    """Return the error for a file that cannot be opened or read to its end."""
    return UserError("Files", "{path} cannot be read: {reason}; name another file").format(
        path=path, reason=reason
    )
