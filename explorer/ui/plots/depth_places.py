"""Where the layers and blocks of one network stand on the depth axis."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.network.expand import expand
from explorer.network.spec import NetworkSpec

_BESIDE = 0.5
"""A layer's cell reaches so far to both sides of its place."""


class DepthPlaces:
    """Names and columns of the weighted layers, and their places.

    Attributes:
        positions: (L,) place of each weighted layer, in the order of a history's columns.
        is_aside: (L,) whether it lies on a shortcut, beside the main path.
        names: (L,) torch module paths.
        ends: Columns of the first and the last convolution of the blocks' main path.
    """

    def __init__(self, network: NetworkSpec) -> None:
        plan = expand(network)
        weighted = plan.weighted
        self.names = tuple(layer.name for layer in weighted)
        self.positions = np.array([layer.position for layer in weighted], dtype=np.float64)
        self.is_aside = np.array([layer.on_shortcut for layer in weighted], dtype=bool)
        self.main: NDArray[np.intp] = np.flatnonzero(~self.is_aside)
        """Columns of the main path: the layer at place i stands in column main[i]."""
        in_blocks = [int(at) for at in self.main if self.names[at].startswith("layer")]
        self.ends = (in_blocks[0], in_blocks[-1])

    @property
    def depth(self) -> int:
        """Layers on the main path."""
        return len(self.main)

    def layer_at(self, position: int | None) -> str | None:
        """Return the layer of the main path at a place, if there is one."""
        if position is None or not 0 <= position < self.depth:
            return None
        return self.names[int(self.main[position])]

    def span(self, name: str) -> tuple[float, float] | None:
        """Return from where to where a layer or block reaches; None if there is none such."""
        prefix = name + "."
        at = [
            index
            for index, each in enumerate(self.names)
            if each == name or each.startswith(prefix)
        ]
        if not at:
            return None
        main = [index for index in at if not self.is_aside[index]] or at
        places = self.positions[main]
        return float(places.min()) - _BESIDE, float(places.max()) + _BESIDE
