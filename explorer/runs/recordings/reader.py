"""Reads a recording, also one that grows, is damaged, or was made by somebody else."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from explorer.errors import UserError
from explorer.network.expand import expand
from explorer.runs.events import Event
from explorer.runs.experiment import Experiment, experiment_from_json
from explorer.runs.experiment_file import with_full_paths
from explorer.runs.layout import RowLayout
from explorer.runs.quantities import QUANTITIES
from explorer.runs.recordings.event_json import event_from_json
from explorer.runs.recordings.packing import MOST_STEPS, Packing
from explorer.runs.recordings.schema import checksum, connect_to_read, damaged
from explorer.runs.ring import Rows

_CACHED_BYTES = 32 * 2**20
_COPIED_BYTES = 2**20


class PlacedEvent(NamedTuple):
    """An event, and how many rows were written before it."""

    row: int
    event: Event


class RecordingReader:
    """An open recording. What cannot be read of it is left out, and counted.

    Attributes:
        path: The file.
        about: What is said of the run beside its experiment, by name.
        experiment: What was trained.
        layout: Of its rows.
        rows: Rows that can be read: those of the chunks before the first damaged one.
        lost_rows: Rows behind those that are there but cannot be reached.
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
        except UserError:
            self.close()
            raise
        except (sqlite3.Error, KeyError, ValueError, RecursionError):
            self.close()
            raise damaged(path) from None
        self._cache: OrderedDict[int, Rows] = OrderedDict()
        self._events_read = 0
        self.rows = self.lost_rows = self.lost_events = 0
        self.refresh()

    def close(self) -> None:
        """Read no more."""
        self._connection.close()

    def refresh(self) -> None:
        """Find what has been written since it was opened."""
        size = self._packing.steps
        begin = self.rows // size
        widths = [4 * len(each) for each in (self._packing.scalars, self._packing.parts)]
        try:
            found = self._all(
                "SELECT chunk, first_row, steps, length(scalars), length(parts) FROM chunks "
                "WHERE chunk >= ? ORDER BY chunk",
                begin,
            )
        except sqlite3.Error:
            found = []
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
        self.rows, self.lost_rows = max(self.rows, rows), lost

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
        try:
            found = self._all(
                "SELECT number, row, kind, checksum, content FROM events WHERE number > ? "
                "ORDER BY number",
                self._events_read,
            )
        except sqlite3.Error:
            self.lost_events += 1
            return []
        events = []
        for number, row, kind, code, content in found:
            self._events_read = number
            try:
                events.append(PlacedEvent(row, _event(kind, code, content)))
            except (ValueError, TypeError, AttributeError):
                self.lost_events += 1
        return events

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
            name: value for name, value, code in found if code == checksum(str(name), str(value))
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
            ((code, *blobs),) = self._all(
                "SELECT checksum, scalars, parts FROM chunks WHERE chunk = ?", chunk
            )
            if code == checksum(*blobs):
                return self._packing.unpack(*blobs)
        except (sqlite3.Error, ValueError, TypeError):
            pass
        return self._missing(chunk, self.layout.width)

    def _chunk_scalars(self, chunk: int) -> Rows:
        try:
            ((blob,),) = self._all("SELECT scalars FROM chunks WHERE chunk = ?", chunk)
            return self._packing.unpack_scalars(blob)
        except (sqlite3.Error, ValueError, TypeError):
            return self._missing(chunk, len(self._packing.scalars))

    def _missing(self, chunk: int, width: int) -> Rows:
        size = self._packing.steps
        return np.full((min(size, self.rows - chunk * size), width), np.nan, np.float32)

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except UnicodeDecodeError as error:  # what SQLite says of a damaged file may quote it
            raise sqlite3.DatabaseError(str(error)) from None


def _event(kind: str, code: int, content: str) -> Event:
    if code != checksum(kind, content):
        raise ValueError("damaged")
    return event_from_json(kind, content)


def _steps(text: str) -> int:
    steps = int(text)
    if not 1 <= steps <= MOST_STEPS:
        raise ValueError("no size of a chunk")
    return steps


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
