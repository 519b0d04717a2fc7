"""Finds the events of a recording whose places cannot be: no checksum covers where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from explorer.runs.events import Event


class PlacedEvent(NamedTuple):
    """An event, and how many rows were written before it."""

    row: int
    event: Event


def in_line(events: Sequence[PlacedEvent]) -> list[PlacedEvent]:
    """Return the most events, in their order, none of which stands before an earlier one."""
    lasts: list[int] = []  # the least row at which a line of so many events can end
    lengths = []
    for placed in events:
        length = bisect_right(lasts, placed.row)
        lasts[length : length + 1] = [placed.row]
        lengths.append(length)
    line: list[PlacedEvent] = []
    wanted = len(lasts) - 1
    for placed, length in zip(reversed(events), reversed(lengths), strict=True):
        if length == wanted and (not line or placed.row <= line[-1].row):
            line.append(placed)
            wanted -= 1
    return line[::-1]
