"""The curves of all arms of one record: its place on the shared axis, and what is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pyqtgraph as pg

from explorer.runs.arm_axes import ArmAxes
from explorer.runs.arm_curve import ArmCurve
from explorer.runs.record import RunRecord
from explorer.runs.score import Score
from explorer.runs.seed_series import SeedSeries
from explorer.runs.step_axis import Unit
from explorer.runs.value_axis import ValueAxis
from explorer.ui.plots.heldout_marks import Evaluations
from explorer.ui.plots.step_curves import StepCurves


class RecordCurves:
    """Of what has been recorded, only what is in sight is drawn: the nearer, the finer.

    Attributes:
        axes: Where the steps of each arm stand.
        arms: The curves of each arm, by label.
    """

    def __init__(
        self, plot: pg.PlotItem, row: int, record: RunRecord, score: Score, *, is_overlay: bool
    ) -> None:
        """Draw nothing yet; so many arms of other records are drawn before these."""
        labels, seeds = [arm.label for arm in record.experiment.arms], record.history.layout.seeds
        self.arms = {
            label: StepCurves(plot, row + index, len(seeds), is_overlay=is_overlay)
            for index, label in enumerate(labels)
        }
        self._score = score
        self._plot = plot
        self._made_of = row, labels, len(seeds)
        self.follow(record, "step")

    def fits(self, row: int, record: RunRecord) -> bool:
        """Whether a record has as many curves behind so many others, which can show it then."""
        labels = [arm.label for arm in record.experiment.arms]
        return (row, labels, len(record.history.layout.seeds)) == self._made_of

    def remove(self) -> None:
        """Be drawn no more."""
        for curves in self.arms.values():
            curves.remove_from(self._plot)

    def follow(self, record: RunRecord, unit: Unit) -> None:
        """Show another record from now on; nothing of it is drawn yet."""
        self._record, self.axes = record, ArmAxes(self.arms, unit)
        self._read: dict[str, ArmCurve] = {
            label: record.curve(self._score, label) for label in self.arms
        }
        for curves in self.arms.values():
            curves.clear()

    @property
    def series(self) -> Sequence[SeedSeries]:
        """What has been read of each arm."""
        return [each.series for each in self._read.values()]

    @property
    def evaluations(self) -> int:
        """How often the record's networks have been evaluated."""
        return self._record.history.evaluation_count

    def prepare(self) -> None:
        """Take from the record how long it is to be."""
        record = self._record
        if record.preparation is not None:
            self.axes.prepare(record.preparation, record.total_steps)

    def read(self) -> None:
        """Take in what the record has gained."""
        for each in self._read.values():
            each.update(self._record.changes)

    def ends(self) -> tuple[float, float] | None:
        """Return where its axis begins and ends; None without steps."""
        history = self._record.history
        return self.axes.ends(history) if history.steps else None

    def draw(self, values: ValueAxis, sight: tuple[float, float], px: tuple[float, float]) -> None:
        """Draw what is in sight.

        Args:
            values: How high each value stands.
            sight: Left and right end of the view.
            px: Its width and height in pixels.
        """
        history = self._record.history
        if not history.steps:
            return
        for label, read in self._read.items():
            curves, axis = self.arms[label], self.axes[label]
            if read.series.steps:
                first, last = axis.rows_between(history, *sight)
                places = partial(axis.places, history)
                curves.draw_steps(read.span(first, last, int(px[0])), places, values, px[0])
                curves.draw_losses(read.series, places, values)
            found = self._evaluations(label, sight)
            curves.draw_heldout(found, values, self._score.differs, px)

    def _evaluations(self, label: str, sight: tuple[float, float]) -> Evaluations:
        found = self._read[label].heldout.shown()
        places = self.axes[label].places_of(self._record.history, found.steps)
        in_sight = np.flatnonzero((places >= sight[0]) & (places <= sight[1]))
        begin, end = (in_sight[0], in_sight[-1] + 1) if len(in_sight) else (0, len(places))
        part = slice(max(0, begin - 1), end + 1)
        return Evaluations(places[part], found.shown[part], found.running[part])
