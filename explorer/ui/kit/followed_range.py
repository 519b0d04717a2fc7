"""The part of its axes that a plot shows by itself, until a person sets another."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QObject, Signal

Range = tuple[float, float]

X, Y = 0, 1
_SAME = 0.004
"""Share of a range within which another is the same: linked views agree to a pixel at best."""


class FollowedRange(QObject):
    """Each axis on its own: one that a person has zoomed or panned stays, the other one follows.

    It does not matter by what an axis was moved; back where it would be by itself, it follows.
    """

    changed = Signal(bool)
    """Whether any axis is held where a person has put it."""

    def __init__(self, view: pg.ViewBox) -> None:
        super().__init__(view)
        self._view = view
        self._wanted: dict[int, Range] = {}
        self._held: set[int] = set()
        view.sigXRangeChanged.connect(self._on_x_changed)
        view.sigYRangeChanged.connect(self._on_y_changed)

    @property
    def is_held(self) -> bool:
        """Whether any axis is where a person has put it."""
        return bool(self._held)

    def show(self, *, x: Range | None = None, y: Range | None = None, padding: float = 0.0) -> None:
        """Show these ends of the axes, of one that is held once it is let go.

        Args:
            x: Left and right end; None leaves the axis as it is.
            y: Lower and upper end.
            padding: Free on both sides, as a share of the length.
        """
        for axis, ends in ((X, x), (Y, y)):
            if ends is not None:
                low, high = _with_length(ends)
                free = (high - low) * padding
                self._wanted[axis] = low - free, high + free
                if axis not in self._held:
                    self._apply(axis)

    def let_go(self, *axes: int) -> None:
        """Show again what the plot shows by itself, along some axes or, without any, both."""
        released = self._held & set(axes or (X, Y))
        self._held -= released
        for axis in released:
            self._apply(axis)
        if released:
            self.changed.emit(self.is_held)

    def _apply(self, axis: int) -> None:
        low, high = self._wanted[axis]
        if axis == X:
            self._view.setXRange(low, high, padding=0)
        else:
            self._view.setYRange(low, high, padding=0)

    def _on_x_changed(self) -> None:
        self._compare(X)

    def _on_y_changed(self) -> None:
        self._compare(Y)

    def _compare(self, axis: int) -> None:
        wanted = self._wanted.get(axis)
        if wanted is None:
            return
        now, least = self._view.viewRange()[axis], _SAME * (wanted[1] - wanted[0])
        is_there = all(abs(a - b) <= least for a, b in zip(now, wanted, strict=True))
        if is_there == (axis in self._held):
            self._held ^= {axis}
            self.changed.emit(self.is_held)


def _with_length(ends: Range) -> Range:
    """Return ends that differ: the view would choose a length by itself, as a person does."""
    low, high = ends
    if low != high:
        return ends
    half = abs(low) / 2 or 0.5
    return low - half, high + half
