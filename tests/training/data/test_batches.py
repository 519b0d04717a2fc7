from __future__ import annotations

import pytest
import torch

from explorer.errors import UserError
from explorer.training.data.batches import steps_per_epoch
from explorer.training.data.dataset import Dataset
from explorer.training.data.digits import load_digits


def test_that_an_epoch_shows_no_image_twice_and_the_next_another_order() -> None:
    batches = load_digits().batches(batch_size=64, seed=0)
    assert steps_per_epoch(1_497, 64) == 23
    epoch = torch.cat([batches.batch(step).images for step in range(23)])
    again = torch.cat([batches.batch(step).images for step in range(23, 46)])
    assert epoch.shape == again.shape == (23 * 64, 1, 8, 8)
    assert not torch.equal(epoch, again)


def test_that_the_same_seed_gives_the_same_batches_from_any_step() -> None:
    data = load_digits()
    first, second = data.batches(64, seed=5), data.batches(64, seed=5, first_step=59)
    expected = [first.batch(step).labels for step in range(60)]
    for step in (59, 3, 30):
        assert torch.equal(second.batch(step).labels, expected[step])
    assert not torch.equal(data.batches(64, seed=6).batch(0).labels, expected[0])


def test_that_the_order_of_the_first_runs_stays_the_same() -> None:
    """A recording names its seed; its batches must never become others."""
    data = load_digits()
    order = torch.randperm(1_497, generator=torch.Generator().manual_seed(3 * 1_000_003 + 1))
    batch = data.batches(64, seed=3).batch(23 + 2)
    assert torch.equal(batch.images, data.train.images[order[128:192]])
    assert torch.equal(batch.labels, data.train.labels[order[128:192]])


def test_that_a_batch_larger_than_the_data_is_refused() -> None:
    with pytest.raises(UserError, match=r"batch size must be at most 1497.*got 2000"):
        load_digits().batches(2_000, seed=0)


def test_that_heldout_chunks_are_all_images_in_order() -> None:
    data: Dataset = load_digits()
    chunks = list(data.heldout_chunks(128))
    assert [len(chunk.labels) for chunk in chunks] == [128, 128, 44]
    assert torch.equal(torch.cat([each.images for each in chunks]), load_digits().heldout.images)
    assert torch.equal(torch.cat([each.labels for each in chunks]), load_digits().heldout.labels)


def test_that_a_set_goes_to_a_device_with_its_moments() -> None:
    meta = load_digits().to(torch.device("meta"))
    chunk = next(meta.heldout_chunks(10))
    assert {chunk.images.device.type, chunk.labels.device.type} == {"meta"}
    assert {meta.moments.mean.device.type, meta.moments.std.device.type} == {"meta"}
