"""Remembers the summaries of recordings in one file, so that a folder is listed at once.

It is only a cache: what is missing, stale, broken or of another version is read from the
recordings again, and nobody is told.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from platformdirs import user_cache_path

from explorer.runs.recordings.summary import ArmSummary, FileStamp, RunSummary
from explorer.runs.state import EndReason

_APP = "resnet-explorer"
_VERSION = 1
_BUSY_S = 0.1
"""A folder of a thousand runs asks some sixty times, and what it cannot ask it reads."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS runs (folder TEXT, name TEXT, size INTEGER, modified INTEGER, "
    "summary TEXT, losses BLOB, PRIMARY KEY (folder, name)) WITHOUT ROWID"
)


def default_index() -> Path | None:
    """Return the file for it in the platform's folder of caches; a user without a home has none."""
    try:
        return user_cache_path(_APP, appauthor=False) / "runs.sqlite"
    except (RuntimeError, KeyError):  # as of the folder of runs
        return None


class Index:
    """The summaries of any number of folders; several programs may use one at a time."""

    def __init__(self, file: Path | None) -> None:
        """Use a file, which is made when it is first written; without one, nothing is known."""
        self._file = file

    def read(self, folder: Path, stamps: Mapping[str, FileStamp]) -> list[RunSummary]:
        """Return the summaries of the files in a folder that are still as they were."""
        with suppress(sqlite3.Error, OSError), self._open() as connection:
            rows = connection.execute(
                "SELECT name, size, modified, summary, losses FROM runs WHERE folder = ?",
                (str(folder),),
            )
            return [
                found
                for name, size, modified, summary, losses in rows
                if stamps.get(name) == (size, modified)
                and (found := _summary(folder / name, stamps[name], summary, losses)) is not None
            ]
        return []

    def write(self, folder: Path, summaries: Iterable[RunSummary]) -> None:
        """Remember the summaries of some files; not of those that cannot be read."""
        rows = [
            (str(folder), each.path.name, *each.stamp, *_content(each))
            for each in summaries
            if each.error is None
        ]
        with suppress(sqlite3.Error, OSError), self._open() as connection, connection:
            connection.executemany("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?)", rows)

    def forget(self, folder: Path, stamps: Mapping[str, FileStamp]) -> None:
        """Forget the files of a folder that are none of these any more."""
        with suppress(sqlite3.Error, OSError), self._open() as connection, connection:
            found = connection.execute("SELECT name FROM runs WHERE folder = ?", (str(folder),))
            gone = [(str(folder), name) for (name,) in found if name not in stamps]
            connection.executemany("DELETE FROM runs WHERE folder = ? AND name = ?", gone)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if self._file is None:
            raise FileNotFoundError
        connection = self._ready(self._file)
        try:
            yield connection
        finally:
            connection.close()

    @staticmethod
    def _ready(file: Path) -> sqlite3.Connection:
        """Return a connection to an index of this version: a new one in the place of another."""
        try:
            return _connected(file)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            for ending in ("", "-journal", "-wal", "-shm"):
                Path(f"{file}{ending}").unlink(missing_ok=True)
            return _connected(file)


def _connected(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file, timeout=_BUSY_S)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:  # of an empty file, 0
            connection.execute("DROP TABLE IF EXISTS runs")
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.execute(_TABLE)
        connection.execute("PRAGMA synchronous = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def _content(summary: RunSummary) -> tuple[str, bytes]:
    arms = [[each.label, each.network, each.best_error] for each in summary.arms]
    content = [
        summary.title,
        summary.began,
        arms,
        summary.dataset,
        summary.steps,
        summary.end,
        summary.note,
        summary.is_starred,
    ]
    return json.dumps(content), b"".join(each.losses for each in summary.arms)


def _summary(path: Path, stamp: FileStamp, content: str, losses: bytes) -> RunSummary | None:
    """Return what `_content` made; None if it is nothing of that kind."""
    try:
        title, began, arms, dataset, steps, end, note, is_starred = json.loads(content)
        size = len(losses) // len(arms)
        return RunSummary(
            path,
            stamp,
            title,
            began,
            tuple(
                ArmSummary(label, network, best, losses[at * size : (at + 1) * size])
                for at, (label, network, best) in enumerate(arms)
            ),
            dataset,
            steps,
            EndReason(end) if end else None,
            note,
            is_starred,
        )
    except (ValueError, TypeError, ZeroDivisionError):
        return None
