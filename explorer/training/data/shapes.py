"""Ten kinds of figures, drawn as 32x32 colour images from a seed, in any number.

Position, size, angle and all colours are random, so that no single pixel reveals the class; bars
cross the figures, the light is uneven and the sensor noisy, so that a network has to combine edges
to corners and corners to figures.
"""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.datasets import FEWEST_SHAPES, MOST_SHAPES
from explorer.runs.progress import Progress
from explorer.training.data.dataset import DataRequest, LabelledImages
from explorer.training.data.figures import FIGURES
from explorer.training.data.in_memory import ImagesInMemory, with_part_held_out

_SIZE = 32
BLOCK = 1_000
"""Images drawn together, from random numbers of their own: no image depends on the count."""

_BARS = 3
_LEAST_CONTRAST = 0.4
"""Least distance in RGB (each 0 to 1) between the colours of a figure and its background."""


def load_shapes(request: DataRequest) -> ImagesInMemory:
    """Draw `request.images` images from `request.seed`; a part of them is held out.

    Raises:
        UserError: Too few or too many images are requested.
        Stopped: The request was stopped.
    """
    if not FEWEST_SHAPES <= request.images <= MOST_SHAPES:
        raise UserError(
            "Data", "images of shapes must be at least {least} and at most {most}, got {value}"
        ).format(
            least=FEWEST_SHAPES,
            most=MOST_SHAPES,
            value=request.images,
        )
    images = torch.empty((request.images, 3, _SIZE, _SIZE), dtype=torch.uint8)
    labels = torch.empty(request.images, dtype=torch.int64)
    what = Message("Progress", "drawing shapes")
    for first in range(0, request.images, BLOCK):
        request.raise_if_stopped()
        request.report(Progress(what, first, request.images, "images"))
        block = draw_block(request.seed, first // BLOCK)
        last = min(first + BLOCK, request.images)
        images[first:last] = block.images[: last - first]
        labels[first:last] = block.labels[: last - first]
    drawn = LabelledImages(images, labels)
    return with_part_held_out(shape_classes(), drawn, request.heldout_every, request.split_seed)


def draw_block(seed: int, number: int) -> LabelledImages:
    """Draw one block: 100 images of each class in random order."""
    rng, labels = _begin_block(seed, number)
    line = torch.arange(_SIZE, dtype=torch.float32)
    x, y = line.view(1, 1, 1, -1), line.view(1, 1, -1, 1)
    ground, figure = _two_colours(rng)
    image = torch.lerp(_lit(rng, ground, x, y), figure, _figure_cover(rng, labels, x, y))
    for _ in range(_BARS):
        image = torch.lerp(image, _uniform(rng, 0, 1, 3), _bar_cover(rng, x, y))
    noise = torch.from_numpy(rng.standard_normal(image.shape, dtype=np.float32))
    image += noise * _uniform(rng, 0.02, 0.08)
    return LabelledImages((image * 255).clamp_(0, 255).to(torch.uint8), labels)


def shape_classes() -> tuple[str, ...]:
    """Return the names of the classes."""
    return tuple(FIGURES)


def shape_labels(images: int, seed: int) -> Tensor:
    """Return the labels (N,) of that many images, which are not drawn."""
    blocks = [_begin_block(seed, number)[1] for number in range(-(-images // BLOCK))]
    return torch.cat(blocks)[:images]


def _begin_block(seed: int, number: int) -> tuple[np.random.Generator, Tensor]:
    # numpy's counter-based generator: a stream for each block, the same on every machine.
    rng = np.random.Generator(np.random.Philox(key=[seed, number]))
    labels = rng.permutation(np.arange(BLOCK, dtype=np.int64) % len(FIGURES))
    return rng, torch.from_numpy(labels)


def _figure_cover(rng: np.random.Generator, labels: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """Return how much of each pixel (N, 1, H, W) the figure covers, 0 to 1."""
    radius = _uniform(rng, 6, 12)
    right = (x - _uniform(rng, 11, _SIZE - 12)) / radius
    down = (y - _uniform(rng, 11, _SIZE - 12)) / radius
    turned_x, turned_y = _turned(right, down, _uniform(rng, 0, 2 * math.pi))
    cover = torch.empty_like(turned_x)
    for label, distance in enumerate(FIGURES.values()):
        chosen = labels == label
        pixels = distance(turned_x[chosen], turned_y[chosen]) * radius[chosen]
        cover[chosen] = _covered(pixels)
    return cover


def _bar_cover(rng: np.random.Generator, x: Tensor, y: Tensor) -> Tensor:
    """Return how much of each pixel (N, 1, H, W) a thin, short bar covers, 0 to 1."""
    right, down = x - _uniform(rng, 0, _SIZE), y - _uniform(rng, 0, _SIZE)
    along, across = _turned(right, down, _uniform(rng, 0, math.pi))
    over_end = along.abs() - _uniform(rng, 2, 8)
    over_side = across.abs() - _uniform(rng, 0.5, 1.5)
    return _covered(torch.maximum(over_end, over_side))


def _turned(x: Tensor, y: Tensor, angle: Tensor) -> tuple[Tensor, Tensor]:
    cos, sin = angle.cos(), angle.sin()
    return cos * x + sin * y, cos * y - sin * x


def _covered(pixels: Tensor) -> Tensor:
    """Return 1 inside an outline, 0 outside and a slope over the pixel that it crosses."""
    return (0.5 - pixels).clamp_(0, 1)


def _lit(rng: np.random.Generator, ground: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """Return the background (N, 3, H, W), brighter towards one side."""
    slope_x, slope_y = _uniform(rng, -0.3, 0.3), _uniform(rng, -0.3, 0.3)
    return ground + slope_x * (x / _SIZE - 0.5) + slope_y * (y / _SIZE - 0.5)


def _two_colours(rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Return colours (N, 3, 1, 1) of background and figure with enough contrast."""
    ground, figure = _uniform(rng, 0, 0.6, 3), _uniform(rng, 0.4, 1, 3)
    apart = figure - ground
    length = apart.square().sum(dim=1, keepdim=True).sqrt().clamp_min(1e-6)
    return ground, ground + apart * (_LEAST_CONTRAST / length).clamp_min(1)


def _uniform(rng: np.random.Generator, low: float, high: float, channels: int = 1) -> Tensor:
    """Return a number for each image and channel, (N, channels, 1, 1)."""
    drawn = torch.from_numpy(rng.random((BLOCK, channels, 1, 1), dtype=np.float32))
    return low + drawn * (high - low)
