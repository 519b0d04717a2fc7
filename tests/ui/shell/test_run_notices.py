"""What went wrong in the displayed run is told, unless it is still to come and covered."""

from __future__ import annotations

import pytest

from explorer.errors import UserError
from explorer.runs.events import Diverged, StateChanged, Warned
from explorer.runs.record import RunRecord
from explorer.runs.state import EndReason, RunState
from explorer.ui.shell.main_window import MainWindow
from tests.records import fed_record

EARLY, LATE = UserError("Test", "A diverged early"), UserError("Test", "B diverged late")
DAMAGED, FAILED = UserError("Test", "damaged"), UserError("Test", "failed")


@pytest.fixture
def record() -> RunRecord:
    record = fed_record(steps=40)
    record.fold([Warned(DAMAGED), Diverged(10, "A", 0, EARLY), Diverged(30, "B", 0, LATE)])
    record.fold([StateChanged(RunState.ENDED, EndReason.FAILED, FAILED)])
    return record


def told(window: MainWindow) -> list[UserError]:
    return list(window.notice.errors)


def test_that_what_is_covered_is_not_told(window: MainWindow, record: RunRecord) -> None:
    window.controller.show(record)
    assert told(window) == [EARLY, LATE, FAILED]  # of many, the last few
    window.step_cursor.pick(4)
    assert told(window) == [EARLY, LATE, FAILED]
    window.step_cursor.cover(on=True)
    assert LATE not in told(window)
    assert EARLY not in told(window)
    assert FAILED not in told(window)
    window.step_cursor.pick(9)
    assert EARLY in told(window)
    assert LATE not in told(window)
    window.step_cursor.pick(29)
    assert told(window)[-2:] == [EARLY, LATE]
    window.step_cursor.pick(None)
    assert told(window)[-3:] == [EARLY, LATE, FAILED]


def test_that_what_was_read_is_not_told_again(window: MainWindow, record: RunRecord) -> None:
    window.controller.show(record)
    window.notice.dismiss()
    for row in (3, 20, None):
        window.step_cursor.pick(row)
    assert told(window) == []


def test_that_what_is_told_as_it_happens_is_told_once(window: MainWindow) -> None:
    record = fed_record(steps=5)
    window.controller.show(record)
    record.fold([Warned(DAMAGED)])
    window.controller.failed.emit(DAMAGED)
    window.step_cursor.pick(2)
    assert told(window) == [DAMAGED]
