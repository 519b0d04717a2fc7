from __future__ import annotations

import pytest
import torch
from torch import Tensor

from explorer.training.data.augment import Augment


def _images(count: int = 64, size: int = 8) -> Tensor:
    generator = torch.Generator().manual_seed(0)
    shape = (count, 3, size, size)
    return torch.randint(1, 256, shape, dtype=torch.uint8, generator=generator)


def _crops(image: Tensor, padding: int) -> list[Tensor]:
    """Every crop of one image (C, H, W), by plain slicing; mirrored ones after the others."""
    size = image.shape[2]
    padded = torch.zeros((3, size + 2 * padding, size + 2 * padding), dtype=torch.uint8)
    padded[:, padding : padding + size, padding : padding + size] = image
    offsets = range(2 * padding + 1)
    crops = [padded[:, y : y + size, x : x + size] for y in offsets for x in offsets]
    return crops + [each.flip(2) for each in crops]


def test_that_each_image_becomes_one_of_its_crops_and_all_of_them_occur() -> None:
    image = _images(1)
    batch = Augment(1, flip=True, seed=0)(image.expand(400, -1, -1, -1), step=0)
    crops = _crops(image[0], 1)
    seen = {
        next(number for number, crop in enumerate(crops) if torch.equal(crop, each))
        for each in batch
    }
    assert seen == set(range(18))


def test_that_every_image_is_drawn_for_by_itself() -> None:
    images = _images()
    for image, result in zip(images, Augment(2, flip=True, seed=1)(images, 3), strict=True):
        assert any(torch.equal(result, crop) for crop in _crops(image, 2))


def test_that_the_same_seed_and_step_draw_the_same_whatever_came_before() -> None:
    images = _images()
    first, second = Augment(4, flip=True, seed=7), Augment(4, flip=True, seed=7)
    expected = [first(images, step) for step in range(5)]
    assert torch.equal(second(images, 4), expected[4])
    assert torch.equal(second(images, 0), expected[0])
    assert not torch.equal(expected[0], expected[1])
    assert not torch.equal(Augment(4, flip=True, seed=8)(images, 0), expected[0])


def test_that_the_draw_does_not_depend_on_size_or_channels() -> None:
    """Two arms of different input see the same shift: a marked corner ends at the same place."""
    small = torch.zeros(32, 1, 8, 8, dtype=torch.uint8)
    large = torch.zeros(32, 3, 16, 16, dtype=torch.uint8)
    small[:, :, 4, 4] = large[:, :, 4, 4] = 255
    augment = Augment(2, flip=False, seed=0)
    small_at = augment(small, 9)[:, 0].nonzero()
    assert torch.equal(small_at, augment(large, 9)[:, 0].nonzero())


def test_that_flips_alone_mirror_about_half() -> None:
    images = _images(1_000, 4)
    flipped = Augment(0, flip=True, seed=0)(images, 0)
    mirrored = (flipped == images.flip(3)).all(dim=(1, 2, 3))
    same = (flipped == images).all(dim=(1, 2, 3))
    assert torch.equal(mirrored, ~same)
    assert mirrored.float().mean().item() == pytest.approx(0.5, abs=0.06)


def test_that_crops_alone_never_mirror() -> None:
    images = _images(200)
    for image, result in zip(images, Augment(1, flip=False, seed=0)(images, 0), strict=True):
        assert any(torch.equal(result, crop) for crop in _crops(image, 1)[:9])


def test_that_no_augmentation_returns_the_images_themselves() -> None:
    images = _images()
    assert Augment(0, flip=False, seed=0)(images, 0) is images


def test_that_the_random_numbers_of_a_step_stay_the_same() -> None:
    """A run that is resumed with a later version must see the same images."""
    line = torch.arange(1, 9, dtype=torch.uint8).view(1, 1, 1, 8).expand(6, 1, 8, 8)
    drawn = Augment(2, flip=True, seed=5)(line.contiguous(), 100)[:, 0, 4]
    assert drawn[:, :3].tolist() == [
        [1, 2, 3],
        [0, 1, 2],
        [0, 1, 2],
        [0, 8, 7],
        [0, 0, 1],
        [8, 7, 6],
    ]
