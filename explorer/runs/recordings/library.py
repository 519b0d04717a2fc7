"""The recordings of a folder: lists them, and changes what is said of them.

The files are the truth: others may record, move and remove them at any time. Links are no
recordings: what they lead to lies elsewhere.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from explorer.errors import UserError
from explorer.files.input_file import cannot_read
from explorer.messages import Message
from explorer.runs.recordings.index import Index
from explorer.runs.recordings.schema import SUFFIX, connect_to_edit
from explorer.runs.recordings.summary import (
    MOST_NOTE,
    MOST_TITLE,
    NOTE,
    STARRED,
    TITLE,
    FileStamp,
    RunSummary,
    read_summary,
)
from explorer.runs.recordings.writer import put_about, transaction

LOG = "-wal"
"""Ends the name of the write-ahead log beside a recording that is being written."""
_BATCH = 16

_NO_TITLE = Message("Library", "a run needs a name")


class Library:
    """The recordings of one folder."""

    def __init__(self, folder: Path, index: Index) -> None:
        """Use a folder, which need not be there, and an index of any folders."""
        self.folder = folder
        self._index = index

    def known(self) -> tuple[list[RunSummary], dict[Path, FileStamp]]:
        """Return the runs that the index knows, and the files that are still to be read.

        Raises:
            UserError: There is a folder, and it cannot be read.
        """
        stamps = self._stamps()
        runs = self._index.read(self.folder, stamps)
        names = stamps.keys() - {each.path.name for each in runs}
        return runs, {self.folder / name: stamps[name] for name in sorted(names, reverse=True)}

    def read(self, files: dict[Path, FileStamp]) -> Iterator[list[RunSummary]]:
        """Yield the runs of files, a few at a time, and let the index know of them."""
        batch: list[RunSummary] = []
        for path, stamp in files.items():
            batch.append(read_summary(path, stamp))
            if len(batch) == _BATCH:
                self._index.write(self.folder, batch)
                yield batch
                batch = []
        self._index.write(self.folder, batch)
        yield batch

    def runs(self) -> list[RunSummary]:
        """Return all runs, those that began last first.

        Raises:
            UserError: As `known`.
        """
        runs, files = self.known()
        for batch in self.read(files):
            runs += batch
        return sorted(runs, key=lambda each: (each.began, each.path.name), reverse=True)

    def forget_missing(self) -> None:
        """Let the index forget the files that are not there any more."""
        with suppress(UserError):
            self._index.forget(self.folder, self._stamps())

    def _stamps(self) -> dict[str, FileStamp]:
        sizes: dict[str, FileStamp] = {}
        try:
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    if entry.name.endswith((SUFFIX, SUFFIX + LOG)):
                        _stamp(entry, sizes)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise cannot_read(self.folder, error.strerror or error) from None
        logs = [name for name in sizes if name.endswith(LOG)]
        for name in logs:
            log, of = sizes.pop(name), name.removesuffix(LOG)
            if of in sizes:
                size, modified = sizes[of]
                sizes[of] = FileStamp(size + log.size, max(modified, log.modified_ns))
        return sizes


def rename(path: Path, title: str) -> None:
    """Call a run otherwise; its file keeps its name.

    Raises:
        UserError: There is no name, or the file cannot be written.
    """
    if not title.strip():
        raise UserError.of(_NO_TITLE)
    _say(path, TITLE, title.strip()[:MOST_TITLE])


def write_note(path: Path, note: str) -> None:
    """Note something about a run.

    Raises:
        UserError: The file cannot be written.
    """
    _say(path, NOTE, note[:MOST_NOTE])


def star(path: Path, *, on: bool) -> None:
    """Mark a run as one to keep, or as any other.

    Raises:
        UserError: The file cannot be written.
    """
    _say(path, STARRED, "1" if on else "0")


def beyond(runs: Sequence[RunSummary], most_bytes: int) -> list[RunSummary]:
    """Return the runs whose removal brings a folder down to a size: the oldest without a star."""
    excess = sum(each.stamp.size for each in runs) - most_bytes
    found = []
    removable = [each for each in runs if not each.is_starred and each.error is None and each.end]
    for each in sorted(removable, key=lambda each: (each.began, each.path.name)):
        if excess <= 0:
            break
        found.append(each)
        excess -= each.stamp.size
    return found


def _say(path: Path, name: str, value: str) -> None:
    """Write one thing that is said of a run, also while somebody records it."""
    try:
        with closing(connect_to_edit(path)) as connection, transaction(connection):
            put_about(connection, name, value)
    except sqlite3.Error as error:
        raise UserError("Library", "{path} cannot be changed: {reason}").format(
            path=path, reason=error
        ) from None


def _stamp(entry: os.DirEntry[str], stamps: dict[str, FileStamp]) -> None:
    with suppress(OSError):  # it has gone since
        if entry.is_file(follow_symlinks=False):
            found = entry.stat(follow_symlinks=False)
            stamps[entry.name] = FileStamp(found.st_size, found.st_mtime_ns)
