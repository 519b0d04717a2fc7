from __future__ import annotations

import math

import pytest

from explorer.runs.recipes import recipe
from explorer.runs.settings import TrainSettings
from explorer.training.schedules import Schedule


def rates(steps: int, **settings: object) -> list[float]:
    schedule = Schedule(TrainSettings.model_validate(settings), steps)
    return [schedule.learning_rate(step, 0.1) for step in range(steps)]


def test_that_a_constant_rate_stays() -> None:
    assert rates(5) == [0.1] * 5


def test_that_the_papers_recipe_divides_the_rate_at_32k_and_48k() -> None:
    schedule = Schedule(recipe("paper, CIFAR-10"), 64_000)
    found = [
        schedule.learning_rate(step, 0.1) for step in (0, 31_999, 32_000, 47_999, 48_000, 63_999)
    ]
    assert found == pytest.approx([0.1, 0.1, 0.01, 0.01, 0.001, 0.001])


def test_that_a_cosine_falls_to_almost_nothing() -> None:
    found = rates(100, schedule="cosine")
    assert found[0] == 0.1
    assert found[50] == pytest.approx(0.05)
    assert found[25] == pytest.approx(0.1 * (1 + math.cos(math.pi / 4)) / 2)
    assert found[99] < 0.0001
    assert found == sorted(found, reverse=True)


def test_that_a_warm_up_rises_in_a_line_to_the_schedule() -> None:
    found = rates(20, warm_up="steps", warm_up_steps=10, warm_up_rate=0.02)
    assert found[0] == 0.02
    assert found[5] == pytest.approx(0.06)
    assert found[10:] == [0.1] * 10


def test_that_a_warm_up_by_error_waits_for_the_slowest_arm() -> None:
    settings = TrainSettings(warm_up="error", warm_up_rate=0.01)
    schedule = Schedule(settings, 1_000)
    schedule.end_if_below(20, [0.5, 0.8])
    assert schedule.waits_for_error
    assert schedule.learning_rate(20, 0.1) == 0.01
    schedule.end_if_below(40, [0.5, 0.79])
    assert schedule.warm_until == 40
    assert schedule.learning_rate(40, 0.1) == 0.1
    schedule.end_if_below(60, [0.9, 0.9])
    assert schedule.warm_until == 40
