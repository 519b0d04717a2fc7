"""Deletes recordings so that they can come back: they wait in a folder beside the others."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.recordings.library import LOG
from explorer.runs.recordings.place import more_paths
from explorer.runs.recordings.schema import SUFFIX, connect_to_edit

_WAITING = ".deleted"
"""Holds a folder for each day, by which is known since when its files wait."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
KEPT_DAYS = 7

_IN_USE = Message("Deletion", "it is being recorded, or open elsewhere")
_NO_FOLDER = Message("Deletion", "the folder of what was deleted is a link or no folder")
_TAKEN = Message("Deletion", "there is another file of that name")


def delete(path: Path, today: date | None = None) -> Path:
    """Take a recording out of its folder for some days; return where it waits.

    Raises:
        UserError: It is being recorded, or cannot be moved.
    """
    waiting = path.parent / _WAITING
    try:
        _check_unused(path)
        day = waiting / (today or date.today()).isoformat()  # noqa: DTZ011 - a person's day
        day.mkdir(parents=True, exist_ok=True)
        if waiting.is_symlink() or day.is_symlink():
            raise _cannot_move(path, _NO_FOLDER)
        target = next(each for each in more_paths(day, path.stem) if not each.exists())
        _move(path, target)
    except OSError as error:
        raise _cannot_move(path, error.strerror or error) from None
    return target


def bring_back(waiting: Path, path: Path) -> None:
    """Put what `delete` moved back to where it was.

    Raises:
        UserError: It has been cleared away, or another file has its name.
    """
    try:
        if path.exists():
            raise _cannot_move(path, _TAKEN)
        _move(waiting, path)
    except OSError as error:
        raise _cannot_move(path, error.strerror or error) from None
    with suppress(OSError):  # others wait there too
        waiting.parent.rmdir()
        waiting.parent.parent.rmdir()


def clear(folder: Path, today: date | None = None) -> None:
    """Remove the recordings of a folder that were deleted more than some days ago.

    Nothing but recordings is removed, and no link is followed.
    """
    waiting = folder / _WAITING
    last = (today or date.today()) - timedelta(days=KEPT_DAYS)  # noqa: DTZ011 - as in `delete`
    if waiting.is_symlink() or not waiting.is_dir():
        return
    with suppress(OSError):  # the next start tries again
        for day in list(waiting.iterdir()):
            if _DAY.fullmatch(day.name) and day.name < last.isoformat() and not day.is_symlink():
                _remove_recordings(day.iterdir())
                day.rmdir()
        waiting.rmdir()


def _remove_recordings(files: Iterable[Path]) -> None:
    for each in list(files):
        if each.name.endswith((SUFFIX, SUFFIX + LOG)) and not each.is_dir():
            each.unlink()


def _check_unused(path: Path) -> None:
    """Make a recording with a log beside it one file; raise UserError if somebody has it open."""
    if not _log(path).exists():
        return
    is_in_use = False  # of one that cannot be opened, nobody is the writer
    with suppress(UserError), closing(connect_to_edit(path)) as connection:
        connection.execute("PRAGMA busy_timeout = 0")
        is_in_use = _is_locked(connection)
    if is_in_use:
        raise _cannot_move(path, _IN_USE)


def _is_locked(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        return "locked" in str(error)
    return False


def _move(path: Path, target: Path) -> None:
    log = _log(path)
    if log.exists():
        log.rename(_log(target))
    path.rename(target)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _log(path: Path) -> Path:
    return path.with_name(path.name + LOG)


def _cannot_move(path: Path, reason: object) -> UserError:
    return UserError("Deletion", "{path} cannot be moved: {reason}").format(
        path=path, reason=reason
    )
