"""Curves cut to as many points as a screen can show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def decimated(x: Numbers, y: Numbers, buckets: int) -> tuple[Numbers, Numbers]:
    """Cut a curve to the least and greatest of each of `buckets` runs of points.

    A screen that is `buckets` pixels wide shows the same picture, however long the curve. What
    is not a number is passed over; a run of nothing else leaves a gap.
    """
    if len(y) <= 2 * buckets:
        return x, y
    size = -(-len(y) // buckets)
    whole = len(y) // size * size
    folded = y[:whole].reshape(-1, size)
    lows, highs = _extremes(folded)
    starts = np.arange(0, whole, size)
    picked = np.sort(np.stack([starts + lows, starts + highs], axis=1), axis=1).ravel()
    if whole < len(y):
        low, high = _extremes(y[whole:].reshape(1, -1))
        ends = np.sort([whole + int(low[0]), whole + int(high[0])])
        picked = np.concatenate([picked, ends])
    return x[picked], y[picked]


def coarsened(
    x: Numbers, low: Numbers, high: Numbers, buckets: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Cut a range to the least and the greatest of each of about `buckets` runs of points."""
    size = -(-len(x) // buckets)
    if size <= 1:
        return x, low, high
    starts = np.arange(0, len(x), size)
    places = _places(x, starts, size)
    return places, np.fmin.reduceat(low, starts), np.fmax.reduceat(high, starts)


def averaged(x: Numbers, y: Numbers, buckets: int) -> tuple[Numbers, Numbers]:
    """Cut a smooth curve to the mean of each of about `buckets` runs of points.

    A thick, smooth line is slow to paint for each pixel that it goes up and down.
    """
    size = -(-len(x) // buckets)
    if size <= 1:
        return x, y
    starts = np.arange(0, len(x), size)
    there = np.isfinite(y)
    sums = np.add.reduceat(np.where(there, y, 0.0), starts)
    counts = np.add.reduceat(there.astype(np.float64), starts)
    means = np.divide(sums, counts, out=np.full(len(starts), np.nan), where=counts > 0)
    return _places(x, starts, size), means


def _places(x: Numbers, starts: NDArray[np.intp], size: int) -> Numbers:
    """Return the middle of each run; of the first its beginning, of the last its end."""
    middles = x[np.minimum(starts + size // 2, len(x) - 1)]
    middles[0], middles[-1] = x[0], x[-1]
    return middles


def _extremes(rows: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where the least and the greatest number of each row stand; 0 where it has none."""
    holes = np.isnan(rows)
    if not holes.any():
        return rows.argmin(axis=1), rows.argmax(axis=1)
    # Of a row without a number every entry is a hole, so the first will do.
    lows = np.where(holes, np.inf, rows).argmin(axis=1)
    highs = np.where(holes, -np.inf, rows).argmax(axis=1)
    return lows, highs
