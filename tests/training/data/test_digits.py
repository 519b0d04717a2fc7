from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from explorer.errors import UserError
from explorer.files.resources import resource
from explorer.runs.datasets import DATASETS
from explorer.training.data import digits
from explorer.training.data.dataset import DataRequest
from explorer.training.data.digits import load_digits


def test_that_share_and_seed_of_the_held_out_digits_can_be_chosen() -> None:
    every_third = load_digits(DataRequest("digits", heldout_every=3))
    assert (every_third.train_count, every_third.heldout_count) == (1_198, 599)
    drawn = load_digits(DataRequest("digits", split_seed=1))
    assert (drawn.train_count, drawn.heldout_count) == (1_497, 300)
    assert not torch.equal(drawn.heldout.images, load_digits().heldout.images)


def test_that_the_digits_are_the_real_ones() -> None:
    data = load_digits()
    assert data.train.images.shape == (1_497, 1, 8, 8)
    assert data.heldout.images.shape == (300, 1, 8, 8)
    assert data.train.images.dtype == torch.uint8
    assert data.train.images.max() == 16
    counts = torch.bincount(torch.cat([data.train.labels, data.heldout.labels]))
    assert counts.tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert torch.bincount(data.heldout.labels).min() >= 20


def test_that_the_card_of_the_digits_has_their_counts() -> None:
    data, card = load_digits(), DATASETS["digits"]
    assert (data.train_count, data.heldout_count) == (card.train_images, card.heldout_images)
    assert data.train.images.shape[1:] == (card.channels, card.size, card.size)
    assert len(data.classes) == card.classes


def test_that_missing_digits_are_named_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(digits, "resource", lambda name: tmp_path / name)
    with pytest.raises(UserError, match=r"the digits are missing: .*digits\.npz; reinstall"):
        load_digits()


@pytest.mark.parametrize("damage", [b"", b"not a zip", resource("digits.npz").read_bytes()[:9_000]])
def test_that_damaged_digits_are_named_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: bytes
) -> None:
    (tmp_path / "digits.npz").write_bytes(damage)
    monkeypatch.setattr(digits, "resource", lambda name: tmp_path / name)
    with pytest.raises(UserError, match="the digits cannot be read"):
        load_digits()


def test_that_a_pickle_in_the_file_is_not_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    objects = np.array([{"a": 1}], dtype=object)
    np.savez(tmp_path / "digits.npz", images=objects, labels=objects)
    monkeypatch.setattr(digits, "resource", lambda name: tmp_path / name)
    with pytest.raises(UserError, match="the digits cannot be read"):
        load_digits()
