"""The numbers at the ends of a bar of colours, of a scale that follows a run."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.runs.scale import COUNT, NON_FINITE, ZERO, LinearScale, LogScale
from explorer.runs.spread import Spread
from explorer.ui.kit.colour_bar import ends_text, power_text


def test_that_a_scale_has_short_numbers_at_its_ends() -> None:
    spread = Spread()
    spread.add(10 ** np.linspace(-2.3, 1.2, 1_000))
    assert spread.scale is not None
    assert ends_text(spread.scale) == ("≤ 0.003", "≥ 30")
    assert power_text(-5) == "10⁻⁵"
    assert power_text(np.log10(3e-5)) == "3·10⁻⁵"
    assert power_text(3) == "1,000"
    found = LogScale(-3, 1).levels(np.array([-9, -3, 1, 9, np.nan, -np.inf], np.float32))
    assert found.tolist() == [0, 0, COUNT - 1, COUNT - 1, NON_FINITE, ZERO]


@given(st.lists(st.lists(st.floats(width=32), min_size=1, max_size=60), min_size=1, max_size=9))
def test_that_the_ends_of_a_scale_move_inwards_only_when_the_numbers_have_doubled(
    parts: list[list[float]],
) -> None:
    spread = Spread()
    low, high, counted, settled = math.inf, -math.inf, 0, 0
    for part in parts:
        numbers = np.abs(np.array(part, np.float32))
        spread.add(numbers)
        counted += int((np.isfinite(numbers) & (numbers > 0)).sum())
        if spread.scale is None:
            assert not counted
            continue
        if counted >= 2 * settled:
            low, high, settled = math.inf, -math.inf, counted
        assert spread.scale.low <= low
        assert spread.scale.high >= high
        low, high = spread.scale.low, spread.scale.high
        assert high - low >= 1 - 1e-9


def test_that_the_leap_of_the_first_step_does_not_pale_the_run() -> None:
    spread = Spread()
    leap, rest = 10.0 ** np.linspace(0, 4, 100), 10.0 ** np.linspace(-1.9, -0.1, 100)
    spread.add(leap)
    assert spread.scale is not None
    assert ends_text(spread.scale) == ("≤ 1", "≥ 10⁴")
    for _ in range(200):
        spread.add(rest)
    assert ends_text(spread.scale) == ("≤ 0.01", "≥ 1")


def test_that_one_outlier_does_not_pale_all_else() -> None:
    spread = Spread()
    numbers = 10 ** np.linspace(-1.4, 0.6, 500)
    numbers[7] = 1e30
    spread.add(numbers)
    assert spread.scale is not None
    assert ends_text(spread.scale) == ("≤ 0.03", "≥ 10")


def test_that_beyond_the_ends_of_a_linear_scale_there_is_nothing() -> None:
    assert ends_text(LinearScale(-1, 1)) == ("-1", "1")
