"""Which colour each cell of one network has, and which cells are marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtGui import QColor, QImage

from explorer.network.plan import NetworkPlan
from explorer.ui.scale.log_scale import LOST, UNKNOWN, Levels, Ramp, blend, ramp
from explorer.ui.theme.palette import Theme


class StageColours:
    """The arm's colour, fuller from stage to stage; stem and head in none."""

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
    """Neighbouring cells of the main path without a usable gradient.

    Attributes:
        first: Position of the first.
        last: Position of the last.
        is_lost: Whether their numbers are not finite; else they are exactly zero.
    """

    first: int
    last: int
    is_lost: bool


class ValueColours:
    """A level for each layer: `levels` (L,) in the plan's order of weighted layers."""

    def __init__(self, theme: Theme, plan: NetworkPlan, levels: Levels) -> None:
        self.ramp: Ramp = ramp(theme)
        if len(levels) == plan.depth:  # as always without projections
            self.main = levels
            self.aside: dict[float, int] = {}
        else:
            weighted = plan.weighted
            is_aside = np.array([layer.on_shortcut for layer in weighted], dtype=bool)
            self.main = levels[~is_aside]
            self.aside = {
                weighted[index].position: int(levels[index]) for index in np.flatnonzero(is_aside)
            }
        self.levels: list[int] = self.main.tolist()

    def colour(self, position: int) -> QColor:
        """Return the colour of the main path's layer at a position."""
        return self.ramp.colours[self.levels[position]]

    def ink(self, position: int) -> QColor:
        """Return what is readable on it."""
        return self.ramp.inks[self.levels[position]]

    def aside_colour(self, position: float) -> QColor:
        """Return the colour of the shortcut's layer over a position."""
        return self.ramp.colours[self.aside.get(position, UNKNOWN)]

    @cached_property
    def strip(self) -> QImage:
        """A picture one pixel high, one pixel a layer of the main path."""
        pixels = np.ascontiguousarray(self.ramp.argb[self.main])
        count = len(pixels)
        picture = QImage(pixels.data, count, 1, 4 * count, QImage.Format.Format_RGB32)
        return picture.copy()  # the pixels go

    @cached_property
    def flaws(self) -> list[Flaw]:
        """Return the runs of marked cells."""
        kinds = np.where((self.main < 0) & (self.main != UNKNOWN), self.main, 0)
        if not kinds.any():
            return []
        edges = np.flatnonzero(np.diff(kinds)) + 1
        starts = [0, *edges.tolist()]
        stops = [*edges.tolist(), len(kinds)]
        return [
            Flaw(start, stop - 1, bool(kinds[start] == LOST))
            for start, stop in zip(starts, stops, strict=True)
            if kinds[start]
        ]
