"""The ten figures of the drawn shapes, as formulas.

Each returns the approximate signed distance of the points (x, y) from its outline, negative inside,
for a figure that fits into a circle of radius 1 around the origin.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

Figure = Callable[[Tensor, Tensor], Tensor]


def _disc(x: Tensor, y: Tensor) -> Tensor:
    return torch.hypot(x, y) - 0.85


def _ring(x: Tensor, y: Tensor) -> Tensor:
    return (torch.hypot(x, y) - 0.65).abs() - 0.25


def _half_disc(x: Tensor, y: Tensor) -> Tensor:
    return torch.maximum(torch.hypot(x, y + 0.4) - 1, -y - 0.4)


def _crescent(x: Tensor, y: Tensor) -> Tensor:
    return torch.maximum(torch.hypot(x, y) - 0.95, 0.75 - torch.hypot(x - 0.45, y))


def _polygon(corners: int, inner: float) -> Figure:
    """Return a regular polygon with an inscribed circle of radius `inner`."""
    angles = [2 * math.pi * corner / corners for corner in range(corners)]

    def distance(x: Tensor, y: Tensor) -> Tensor:
        sides = [math.cos(angle) * x + math.sin(angle) * y for angle in angles]
        return torch.stack(sides).amax(dim=0) - inner

    return distance


def _cross(x: Tensor, y: Tensor) -> Tensor:
    across, along = torch.minimum(x.abs(), y.abs()), torch.maximum(x.abs(), y.abs())
    return torch.maximum(across - 0.3, along - 0.95)


def _star(x: Tensor, y: Tensor) -> Tensor:
    fifth = 2 * math.pi / 5
    angle = (torch.atan2(y, x).remainder(fifth) - fifth / 2).abs()
    return torch.hypot(x, y) * torch.cos(angle - 1.05) - 0.5


def _angle(x: Tensor, y: Tensor) -> Tensor:
    arm = torch.maximum((x + 0.55).abs() - 0.3, y.abs() - 0.85)
    foot = torch.maximum((y + 0.55).abs() - 0.3, x.abs() - 0.85)
    return torch.minimum(arm, foot)


FIGURES: dict[str, Figure] = {
    "disc": _disc,
    "ring": _ring,
    "half disc": _half_disc,
    "crescent": _crescent,
    "triangle": _polygon(3, 0.5),
    "square": _polygon(4, 0.7),
    "pentagon": _polygon(5, 0.75),
    "cross": _cross,
    "star": _star,
    "angle": _angle,
}
"""By the name of the class; a label is an index into this order."""
