from __future__ import annotations

import pytest

from explorer.runs.events import StateChanged
from explorer.runs.recordings.event_order import PlacedEvent, in_line
from explorer.runs.state import RunState

_EVENT = StateChanged(RunState.RUNNING)


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([], []),
        ([0, 0, 3, 3, 9], [0, 0, 3, 3, 9]),
        ([0, 5, 2**40, 6, 7], [0, 5, 6, 7]),
        ([0, 5, -1, 6, 7], [0, 5, 6, 7]),
        ([0, 0, 900, 1, 2, 3, 0, 4], [0, 0, 1, 2, 3, 4]),
    ],
)
def test_that_what_is_out_of_line_is_left_out(rows: list[int], kept: list[int]) -> None:
    placed = [PlacedEvent(row, _EVENT) for row in rows]
    assert [each.row for each in in_line(placed)] == kept
