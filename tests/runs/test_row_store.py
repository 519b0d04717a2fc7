from __future__ import annotations

import numpy as np
import pytest

from explorer.runs.experiment import first_experiment
from explorer.runs.history import History
from explorer.runs.layout import RowLayout
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.row_store import WIDE, Bounds, RowStore


def norms_like(steps: int, width: int) -> np.ndarray:
    """Numbers over the whole range of float32's normal numbers."""
    random = np.random.default_rng(0)
    return np.exp2(random.uniform(-120, 120, (steps, width))).astype(np.float32)


def test_that_rows_come_back_as_they_went_in_while_they_are_few() -> None:
    rows = norms_like(1_000, 7)
    store = RowStore(7)
    for begin in range(0, 1_000, 37):
        store.append(rows[begin : begin + 37])
    assert len(store) == 1_000
    np.testing.assert_array_equal(store.read(0, 1_000, slice(0, 7)), rows)
    np.testing.assert_array_equal(store.read(5, 700, 3), rows[5:700, 3])
    assert store.read(1_000, 1_000, slice(2, 5)).shape == (0, 3)


def test_that_old_rows_lose_at_most_four_thousandths_and_new_ones_nothing() -> None:
    rows = norms_like(5_000, 7)
    rows[0, :5] = [0, np.inf, np.nan, -np.inf, -1.5]
    store = RowStore(7, WIDE._replace(exact_bytes=10_000))
    store.append(rows)
    old = store.exact_from
    assert 0 < old < 5_000
    found = store.read(0, 5_000, slice(0, 7))
    np.testing.assert_allclose(found, rows, rtol=1 / 256)
    np.testing.assert_array_equal(found[old:], rows[old:])
    np.testing.assert_array_equal(found[0, :5], rows[0, :5])


def test_that_it_never_takes_more_than_its_bound() -> None:
    rows = norms_like(20_000, 7)
    store = RowStore(7, WIDE._replace(exact_bytes=10_000, older_bytes=50_000))
    for begin in range(0, 20_000, 100):
        store.append(rows[begin : begin + 100])
        assert store.nbytes <= 62_000
    assert len(store) == 20_000
    np.testing.assert_allclose(store.read(0, 1, slice(0, 7)), rows[:1], rtol=0.004)
    # Of the older rows one in a few stands for those after it.
    found = store.read(0, 20_000, 0)
    kept = np.isclose(found, rows[:, 0], rtol=0.004)
    assert 0.1 < kept.mean() < 0.9


def test_that_every_loss_of_a_long_run_is_kept_exactly() -> None:
    layout = RowLayout.of(first_experiment())
    history = History(layout)
    bounds = WIDE._replace(exact_bytes=400_000, older_bytes=200_000)
    history._store = history._rows = RowStore(layout.width, bounds)
    rows = norms_like(2_000, layout.width)
    for begin in range(0, 2_000, 64):
        history.append(rows[begin : begin + 64])
    for arm in "AB":
        lane = layout.arm(arm)
        np.testing.assert_array_equal(history.loss(arm), rows[:, lane.loss])
        np.testing.assert_array_equal(history.error_rate(arm), rows[:, lane.error_rate])
        np.testing.assert_array_equal(history.learning_rate(arm), rows[:, lane.learning_rate])
        np.testing.assert_array_equal(history.rows(0, 2_000)[:, lane.loss], rows[:, lane.loss])
    np.testing.assert_array_equal(history.seconds(), rows[:, 0])


def test_that_the_numbers_of_layers_are_read_like_an_array() -> None:
    layout = RowLayout.of(first_experiment())
    history = History(layout)
    rows = norms_like(500, layout.width)
    history.append(rows)
    norms, wanted = history.norms("B"), rows[:, layout.arm("B").columns(GRADIENT_NORM)]
    assert norms.shape == wanted.shape
    assert len(norms) == 500
    for key in (0, -1, np.int64(7), slice(3, 90), slice(None, None, 50), slice(None, None, -1)):
        np.testing.assert_array_equal(norms[key], wanted[key])
    for column in (0, -1, slice(2, 5)):
        np.testing.assert_array_equal(norms[:, column], wanted[:, column])
        np.testing.assert_array_equal(norms[3, column], wanted[3, column])
    np.testing.assert_array_equal(norms[[1, 3]], wanted[[1, 3]])
    np.testing.assert_array_equal(np.asarray(norms), wanted)


_SMALL = Bounds(exact_rows=8, exact_bytes=10_000, older_rows=64, older_bytes=10_000)


def counted(steps: int, part: int = 7) -> RowStore:
    """A store of few rows, each of which has its own number in its first column."""
    store = RowStore(2, _SMALL, is_rounded=False)
    rows = np.stack([np.arange(steps), -np.arange(steps)], axis=1).astype(np.float32)
    for begin in range(0, steps, part):
        store.append(rows[begin : begin + part])
    return store


@pytest.mark.parametrize("steps", [1, 72, 73, 100, 1_000, 54_321])
def test_that_each_row_that_is_kept_has_its_own_numbers(steps: int) -> None:
    store = counted(steps)
    kept = [row for rows in store.kept(0, steps) for row in rows]
    assert kept == sorted(set(kept))
    assert (kept[0], kept[-1]) == (0, steps - 1)
    assert kept[-min(steps, 7) :] == list(range(steps))[-7:]
    found = store.read(0, steps, 0)
    np.testing.assert_array_equal(found[kept], kept)
    before = np.searchsorted(kept, np.arange(steps), side="right") - 1
    np.testing.assert_array_equal(found, np.array(kept)[before])
    np.testing.assert_array_equal(store.pick(np.arange(steps), 1), -found)
    some = [row for rows in store.kept(3, 50) for row in rows]
    assert some == [row for row in kept if 3 <= row < 50]
    for row in {0, steps // 3, steps // 2, steps - 1}:
        assert store.kept_before(row) == max(each for each in kept if each <= row)
        assert store.kept_after(row) == min(each for each in kept if each >= row)


def test_that_it_takes_no_more_however_many_rows_come() -> None:
    store = RowStore(2, _SMALL, is_rounded=False)
    sizes, rows = [], np.zeros((500, 2), np.float32)
    for _ in range(400):
        store.append(rows)
        sizes.append((store.nbytes, len(store._older), len(store._exact)))
    assert len(store) == 200_000
    assert max(sizes) == sizes[0] == (72 * 8, 32, 4)
    strides = [block.stride for block in store._older]
    assert strides == sorted(strides, reverse=True)
    assert strides[0] == store.stride >= 4_096


def test_that_a_snapshot_stays_as_it_was() -> None:
    store = counted(100)
    now, kept = store.snapshot(), store.kept(0, 100)
    before = store.read(0, 100, 0).copy()
    store.append(np.full((5_000, 2), -1, np.float32))
    assert len(now) == 100
    assert now.kept(0, 100) == kept
    np.testing.assert_array_equal(now.read(0, 100, 0), before)
