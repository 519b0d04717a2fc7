"""The folder of drafts: one for each window that lives, and those that nobody works on any more.

| file | what it is |
|---|---|
| `KEY.json` | what the window KEY works on, or did when it ended |
| `KEY.1.json` | the same while a next window, now KEY, loads it; 2 if the one before died of it |
| `KEY.lock` | held by the window as long as it lives, which the system sees to |
| `kept-….json` | unsaved work that a window has replaced by another design |
| `set-aside-….json` | what could not be read, or what two windows died of |
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from explorer.errors import UserError
from explorer.files.file_lock import locked
from explorer.files.limited_read import read_limited
from explorer.runs.draft import Draft, draft_from_json

_KEY = "[0-9a-f]{16}"
_DRAFT = re.compile(rf"({_KEY})(?:\.([1-9]))?\.json")
_MOST_BYTES = 4_000_000
"""Of a draft, which holds two experiments."""
_MOST_TRIALS = 2
"""Windows that may die while they load a draft."""
_MOST_KEPT = 20

_DEADLY = UserError(
    "DraftFolder",
    "the program ended {count} times while it opened the design of last time, and so begins "
    "without it; open {path} to try again",
)
_UNREADABLE = UserError(
    "DraftFolder", "a design that was not saved cannot be read: {reason}; it is kept in {path}"
)


class UnsavedDesign(NamedTuple):
    """A draft that no window works on, with work that is nowhere else."""

    path: Path
    draft: Draft
    seconds: float
    """Since 1970, when it was written last."""


class DraftFolder:
    """What one window sees of the folder; whatever cannot be read or written there, it goes on.

    Attributes:
        own: The file of this window's own draft.
    """

    def __init__(self, folder: Path) -> None:
        """Take a place for a new window."""
        self._folder = folder
        self._key = secrets.token_hex(8)
        self.own = folder / f"{self._key}.json"
        self._errors: list[UserError] = []
        self._lock = ExitStack()
        self._loading: Path | None = None
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._lock.enter_context(_held(self._lock_of(self._key)))

    def take_last(self) -> Draft | None:
        """Take over the draft of a window that has ended: unsaved work first, then the newest.

        The rest stays if it is unsaved work, for the next window, and goes if it is not.
        """
        self._clear()
        found = [each for each in map(self._read, self._free()) if each is not None]
        found.sort(key=lambda each: not each.draft.is_modified)
        taken: Draft | None = None
        for each in found:
            with suppress(OSError, _Held), _held(self._lock_of(each.path.name[:16])):
                if taken is None:
                    self._take_over(each.path)
                    taken = each.draft
                elif not each.draft.is_modified:
                    each.path.unlink()
        return taken

    def loaded(self) -> Path | None:
        """Return the file that is to go once `own` has been written: the design has been loaded."""
        loading, self._loading = self._loading, None
        return loading

    def new_kept(self) -> Path:
        """Return a name for unsaved work that this window replaces."""
        return self._folder / f"kept-{secrets.token_hex(8)}.json"

    def unsaved(self) -> list[UnsavedDesign]:
        """Return what no window works on, the newest first."""
        found = map(self._read, (*self._kept(), *self._free()))
        unsaved = [each for each in found if each is not None and each.draft.is_modified]
        return sorted(unsaved, key=lambda each: -each.seconds)

    def take_errors(self) -> list[UserError]:
        """Return what a person has to be told since the last call."""
        errors, self._errors = self._errors, []
        return errors

    def close(self) -> None:
        """Leave the draft to the next window."""
        with suppress(OSError):
            self._lock.close()

    def _clear(self) -> None:
        """Remove the locks of windows that died, and kept work beyond the newest."""
        with suppress(OSError):
            for lock in list(self._folder.glob("*.lock")):
                with suppress(OSError, _Held), _held(lock):
                    pass  # which removes it
            for path in self._kept()[_MOST_KEPT:]:
                path.unlink()

    def _free(self) -> list[Path]:
        """Return the drafts of windows that have ended, the newest first."""
        free = [each for each in self._newest_first("*.json") if self._is_free(each)]
        loaded = {each.name[:16] for each in free if not _trials(each)}
        for path in [each for each in free if _trials(each) and each.name[:16] in loaded]:
            free.remove(path)  # its window died before it could remove it
            with suppress(OSError):
                path.unlink()
        return free

    def _kept(self) -> list[Path]:
        return self._newest_first("kept-*.json")

    def _newest_first(self, names: str) -> list[Path]:
        with suppress(OSError):
            return sorted(self._folder.glob(names), key=_written, reverse=True)
        return []

    def _is_free(self, path: Path) -> bool:
        match = _DRAFT.fullmatch(path.name)
        if match is None or match[1] == self._key:
            return False
        with suppress(OSError, _Held), _held(self._lock_of(match[1])):
            return True
        return False

    def _read(self, path: Path) -> UnsavedDesign | None:
        """Read a draft; one that cannot be read, or that killed two windows, is set aside."""
        if _trials(path) >= _MOST_TRIALS:
            self._set_aside(path, _DEADLY, count=_MOST_TRIALS)
            return None
        try:
            draft = draft_from_json(read_limited(path, _MOST_BYTES))
            return UnsavedDesign(path, draft, path.stat().st_mtime)
        except OSError:
            return None
        except UserError as error:
            self._set_aside(path, _UNREADABLE, reason=error.message)
            return None

    def _set_aside(self, path: Path, error: UserError, **values: object) -> None:
        target = self._folder / f"set-aside-{secrets.token_hex(4)}.json"
        with suppress(OSError):  # as of one that another window took meanwhile
            path.rename(target)
            self._errors.append(error.format(path=target, **values))

    def _take_over(self, path: Path) -> None:
        """Give a draft this window's name, with the number of those that tried to load it.

        Raises:
            FileNotFoundError: Another window was first.
        """
        mine = self._folder / f"{self._key}.{_trials(path) + 1}.json"
        try:
            path.rename(mine)
            self._loading = mine
        except FileNotFoundError:
            raise
        except OSError:
            pass  # it is read where it is

    def _lock_of(self, key: str) -> Path:
        return self._folder / f"{key}.lock"


class _Held(Exception):
    """Another window holds a lock."""


@contextmanager
def _held(lock: Path) -> Iterator[None]:
    with locked(lock, _give_up):
        yield


def _give_up() -> None:
    raise _Held


def _trials(path: Path) -> int:
    match = _DRAFT.fullmatch(path.name)
    return int(match[2] or 0) if match else 0


def _written(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0
