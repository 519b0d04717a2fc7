"""Which colour each cell of one network has, and which cells are marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtGui import QColor, QImage

from explorer.network.plan import NetworkPlan
from explorer.runs.scale import NON_FINITE, UNKNOWN, ZERO, Flaws, Levels
from explorer.ui.kit.colour_ramp import Ramp, blend, ramp
from explorer.ui.theme.palette import Theme


class StageColours:
    """The arm's colour, stronger from stage to stage; stem and head in none."""

    def __init__(self, theme: Theme, arm: str, stages: int) -> None:
        full = QColor(theme.arm(arm))
        base = QColor(theme.base)
        self.end = QColor(theme.stem)
        self.full = full
        self._stages = [
            blend(base, full, 0.55 + 0.45 * min(1.0, number / max(1, stages - 1)))
            for number in range(stages)
        ]

    def stage(self, number: int) -> QColor:
        """Return the colour of a stage's cells."""
        return self._stages[number]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Neighbouring cells of the main path that are marked.

    Attributes:
        first: Position of the first.
        last: Position of the last.
        kind: ZERO or NON_FINITE.
    """

    first: int
    last: int
    kind: int


class ValueColours:
    """Colours and marks of the layers.

    Args:
        theme: Where the colours come from.
        plan: The network.
        levels: (L,) level of each weighted layer, in the plan's order.
        flaws: (L,) ZERO or NON_FINITE where a layer is marked, though it may have a colour of the
            scale; without, the layers are marked that have none.
    """

    def __init__(
        self, theme: Theme, plan: NetworkPlan, levels: Levels, flaws: Flaws | None = None
    ) -> None:
        self.ramp: Ramp = ramp(theme)
        if flaws is None:
            flaws = np.where(np.isin(levels, (ZERO, NON_FINITE)), levels, np.int8(0))
        self.aside: dict[float, tuple[int, int]] = {}
        """Level and flaw of the shortcut's layer over a position."""
        if len(levels) == plan.depth:  # as always without projections
            self._main, self._flaws = levels, flaws
        else:
            weighted = plan.weighted
            is_aside = np.array([layer.on_shortcut for layer in weighted], dtype=bool)
            self._main, self._flaws = levels[~is_aside], flaws[~is_aside]
            self.aside = {
                weighted[index].position: (int(levels[index]), int(flaws[index]))
                for index in np.flatnonzero(is_aside)
            }
        self.levels: list[int] = self._main.tolist()

    def colour(self, position: int) -> QColor:
        """Return the colour of the main path's layer at a position."""
        return self.ramp.colours[self.levels[position]]

    def ink(self, position: int) -> QColor:
        """Return what is readable on it."""
        return self.ramp.inks[self.levels[position]]

    def flaw(self, position: int) -> int:
        """Return the flaw of the main path's layer at a position; 0 if it has none."""
        return int(self._flaws[position])

    def aside_colour(self, position: float) -> QColor:
        """Return the colour of the shortcut's layer over a position."""
        return self.ramp.colours[self.aside.get(position, (UNKNOWN, 0))[0]]

    def aside_flaw(self, position: float) -> int:
        """Return the flaw of the shortcut's layer over a position; 0 if it has none."""
        return self.aside.get(position, (UNKNOWN, 0))[1]

    @cached_property
    def strip(self) -> QImage:
        """A picture one pixel high, one pixel a layer of the main path."""
        pixels = np.ascontiguousarray(self.ramp.argb[self._main])
        count = len(pixels)
        picture = QImage(pixels.data, count, 1, 4 * count, QImage.Format.Format_RGB32)
        return picture.copy()  # the pixels go

    @cached_property
    def flaws(self) -> list[Flaw]:
        """Return the runs of marked cells."""
        kinds = self._flaws
        if not kinds.any():
            return []
        edges = np.flatnonzero(np.diff(kinds)) + 1
        starts = [0, *edges.tolist()]
        stops = [*edges.tolist(), len(kinds)]
        return [
            Flaw(start, stop - 1, int(kinds[start]))
            for start, stop in zip(starts, stops, strict=True)
            if kinds[start]
        ]
