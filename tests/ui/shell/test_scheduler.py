"""The timer that gives each view its turn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from explorer.ui.shell.scheduler import Scheduler


@pytest.fixture
def turns() -> list[str]:
    """Who had a turn, in order."""
    return []


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def jobs(turns: list[str], names: str = "abc") -> list[Callable[[], None]]:
    return [lambda name=name: turns.append(name) for name in names]


def test_that_each_job_has_one_turn_a_round_in_their_order(
    turns: list[str], parent: QObject, qtbot: QtBot
) -> None:
    scheduler = Scheduler(jobs(turns), parent)
    assert turns == []
    scheduler.start()
    qtbot.waitUntil(lambda: len(turns) >= 7)
    scheduler._timer.stop()
    assert "".join(turns).startswith("abcabca")


def test_that_a_tick_is_one_job_and_a_round_thirty_a_second(
    turns: list[str], parent: QObject
) -> None:
    scheduler = Scheduler(jobs(turns), parent)
    scheduler._tick()
    assert turns == ["a"]
    assert 3 * scheduler._timer.interval() == pytest.approx(1_000 / 30, abs=3)


def test_that_a_stop_gives_every_job_a_last_turn_and_then_none(
    turns: list[str], parent: QObject, qtbot: QtBot
) -> None:
    scheduler = Scheduler(jobs(turns), parent)
    scheduler.start()
    scheduler.stop()
    assert turns == ["a", "b", "c"]
    scheduler.stop()  # it has stopped already
    qtbot.wait(50)
    assert turns == ["a", "b", "c"]


def test_that_a_second_start_does_not_begin_the_round_anew(
    turns: list[str], parent: QObject, qtbot: QtBot
) -> None:
    scheduler = Scheduler(jobs(turns), parent)
    scheduler.start()
    qtbot.waitUntil(lambda: turns == ["a"])
    timer = scheduler._timer.timerId()
    scheduler.start()
    assert scheduler._timer.timerId() == timer
    qtbot.waitUntil(lambda: len(turns) >= 3)
    scheduler._timer.stop()
    assert turns[:3] == ["a", "b", "c"]


def test_that_all_can_be_brought_up_to_date_without_a_timer(
    turns: list[str], parent: QObject
) -> None:
    scheduler = Scheduler(jobs(turns), parent)
    scheduler.run_all()
    assert turns == ["a", "b", "c"]
    assert not scheduler._timer.isActive()


def test_that_a_job_may_stop_the_scheduler(turns: list[str], parent: QObject, qtbot: QtBot) -> None:
    def last() -> None:
        turns.append("last")
        scheduler.stop()

    scheduler = Scheduler([last, *jobs(turns, "bc")], parent)
    scheduler.start()
    qtbot.waitUntil(lambda: bool(turns))
    # Its own turn, and within it a last one of each; the stop in that one does nothing more.
    assert turns == ["last", "last", "b", "c"]
