from __future__ import annotations

import time

import pytest
import torch

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.datasets import DATASETS
from explorer.runs.progress import Progress
from explorer.training.data.dataset import DataRequest, Stopped
from explorer.training.data.shapes import draw_block, load_shapes


def test_that_the_same_seed_and_count_draw_the_same_bytes() -> None:
    first = load_shapes(DataRequest("shapes", images=1_200, seed=3))
    second = load_shapes(DataRequest("shapes", images=1_200, seed=3))
    assert torch.equal(first.train.images, second.train.images)
    assert torch.equal(first.heldout.labels, second.heldout.labels)
    other = load_shapes(DataRequest("shapes", images=1_200, seed=4))
    assert not torch.equal(first.train.images, other.train.images)


def test_that_an_image_does_not_depend_on_how_many_are_drawn() -> None:
    few = load_shapes(DataRequest("shapes", images=1_100))
    many = load_shapes(DataRequest("shapes", images=2_600))
    assert torch.equal(few.train.images, many.train.images[: few.train_count])
    assert torch.equal(few.heldout.labels, many.heldout.labels[: few.heldout_count])


def test_that_shapes_are_as_on_their_card() -> None:
    data, card = load_shapes(DataRequest("shapes", images=3_000)), DATASETS["shapes"]
    assert data.train.images.shape == (2_500, 3, 32, 32)
    assert data.heldout.images.shape == (500, card.channels, card.size, card.size)
    assert data.train.images.dtype == torch.uint8
    assert len(data.classes) == card.classes
    assert torch.bincount(data.train.labels, minlength=10).min() > 200
    assert torch.bincount(data.heldout.labels, minlength=10).min() > 25


def test_that_every_class_is_drawn_inside_the_image_and_differs_from_the_others() -> None:
    """The mean of many images of a class is brightest in the middle: the figure lies there."""
    block = draw_block(0, 0)
    for label in range(10):
        mean = block.images[block.labels == label].double().mean(dim=(0, 1))
        assert mean[12:20, 12:20].mean() > mean[:4].mean() + 20
    assert len(block.images.unique(dim=0)) == len(block.images)


def test_that_ten_thousand_shapes_are_drawn_in_seconds() -> None:
    began = time.process_time()
    load_shapes(DataRequest("shapes", images=10_000))
    assert time.process_time() - began < 8, "2 s on one core of the machine it was written on"


@pytest.mark.parametrize("count", [0, -5, 59, 200_001])
def test_that_an_impossible_number_of_shapes_is_refused(count: int) -> None:
    with pytest.raises(UserError, match=rf"at least 60 and at most 200000, got {count}$"):
        load_shapes(DataRequest("shapes", images=count))


def test_that_drawing_reports_its_progress_and_can_be_stopped() -> None:
    progress: list[Progress] = []
    request = DataRequest(
        "shapes",
        images=50_000,
        report=progress.append,
        is_stopped=lambda: len(progress) > 1,
    )
    with pytest.raises(Stopped):
        load_shapes(request)
    assert progress == [
        Progress(Message("Progress", "drawing shapes"), 0, 50_000, "images"),
        Progress(Message("Progress", "drawing shapes"), 1_000, 50_000, "images"),
    ]
