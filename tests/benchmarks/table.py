"""Prints measured times as a table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def print_times(title: str, rows: dict[str, Sequence[float]], aims: dict[str, str]) -> None:
    """Print the median, p99 and max of each row's times (given in seconds) in milliseconds.

    The ratio is of medians, to the first row.
    """
    print(f"\n{title}")
    width = max(map(len, rows))
    print(f"{'':{width}}  {'n':>5} {'p50 ms':>9} {'p99 ms':>9} {'max ms':>9} {'ratio':>7}  aim")
    first = float(np.median(next(iter(rows.values()))))
    for name, seconds in rows.items():
        ms = np.asarray(seconds) * 1_000
        print(
            f"{name:{width}}  {len(ms):>5} {np.median(ms):>9.2f} {np.quantile(ms, 0.99):>9.2f} "
            f"{ms.max():>9.2f} {np.median(ms) / 1_000 / first:>7.2f}  {aims.get(name, '')}"
        )
