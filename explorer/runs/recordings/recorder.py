"""Records a run as it goes, in threads of its own: neither training nor window waits for the disk.

One thread takes what the run reports, often, so that the run never waits; the other writes it, at
least once a second, and may be held up by a slow disk. What cannot be written is kept while memory
has room for it, and tried again.
"""

from __future__ import annotations

import errno
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, cast
from uuid import uuid4

import numpy as np

from explorer.errors import UserError
from explorer.runs.checkpoint_store import CheckpointKind
from explorer.runs.events import Event, Prepared, StateChanged, Warned
from explorer.runs.recordings.continuation import Continuation
from explorer.runs.recordings.machine import machine
from explorer.runs.recordings.place import more_paths, new_paths
from explorer.runs.recordings.writer import Checkpoint, RecordingWriter
from explorer.runs.ring import Rows
from explorer.runs.run import Run
from explorer.runs.state import RunState

_TAKE_EVERY_S = 0.05
_WRITE_EVERY_S = 0.5
_RETRY_AFTER_S = 5.0
_MOST_KEPT_BYTES = 256 * 2**20

_DOWN = UserError(
    "Recording",
    "the run is not being recorded for now: {path} cannot be written: {reason}; it goes on, and is "
    "recorded when the disk can be written again",
)
_LOST = UserError(
    "Recording",
    "the recording {path} ends at step {step}: the disk could not be written for too long",
)
_NO_ROOM = UserError(
    "Recording",
    "the newest weights are not recorded: the disk has no room for them beside {path}; the run is "
    "recorded on",
)

_News = Rows | Event | Checkpoint


