"""Gives the graphs the levels of their cells: by the design's cost, or live by the run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication

from explorer.network.spec import NetworkSpec
from explorer.runs.history import History
from explorer.ui.graph.network_item import NetworkItem
from explorer.ui.graph.scale import UNKNOWN, LogScale
from explorer.ui.graph.values import ColourBy, choice_words, live_values, static_values
from explorer.ui.shown_step import ShownStep
from explorer.ui.wording import joined


class CellValues:
    """Colours items by one choice, on one scale for all arms.

    A live scale holds all steps seen so far and never shrinks within a run, or the eye could
    not compare; a fixed one just holds the numbers on show.
    """

    def __init__(self, shown_step: ShownStep) -> None:
        self._shown_step = shown_step
        self._history: History | None = None
        self._trained: Mapping[str, NetworkSpec] = {}
        self._drawn: tuple[int, int] | None = None
        self._seen = 0
        self.choice = ColourBy.STAGE
        self.scale: LogScale | None = None
        self.note = ""

    def choose(self, choice: ColourBy) -> None:
        """Colour by something else from the next `show` on."""
        self.choice = choice
        self._forget()

    def follow(self, history: History | None) -> None:
        """Take live numbers from another run."""
        self._history = history
        self._forget()

    def take_trained(self, trained: Mapping[str, NetworkSpec]) -> None:
        """Note which network each arm of the run trains."""
        self._trained = trained

    def show(self, items: Mapping[str, NetworkItem], batch_size: int) -> None:
        """Colour all items anew."""
        self._drawn = None
        if self.choice is ColourBy.STAGE:
            self.scale, self.note = None, ""
            for item in items.values():
                if item.levels is not None:
                    item.show_levels(None)
        elif self.choice.is_live:
            self.refresh(items)
        else:
            self._show_cost(items, batch_size)

    def refresh(self, items: Mapping[str, NetworkItem]) -> bool:
        """Colour by the step on show, if it is another than the last; tell whether it was."""
        history = self._history
        steps = history.steps if history else 0
        row = self._shown_step.row_of(steps)
        now = (self._seen, -1) if row is None else (steps, row)
        if not self.choice.is_live or now == self._drawn:
            return False
        if history is not None and row is not None:
            self._widen(history)
        self._drawn = (self._seen, -1) if row is None else (steps, row)
        left_out = []
        for label, item in items.items():
            if item.plan is None:
                continue
            if row is None or history is None:
                item.show_levels(np.full(len(item.plan.weighted), UNKNOWN, dtype=np.int16))
            elif not self._is_trained(label, item, history):
                left_out.append(label)
                item.show_levels(np.full(len(item.plan.weighted), UNKNOWN, dtype=np.int16))
            else:
                values = live_values(self.choice, history, label)[row]
                # Without a scale no number is usable: all cells are marked, none has a colour.
                levels = (self.scale or LogScale(0, 1)).levels(values)
                item.show_levels(levels, values, choice_words(self.choice)[0])
        self.note = self._note(row, left_out)
        return True

    def _show_cost(self, items: Mapping[str, NetworkItem], batch_size: int) -> None:
        numbers = {
            label: static_values(self.choice, item.plan, batch_size)
            for label, item in items.items()
            if item.plan is not None
        }
        self.scale, self.note = LogScale.around(numbers.values()), ""
        for label, values in numbers.items():
            if self.scale is not None:
                levels = self.scale.levels(values)
                items[label].show_levels(levels, values, choice_words(self.choice)[0])

    def _widen(self, history: History) -> None:
        """Make room on the scale for the steps recorded since the last call."""
        arms = (lane.arm for lane in history.layout.arms)
        new = LogScale.around(self._new_values(history, arms))
        self._seen = history.steps
        if new is not None:
            self.scale = new.widened(self.scale)

    def _new_values(self, history: History, arms: Iterable[str]) -> Iterable[np.ndarray]:
        for arm in arms:
            yield live_values(self.choice, history, arm)[self._seen :]

    def _is_trained(self, label: str, item: NetworkItem, history: History) -> bool:
        """Whether the run has numbers of the very network on show."""
        if item.plan is None or all(lane.arm != label for lane in history.layout.arms):
            return False
        return self._trained.get(label, item.plan.spec) == item.plan.spec and len(
            history.layout.arm(label).layers
        ) == len(item.plan.weighted)

    def _note(self, row: int | None, left_out: list[str]) -> str:
        tr = QCoreApplication.translate
        if row is None:
            return tr("Graph", "Press Space to train: the cells take their colours then.")
        if left_out:
            words = tr("Graph", "{arms} edited since this run began: not coloured.")
            return words.format(arms=joined(left_out))
        return ""

    def _forget(self) -> None:
        self._drawn = None
        self._seen = 0
        self.scale = None
        self.note = ""
