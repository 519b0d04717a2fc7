"""Numbers merged over groups of steps: what is kept of each, and in how much memory."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.runs.step_groups import StepGroups


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12), st.integers(0, 2**32 - 1))
def test_that_each_group_holds_the_sum_and_the_extremes_of_its_steps(
    parts: list[int], seed: int
) -> None:
    values = np.random.default_rng(seed).integers(-9, 9, sum(parts)).astype(float)
    groups = StepGroups((np.add, np.fmin, np.fmax), most=16)
    for part in np.split(values, np.cumsum(parts)[:-1]):
        groups.append(np.stack([part, part, part]))
    starts = range(0, len(values), groups.size)
    chunks = [values[start : start + groups.size] for start in starts]
    assert groups.steps == len(values)
    assert len(groups) == len(chunks) <= 16
    assert groups.size == 1 or len(values) > 8 * groups.size
    assert groups[0].tolist() == [each.sum() for each in chunks]
    assert groups[1].tolist() == [each.min() for each in chunks]
    assert groups[2].tolist() == [each.max() for each in chunks]


def test_that_the_rows_span_the_whole_run_and_lie_in_their_groups() -> None:
    groups = StepGroups((np.fmin, np.fmax), most=4)
    groups.append(np.stack([np.arange(4.0)] * 2))
    assert groups.rows.tolist() == [0, 1, 2, 3]
    assert [each.tolist() for each in groups.line(0, 1)] == [[0, 1, 2, 3], [0, 1, 2, 3]]
    groups.append(np.stack([np.arange(4.0, 15.0)] * 2))
    assert groups.size == 4
    assert groups.rows.tolist() == [0, 6, 10, 14]
    rows, values = groups.line(0, 1)
    assert rows.tolist() == [0, 0, 6, 6, 10, 10, 14, 14]
    assert values.tolist() == [0, 3, 4, 7, 8, 11, 12, 14]
