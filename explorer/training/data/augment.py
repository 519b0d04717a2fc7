"""Augments images: a random shift and a random flip for each.

The recipe of He et al. 2015 (arXiv 1512.03385), section 4.2: zeros around the image, a random crop
of its own size, a random horizontal flip.
"""

from __future__ import annotations

import hashlib

import torch
from torch import Tensor
from torch.nn import functional


class Augment:
    """Crops and flips each image of a batch at random.

    Random numbers depend only on the seed, the step and the number of images, and are drawn on the
    CPU: every arm, every device and a resumed run get the same images.
    """

    def __init__(self, crop_padding: int, flip: bool, seed: int) -> None:
        self._padding = crop_padding
        self._flip = flip
        self._seed = seed

    def __call__(self, images: Tensor, step: int) -> Tensor:
        """uint8 (N, C, H, W) -> the same shape and device; the input itself if nothing is to do.

        One gather for the whole batch: 0.7 to 1 ms for 128x3x32x32 on one CPU core, where
        indexing by four arrays took 4.0 ms and a crop of each image 1.4 ms.
        """
        if not (self._padding or self._flip):
            return images
        count, channels, height, width = images.shape
        device = images.device
        generator = torch.Generator().manual_seed(_mixed(self._seed, step))
        offsets = torch.randint(0, 2 * self._padding + 1, (2, count, 1), generator=generator)
        flipped = (torch.rand((count, 1), generator=generator) < 0.5).to(device)
        down, right = offsets.to(device)
        rows = down + torch.arange(height, device=device)
        columns = right + torch.arange(width, device=device)
        if self._flip:
            columns = torch.where(flipped, columns.flip(1), columns)
        padded = functional.pad(images, (self._padding,) * 4)
        taken = rows.unsqueeze(2) * padded.shape[3] + columns.unsqueeze(1)
        taken = taken.view(count, 1, height * width).expand(-1, channels, -1)
        return padded.flatten(2).gather(2, taken).view(images.shape)


def _mixed(seed: int, step: int) -> int:
    """Return a 63-bit seed of its own for each seed and step, apart from that of the order."""
    text = f"augment {seed} {step}".encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big") >> 1
