from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from explorer.runs.ring import MetricRing


def test_that_rows_come_out_once_and_in_order() -> None:
    ring = MetricRing(width=2, capacity=4)
    seen: list[float] = []
    for number in range(10):
        ring.write(np.array([number, -number], dtype=np.float32))
        if number % 3 == 2:
            seen.extend(ring.drain()[:, 0])
    seen.extend(ring.drain()[:, 0])
    assert seen == list(range(10))
    assert len(ring.drain()) == 0


def test_that_a_full_ring_refuses_rather_than_loses() -> None:
    ring = MetricRing(width=1, capacity=2)
    row = np.zeros(1, dtype=np.float32)
    ring.write(row)
    ring.write(row)
    assert ring.free == 0
    with pytest.raises(BufferError, match="last 2 steps"):
        ring.write(row)


def test_that_drained_rows_do_not_change_when_the_ring_goes_round() -> None:
    ring = MetricRing(width=1, capacity=2)
    ring.write(np.array([1], dtype=np.float32))
    rows = ring.drain()
    for number in (2, 3):
        ring.write(np.array([number], dtype=np.float32))
    assert rows.tolist() == [[1.0]]


def test_that_a_reader_in_another_thread_sees_whole_rows_only() -> None:
    ring = MetricRing(width=64, capacity=32)
    total = 5_000

    def write() -> None:
        for number in range(total):
            while ring.free == 0:
                time.sleep(0)
            ring.write(np.full(64, number, dtype=np.float32))

    writer = threading.Thread(target=write)
    writer.start()
    rows = np.empty((0, 64), dtype=np.float32)
    while len(rows) < total:
        rows = np.concatenate([rows, ring.drain()])
    writer.join()
    assert (rows == np.arange(total)[:, None]).all()
