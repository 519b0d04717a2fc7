"""What a run is reported through, whoever reads it."""

from __future__ import annotations

from typing import Protocol

from explorer.runs.events import Event
from explorer.runs.record import RunRecord
from explorer.runs.ring import Rows


class Reporter(Protocol):
    """Reports rows and events as they come."""

    def report(self, news: Rows | Event, record: RunRecord) -> None:
        """Report what a run has just recorded; `record` holds it and all before it."""

    def close(self) -> None:
        """Leave the terminal as it was."""
