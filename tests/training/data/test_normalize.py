from __future__ import annotations

import numpy as np
import pytest
import torch

from explorer.training.data.dataset import Moments
from explorer.training.data.digits import load_digits
from explorer.training.data.normalize import Normalizer, fit_to_input, moments_of


def test_that_moments_are_those_of_a_float64_reference() -> None:
    """Colour images as those of CIFAR, each channel with a mean and deviation of its own."""
    rng = np.random.default_rng(0)
    middle = np.array([125, 122, 113]).reshape(1, 3, 1, 1)
    images = rng.normal(middle, 62, (5_000, 3, 32, 32))
    images = np.clip(images, 0, 255).astype(np.uint8)
    moments = moments_of(torch.from_numpy(images))
    expected = images.astype(np.float64)
    mean = expected.mean(axis=(0, 2, 3))
    std = expected.std(axis=(0, 2, 3), ddof=1)
    np.testing.assert_array_equal(moments.mean.view(-1).numpy(), mean.astype(np.float32))
    np.testing.assert_allclose(moments.std.view(-1).numpy(), std, rtol=1e-7)


def test_that_normal_images_have_mean_0_and_deviation_1() -> None:
    data = load_digits()
    normal = Normalizer(data.moments)(data.train.images)
    assert normal.mean().item() == pytest.approx(0, abs=1e-5)
    assert normal.std().item() == pytest.approx(1, abs=1e-5)


def test_that_each_image_can_be_made_normal_by_itself() -> None:
    data = load_digits()
    bright = data.train.images[:4] + 200
    normal = Normalizer(data.moments, by="image")
    assert normal(bright).mean(dim=(1, 2, 3)).tolist() == pytest.approx([0] * 4, abs=1e-5)
    assert normal(bright).std(dim=(1, 2, 3)).tolist() == pytest.approx([1] * 4, abs=1e-5)
    torch.testing.assert_close(normal(bright), normal(data.train.images[:4]), rtol=0, atol=1e-4)


@pytest.mark.parametrize("by", ["channel", "image"])
def test_that_images_of_one_value_become_zeros(by: str) -> None:
    images = torch.full((3, 1, 4, 4), 7, dtype=torch.uint8)
    normal = Normalizer(moments_of(images), by=by)(images)  # type: ignore[arg-type]
    assert torch.equal(normal, torch.zeros(3, 1, 4, 4))


def test_that_channels_are_made_normal_each_by_itself() -> None:
    moments = Moments(torch.tensor([1.0, 2.0]).view(1, 2, 1, 1), torch.full((1, 2, 1, 1), 2.0))
    images = torch.full((1, 2, 1, 1), 5, dtype=torch.uint8)
    assert Normalizer(moments)(images).view(-1).tolist() == [2.0, 1.5]


def test_that_images_are_fitted_to_what_a_network_takes() -> None:
    images = torch.randn(2, 1, 8, 8)
    assert fit_to_input(images, (1, 8, 8)) is images
    large = fit_to_input(images, (3, 32, 32))
    assert large.shape == (2, 3, 32, 32)
    assert torch.equal(large[:, 0], large[:, 2])
    assert fit_to_input(torch.randn(2, 3, 16, 16), (1, 8, 8)).shape == (2, 1, 8, 8)
