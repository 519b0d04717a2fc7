"""A run from its recording: its record, as any view shows it, and its numbers for a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from explorer.errors import UserError
from explorer.messages import printable
from explorer.runs.events import Event, StateChanged, Warned
from explorer.runs.history import History
from explorer.runs.origin import origin_of
from explorer.runs.record import RunRecord
from explorer.runs.recordings.event_checks import fits
from explorer.runs.recordings.event_order import PlacedEvent
from explorer.runs.recordings.reader import RecordingReader
from explorer.runs.recordings.stored_rows import StoredRows
from explorer.runs.ring import Rows
from explorer.runs.state import EndReason, RunState

_ROWS_AT_ONCE = 1_024

_LOSSES = UserError(
    "Recording",
    "{path} is damaged: {rows:,} steps and {events:,} events of the run cannot be read; the rest "
    "is shown",
)


class RecordedRun:
    """An open recording and what it tells of its run.

    Attributes:
        record: What the run was, to the last step that is in the file.
        checkpoints: The step of each checkpoint in it, by kind: "last" and "best".
    """

    def __init__(self, path: Path) -> None:
        """Open a recording, also one that is still being written.

        Raises:
            UserError: It is no recording, or so damaged that nothing can be told of it.
        """
        self._reader = RecordingReader(path)
        self._rows = StoredRows(self._reader)
        history = History(self._reader.layout, self._reader.first_step, stored=self._rows)
        self.record = RunRecord(self._reader.experiment, history=history)
        self.record.title = printable(self.about.get("title", "")) or printable(path.stem)
        self.record.origin = origin_of(self.about)
        self._scalars = 0
        self._events: list[PlacedEvent] = []
        self.refresh()
        self._end()

    @property
    def path(self) -> Path:
        """The file."""
        return self._reader.path

    @property
    def about(self) -> Mapping[str, str]:
        """What is said of the run beside its experiment, by name."""
        return self._reader.about

    def copy_checkpoint(self, kind: str, file: Path) -> None:
        """Write a checkpoint, "last" or "best", to a file of its own.

        Raises:
            UserError: There is none that can be read, or the file cannot be written.
        """
        self._reader.copy_checkpoint(kind, file)

    def news(self, step: int | None = None) -> Iterator[Rows | Event]:
        """Yield all rows and events in their order, or of the first `step` updates but states."""
        history = self.record.history
        steps = history.steps if step is None else step - history.first_step
        rows, read = min(max(0, steps), history.steps), 0
        for placed, event in self._events:
            row = min(placed, rows) if step is None else placed
            if row > rows or (step is not None and isinstance(event, StateChanged | Warned)):
                continue
            for begin in range(read, row, _ROWS_AT_ONCE):
                yield history.rows(begin, min(begin + _ROWS_AT_ONCE, row))
            read = max(read, row)
            yield event
        for begin in range(read, rows, _ROWS_AT_ONCE):
            yield history.rows(begin, min(begin + _ROWS_AT_ONCE, rows))

    def close(self) -> None:
        """Let go of the file; the record can be read no more."""
        self._reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def refresh(self) -> None:
        """Take in what has been written since it was opened."""
        self._reader.refresh()
        self.checkpoints: Mapping[str, int] = self._reader.checkpoints()
        self._rows.take_in()
        for scalars in self._reader.scalars(self._scalars):
            self.record.history.append_scalars(scalars)
            self._scalars += len(scalars)
        for placed in self._reader.new_events():
            if fits(placed.event, self.record.experiment):
                self._events.append(placed)
                self.record.fold([_as_seen_from_outside(placed.event)])
            else:
                self._reader.lost_events += 1

    def _end(self) -> None:
        """Say how it ended, if it does not, and what of it is lost."""
        record, reader = self.record, self._reader
        if record.state is not RunState.ENDED:
            record.fold([StateChanged(RunState.ENDED, EndReason.INTERRUPTED)])
        if reader.lost_rows or reader.lost_events:
            losses = _LOSSES.format(
                path=self.path, rows=reader.lost_rows, events=reader.lost_events
            )
            record.fold([Warned(losses)])


def _as_seen_from_outside(event: Event) -> Event:
    """Return an event without what holds only where the run trains."""
    if isinstance(event, StateChanged):
        return replace(event, can_go_on=False)
    return event


def open_run(path: str | Path) -> RecordedRun:
    """Open a recorded run: `open_run(file).record.history.loss("A")` is a numpy array.

    Raises:
        UserError: There is no such file, or it is no recording.
    """
    return RecordedRun(Path(path))
