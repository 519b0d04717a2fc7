"""The profiles of all arms of the records: drawn at a row, and found again by the mouse."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF

from explorer.runs.depth_places import DepthPlaces
from explorer.runs.quantities import Quantity
from explorer.runs.record import RunRecord
from explorer.runs.scale import Numbers, Scale
from explorer.ui.kit.plot_panel import CurveKey
from explorer.ui.plots.depth_curves import DepthCurves
from explorer.ui.state.selection import Selected


class ProfileCurves:
    """Of each record that has the quantity, and each of its arms.

    Attributes:
        of: The curves of an arm of a record.
        range: What the axis shows; it never shrinks within a run, or the eye could not compare.
    """

    def __init__(self, plot: pg.PlotItem, records: Sequence[RunRecord], quantity: Quantity) -> None:
        """Draw nothing yet."""
        self._records = tuple(records)
        self._quantity = quantity
        self._rows: tuple[int | None, ...] = (None,) * len(self._records)
        self.range: Scale | None = quantity.scale.whole()
        self.of: dict[CurveKey, DepthCurves] = {}
        for number, record in enumerate(self._records):
            for arm in record.experiment.arms:
                parts = record.history.layout.arm(arm.label).parts_of(quantity)
                if parts:
                    places = DepthPlaces(arm.network, parts)
                    self.of[number, arm.label] = DepthCurves(
                        plot, places, quantity.scale, is_overlay=number > 0
                    )

    @property
    def displayed(self) -> dict[str, DepthCurves]:
        """The curves of the displayed run, by the arm's label."""
        return {label: curves for (number, label), curves in self.of.items() if number == 0}

    @property
    def has_first(self) -> bool:
        """Whether the profile of step 1 is drawn, or will be: it may have been in another run."""
        first = bool(self._records) and self._records[0].history.first_step == 0
        return first and self._quantity.is_logarithmic and bool(self.displayed)

    def draw(self, row: int | None) -> bool:
        """Draw the profiles of a row of the displayed run; return whether any has changed."""
        rows = tuple(self._row_of(record, row) for record in self._records)
        before, self._rows = self._rows, rows
        if rows == before:
            return False  # a step that was picked stays as it is, however long the run
        for key in self.of:
            now, drawn = rows[key[0]], before[key[0]]
            if now is not None and now != drawn:
                self._draw(key, now, is_begun=drawn is not None)
            elif now is None:
                self.of[key].clear_now()
        return True

    def _row_of(self, record: RunRecord, row: int | None) -> int | None:
        """Return the row to draw: of an overlaid run that of the same step, or else its last.

        None if it begins later.
        """
        displayed, history = self._records[0].history, record.history
        if history is displayed:
            return row
        last = history.steps - 1
        there = last if row is None else min(displayed.first_step + row - history.first_step, last)
        return there if there >= 0 else None

    def _draw(self, key: CurveKey, row: int, *, is_begun: bool) -> None:
        """Draw the profile of a row; if nothing is drawn yet, that of step 1 too."""
        (number, label), curves = key, self.of[key]
        history = self._records[number].history
        values = [history.values(self._quantity, label, seed) for seed in history.layout.seeds]
        if number == 0 and self.has_first and not is_begun:
            first = np.stack([each[0] for each in values])
            curves.draw_first(first)
            self._widen(first)
        now = np.stack([each[row] for each in values])
        curves.draw_now(now)
        self._widen(now)

    def _widen(self, values: Numbers) -> None:
        around = self._quantity.scale.around([values])
        if around is not None:
            self.range = around.united(self.range)

    def nearest(self, place: QPointF, reach: tuple[float, float]) -> Selected | None:
        """Return the layer meant by a place: of the arm whose line is nearest there."""
        found = [
            (near[0], index, label, near[1])
            for index, (label, curves) in enumerate(self.displayed.items())
            if (near := curves.nearest(place, reach)) is not None
        ]
        if not found:
            return None
        _, _, label, name = min(found)
        return Selected(label, name)

    def span(self, selected: Selected | None) -> tuple[float, float] | None:
        """Return where a part stands in the arm it was chosen in, else in the first that has it."""
        if selected is None:
            return None
        displayed = self.displayed
        own = displayed.get(selected.arm)
        everywhere = [*([own] if own else []), *displayed.values()]
        spans = (curves.places.span(selected.name) for curves in everywhere)
        return next((each for each in spans if each is not None), None)
