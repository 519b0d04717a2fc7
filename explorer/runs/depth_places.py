"""Where the parts of one network, its layers or its blocks, stand on the depth axis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.network.expand import expand
from explorer.network.lookup import locate
from explorer.network.module_path import parsed
from explorer.network.spec import NetworkSpec

_BESIDE = 0.5
"""A layer's cell reaches so far to both sides of its place."""


class DepthPlaces:
    """The places of the parts that have a number, in the order of a history's columns (P).

    A part is a weighted layer, or what holds some, as a block does. It stands in the middle of
    its layers on the main path, and its number is that of each of them.

    Attributes:
        depth: Layers on the main path: the axis goes from 0 to depth - 1.
        names: (P,) torch module paths.
        positions: (P,) place of each part.
        is_aside: (P,) whether it lies on a shortcut, beside the main path.
        columns: (L,) of each weighted layer, in the plan's order, the column of the part that it
            is or lies in; -1 if there is none.
        main: (depth,) the same for each place on the main path.
        ends: Columns of the first and the last part of the blocks' main path; None without such.
    """

    def __init__(self, network: NetworkSpec, parts: Sequence[str] | None = None) -> None:
        """Find the places of these parts, without them those of the weighted layers."""
        self._plan = expand(network)
        weighted = self._plan.weighted
        self._layers = tuple(layer.name for layer in weighted)
        self._places = np.array([layer.position for layer in weighted], dtype=np.float64)
        self._on_shortcut = np.array([layer.on_shortcut for layer in weighted], dtype=bool)
        self.names = self._layers if parts is None else tuple(parts)
        self.columns = _columns(self._layers, self.names)
        self.main: NDArray[np.intp] = self.columns[~self._on_shortcut]
        self.depth = len(self.main)
        self.positions = np.full(len(self.names), np.nan)
        self.is_aside = np.zeros(len(self.names), dtype=bool)
        if self.names == self._layers:
            self.positions, self.is_aside = self._places, self._on_shortcut
        else:
            self._place_parts()
        in_blocks = [
            at for at in np.flatnonzero(~self.is_aside) if parsed(self.names[at]).block is not None
        ]
        self.ends = (int(in_blocks[0]), int(in_blocks[-1])) if in_blocks else None

    def part_at(self, position: int | None) -> str | None:
        """Return the part at a place of the main path, if there is one."""
        if position is None or not 0 <= position < self.depth or self.main[position] < 0:
            return None
        return self.names[int(self.main[position])]

    def span(self, name: str) -> tuple[float, float] | None:
        """Return from where to where a layer or block reaches; None if there is none such."""
        located = locate(self._plan, name)
        if located is None or (located.model is not None and not located.model.is_weighted):
            return None
        return located.span.first - _BESIDE, located.span.last + _BESIDE

    def _place_parts(self) -> None:
        order = np.argsort(self.columns, kind="stable")
        columns, starts = np.unique(self.columns[order], return_index=True)
        for column, members in zip(columns, np.split(order, starts[1:]), strict=True):
            if column >= 0:
                self.positions[column] = sum(self._reach(members)) / 2
                self.is_aside[column] = bool(self._on_shortcut[members].all())

    def _reach(self, members: NDArray[np.intp]) -> tuple[float, float]:
        """Return the places of the first and the last of some layers, on the main path if any."""
        on_main = members[~self._on_shortcut[members]]
        places = self._places[on_main if len(on_main) else members]
        return float(places.min()), float(places.max())


def _columns(layers: Sequence[str], parts: Sequence[str]) -> NDArray[np.intp]:
    """Return (L,) of each layer the column of the part that it is or lies in, or -1."""
    column_of = {name: column for column, name in enumerate(parts)}
    return np.array([_column(name, column_of) for name in layers], dtype=np.intp)


def _column(name: str, column_of: dict[str, int]) -> int:
    while name:
        if name in column_of:
            return column_of[name]
        name = name.rpartition(".")[0]
    return -1
