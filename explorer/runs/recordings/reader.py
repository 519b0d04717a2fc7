"""Reads a recording, also one that grows, is damaged, or was made by somebody else."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from explorer.errors import UserError
from explorer.network.expand import expand
from explorer.runs.events import Event
from explorer.runs.experiment import Experiment, experiment_from_json
from explorer.runs.experiment_file import with_full_paths
from explorer.runs.layout import RowLayout
from explorer.runs.quantities import QUANTITIES
from explorer.runs.recordings.event_json import event_from_json
from explorer.runs.recordings.event_order import PlacedEvent, in_line
from explorer.runs.recordings.packing import MOST_STEPS, Packing
from explorer.runs.recordings.schema import checksum, connect_to_read, damaged
from explorer.runs.ring import Rows

_CACHED_BYTES = 32 * 2**20
_COPIED_BYTES = 2**20
_MOST_ROWS = 10**9
_MOST_BYTES = 128 * 2**20
"""Of all that one query returns: a small file can claim much more than it holds."""


class RecordingReader:
    """An open recording. What cannot be read of it is left out, and counted.

    Attributes:
        path: The file.
        about: What is said of the run beside its experiment, by name.
        experiment: What was trained.
        layout: Of its rows.
        first_step: Updates made before the first of them.
        rows: Rows that can be reached: those of the chunks before the first that is not there.
        lost_rows: Rows that cannot be read: those behind, and those of chunks whose numbers have
            been found to be damaged.
        lost_events: Events that cannot be read.
    """

    def __init__(self, path: Path) -> None:
        """Open a recording.

        Raises:
            UserError: It is no recording, or so damaged that nothing can be told of it.
        """
        self.path = path
        self._lock = threading.Lock()  # a connection serves one thread at a time
        self._connection = connect_to_read(path)
        try:
            about = self._read_about()
            self.about = MappingProxyType(about)
            self.experiment = with_full_paths(experiment_from_json(about["experiment"]), path)
            self.layout = _checked_layout(about["columns"], self.experiment)
            self._packing = Packing.of(self.layout, _steps(about["chunk_steps"]))
            self.first_step = _first_step(about.get("first_step", "0"))
        except UserError:
            self.close()
            raise
        except (sqlite3.Error, KeyError, ValueError, RecursionError):
            self.close()
            raise damaged(path) from None
        self._cache: OrderedDict[int, Rows] = OrderedDict()
        self._events_read = 0
        self._damaged: dict[int, int] = {}
        """Rows of each damaged chunk."""
        self.rows = self._unreachable = self.lost_events = 0
        self.refresh()

    def close(self) -> None:
        """Read no more."""
        self._connection.close()

    @property
    def lost_rows(self) -> int:
        """See the class."""
        return self._unreachable + sum(self._damaged.values())

    def refresh(self) -> None:
        """Find what has been written since it was opened."""
        size = self._packing.steps
        begin = self.rows // size
        widths = [4 * len(each) for each in (self._packing.scalars, self._packing.parts)]
        found, is_whole = self._readable(
            "SELECT chunk, first_row, steps, length(scalars), length(parts) FROM chunks "
            "WHERE chunk >= ? ORDER BY chunk",
            begin,
        )
        self._cache.pop(begin, None)
        rows, lost = begin * size, 0
        for chunk, first, steps, *lengths in found:
            is_next = (chunk * size, first) == (rows, rows) and lengths == [
                steps * each for each in widths
            ]
            if is_next and not lost and 0 < steps <= size:
                rows += steps
            elif isinstance(steps, int) and 0 < steps <= size:
                lost += steps
        if not is_whole:
            lost = self._end_of_chunks() - rows
        self.rows, self._unreachable = max(self.rows, rows), max(0, lost)

    def read(self, begin: int, end: int, columns: slice | int) -> Rows:
        """Return rows begin to end, (n, columns) or of one column (n,); NaN where damaged."""
        size = self._packing.steps
        begin, end = max(0, begin), min(end, self.rows)
        parts = [
            self._chunk(chunk)[max(0, begin - chunk * size) : end - chunk * size, columns]
            for chunk in range(begin // size, -(-end // size) if begin < end else 0)
        ]
        if not parts:
            return np.empty((0, self.layout.width), np.float32)[:, columns]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def scalars(self, begin: int = 0) -> Iterator[Rows]:
        """Yield the numbers that belong to no part of a network, (n, scalars), from a row on."""
        size = self._packing.steps
        for chunk in range(begin // size, -(-self.rows // size)):
            rows = self._chunk_scalars(chunk)
            yield rows[max(0, begin - chunk * size) :]

    def new_events(self) -> list[PlacedEvent]:
        """Return the events that were written since the last call."""
        found, is_whole = self._readable(
            "SELECT number, row, kind, checksum, content FROM events WHERE number > ? "
            "ORDER BY number",
            self._events_read,
        )
        events = []
        for number, row, kind, code, content in found:
            self._events_read = number
            try:
                events.append(PlacedEvent(_whole(row), _event(kind, code, content)))
            except (ValueError, TypeError, AttributeError):
                self.lost_events += 1
        placed = in_line(events)
        self.lost_events += (not is_whole) + len(events) - len(placed)
        return placed

    def checkpoints(self) -> dict[str, int]:
        """Return the step of each checkpoint in it, by kind: "last" and "best"."""
        try:
            found = self._all("SELECT kind, step FROM checkpoints WHERE kind IN ('last', 'best')")
        except sqlite3.Error:
            return {}
        return {kind: step for kind, step in found if isinstance(step, int)}

    def copy_checkpoint(self, kind: str, file: Path) -> None:
        """Write a checkpoint to a file of its own; it is not checked here.

        Raises:
            UserError: There is none that can be read.
        """
        try:
            with self._lock:
                ((row,),) = self._connection.execute(
                    "SELECT rowid FROM checkpoints WHERE kind = ?", (kind,)
                ).fetchall()
                blob = self._connection.blobopen("checkpoints", "content", row, readonly=True)
            with blob, file.open("wb") as target:
                while piece := blob.read(_COPIED_BYTES):
                    target.write(piece)
        except (sqlite3.Error, ValueError):
            raise damaged(self.path) from None

    def _read_about(self) -> dict[str, str]:
        found = self._all("SELECT name, value, checksum FROM about LIMIT 100")
        return {
            name: value
            for name, value, code in found
            if isinstance(name, str) and isinstance(value, str) and code == checksum(name, value)
        }

    def _chunk(self, chunk: int) -> Rows:
        rows = self._cache.get(chunk)
        if rows is None:
            rows = self._cache[chunk] = self._read_chunk(chunk)
            if len(self._cache) > max(1, _CACHED_BYTES // rows.nbytes):
                self._cache.popitem(last=False)
        else:
            self._cache.move_to_end(chunk)
        return rows

    def _read_chunk(self, chunk: int) -> Rows:
        try:
            return self._packing.unpack(*self._blobs(chunk))
        except (sqlite3.Error, ValueError, TypeError):
            return self._missing(chunk, self.layout.width)

    def _chunk_scalars(self, chunk: int) -> Rows:
        try:
            return self._packing.unpack_scalars(self._blobs(chunk)[0])
        except (sqlite3.Error, ValueError, TypeError):
            return self._missing(chunk, len(self._packing.scalars))

    def _blobs(self, chunk: int) -> tuple[bytes, bytes]:
        """Return the numbers of a chunk; their checksum is that of both blobs."""
        ((code, scalars, parts),) = self._all(
            "SELECT checksum, scalars, parts FROM chunks WHERE chunk = ?", chunk
        )
        if code != checksum(scalars, parts):
            raise ValueError("damaged")
        self._damaged.pop(chunk, None)
        return scalars, parts

    def _missing(self, chunk: int, width: int) -> Rows:
        size = self._packing.steps
        steps = self._damaged[chunk] = min(size, self.rows - chunk * size)
        return np.full((steps, width), np.nan, np.float32)

    def _end_of_chunks(self) -> int:
        """Return how many rows were written as far as the last chunk tells, if it can be read."""
        found, _ = self._readable(
            "SELECT first_row + steps FROM chunks WHERE steps BETWEEN 1 AND ? "
            "ORDER BY chunk DESC LIMIT 1",
            self._packing.steps,
        )
        return next((end for (end,) in found if isinstance(end, int) and end < _MOST_ROWS), 0)

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        found, is_whole = self._readable(query, *values)
        if not is_whole:
            raise sqlite3.DatabaseError
        return found

    def _readable(self, query: str, *values: object) -> tuple[list[tuple[Any, ...]], bool]:
        """Return the rows up to the first that cannot be read, and whether those are all."""
        found: list[tuple[Any, ...]] = []
        size = 0
        try:
            with self._lock:
                for row in self._connection.execute(query, values):
                    size += sum(len(each) for each in row if isinstance(each, str | bytes))
                    if size > _MOST_BYTES:
                        return found, False
                    found.append(row)
        # What SQLite says of a damaged file may quote it.
        except (sqlite3.Error, UnicodeDecodeError):
            return found, False
        return found, True


def _whole(number: object) -> int:
    if not isinstance(number, int):
        raise TypeError
    return number


def _event(kind: str, code: int, content: str) -> Event:
    if code != checksum(kind, content):
        raise ValueError("damaged")
    return event_from_json(kind, content)


def _steps(text: str) -> int:
    steps = int(text)
    if not 1 <= steps <= MOST_STEPS:
        raise ValueError("no size of a chunk")
    return steps


def _first_step(text: str) -> int:
    step = int(text)
    if not 0 <= step <= _MOST_ROWS:
        raise ValueError("no number of updates")
    return step


def _checked_layout(columns: str, experiment: Experiment) -> RowLayout:
    """Return the layout of columns that are those of the experiment's arms and their parts.

    Raises:
        ValueError: They are not.
    """
    names = json.loads(columns)
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise ValueError("columns must be names")
    layout = RowLayout.from_columns(names)
    wanted = [(arm.label, seed) for arm in experiment.arms for seed in experiment.seeds]
    if [(lane.arm, lane.seed) for lane in layout.lanes] != wanted:
        raise ValueError("columns must be those of the experiment's arms and seeds")
    plans = {arm.label: expand(arm.network) for arm in experiment.arms}
    for lane in layout.lanes:
        for quantity in QUANTITIES:
            parts = lane.parts_of(quantity)
            if parts and parts != quantity.parts(plans[lane.arm]):
                raise ValueError("columns must be those of the networks' parts")
        if not lane.parts_of(QUANTITIES[0]):
            raise ValueError("each lane must have gradient norms")
    return layout