class Recorder:
    """Records one run into a new file of a folder, from its preparation on.

    Attributes:
        folder: Where the file lies.
        path: The file; None until there is something to record.
        lost: Once the run is over, why its end is not in the file; None if it is.
    """

    def __init__(
        self,
        run: Run,
        folder: Path,
        name: str | None = None,
        before: Continuation | None = None,
    ) -> None:
        """Begin to listen: before the run starts.

        Args:
            run: What is recorded.
            folder: Is made if it is not there.
            name: Of the file; one that is there is not replaced. Without, it is named after the
                time and the networks.
            before: The recorded run that this one goes on from: what it recorded comes first.
        """
        self.path: Path | None = None
        self.lost: UserError | None = None
        self._run = run
        self.folder = folder
        self._name = name
        self._before = before
        self._began = datetime.now().astimezone()
        self._listener = run.listen()
        run.checkpoints = self
        self._writer: RecordingWriter | None = None
        self._lock = threading.Lock()
        self._pending: list[_News] = []
        self._pending_bytes = 0
        self._has_news = threading.Event()
        self._is_complete = False
        self._is_down = self._has_lost_weights = False
        self._threads = [
            threading.Thread(target=work, name=name, daemon=True)
            for work, name in ((self._take, "recording"), (self._keep_writing, "recording to disk"))
        ]
        for thread in self._threads:
            thread.start()

    def wait(self, limit_s: float) -> bool:
        """Wait until a run that is over is all written; False if it is not after `limit_s`."""
        until = time.monotonic() + limit_s
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def new_file(self) -> BinaryIO:
        """Return an empty file without a name, to write a checkpoint to."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return cast("BinaryIO", TemporaryFile(dir=self.folder))

    def put(self, kind: CheckpointKind, step: int, file: BinaryIO) -> None:
        """Record a checkpoint that was written to such a file."""
        with self._lock:  # a disk that cannot be written need not hold several
            older = [each for each in self._pending if isinstance(each, Checkpoint)]
            replaced = [each for each in older if each.kind in ("last", kind)]
            self._pending = [each for each in self._pending if not _is_one_of(each, replaced)]
        self._add([Checkpoint(kind, step, file)])
        for each in replaced:
            each.file.close()

    def _take(self) -> None:
        """Take what the run reports until it is over."""
        is_over = False
        while not is_over:
            is_over = self._run.is_over
            news = self._listener.take()
            if news:
                self._add(news)
            time.sleep(0 if is_over else _TAKE_EVERY_S)
        self._is_complete = True
        self._has_news.set()

    def _add(self, news: Sequence[_News]) -> None:
        with self._lock:
            self._pending += news
            self._pending_bytes += sum(getattr(each, "nbytes", 0) for each in news)
            is_too_much = self._pending_bytes > _MOST_KEPT_BYTES
        if is_too_much and self._listener.is_open:
            self._listener.close()
            self._warn(_LOST.format(path=self.path or self.folder, step=self._run_rows))
        if any(isinstance(each, StateChanged) for each in news):
            self._has_news.set()

    @property
    def _run_rows(self) -> int:
        return self._listener.read

    def _keep_writing(self) -> None:
        """Write what has been taken, again and again, until the run is over."""
        is_last = False
        while not is_last:
            self._has_news.wait(_RETRY_AFTER_S if self._is_down else _WRITE_EVERY_S)
            self._has_news.clear()
            is_last = self._is_complete
            with self._lock:
                news, self._pending, size = self._pending, [], self._pending_bytes
                self._pending_bytes = 0
            if left := self._unwritten(news):
                with self._lock:
                    self._pending = left + self._pending
                    self._pending_bytes += size
        if self._is_down:
            step = self._writer.rows if self._writer else 0
            self.lost = _LOST.format(path=self.path or self.folder, step=step)
            if self._listener.is_open:
                self._warn(self.lost)
        if self._writer is not None:
            self._writer.close()

    def _unwritten(self, news: list[_News]) -> list[_News]:
        """Write what was taken; return what is still to be written."""
        if not news:
            return []
        try:
            return [] if self._is_written(news) else news
        except (sqlite3.Error, OSError, UserError) as error:
            rest: list[_News] = [each for each in news if not isinstance(each, Checkpoint)]
            if _is_full(error) and len(rest) < len(news):
                return self._unwritten_without_weights(news, rest)
            if not self._is_down:
                self._warn(_DOWN.format(path=self.path or self.folder, reason=_reason(error)))
            self._is_down = True
            return news

    def _unwritten_without_weights(self, news: list[_News], rest: list[_News]) -> list[_News]:
        """Let go of weights for which a disk has no room: their files take it from the rows."""
        _close_files(news)
        left = self._unwritten(rest)
        if not left and not self._has_lost_weights:
            self._has_lost_weights = True
            self._warn(_NO_ROOM.format(path=self.path))
        return left

    def _is_written(self, news: list[_News]) -> bool:
        writer = self._ready_writer(news)
        if writer is None:
            return False
        writer.append(news)
        self._is_down = False
        _close_files(news)
        if any(isinstance(each, StateChanged) and each.state is RunState.ENDED for each in news):
            writer.settle()
        return True

    def _ready_writer(self, news: list[_News]) -> RecordingWriter | None:
        """Return what writes; None while there is nothing that is worth a file."""
        if self._writer is None:
            if any(isinstance(each, Prepared | np.ndarray) for each in news):
                self._writer = self._created()
        elif not self._writer.is_in_place:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = next(each for each in self._paths() if not each.exists())
            self._writer = self._writer.moved_to(path)
        if self._writer is not None:
            self.path = self._writer.path
        return self._writer

    def _created(self) -> RecordingWriter:
        self.folder.mkdir(parents=True, exist_ok=True)
        before = self._before
        origin = before.origin if before else self._run.origin
        parent_title = before.title if before else origin.title if origin else ""
        about = {
            "id": uuid4().hex,
            "title": parent_title or self._run.experiment.title,
            **(origin.about() if origin else {}),
            "began": self._began.isoformat(timespec="seconds"),
            **machine(),
        }
        for path in self._paths():
            with suppress(FileExistsError):
                writer = RecordingWriter.create(path, self._run.experiment, self._run.layout, about)
                if before is not None:
                    _begin_with(writer, before)
                return writer
        raise AssertionError("there is always another name")

    def _paths(self) -> Iterator[Path]:
        if self._name is not None:
            return more_paths(self.folder, Path(self._name).stem)
        return new_paths(self.folder, self._run.experiment.title, self._began)

    def _warn(self, error: UserError) -> None:
        self._run.emit(Warned(error))


def _begin_with(writer: RecordingWriter, before: Continuation) -> None:
    try:
        writer.append(before.news())
    except BaseException:
        writer.close()
        writer.path.unlink(missing_ok=True)
        raise


def _is_one_of(item: _News, others: Sequence[_News]) -> bool:
    return any(item is other for other in others)  # arrays compare number by number


def _close_files(news: Sequence[_News]) -> None:
    for each in news:
        if isinstance(each, Checkpoint):
            each.file.close()


def _is_full(error: Exception) -> bool:
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
