"""The strips of all runs on show: which arm of which run each stands for, and their one axis."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from explorer.runs.depth_places import DepthPlaces
from explorer.runs.quantities import Quantity
from explorer.runs.record import RunRecord
from explorer.runs.step_axis import axis_length
from explorer.ui.kit.plot_panel import CurveKey
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.plots.heat_strip import HeatStrip
from explorer.ui.plots.strip_area import StripArea

_LEAST_STRIP_PX = 40
_TWO = 2
LEAST_OF_TWO_PX = 30
"""Two strips are seen together also in large text on a small screen; more scroll."""
_MOST_MADE = 32
"""Strips that are kept though fewer are needed: a new one takes long to make."""


class HeatStrips:
    """One for each arm of each record, those of the displayed run first.

    Attributes:
        of: Those that stand for an arm, by the index of its record and its label.
        made: All: those, then some that wait for an arm.
    """

    def __init__(
        self, axis: PlotWidget, area: StripArea, prepare: Callable[[HeatStrip], None]
    ) -> None:
        """Have no strips yet.

        Args:
            axis: The plot whose depth axis they share.
            area: Where they stand.
            prepare: Is called with each that is made.
        """
        self._axis, self._area, self._prepare = axis, area, prepare
        self.of: dict[CurveKey, HeatStrip] = {}
        self.made: list[HeatStrip] = []

    def __iter__(self) -> Iterator[HeatStrip]:
        """Yield those that stand for an arm."""
        return iter(self.of.values())

    def of_run(self, number: int) -> dict[str, HeatStrip]:
        """Return those of a run, by the arm's label."""
        return {label: strip for (run, label), strip in self.of.items() if run == number}

    def begin(self, records: Sequence[RunRecord], quantity: Quantity) -> None:
        """Stand for each arm of these records that has a quantity, with nothing drawn."""
        wanted = {}
        for number, record in enumerate(records):
            for arm in record.experiment.arms:
                parts = record.history.layout.arm(arm.label).parts_of(quantity)
                if parts or number == 0:
                    wanted[number, arm.label] = DepthPlaces(arm.network, parts)
        if list(wanted) != list(self.of):
            self._stand_for(list(wanted))
        for key, places in wanted.items():
            self.of[key].begin(quantity, places, records[key[0]].title if key[0] else "")

    def append(self, records: Sequence[RunRecord]) -> bool:
        """Append what the records have gained; return whether some is left for the next turn."""
        left = [strip.append(records[number].history) for (number, _), strip in self.of.items()]
        self._fit_time(records)
        return any(left)

    def _fit_time(self, records: Sequence[RunRecord]) -> None:
        """Let one axis of steps reach over all that the records have, or will have."""
        begins = [each.history.first_step for each in records]
        ends = {
            key: begins[key[0]]
            + axis_length(begins[key[0]], strip.pool.steps, records[key[0]].total_steps)
            for key, strip in self.of.items()
        }
        low, high = min(begins), max(ends.values(), default=1)
        for key, strip in self.of.items():
            strip.set_steps(begins[key[0]], ends[key])
            strip.show_steps(low, high)

    def _stand_for(self, keys: Sequence[CurveKey]) -> None:
        while len(self.made) < len(keys):
            strip = HeatStrip(self._axis)
            self._prepare(strip)
            self._area.add(strip)
            self.made.append(strip)
        self.of = dict(zip(keys, self.made, strict=False))
        displayed = sum(number == 0 for number, _ in keys)
        least = _LEAST_STRIP_PX if displayed > _TWO else LEAST_OF_TWO_PX
        for (number, label), strip in self.of.items():
            strip.setMinimumHeight(least)
            strip.stand_for(label, number)
        for strip in self.made[len(keys) :]:
            strip.stand_aside()
        kept = max(_MOST_MADE, len(keys))
        for strip in self.made[kept:]:
            self._area.remove(strip)
        del self.made[kept:]
