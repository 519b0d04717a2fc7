from __future__ import annotations

import numpy as np
import pytest

from explorer.runs.ring import MetricRing


def test_that_rows_are_read_in_order_from_any_place() -> None:
    ring = MetricRing(width=2, capacity=4)
    for number in range(10):
        ring.write(np.array([number, -number], dtype=np.float32))
    assert ring.read(6, 10)[:, 0].tolist() == [6, 7, 8, 9]
    assert ring.read(7, 9)[:, 1].tolist() == [-7, -8]
    assert len(ring.read(10, 10)) == 0


def test_that_a_row_that_was_written_over_is_refused_and_not_made_up() -> None:
    ring = MetricRing(width=1, capacity=2)
    for _ in range(3):
        ring.write(np.zeros(1, dtype=np.float32))
    with pytest.raises(BufferError, match="row 0 is gone: 3 were written"):
        ring.read(0, 3)


def test_that_rows_that_were_read_do_not_change_when_the_ring_goes_round() -> None:
    ring = MetricRing(width=1, capacity=2)
    ring.write(np.array([1], dtype=np.float32))
    rows = ring.read(0, 1)
    for number in (2, 3):
        ring.write(np.array([number], dtype=np.float32))
    assert rows.tolist() == [[1.0]]
