"""Plays the displayed record: moves the current step over what it has recorded."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from explorer.runs.event_rows import EventRows
from explorer.runs.history import History
from explorer.runs.record import RunRecord
from explorer.ui.state.step_cursor import StepCursor

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
"""Seconds of training in a second."""

_TICK_MS = 16
_LONGEST_S = 0.1
"""A window that was busy for longer goes on where it stood: it leaps over nothing."""
_SKIP_SHARE = 0.05


class Player(QObject):
    """Knows no widgets. Rows are those of the displayed record, wherever it comes from.

    A step that was picked elsewhere while it plays is where it goes on from; at the last step it
    stops, and the views follow the run. What comes after is covered while it plays.

    Attributes:
        is_held: Whether a person has the slider in hand: it plays on from where that is let go.
    """

    changed = Signal()
    """It plays or does not, at another speed, or covers or does not."""

    def __init__(
        self,
        step_cursor: StepCursor,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Begin paused, without a record; `clock` returns seconds."""
        super().__init__(parent)
        self._step_cursor = step_cursor
        self._clock = clock
        self._record: RunRecord | None = None
        self._events: EventRows | None = None
        self._speed = 1.0
        self._hides_later = False
        self._second = self._at = 0.0
        self._is_moving = False
        self._wanted: int | None = None
        self.is_held = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.advance)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._seek_now)
        step_cursor.changed.connect(self._on_moved)

    @property
    def is_playing(self) -> bool:
        """Whether it plays."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """Seconds of training in a second, one of `SPEEDS`."""
        return self._speed

    @property
    def hides_later(self) -> bool:
        """Whether what comes after the current step is covered, also while it does not play."""
        return self._hides_later

    @property
    def events(self) -> EventRows | None:
        """What has happened in the record so far; None without one."""
        if self._record is None:
            return None
        if self._events is None or not self._events.fits(self._record):
            self._events = EventRows(self._record)
        return self._events

    def show_record(self, record: RunRecord | None) -> None:
        """Play another record from now on, or none."""
        if record is not self._record:
            self.pause()
            self._turn.stop()
            self._record, self._events = record, None

    def play(self) -> None:
        """Play from the current step on, or from the first if that is the last."""
        history = self._history
        if history is None or not history.steps or self.is_playing:
            return
        row = self._step_cursor.row_of(history)
        if row is None or row >= history.steps - 1:
            self._step_cursor.pick(0)
        self._timer.start()
        self._set_second()
        self._show_changed()

    def pause(self) -> None:
        """Stay at the current step."""
        if self.is_playing:
            self._timer.stop()
            self._show_changed()

    def toggle(self) -> None:
        """Play, or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def set_speed(self, speed: float) -> None:
        """Play at one of `SPEEDS`."""
        self._speed = speed
        self._show_changed()

    def faster(self) -> None:
        """Play twice as fast, if there is such a speed."""
        self.set_speed(SPEEDS[min(SPEEDS.index(self._speed) + 1, len(SPEEDS) - 1)])

    def slower(self) -> None:
        """Play half as fast, if there is such a speed."""
        self.set_speed(SPEEDS[max(SPEEDS.index(self._speed) - 1, 0)])

    def hide_later(self, is_hidden: bool) -> None:
        """Cover what comes after the current step, also while it does not play."""
        self._hides_later = is_hidden
        self._show_changed()

    def step(self, by: int) -> None:
        """Pause at the step after the current one, or with -1 at that before it."""
        self.pause()
        self._step_cursor.step(self._history, by)

    def seek(self, row: int) -> None:
        """Show the step nearest to a row, and from the last on follow.

        Of several in one turn of the event loop the newest is shown.
        """
        self._wanted = row
        self._turn.start()

    def skip(self, by: int) -> None:
        """Jump a twentieth of the run forward, or with -1 back."""
        history, row = self._history, self._row
        if history is not None and row is not None:
            self.seek(row + by * max(1, round(_SKIP_SHARE * history.steps)))

    def to_event(self, by: int) -> None:
        """Jump to the next evaluation, change or divergence, or with -1 to the one before."""
        events, history, row = self.events, self._history, self._row
        if events is None or history is None or row is None:
            return
        rows = events.all
        there = rows[rows > row] if by > 0 else rows[rows < row][::-1]
        kept = (history.nearest(int(each)) for each in there)
        found = next((each for each in kept if (each - row) * by > 0), None)
        if found is not None:
            self.seek(found)

    def advance(self) -> None:
        """Show the step that is due by now; a timer calls it while it plays."""
        now = self._clock()
        elapsed, self._at = min(now - self._at, _LONGEST_S), now
        history = self._history
        row = self._step_cursor.row_of(history)
        if history is None or row is None:
            self.pause()
        elif not self.is_held:
            self._second += elapsed * self._speed
            due = bisect_right(range(history.steps), self._second, row, key=self._second_of) - 1
            self._show(history.steps if due >= history.steps - 1 else max(row, due))

    @property
    def _history(self) -> History | None:
        return self._record.history if self._record is not None else None

    @property
    def _row(self) -> int | None:
        """The current step's row, or that which is about to be."""
        return self._wanted if self._turn.isActive() else self._step_cursor.row_of(self._history)

    def _second_of(self, row: int) -> float:
        history = self._history
        return float(history.seconds(row, row + 1)[0]) if history is not None else 0.0

    def _show(self, row: int) -> None:
        """Show the last step up to a row that has all its numbers; from the last row on follow."""
        history = self._history
        if history is None:
            return
        self._is_moving = True
        is_over = row >= history.steps
        self._step_cursor.pick(None if is_over else history.next_kept(row + 1, -1))
        self._is_moving = False
        if is_over:
            self.pause()

    def _seek_now(self) -> None:
        history, row = self._history, self._wanted
        if history is not None and history.steps and row is not None:
            is_last = row >= history.steps - 1
            self._step_cursor.pick(None if is_last else history.nearest(row))

    def _on_moved(self, row: int | None) -> None:
        """Go on from a step that was picked elsewhere."""
        if self._is_moving or not self.is_playing:
            return
        if row is None:
            self.pause()
        else:
            self._set_second()

    def _set_second(self) -> None:
        row = self._step_cursor.row_of(self._history)
        self._at = self._clock()
        self._second = self._second_of(row) if row is not None else 0.0

    def _show_changed(self) -> None:
        self._step_cursor.cover(on=self.is_playing or self._hides_later)
        self.changed.emit()
