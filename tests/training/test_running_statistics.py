from __future__ import annotations

import copy

import pytest
import torch
from torch.nn import functional

from explorer.training.data.dataset import LabelledImages
from explorer.training.lane import Lane
from tests.training.running import small_experiment


def test_that_reestimated_statistics_are_those_of_the_images_and_training_keeps_its_own() -> None:
    lane = Lane(small_experiment(), "B", 0, torch.device("cpu"))
    images, labels = torch.rand(64, 1, 8, 8), torch.arange(64) % 10
    lane.step(images, labels)
    before = {name: tensor.clone() for name, tensor in lane.state.tensors().items()}
    running = lane.evaluate([LabelledImages(images, labels)])
    with lane.reestimated([images]):
        evaluated = lane.evaluate([LabelledImages(images, labels)])
    with torch.no_grad():  # in training mode each batch has its own statistics
        trained = functional.cross_entropy(copy.deepcopy(lane.model)(images), labels)
    assert evaluated.loss == pytest.approx(float(trained), rel=0.02)  # variance over n - 1, not n
    assert abs(running.loss - float(trained)) > abs(evaluated.loss - float(trained))
    assert lane.model.training
    for name, tensor in lane.state.tensors().items():
        assert torch.equal(tensor, before[name]), name
