"""Gives the graphs the levels of their cells: by the design's cost, or live by the run."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from explorer.messages import translate
from explorer.network.plan import NetworkPlan
from explorer.runs.log_scale import UNKNOWN, Levels, LogScale
from explorer.runs.means import Norms, geometric_means
from explorer.runs.quantities import UPDATE_RATIO
from explorer.ui.graph.network_item import NetworkItem
from explorer.ui.graph.values import ColourBy, choice_text, live_values, static_values
from explorer.ui.kit.text import joined
from explorer.ui.state.displayed_run import DisplayedRun
from explorer.ui.state.live_scale import LiveScale


class CellValues:
    """Colours items by one choice, on one scale for all arms.

    That of the gradient norms is the heat maps' too; that of a cost just holds the numbers on
    show.
    """

    def __init__(self, run: DisplayedRun, norm_scale: LiveScale) -> None:
        self._run = run
        self._drawn: int | None = None
        self._cost_scale: LogScale | None = None
        self.ratio_scale = LiveScale(UPDATE_RATIO)
        self._live_scales = {ColourBy.NORM: norm_scale, ColourBy.RATIO: self.ratio_scale}
        self.choice = ColourBy.STAGE
        self.note = ""

    @property
    def scale(self) -> LogScale | None:
        """The scale of the colours on show, if there is one."""
        live = self._live_scales.get(self.choice)
        return live.scale if live else self._cost_scale

    @property
    def flaws(self) -> tuple[int, ...]:
        """Which marks there may be in the cells."""
        live = self._live_scales.get(self.choice)
        return live.spread.flaws if live else ()

    def choose(self, choice: ColourBy) -> None:
        """Colour by something else from the next `show` on."""
        self.choice = choice
        self.take_steps()

    def follow_run(self) -> None:
        """Take live numbers from another run."""
        if self._run.record is not None:
            self.ratio_scale.follow(self._run.record)
        self.redraw()

    def take_steps(self) -> None:
        """Let the scale learn of what has been recorded; that of the norms is not ours."""
        if self.choice is ColourBy.RATIO:
            self.ratio_scale.refresh()

    def redraw(self) -> None:
        """Colour anew at the next `refresh`, also the step that is on show."""
        self._drawn = None

    def show(self, items: Mapping[str, NetworkItem], batch_size: int) -> None:
        """Colour all items anew."""
        self.redraw()
        self._cost_scale, self.note = None, ""
        if self.choice is ColourBy.STAGE:
            for item in items.values():
                if item.levels is not None:
                    item.show_levels(None)
        elif self.choice.is_live:
            self.refresh(items)
        else:
            self._show_cost(items, batch_size)

    def refresh(self, items: Mapping[str, NetworkItem]) -> bool:
        """Colour by the step on show, if it is another than the last; tell whether it was."""
        if not self.choice.is_live:
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
                self._show_values(item, live_values(self.choice, history, label, row))
        self.note = self._note(row, left_out, len(history.layout.seeds) if history else 0)
        return True

    def _show_cost(self, items: Mapping[str, NetworkItem], batch_size: int) -> None:
        numbers = {
            label: static_values(self.choice, item.plan, batch_size)
            for label, item in items.items()
            if item.plan is not None
        }
        self._cost_scale = LogScale.around(numbers.values())
        for label, values in numbers.items():
            self._show_values(items[label], values[None])

    def _show_values(self, item: NetworkItem, values: Norms) -> None:
        """Colour an item by the mean of (S, L) values, marked where one of them has a flaw."""
        # Without a scale no number is usable: all cells are marked, none has a colour of it.
        scale = self.scale or LogScale(0, 1)
        means = geometric_means(values)
        item.show_levels(scale.levels(means.logs), means, choice_text(self.choice)[0])

    def _note(self, row: int | None, left_out: list[str], seeds: int) -> str:
        if row is None:
            return translate("Graph", "Press Space to train: the cells take their colours then.")
        sentences = []
        if left_out:
            words = translate("Graph", "{arms} edited since this run began: not coloured.")
            sentences.append(words.format(arms=joined(left_out)))
        if seeds > 1:
            sentences.append(translate("Graph", "Mean of {n} seeds.").format(n=seeds))
        return " ".join(sentences)


def _unknown(plan: NetworkPlan) -> Levels:
    return np.full(len(plan.weighted), UNKNOWN, dtype=np.int8)
