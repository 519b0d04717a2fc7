"""Gives the graphs the levels of their cells: by the design's cost, or live by the run."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.plan import NetworkPlan
from explorer.runs.depth_places import DepthPlaces
from explorer.runs.history import History
from explorer.runs.means import Means, means_on
from explorer.runs.quantities import Quantity
from explorer.runs.scale import (
    UNKNOWN,
    Levels,
    LogScale,
    Numbers,
    Scale,
    spread_flaws,
    spread_levels,
)
from explorer.ui.graph.network_item import NetworkItem
from explorer.ui.graph.values import STAGE, ColourBy, live_values, static_values
from explorer.ui.kit.text import joined
from explorer.ui.state.displayed_run import DisplayedRun
from explorer.ui.state.live_scales import LiveScales


class CellValues:
    """Colours items by one choice, on one scale for all arms.

    That of a quantity of the run is the heat maps' too; that of a cost just holds the numbers of
    the networks.
    """

    def __init__(self, run: DisplayedRun, scales: LiveScales) -> None:
        self._run = run
        self._scales = scales
        self._drawn: int | None = None
        self._cost_scale: LogScale | None = None
        self._columns: dict[str, NDArray[np.intp]] = {}
        self.choice = STAGE
        self.note = ""

    @property
    def scale(self) -> Scale | None:
        """The scale of the present colours, if there is one."""
        quantity = self.choice.quantity
        return self._scales.of(quantity).scale if quantity else self._cost_scale

    @property
    def flaws(self) -> tuple[int, ...]:
        """Which marks there may be in the cells."""
        quantity = self.choice.quantity
        return self._scales.of(quantity).flaws if quantity else ()

    def choose(self, choice: ColourBy) -> None:
        """Colour by something else from the next `show` on."""
        self.choice = choice

    def redraw(self) -> None:
        """Colour again at the next `refresh`, also the step that is drawn already."""
        self._drawn = None
        self._columns = {}

    def show(self, items: Mapping[str, NetworkItem], batch_sizes: Mapping[str, int]) -> None:
        """Colour all items again; a cost is that of a step with batches of each arm's size."""
        self.redraw()
        self._cost_scale, self.note = None, ""
        if self.choice == STAGE:
            for item in items.values():
                if item.levels is not None:
                    item.show_levels(None)
        elif self.choice.quantity is not None:
            self.refresh(items)
        else:
            self._show_cost(items, batch_sizes)

    def refresh(self, items: Mapping[str, NetworkItem]) -> bool:
        """Colour by the current step, if it is another than the last; return whether it was."""
        quantity = self.choice.quantity
        if quantity is None:
            return False
        history, row = self._run.history, self._run.row
        now = -1 if row is None else row
        if now == self._drawn:
            return False
        self._drawn = now
        left_out = []
        for label, item in items.items():
            if item.plan is None:
                continue
            if row is None or history is None:
                item.show_levels(_unknown(item.plan))
            elif not self._run.trains(label, item.plan):
                left_out.append(label)
                item.show_levels(_unknown(item.plan))
            else:
                self._show_live(quantity, item, item.plan, history, label, row)
        self.note = self._note(row, left_out)
        return True

    def _show_live(
        self,
        quantity: Quantity,
        item: NetworkItem,
        plan: NetworkPlan,
        history: History,
        label: str,
        row: int,
    ) -> None:
        """Colour each layer by the part that it is or lies in."""
        columns = self._columns.get(label)
        if columns is None:
            parts = history.layout.arm(label).parts_of(quantity)
            columns = self._columns[label] = DepthPlaces(plan.spec, parts).columns
        values = live_values(quantity, history, label, row)
        self._show_values(item, values, quantity.scale, columns)

    def _show_cost(self, items: Mapping[str, NetworkItem], batch_sizes: Mapping[str, int]) -> None:
        numbers = {
            label: static_values(self.choice, item.plan, batch_sizes[label])
            for label, item in items.items()
            if item.plan is not None
        }
        self._cost_scale = LogScale.around(numbers.values())
        for label, values in numbers.items():
            self._show_values(items[label], values[None], LogScale, np.arange(len(values)))

    def _show_values(
        self, item: NetworkItem, values: Numbers, scale: type[Scale], columns: NDArray[np.intp]
    ) -> None:
        """Colour an item by the mean of (S, P) values, marked where one of them has a flaw."""
        # Without a scale no number has a height: every cell is marked, none has a colour.
        means = means_on(scale, values)
        levels = (self.scale or LogScale(0, 1)).levels(means.heights)
        spread = Means(
            means.heights[columns], spread_flaws(means.flaws, columns), means.used[columns]
        )
        item.show_levels(
            spread_levels(levels, columns),
            spread,
            str(self.choice.title),
            scale=scale,
            seeds=len(values),
        )

    def _note(self, row: int | None, left_out: list[str]) -> str:
        record = self._run.record
        if row is None or record is None:
            return translate("Graph", "Press Space to train: the cells take their colours then.")
        sentences = []
        if left_out:
            text = translate("Graph", "{arms} edited since this run began: not coloured.")
            sentences.append(text.format(arms=joined(left_out)))
        seeds = len(record.history.layout.seeds)
        if seeds > 1:
            is_complete = not any(
                record.diverged_seeds(lane.arm, row) for lane in record.history.layout.arms
            )
            sentences.append(
                COUNTS.mean_over_seeds(seeds) if is_complete else COUNTS.mean_over_those_left(seeds)
            )
        return " ".join(sentences)


def _unknown(plan: NetworkPlan) -> Levels:
    return np.full(len(plan.weighted), UNKNOWN, dtype=np.int8)
