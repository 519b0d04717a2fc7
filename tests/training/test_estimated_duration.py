from __future__ import annotations

import pytest

from explorer.training.estimated_duration import estimated_s
from tests.training.running import small_experiment


def test_that_an_evaluation_costs_a_third_of_a_step_for_each_image_and_twice_if_reestimated() -> (
    None
):
    experiment = small_experiment(batch_size=16)
    assert estimated_s(experiment, 0.5, 10, 0) == 5
    assert estimated_s(experiment, 0.5, 10, 48) == pytest.approx(5.5)
    reestimated = small_experiment(batch_size=16, reestimate_statistics=True)
    assert estimated_s(reestimated, 0.5, 10, 48) == pytest.approx(6)
