"""The curves of all arms of one record: its place on the shared axis, and what is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pyqtgraph as pg

from explorer.runs.arm_series import ArmSeries
from explorer.runs.record import RunRecord
from explorer.runs.score import Score
from explorer.runs.seed_series import SeedSeries
from explorer.runs.step_axis import StepAxis
from explorer.runs.value_axis import ValueAxis
from explorer.ui.plots.heldout_marks import Evaluations
from explorer.ui.plots.step_curves import StepCurves


class RecordCurves:
    """Of what has been recorded, only what is in sight is drawn: the nearer, the finer.

    Attributes:
        axis: Where its steps stand.
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
        self._made_of = labels, len(seeds)
        self.follow(record, StepAxis())

    def fits(self, record: RunRecord) -> bool:
        """Whether a record has as many curves, which can show it then."""
        labels = [arm.label for arm in record.experiment.arms]
        return (labels, len(record.history.layout.seeds)) == self._made_of

    def follow(self, record: RunRecord, axis: StepAxis) -> None:
        """Show another record from now on; nothing of it is drawn yet."""
        self._record, self.axis = record, axis
        seeds = record.history.layout.seeds
        self._series = {label: ArmSeries(label, seeds, self._score) for label in self.arms}
        for curves in self.arms.values():
            curves.clear()

    @property
    def series(self) -> Sequence[SeedSeries]:
        """What has been read of each arm."""
        return [each.series for each in self._series.values()]

    @property
    def evaluations(self) -> int:
        """How often the record's networks have been evaluated."""
        history = self._record.history
        lanes = history.layout.lanes
        return sum(len(history.evaluations(lane.arm, lane.seed)) for lane in lanes)

    def prepare(self) -> None:
        """Take from the record how long it is to be."""
        if self._record.preparation is not None:
            self.axis.total_steps = self._record.preparation.total_steps
            self.axis.steps_per_epoch = self._record.preparation.steps_per_epoch

    def read(self) -> None:
        """Take in what the record has gained."""
        for each in self._series.values():
            each.read(self._record)

    def ends(self) -> tuple[float, float] | None:
        """Return where its axis begins and ends; None without steps."""
        history = self._record.history
        return self.axis.ends(history) if history.steps else None

    def draw(self, values: ValueAxis, sight: tuple[float, float], px: tuple[float, float]) -> None:
        """Draw what is in sight.

        Args:
            values: How high each value stands.
            sight: Left and right end of the view.
            px: Its width and height in pixels.
        """
        record, history = self._record, self._record.history
        if not history.steps:
            return
        first, last = self.axis.rows_between(history, *sight)
        places = partial(self.axis.places, history)
        for label, series in self._series.items():
            curves = self.arms[label]
            if series.series.steps:
                span = series.span(record, first, last, int(px[0]))
                curves.draw_steps(span, places, values, px[0])
                curves.draw_losses(series.series, places, values)
            found = self._evaluations(label, sight)
            curves.draw_heldout(found, values, self._score.differs, px)

    def _evaluations(self, label: str, sight: tuple[float, float]) -> Evaluations:
        history, score = self._record.history, self._score
        seeds = history.layout.seeds
        heldout = score.heldout(history, label, seeds)
        running = score.with_running(history, label, seeds)
        steps = list(heldout)
        places = np.array([self.axis.place(history, step) for step in steps], np.float64)
        scores = np.array([each.value for each in heldout.values()], np.float64)
        hollow = np.array([running[step].value if step in running else np.nan for step in steps])
        in_sight = np.flatnonzero((places >= sight[0]) & (places <= sight[1]))
        begin, end = (in_sight[0], in_sight[-1] + 1) if len(in_sight) else (0, len(steps))
        part = slice(max(0, begin - 1), end + 1)
        return Evaluations(places[part], scores[part], hollow[part].astype(np.float64))
