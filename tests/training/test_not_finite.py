from __future__ import annotations

import numpy as np
import pytest

from explorer.runs.layout import RowLayout
from explorer.runs.quantities import GRADIENT_NORM
from explorer.training.not_finite import what_is_not_finite
from tests.training.running import small_experiment

_LAYOUT = RowLayout.of(small_experiment())


@pytest.mark.parametrize("is_loss", [True, False])
def test_that_a_lower_rate_is_advised_only_after_an_update(is_loss: bool) -> None:
    lane = _LAYOUT.arm("A")
    row = np.ones(_LAYOUT.width, np.float32)
    row[lane.learning_rate] = 0.5
    row[lane.loss if is_loss else lane.columns(GRADIENT_NORM).start] = np.nan
    first, later = (str(what_is_not_finite(step, row, lane)) for step in (1, 2))
    what = "its loss" if is_loss else f"the gradient of {lane.layers[0]}"
    assert first.startswith(f"A diverged at step 1: {what} is nan before the first update")
    assert "no learning rate is to blame" in first
    assert "lower rate" not in first
    assert later.startswith(f"A diverged at step 2: {what} is nan at learning rate 0.5")
    assert "lower rate" in later
    assert ("check the input images" in first) == is_loss
