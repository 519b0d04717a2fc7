from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from explorer.locate import resource
from explorer.problem import Problem
from explorer.training.data import digits
from explorer.training.data.batches import Batches, Normalizer, fitted
from explorer.training.data.digits import load_digits


def test_that_the_digits_are_the_real_ones() -> None:
    data = load_digits()
    assert data.train.images.shape == (1_497, 1, 8, 8)
    assert data.heldout.images.shape == (300, 1, 8, 8)
    assert data.train.images.dtype == torch.uint8
    assert data.train.images.max() == 16
    counts = torch.bincount(torch.cat([data.train.labels, data.heldout.labels]))
    assert counts.tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert torch.bincount(data.heldout.labels).min() >= 20


def test_that_missing_digits_are_named_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(digits, "resource", lambda name: tmp_path / name)
    with pytest.raises(Problem, match=r"the digits are missing: .*digits\.npz; install"):
        load_digits()


@pytest.mark.parametrize("damage", [b"", b"not a zip", resource("digits.npz").read_bytes()[:9_000]])
def test_that_damaged_digits_are_named_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: bytes
) -> None:
    (tmp_path / "digits.npz").write_bytes(damage)
    monkeypatch.setattr(digits, "resource", lambda name: tmp_path / name)
    with pytest.raises(Problem, match="the digits cannot be read"):
        load_digits()


def test_that_a_pickle_in_the_file_is_not_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    objects = np.array([{"a": 1}], dtype=object)
    np.savez(tmp_path / "digits.npz", images=objects, labels=objects)
    monkeypatch.setattr(digits, "resource", lambda name: tmp_path / name)
    with pytest.raises(Problem, match="the digits cannot be read"):
        load_digits()


def test_that_an_epoch_shows_no_image_twice_and_the_next_another_order() -> None:
    batches = Batches(load_digits().train, batch_size=64, seed=0)
    assert batches.per_epoch == 23
    epoch = torch.cat([batches.batch(step).images for step in range(23)])
    again = torch.cat([batches.batch(step).images for step in range(23, 46)])
    assert epoch.shape == again.shape == (23 * 64, 1, 8, 8)
    assert not torch.equal(epoch, again)


def test_that_the_same_seed_gives_the_same_batches_from_any_step() -> None:
    data = load_digits().train
    first, second = Batches(data, 64, seed=5), Batches(data, 64, seed=5)
    expected = [first.batch(step).labels for step in range(60)]
    for step in (59, 3, 30):
        assert torch.equal(second.batch(step).labels, expected[step])
    assert not torch.equal(Batches(data, 64, seed=6).batch(0).labels, expected[0])


def test_that_a_batch_larger_than_the_data_is_refused() -> None:
    with pytest.raises(Problem, match=r"batch size must be at most 1497.*got 2000"):
        Batches(load_digits().train, 2_000, seed=0)


def test_that_normal_images_have_mean_0_and_deviation_1() -> None:
    images = load_digits().train.images
    normal = Normalizer(images)(images)
    assert normal.mean().item() == pytest.approx(0, abs=1e-5)
    assert normal.std().item() == pytest.approx(1, abs=1e-5)


def test_that_images_are_fitted_to_what_a_network_takes() -> None:
    images = torch.randn(2, 1, 8, 8)
    assert fitted(images, 1, 8) is images
    large = fitted(images, 3, 32)
    assert large.shape == (2, 3, 32, 32)
    assert torch.equal(large[:, 0], large[:, 2])
    assert fitted(torch.randn(2, 3, 16, 16), 1, 8).shape == (2, 1, 8, 8)
