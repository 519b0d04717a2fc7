"""The player alone: no window, and a clock that the tests set."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.runs.events import Evaluated
from explorer.runs.record import RunRecord
from explorer.ui.state.player import SPEEDS, Player
from explorer.ui.state.step_cursor import StepCursor
from tests.records import fed_record, made_rows, thinned_record
from tests.ui.graphs import settle

_STEP_S = 0.1


class Clock:
    """Goes on when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def record() -> RunRecord:
    record = fed_record(steps=0)
    rows = made_rows(record, 1_000)
    rows[:, 0] = [_STEP_S * (row + 1) for row in range(1_000)]
    record.fold([rows])
    return record


@pytest.fixture
def cursor() -> StepCursor:
    return StepCursor()


@pytest.fixture
def player(qtbot: QtBot, cursor: StepCursor, record: RunRecord, clock: Clock) -> Iterator[Player]:
    player = Player(cursor, clock=clock)
    player.show_record(record)
    yield player
    player.pause()


def play_for(player: Player, clock: Clock, seconds: float) -> list[int | None]:
    """Let the player have a turn every 10 ms; return the rows that it showed."""
    rows = []
    for _ in range(round(seconds / 0.01)):
        clock.now += 0.01
        player.advance()
        if not rows or rows[-1] != player._step_cursor.row:
            rows.append(player._step_cursor.row)
    return rows


def test_that_each_step_is_shown_at_the_pace_of_the_training(
    player: Player, clock: Clock, cursor: StepCursor
) -> None:
    player.play()
    assert cursor.row == 0
    assert play_for(player, clock, 1.01) == list(range(11))


@pytest.mark.parametrize("speed", SPEEDS)
def test_that_a_speed_is_seconds_of_training_in_a_second(
    player: Player, clock: Clock, cursor: StepCursor, speed: float
) -> None:
    player.set_speed(speed)
    player.play()
    play_for(player, clock, 1)
    assert cursor.row == pytest.approx(speed / _STEP_S, abs=1)


def test_that_it_stops_at_the_end_and_follows(
    player: Player, clock: Clock, cursor: StepCursor
) -> None:
    cursor.pick(995)
    player.play()
    assert play_for(player, clock, 1) == [995, 996, 997, 998, None]
    assert not player.is_playing


def test_that_play_at_the_end_begins_at_the_first_step(
    player: Player, clock: Clock, cursor: StepCursor
) -> None:
    player.toggle()
    assert cursor.row == 0
    player.toggle()
    assert cursor.row == 0
    assert not player.is_playing


def test_that_it_goes_on_from_a_step_that_is_picked_meanwhile(
    player: Player, clock: Clock, cursor: StepCursor
) -> None:
    player.play()
    play_for(player, clock, 0.5)
    cursor.pick(500)
    play_for(player, clock, 0.51)
    assert cursor.row == 505
    cursor.pick(None)
    assert not player.is_playing


def test_that_a_window_that_was_busy_is_not_made_up_for(
    player: Player, clock: Clock, cursor: StepCursor
) -> None:
    player.play()
    clock.now += 60
    player.advance()
    assert cursor.row is not None
    assert cursor.row <= 1


def test_that_it_waits_while_the_slider_is_in_hand(
    player: Player, clock: Clock, cursor: StepCursor
) -> None:
    player.play()
    player.is_held = True
    play_for(player, clock, 1)
    assert cursor.row == 0
    player.is_held = False
    play_for(player, clock, 0.11)
    assert cursor.row == 1


def test_that_of_many_jumps_the_newest_is_shown(
    player: Player, qtbot: QtBot, cursor: StepCursor
) -> None:
    shown: list[int | None] = []
    cursor.changed.connect(shown.append)
    for row in range(100, 900, 7):
        player.seek(row)
    assert not shown
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [898]
    player.seek(999)
    qtbot.waitUntil(lambda: cursor.row is None)


def test_that_skips_add_up_before_they_are_shown(
    player: Player, qtbot: QtBot, cursor: StepCursor
) -> None:
    cursor.pick(500)
    player.skip(1)
    player.skip(1)
    qtbot.waitUntil(lambda: cursor.row == 600)
    player.skip(-1)
    qtbot.waitUntil(lambda: cursor.row == 550)


def test_that_a_single_step_pauses(player: Player, cursor: StepCursor) -> None:
    cursor.pick(10)
    player.play()
    player.step(1)
    assert (cursor.row, player.is_playing) == (11, False)
    player.step(-1)
    assert cursor.row == 10


def test_that_events_are_gone_to_one_after_the_other(
    player: Player, record: RunRecord, cursor: StepCursor
) -> None:
    record.fold([Evaluated(100, "A", 0.5, 0.1), Evaluated(300, "A", 0.5, 0.1)])
    cursor.pick(0)
    for by, row in ((1, 99), (1, 299), (1, 299), (-1, 99), (-1, 99)):
        player.to_event(by)
        settle()
        assert cursor.row == row


def test_that_speeds_end_with_the_slowest_and_the_fastest(player: Player) -> None:
    for _ in SPEEDS:
        player.faster()
    assert player.speed == 64
    for _ in SPEEDS:
        player.slower()
    assert player.speed == 0.25


def test_that_what_comes_after_is_covered_while_it_plays(
    player: Player, record: RunRecord, cursor: StepCursor
) -> None:
    player.play()
    assert cursor.covered_after(record.history) == 0
    player.pause()
    assert cursor.covered_after(record.history) is None
    player.hide_later(True)
    assert cursor.covered_after(record.history) == 0
    cursor.pick(None)
    assert cursor.covered_after(record.history) is None


def test_that_a_live_record_plays_on_into_what_came_meanwhile(
    player: Player, record: RunRecord, clock: Clock, cursor: StepCursor
) -> None:
    cursor.pick(997)
    player.play()
    rows = made_rows(record, 10)
    rows[:, 0] = [_STEP_S * (1_001 + row) for row in range(10)]
    record.fold([rows])
    play_for(player, clock, 0.51)
    assert cursor.row == 1_002


def test_that_another_record_is_not_played_by_itself(player: Player) -> None:
    player.play()
    player.show_record(fed_record(steps=3))
    assert not player.is_playing


def test_that_of_a_long_record_only_kept_steps_are_shown(
    player: Player, clock: Clock, cursor: StepCursor
) -> None:
    record = thinned_record(1_000)
    player.show_record(record)
    kept = {row for row in range(1_000) if record.history.nearest(row) == row}
    assert len(kept) < 500
    player.set_speed(4)
    player.play()
    shown = play_for(player, clock, 5)
    assert len(shown) > 5
    assert set(shown) <= kept
    assert max(row for row in shown if row is not None) == pytest.approx(200, abs=20)
