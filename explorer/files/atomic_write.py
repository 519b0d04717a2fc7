"""Writes a file whole or not at all, even if the power fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from explorer.errors import UserError


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Give a temporary file beside `path` to write, which replaces `path` at the end.

    The temporary file is made at once, so that a folder that cannot be written is reported before
    any work is done. What is no regular file, as /dev/stdout, is written directly.

    Raises:
        UserError: `path` cannot be written. An OSError while it is written counts as that.
    """
    target = Path(os.path.realpath(path))
    is_special = os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113
    temporary = path if is_special else target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("ab"):  # a folder, and one that is not there, are refused here
            pass
        yield temporary
        if not is_special:
            _sync(temporary)
            temporary.replace(target)
            _sync(target.parent)
    except OSError as error:
        raise UserError(
            "Files", "{path} cannot be written: {reason}; name a file in a folder you own"
        ).format(
            path=path,
            reason=error.strerror or error,
        ) from None
    finally:
        if not is_special:
            with suppress(OSError):  # usually it has been renamed
                temporary.unlink()


def _sync(path: Path) -> None:
    """Wait until a file, or the list of files in a folder, is on the disk."""
    if path.is_dir() and os.name == "nt":  # Windows cannot, and need not, open a folder
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
