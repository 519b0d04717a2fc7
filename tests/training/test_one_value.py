"""Norms where the last map is one pixel: an evaluation of one image, and gradients."""

from __future__ import annotations

import pytest
import torch

from explorer.network.expand import expand
from explorer.network.spec import Norm
from explorer.runs.experiment import Arm, Experiment
from explorer.runs.settings import TrainSettings
from explorer.training.data.dataset import LabelledImages
from explorer.training.lane import Lane
from tests.network.test_norm_warning import to_one_pixel


def images(count: int) -> LabelledImages:
    """Return images of noise, the same at every call."""
    generator = torch.Generator().manual_seed(0)
    pixels = torch.randn(count, 3, 8, 8, generator=generator)
    return LabelledImages(pixels, torch.zeros(count, dtype=torch.int64))


def lane_of(norm: Norm, norm_group_width: int) -> Lane:
    experiment = Experiment(
        arms=(Arm(label="A", network=to_one_pixel(norm, norm_group_width)),),
        settings=TrainSettings(dataset="shapes", device="cpu", batch_size=2),
    )
    return Lane(experiment, "A", 0, torch.device("cpu"))


@pytest.mark.parametrize("norm", ["batch", "group"])
@pytest.mark.parametrize("width", [1, 8])
def test_that_a_chunk_of_one_image_is_evaluated(norm: Norm, width: int) -> None:
    lane = lane_of(norm, width)
    assert lane.step(*images(2)).isfinite().all()
    pixels, labels = images(3)
    apart = lane.evaluate(
        [LabelledImages(pixels[:2], labels[:2]), LabelledImages(pixels[2:], labels[2:])]
    )
    together = lane.evaluate([images(3)])
    assert apart.loss > 0
    assert apart == pytest.approx(together, rel=1e-5)


def test_that_gradients_flow_through_a_group_norm_of_eight_channels_on_one_pixel() -> None:
    lane = lane_of("group", 8)
    norms = lane.step(*images(2))[3 : 3 + len(expand(to_one_pixel("group")).weighted)]
    assert (norms > 0).all()
