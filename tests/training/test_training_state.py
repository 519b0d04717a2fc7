from __future__ import annotations

import pytest
import torch

from explorer.training.data.dataset import LabelledImages
from explorer.training.lane import Lane
from tests.training.running import small_experiment

_CPU = torch.device("cpu")


def a_batch(seed: int) -> LabelledImages:
    generator = torch.Generator().manual_seed(seed)
    return LabelledImages(torch.randn(16, 1, 8, 8, generator=generator), torch.arange(16) % 10)


@pytest.mark.parametrize(
    "settings",
    [
        {"optimizer": "adamw", "measure": ("gradient_cosine",)},
        {"momentum": 0.0},
        {"decay_all": False, "weight_decay": 0.1},
    ],
)
def test_that_the_parts_of_a_state_are_those_of_a_lane_that_was_updated(
    settings: dict[str, object],
) -> None:
    experiment = small_experiment(**settings)
    lane, fresh = (Lane(experiment, "B", 0, _CPU) for _ in range(2))
    lane.step(torch.zeros(4, 1, 8, 8), torch.zeros(4, dtype=torch.int64))
    parts = list(fresh.state.parts())
    expected = {name: tensor for part in parts for name, tensor in part.like.items()}
    state = lane.state.tensors()
    assert state.keys() == expected.keys()
    for name, tensor in state.items():
        assert (tensor.shape, tensor.dtype) == (expected[name].shape, expected[name].dtype)


@pytest.mark.parametrize("optimizer", ["sgd", "adamw"])
def test_that_steps_to_warm_up_leave_no_trace(optimizer: str) -> None:
    experiment = small_experiment(optimizer=optimizer, nesterov=True, measure=("gradient_cosine",))
    fresh, warmed = (Lane(experiment, "B", 0, _CPU) for _ in range(2))
    with warmed.state.unchanged():
        warmed.step(*a_batch(7))
        warmed.step(*a_batch(8))
    for seed in range(3):
        one, other = fresh.step(*a_batch(seed)), warmed.step(*a_batch(seed))
        assert torch.equal(one.nan_to_num(), other.nan_to_num())
