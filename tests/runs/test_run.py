"""A run and its listeners: nobody loses what was told, however slow one of them is."""

from __future__ import annotations

import threading
import time
from collections import deque

import numpy as np
import pytest

from explorer.errors import UserError
from explorer.runs import run as run_module
from explorer.runs.events import Evaluated, Event, Warned
from explorer.runs.experiment import first_experiment
from explorer.runs.ring import Rows
from explorer.runs.run import Listener, Run


def a_row(run: Run, number: int) -> Rows:
    return np.full(run.layout.width, number, dtype=np.float32)


def numbers(told: list[Rows | Event]) -> list[float]:
    return [float(row[0]) for each in told if isinstance(each, np.ndarray) for row in each]


def write_in_a_thread(run: Run, count: int) -> threading.Thread:
    def write() -> None:
        for number in range(count):
            run.write(a_row(run, number))

    writer = threading.Thread(target=write, daemon=True)  # a failure is to end the test
    writer.start()
    return writer


def test_that_rows_and_events_come_in_the_order_in_which_they_were_told() -> None:
    run = Run(first_experiment())
    listener = run.listen()
    first, second = (Evaluated(step, "A", loss=1.0, error_rate=0.5, seed=0) for step in (2, 3))
    run.write(a_row(run, 1))
    run.write(a_row(run, 2))
    run.emit(first)
    run.write(a_row(run, 3))
    run.emit(second)
    told = listener.take()
    assert [len(each) if isinstance(each, np.ndarray) else each for each in told] == [
        2,
        first,
        1,
        second,
    ]
    assert listener.take() == []


def test_that_the_order_holds_though_the_worker_goes_on_while_a_listener_takes() -> None:
    run = Run(first_experiment())
    listener = run.listen()
    between = Evaluated(1, "A", loss=1.0, error_rate=0.5, seed=0)

    class Interrupted(deque[tuple[int, Event]]):
        """At the first look at the events, the worker takes two steps and evaluates between."""

        def __len__(self) -> int:
            count = super().__len__()
            if run._ring.written == 0:
                run.write(a_row(run, 1))
                run.emit(between)
                run.write(a_row(run, 2))
            return count

    listener._events = Interrupted()
    told = listener.take() + listener.take()
    assert [each if isinstance(each, Evaluated) else numbers([each]) for each in told] == [
        [1],
        between,
        [2],
    ]


def test_that_two_listeners_hold_every_row_though_one_stalls_for_ten_seconds() -> None:
    run = Run(first_experiment())
    quick, stalled = run.listen(), run.listen()
    count = 3 * run._ring.capacity
    writer = write_in_a_thread(run, count)
    seen: list[float] = []
    until = time.monotonic() + 10
    while time.monotonic() < until:
        seen += numbers(quick.take())
        time.sleep(0.01)
    assert len(seen) == run._ring.capacity  # there the worker waits, and no row is lost
    late: list[float] = []
    while writer.is_alive() or len(late) < count or len(seen) < count:
        late += numbers(stalled.take())
        seen += numbers(quick.take())
    writer.join()
    assert seen == late == list(range(count))


def test_that_a_listener_that_was_closed_holds_nobody_up() -> None:
    run = Run(first_experiment())
    gone, staying = run.listen(), run.listen()
    gone.close()
    count = 2 * run._ring.capacity
    writer = write_in_a_thread(run, count)
    seen: list[float] = []
    while len(seen) < count:
        seen += numbers(staying.take())
    writer.join()
    assert seen == list(range(count))


def test_that_a_closed_listener_receives_nothing_more() -> None:
    run = Run(first_experiment())
    gone, staying = run.listen(), run.listen()
    run.write(a_row(run, 1))
    run.emit(Warned(UserError("Test", "before")))
    gone.close()
    run.write(a_row(run, 2))
    run.emit(Warned(UserError("Test", "after")))
    assert gone.take() == []
    assert len(staying.take()) == 4


def test_that_a_record_that_is_cut_short_ends_early_but_has_no_gap(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run_module, "_STOPPED_PATIENCE_S", 0.05)
    run = Run(first_experiment())
    listener = run.listen()
    capacity = run._ring.capacity
    run.control.stop()
    for number in range(capacity + 1):
        run.write(a_row(run, number))
    assert numbers(listener.take()) == list(range(capacity))
    run.write(a_row(run, capacity + 1))  # there is room again, but the row before it is missing
    assert listener.take() == []


def test_that_a_stop_frees_a_worker_whose_listener_never_reads() -> None:
    run = Run(first_experiment())
    listener = run.listen()
    writer = write_in_a_thread(run, run._ring.capacity + 1)
    time.sleep(0.1)
    assert writer.is_alive()
    run.control.stop()
    writer.join(timeout=5)
    assert not writer.is_alive()
    assert numbers(listener.take()) == list(range(run._ring.capacity))


def test_that_a_late_listener_hears_what_is_told_from_then_on() -> None:
    run = Run(first_experiment())
    run.write(a_row(run, 1))
    run.emit(Warned(UserError("Test", "before")))
    late = run.listen()
    run.write(a_row(run, 2))
    assert numbers(late.take()) == [2]


def test_that_whole_rows_alone_are_seen_while_another_thread_writes() -> None:
    run = Run(first_experiment())
    listener: Listener = run.listen()
    count = 3_000
    writer = write_in_a_thread(run, count)
    seen: list[Rows] = []
    while sum(map(len, seen)) < count:
        seen += [each for each in listener.take() if isinstance(each, np.ndarray)]
    writer.join()
    rows = np.concatenate(seen)
    assert (rows == np.arange(count, dtype=np.float32)[:, None]).all()
