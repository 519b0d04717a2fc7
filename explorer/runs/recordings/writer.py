"""Writes the recording of one run: each call is one transaction, or fails and changes nothing."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import numpy as np

from explorer.files.temporary_file import temporary_file
from explorer.runs.checkpoint_store import CheckpointKind
from explorer.runs.events import Event, Prepared
from explorer.runs.experiment import Experiment, experiment_to_json
from explorer.runs.experiment_file import with_relative_paths
from explorer.runs.layout import SECONDS, RowLayout
from explorer.runs.recordings.event_json import event_to_json, is_kept
from explorer.runs.recordings.packing import Packing
from explorer.runs.recordings.schema import checksum, connect_to_write, create_tables
from explorer.runs.ring import Rows

_COPIED_BYTES = 2**20
_FREE_PER_PAGES = 200
_MOST_COPIED_BYTES = 32 * 2**20
"""The last chunk is written again as it grows, which leaves free pages: few of a large file."""
_LOG_PAGES = 256
"""Pages in the log beside the file from which on they are moved over: a small disk has no room for
both, and what is moved is all that keeps the log from growing."""


class Checkpoint(NamedTuple):
    """A checkpoint of a kind, after some updates, in a file of its own."""

    kind: CheckpointKind
    step: int
    file: BinaryIO


class RecordingWriter:
    """The one who writes a recording. Errors of the disk come as `sqlite3.Error` or `OSError`.

    Attributes:
        path: The file.
        rows: Rows that are in it.
    """

    def __init__(self, path: Path, layout: RowLayout) -> None:
        """Go on with a recording that `create` made, behind the rows that it holds."""
        self.path = path
        self._layout = layout
        self._file = _identity(path)
        self._connection = connect_to_write(path)
        self._is_settled = True
        (steps,) = self._connection.execute(
            "SELECT value FROM about WHERE name = 'chunk_steps'"
        ).fetchone()
        self._packing = Packing.of(layout, int(steps))
        self._open_rows: Rows = np.empty((0, layout.width), np.float32)
        """Those of the last chunk, while it has room: it is written again as it grows."""
        self.rows = 0
        self._find_end()

    @classmethod
    def create(
        cls, path: Path, experiment: Experiment, layout: RowLayout, about: Mapping[str, str]
    ) -> RecordingWriter:
        """Make a new recording.

        Args:
            path: There is no such file yet.
            experiment: What is trained.
            layout: Of the rows.
            about: What else is to be known of the run, by name: its title, when it began, ...

        Raises:
            FileExistsError: There is one.
        """
        packing = Packing.of(layout)
        stored = {
            "experiment": experiment_to_json(with_relative_paths(experiment, path)),
            "columns": json.dumps(layout.columns),
            "chunk_steps": str(packing.steps),
            "first_step": "0",
            **about,
        }
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            create_tables(connection)
            for name, value in stored.items():
                put_about(connection, name, value)
            connection.executemany(
                "INSERT INTO columns VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _columns(layout, packing)
            )
            content = connection.serialize()
        # Whoever is killed here leaves a whole recording, or none.
        with temporary_file(path, 0o666) as (part, file):
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            _move_to_new(part, path)
        try:
            return cls(path, layout)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    @property
    def is_in_place(self) -> bool:
        """Whether the file is where it was made: nobody has moved or removed it."""
        try:
            return _identity(self.path) == self._file
        except OSError:
            return False

    def moved_to(self, path: Path) -> RecordingWriter:
        """Write what the file holds to another, also if it was removed, and go on there."""
        self._connection.execute("VACUUM INTO ?", (str(path),))
        moved = RecordingWriter(path, self._layout)
        self.close()
        return moved

    def append(self, news: Iterable[Rows | Event | Checkpoint]) -> None:
        """Add what a run reported, in its order, all or nothing."""
        rows, pending = self.rows, self._open_rows
        self._unsettle()
        with transaction(self._connection):
            for item in news:
                if isinstance(item, np.ndarray):
                    pending = self._write_rows(np.concatenate([pending, item]), rows)
                    rows += len(item)
                elif isinstance(item, Checkpoint):
                    self._write_checkpoint(item)
                elif is_kept(item):
                    self._write_event(item, rows)
        self.rows, self._open_rows = rows, pending

    def settle(self) -> None:
        """Make it a single file, as it is to lie in a folder; what is added later is added."""
        # With readers the journal stays; the last of them, or the next writer, lets it go.
        with suppress(sqlite3.OperationalError):
            self._connection.execute("PRAGMA journal_mode = DELETE")
            self._is_settled = True
            self._let_free_pages_go()

    def _let_free_pages_go(self) -> None:
        """Make a file smaller of which much is free, if copying it takes no time."""
        free, pages, page = (
            self._connection.execute(f"PRAGMA {each}").fetchone()[0]
            for each in ("freelist_count", "page_count", "page_size")
        )
        if free * _FREE_PER_PAGES > pages and pages * page <= _MOST_COPIED_BYTES:
            self._connection.execute("VACUUM")

    def close(self) -> None:
        """Write no more."""
        self._connection.close()

    def _unsettle(self) -> None:
        if self._is_settled:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
            self._is_settled = False

    def _find_end(self) -> None:
        last = self._connection.execute(
            "SELECT first_row, steps, scalars, parts FROM chunks ORDER BY chunk DESC LIMIT 1"
        ).fetchone()
        if last is not None:
            first, steps, *blobs = last
            self.rows = first + steps
            if steps < self._packing.steps:
                self._open_rows = self._packing.unpack(*blobs)

    def _write_rows(self, rows: Rows, recorded: int) -> Rows:
        """Write the rows of the last chunk and those after it; return what the last now holds."""
        size = self._packing.steps
        chunk = recorded // size if len(rows) else 0
        while len(rows):
            some = rows[:size]
            blobs = self._packing.pack(some)
            self._connection.execute(
                "INSERT OR REPLACE INTO chunks VALUES (?, ?, ?, ?, ?, ?)",
                (chunk, chunk * size, len(some), checksum(*blobs), *blobs),
            )
            if len(some) < size:
                return some
            chunk, rows = chunk + 1, rows[size:]
        return rows

    def _write_checkpoint(self, checkpoint: Checkpoint) -> None:
        kind, step, file = checkpoint
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        # What is best now is newer than what was the last.
        self._connection.execute("DELETE FROM checkpoints WHERE kind IN ('last', ?)", (kind,))
        row = self._connection.execute(
            "INSERT INTO checkpoints VALUES (?, ?, zeroblob(?))", (kind, step, size)
        ).lastrowid
        with self._connection.blobopen("checkpoints", "content", cast("int", row)) as blob:
            while piece := file.read(_COPIED_BYTES):
                blob.write(piece)

    def _write_event(self, event: Event, row: int) -> None:
        kind, content = event_to_json(event)
        self._connection.execute(
            "INSERT INTO events (row, kind, checksum, content) VALUES (?, ?, ?, ?)",
            (row, kind, checksum(kind, content), content),
        )
        if isinstance(event, Prepared) and not row:
            put_about(self._connection, "first_step", str(event.first_step))


def put_about(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Say one thing of the run, in the place of what was said before."""
    connection.execute(
        "INSERT OR REPLACE INTO about VALUES (?, ?, ?)", (name, value, checksum(name, value))
    )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all that is written within it, or, if that raises, nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk rolls back by itself
            connection.execute("ROLLBACK")
        raise


def _move_to_new(file: Path, path: Path) -> None:
    """Give a file a name that nobody has.

    Raises:
        FileExistsError: Somebody has it.
    """
    try:
        path.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        file.replace(path)


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _columns(layout: RowLayout, packing: Packing) -> Iterator[tuple[object, ...]]:
    names = layout.columns
    for packed, members in (("scalars", packing.scalars), ("parts", packing.parts)):
        for place, column in enumerate(members.tolist()):
            named = _named(names[column], is_seconds=column == SECONDS)
            yield column, names[column], *named, packed, place


def _named(column: str, *, is_seconds: bool) -> tuple[str | None, int | None, str, str | None]:
    """Return arm, seed, quantity and part of a column's name."""
    if is_seconds:
        return None, None, column, None
    arm, seed, quantity, *part = column.split("/", 3)
    return arm, int(seed), quantity, part[0] if part else None
