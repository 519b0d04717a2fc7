"""Writes drafts in a thread of its own, the latest of each file: nobody waits for the disk."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from explorer.errors import UserError
from explorer.files.atomic_write import atomic_write
from explorer.runs.draft import Draft, draft_to_json

_LOG = logging.getLogger(__name__)


class DraftWriter:
    """Does jobs in the order in which they came; its thread lives while there are any.

    A job that fails stays, and so do those behind it, which may rely on it, until the next comes.

    Attributes:
        error: What kept it from writing last; None once it could.
    """

    def __init__(self, done: Callable[[UserError | None], object]) -> None:
        """Call `done`, in the thread, when all is written, or with what keeps it from that."""
        self._done = done
        self.error: UserError | None = None
        self._jobs: dict[Path, Draft | None] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, path: Path, draft: Draft | None) -> None:
        """Write a file, or remove it, after all else that is to be done."""
        with self._lock:
            self._jobs.pop(path, None)
            self._jobs[path] = draft
            if self._thread is None:
                self.error = None
                self._thread = threading.Thread(target=self._work, name="drafts", daemon=True)
                self._thread.start()

    def wait(self, limit_s: float) -> bool:
        """Wait for all that was put; return whether it is done."""
        thread = self._thread
        if thread is not None:
            thread.join(limit_s)
        return not self._jobs

    def _work(self) -> None:
        while (job := self._next()) is not None:
            self.error = _do(*job)
            self._settle(*job)
        self._done(self.error)

    def _next(self) -> tuple[Path, Draft | None] | None:
        """Return the first job; without one the thread ends, and the next job begins another."""
        with self._lock:
            job = next(iter(self._jobs.items()), None) if self.error is None else None
            if job is None:
                self._thread = None
            return job

    def _settle(self, path: Path, draft: Draft | None) -> None:
        with self._lock:
            if self.error is None and self._jobs.get(path) is draft:
                del self._jobs[path]


def _do(path: Path, draft: Draft | None) -> UserError | None:
    """Write or remove a file; return what keeps it from that."""
    if draft is None:
        with suppress(OSError):
            path.unlink()
        return None
    try:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as temporary:
            temporary.write_text(draft_to_json(draft), encoding="utf-8", newline="\n")
    except UserError as error:
        return error
    except Exception as error:  # a person is told, whatever it was, and the next edit is written
        _LOG.exception("a draft cannot be written")
        return UserError("DraftWriter", "{path} cannot be written: {reason}").format(
            path=path, reason=error
        )
    return None
