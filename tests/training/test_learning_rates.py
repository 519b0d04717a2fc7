from __future__ import annotations

import pytest

from explorer.runs.changes import LearningRateChange
from explorer.training.learning_rates import LearningRates
from tests.training.running import small_experiment


def test_that_each_arm_follows_its_own_schedule_from_its_own_base() -> None:
    experiment = small_experiment(learning_rate=0.1).with_overrides(
        "B", learning_rate=0.4, schedule="stepped", milestones=(0.5,)
    )
    rates = LearningRates(experiment, 10)
    assert [rates.at(step, "A", 0) for step in (0, 5)] == [0.1, 0.1]
    assert [rates.at(step, "B", 0) for step in (0, 5)] == pytest.approx([0.4, 0.04])


def test_that_a_changed_rate_is_scaled_by_the_schedule_but_not_once_that_has_ended() -> None:
    experiment = small_experiment(schedule="stepped", milestones=(0.5,))
    rates = LearningRates(experiment, 10)
    rates.change(LearningRateChange(step=6, learning_rate=0.2))
    assert rates.at(6, "A", 0) == pytest.approx(0.02)
    rates.change(LearningRateChange(step=10, learning_rate=0.3, arm="A"))
    assert rates.at(10, "A", 0) == 0.3
    assert rates.at(10, "B", 0) == pytest.approx(0.02)


def test_that_a_warm_up_ends_for_all_arms_of_a_seed_that_still_train_and_for_no_other() -> None:
    experiment = small_experiment(warm_up="error", warm_up_rate=0.02).edited(repeats=2)
    first, second = experiment.seeds
    rates = LearningRates(experiment, 60)
    assert [step for step in range(41) if rates.is_check_due(step)] == [0, 20, 40]
    rates.check_warm_ups(20, {("A", first): 0.5, ("B", first): 0.9, ("A", second): 0.7})
    assert rates.warm_until == {str(second): 20}
    assert rates.at(20, "A", first) == 0.02
    assert rates.at(20, "A", second) == rates.at(20, "B", second) > 0.02


def test_that_warm_ups_are_restored_as_they_were() -> None:
    experiment = small_experiment(warm_up="error", warm_up_rate=0.02)
    (seed,) = experiment.seeds
    rates = LearningRates(experiment, 60)
    rates.restore_warm_ups({str(seed): 20})
    assert not rates.is_check_due(40)
    assert rates.warm_until == {str(seed): 20}
    rates.restore_warm_ups({})
    assert rates.is_check_due(40)
