"""A lock that one process holds at a time, and that is given back when its process dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def locked(path: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock whose file is `path`; the file is removed afterwards.

    Where the file system knows no locks, nothing is held.

    Args:
        path: A file beside what is to be written, of no other use.
        wait: Called as long as another holds the lock; it pauses, and may raise to give up.
    """
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            if _take(file) and is_still_at(path, file):
                break
        except BaseException:
            os.close(file)
            raise
        os.close(file)
        wait()
    try:
        yield
    finally:
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(file)
            with suppress(OSError):
                path.unlink()
        else:  # while it is held: whoever opens the file after that makes a new one
            path.unlink(missing_ok=True)
            os.close(file)


def is_still_at(path: Path, file: int) -> bool:
    """Whether an open file was not removed or replaced by the one who held it before."""
    try:
        return os.path.samestat(os.fstat(file), path.lstat())
    except OSError:
        return False


def take_lock(file: int) -> bool | None:
    """Lock an open file until it is closed; False if another has, None where there are no locks.

    Those of Windows are not used here: they would keep its own writer out too.
    """
    if sys.platform == "win32":
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # as on some network drives
        return None
    return True


def _take(file: int) -> bool:
    if sys.platform == "win32":
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    return take_lock(file) is not False
