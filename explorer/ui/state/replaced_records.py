"""Keeps the last few records that another one replaced, so that none is lost by a slip."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from explorer.runs.events import StateChanged
from explorer.runs.experiment import Experiment
from explorer.runs.record import RunRecord
from explorer.runs.state import EndReason, RunState

MOST_KEPT = 3
"""A long run's record takes some 170 MB of two networks of depth 110, 70 of depth 20."""


class Replaced(NamedTuple):
    """A record that was displayed, and the experiment that its run was requested with."""

    record: RunRecord
    design: Experiment | None


class ReplacedRecords:
    """The record replaced last is the first to come back; the oldest of too many is dropped."""

    def __init__(self) -> None:
        self._kept: deque[Replaced] = deque(maxlen=MOST_KEPT)

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def records(self) -> tuple[RunRecord, ...]:
        """All that can come back."""
        return tuple(each.record for each in self._kept)

    @property
    def last(self) -> Replaced | None:
        """The next to bring back."""
        return self._kept[-1] if self._kept else None

    def replace(self, before: Replaced | None, record: RunRecord | None) -> bool:
        """Keep what was displayed before a record, unless it has no step; return whether it is.

        A run that still trained has been stopped, and nobody folds its record any more. What one
        that comes back replaces comes back after all others, so that all can be reached.
        """
        back = next((each for each in self._kept if each.record is record), None)
        if back is not None:
            self._kept.remove(back)
        if before is None or before.record is record or not before.record.history.steps:
            return False
        if before.record.state.is_active:
            before.record.fold([StateChanged(RunState.ENDED, EndReason.STOPPED)])
        if back is not None:
            self._kept.appendleft(before)
        else:
            self._kept.append(before)
        return True
