"""Marks the steps at which something was changed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pyqtgraph as pg
from PySide6.QtGui import QFont

from explorer.runs.changes import Change
from explorer.ui.plots.pens import kept_pen
from explorer.ui.theme.palette import Theme
from explorer.ui.wording import change_words

_HEIGHTS = (0.93, 0.83, 0.73)
"""Of the words, as shares of the plot: marks in a row do not write over each other."""
_POINTS = 8.5


class ChangeMarks:
    """A thin upright line for each step with a change, and what it was."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._plot = plot
        self._changes: tuple[Change, ...] = ()
        self._lines: list[pg.InfiniteLine] = []

    @property
    def words(self) -> dict[float, str]:
        """What stands at which place of the axis."""
        return {line.value(): line.label.format for line in self._lines}

    def show_changes(self, changes: Sequence[Change], theme: Theme | None) -> None:
        """Mark these changes and no others."""
        if tuple(changes) != self._changes:
            self._changes = tuple(changes)
            self._make_lines()
        if theme is not None:
            self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for line in self._lines:
            line.setPen(kept_pen(theme.muted, theme.thin))
            line.label.setColor(theme.muted)
            line.label.fill = pg.mkBrush(theme.base)
            font = QFont()
            font.setPointSizeF(_POINTS * theme.font_scale)
            line.label.setFont(font)

    def _make_lines(self) -> None:
        for line in self._lines:
            self._plot.removeItem(line)
        self._lines = []
        steps = groupby(self._changes, key=lambda change: change.step)
        for index, (step, changes) in enumerate(steps):
            line = pg.InfiniteLine(
                pos=step + 0.5,  # between the last step before it and the first after it
                angle=90,
                movable=False,
                label=", ".join(dict.fromkeys(change_words(each) for each in changes)),
                labelOpts={"position": _HEIGHTS[index % len(_HEIGHTS)]},
            )
            line.setZValue(-1)
            self._plot.addItem(line, ignoreBounds=True)
            self._lines.append(line)
