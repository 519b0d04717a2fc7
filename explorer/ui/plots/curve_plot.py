"""Loss or error of every arm by step, with the current step and the one under the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.runs.record import RunRecord
from explorer.runs.score import ERROR, LOSS, Score
from explorer.runs.step_axis import FEWEST_STEPS, StepAxis, Unit
from explorer.runs.tables import Table, steps_table
from explorer.runs.value_axis import ValueAxis
from explorer.ui.kit.followed_range import X, Y
from explorer.ui.kit.pens import BAND_SIGN, pen
from explorer.ui.kit.plot_legend import LegendEntry
from explorer.ui.kit.plot_panel import CurveKey, PlotPanel
from explorer.ui.plots.curve_controls import CurveControls
from explorer.ui.plots.marks import ChangeMarks
from explorer.ui.plots.readings import step_heading, step_lines
from explorer.ui.plots.step_curves import ABOVE_SIGN, HOLLOW_ABOVE_SIGN, StepCurves
from explorer.ui.state.cross_hair import CrossHair
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_PARTS_A_PIXEL = 4
"""A curve that has grown by less than such a part of a pixel is not drawn again."""
_PADDING = 0.01
"""Free on the left and on the right, as a share of the axis."""
_ABOVE_CURVES = 9
_HOLLOW_SIGNS = "○□"


class CurvePlot(PlotPanel):
    """One score of the runs by step; see `loss_plot` and `error_plot`.

    The axis fits the training curves, but for the leap of one that diverges. A held-out value
    beyond it (batch norm's running statistics are poor in the first epochs) is drawn as a triangle
    on the upper edge, full or hollow as its mark would be. Of several seeds the mean is drawn, in
    a band from the least to the greatest. Overlaid runs share both axes; readings and tables are
    those of the displayed run.
    """

    def __init__(
        self,
        name: str,
        title: str,
        score: Score,
        step_cursor: StepCursor,
        cross_hair: CrossHair,
        parent: QWidget | None = None,
    ) -> None:
        hint = translate("CurvePlot", "Press Space to train")
        super().__init__(name, title, hint, parent)
        self._score = score
        self._step_cursor = step_cursor
        self._cross_hair = cross_hair
        self._axes = [StepAxis()]
        self._values = ValueAxis(score.highest)
        self._curves: dict[CurveKey, StepCurves] = {}
        self._made: list[tuple[CurveKey, int]] = []
        self._drawn = (-1, -1)
        self._above_signs = ""
        self.marks = ChangeMarks(self._place_of)
        self.hair, self.picked = _upright(), _upright()
        self._add_marks()
        self.controls = CurveControls(name)
        self.add_control(self.controls)
        self.plot.getViewBox().disableAutoRange()
        self.plot.let_zoom_y(with_x=True)
        self._before_click: int | None = None
        self.controls.unit_chosen.connect(self._count)
        self.controls.log_toggled.connect(self._set_log)
        self.plot.clicked.connect(self._pick)
        self.plot.double_clicked.connect(self._unpick)
        self.plot.hovered.connect(self._hover)
        step_cursor.changed.connect(self._show_picked)
        cross_hair.moved.connect(self._show_cross_hair)

    @override
    def show_records(self, records: Sequence[RunRecord]) -> None:
        if records[0] is not self.record:
            self.plot.let_go()
        super().show_records(records)
        self._make_curves()
        unit = self._axis.unit
        self._axes = [StepAxis(unit) for _ in records]
        self._drawn = (-1, -1)
        for curves in self._curves.values():
            curves.clear()
        self._name_triangles()
        self.refresh()
        self._show_picked()
        self._show_cross_hair()

    @property
    def labels(self) -> list[str]:
        """The arms of the displayed run."""
        return [label for number, label in self._curves if number == 0]

    @property
    def _axis(self) -> StepAxis:
        """The displayed run's places on the axis that all share."""
        return self._axes[0]

    def _make_curves(self) -> None:
        """Make a set of curves for each arm of each record."""
        wanted = [
            ((number, arm.label), len(record.history.layout.seeds))
            for number, record in enumerate(self.records)
            for arm in record.experiment.arms
        ]
        if wanted != self._made:
            self.plot.clear()
            self._add_marks()
            self._made = wanted
            self._curves = {
                key: StepCurves(self.plot.getPlotItem(), row, seeds, is_overlay=key[0] > 0)
                for row, (key, seeds) in enumerate(wanted)
            }
        if self.theme is not None:
            self.apply_theme(self.theme)

    @override
    def refresh(self) -> None:
        super().refresh()
        record = self.record
        if record is None:
            return
        for axis, each in zip(self._axes, self.records, strict=True):
            if each.preparation is not None:
                axis.total_steps = each.preparation.total_steps
                axis.steps_per_epoch = each.preparation.steps_per_epoch
        self.controls.offer_epochs(is_known=all(axis.steps_per_epoch > 0 for axis in self._axes))
        self.marks.show_changes(record.changes)
        steps = sum(each.history.steps for each in self.records)
        if not steps:
            self._values.fit([])
            self.plot.followed.show(x=(0, FEWEST_STEPS), padding=_PADDING)
            self.plot.followed.show(y=self._values.ends)
            return
        evaluations = sum(
            len(each.history.evaluations(lane.arm, lane.seed))
            for each in self.records
            for lane in each.history.layout.lanes
        )
        fresh = steps - self._drawn[0]
        is_seen = fresh >= max(1, steps // (_PARTS_A_PIXEL * max(1, self.plot.width())))
        if evaluations == self._drawn[1] and not is_seen:
            return
        self._drawn = (steps, evaluations)
        self._draw()
        self.plot.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    def _draw(self) -> None:
        for (number, label), curves in self._curves.items():
            history = self.records[number].history
            seeds = history.layout.seeds
            curves.append([self._score.of_steps(history, label, seed) for seed in seeds])
        self._values.fit([curves.series for curves in self._curves.values()])
        ends = [
            axis.ends(record.history)
            for axis, record in zip(self._axes, self.records, strict=True)
            if record.history.steps
        ]
        whole = min(low for low, _ in ends), max(high for _, high in ends)
        self.plot.followed.show(x=whole, padding=_PADDING)
        self.plot.followed.show(y=self._values.ends)
        for number, (axis, record) in enumerate(zip(self._axes, self.records, strict=True)):
            places = partial(axis.places, record.history)
            for arm in record.experiment.arms:
                curves = self._curves[number, arm.label]
                curves.draw_steps(places, self._values, int(self.plot.width()))
                curves.height_px = self.plot.getViewBox().height()
                self._draw_heldout(curves, axis, record, arm.label)
        self._show_cross_hair()
        self._name_triangles()

    def _name_triangles(self) -> None:
        """Name the triangles in the legend once one is drawn."""
        curves = self._curves.values()
        full = ABOVE_SIGN if any(each.has_above for each in curves) else ""
        hollow = HOLLOW_ABOVE_SIGN if any(each.has_running_above for each in curves) else ""
        if full + hollow != self._above_signs:
            self._above_signs = full + hollow
            self.write_legend()

    def _draw_heldout(
        self, curves: StepCurves, axis: StepAxis, record: RunRecord, label: str
    ) -> None:
        history = record.history
        heldout = self._score.heldout(history, label, history.layout.seeds)
        at = [axis.place(history, step) for step in heldout]
        scores = np.array([each.value for each in heldout.values()])
        curves.draw_heldout(np.array(at), scores, self._values)
        running = self._score.with_running(history, label, history.layout.seeds)
        curves.draw_running(
            np.array([axis.place(history, step) for step in running]),
            np.array([mean.value for mean in running.values()]),
            np.array([heldout[step].value for step in running]),
            self._values,
            self._score.differs,
        )

    @override
    def csv_rows(self) -> Table | None:
        """Return a row a step: every arm and seed, and what they scored on held-out images."""
        history = self.history
        if history is None or not history.steps:
            return None
        lanes = [(lane.arm, lane.seed) for lane in history.layout.lanes]
        return steps_table(
            self._score.name,
            history.first_step,
            {lane: self._score.of_steps(history, *lane) for lane in lanes},
            self._score.evaluations(history),
        )

    def curves_of(self, label: str, record: int = 0) -> StepCurves:
        """Return the curves of an arm, of the displayed run unless another record is given."""
        return self._curves[record, label]

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for key, curves in self._curves.items():
            curves.apply_theme(theme, self.look_of(theme, key))
        self.marks.apply_theme(theme)
        self.hair.setPen(pen(theme.muted, 1))
        self.picked.setPen(pen(theme.accent, theme.line))
        self.write_legend()

    @property
    def _is_reestimated(self) -> bool:
        """Whether the displayed run evaluates with re-estimated statistics, too."""
        record = self.record
        if record is None or not record.experiment.settings.reestimate_statistics:
            return False
        return any(arm.network.norm == "batch" for arm in record.experiment.arms)

    def _count(self, unit: Unit) -> None:
        for axis in self._axes:
            axis.unit = unit
        self.plot.followed.let_go(X)
        self._redraw()

    def _set_log(self, is_log: bool) -> None:
        self._values.is_log = is_log
        self.plot.getPlotItem().getAxis("left").set_log(is_log)
        self.plot.followed.let_go(Y)
        self._redraw()

    def _redraw(self) -> None:
        self._drawn = (-1, -1)
        self.refresh()
        self._show_picked()
        self.marks.update()

    def _add_marks(self) -> None:
        for mark in (self.marks, self.hair, self.picked):
            self.plot.addItem(mark, ignoreBounds=True)

    def _place_of(self, step: float) -> float:
        return step if self.history is None else self._axis.place(self.history, step)

    def _pick(self, place: QPointF) -> None:
        if self.history is not None and self.history.steps:
            self._before_click = self._step_cursor.row
            self._step_cursor.pick(self._axis.row_at(self.history, place.x()))

    def _unpick(self) -> None:
        """The first click of the double one picked a step, which was not meant."""
        self._step_cursor.pick(self._before_click)

    def _hover(self, place: QPointF | None) -> None:
        row = None if place is None else self._axis.row_at(self.history, place.x())
        self._cross_hair.move(None if row is None else self, row)

    def _show_picked(self) -> None:
        row, steps = self._step_cursor.row, self.history.steps if self.history else 0
        self._put(self.picked, None if row is None else min(row, steps - 1))

    def _put(self, line: pg.InfiniteLine, row: int | None) -> None:
        """Let a line stand at a step, if the run has got there."""
        history = self.history
        if history is None or row is None or not 0 <= row < history.steps:
            line.hide()
            return
        line.setValue(self._axis.place(history, history.first_step + row + 1))
        line.show()

    def _show_cross_hair(self) -> None:
        row, history, theme = self._cross_hair.row, self.history, self.theme
        self._put(self.hair, row)
        is_over_curves = isinstance(self._cross_hair.over, CurvePlot)
        if history is None or theme is None or row is None or not is_over_curves:
            self.reading.hide()
        elif row < history.steps:
            lines = step_lines(history, self._score, self.labels, row, theme)
            self.show_reading(self.hair.value(), step_heading(history, row), lines)

    @override
    def write_legend(self) -> None:
        theme = self.theme
        if theme is None:
            return
        looks = {label: theme.line_look(label) for label in self.labels}
        entries = [
            LegendEntry(look.sign, look.colour, self.text_for(label))
            for label, look in looks.items()
        ]
        extras = [self._heldout_entry("".join(look.marker_sign for look in looks.values()))]
        about: list[str] = []
        if self._is_reestimated:
            extras.append(self._running_entry())
            about.append(
                translate(
                    "CurvePlot",
                    "A hollow mark is the same network evaluated with the running statistics of "
                    "batch norm, which lag behind the weights after few steps. Where it stands far "
                    "from the full one, the statistics are to blame: this is not overfitting.",
                )
            )
        seeds = len(self.history.layout.seeds) if self.history is not None else 1
        if seeds > 1:
            text, short = COUNTS.range_over_seeds(seeds), translate("CurvePlot", "range")
            extras.append(LegendEntry(BAND_SIGN, theme.border, text, short))
            about.append(
                translate(
                    "CurvePlot",
                    "Where a seed has diverged a ✕ stands on the curve: from there on mean and "
                    "band are of those that are left.",
                )
            )
        self.set_legend(entries, extras, "\n".join(about))

    def _heldout_entry(self, signs: str) -> LegendEntry:
        """Name the full marks; a smoothed loss lies above them without any overfitting."""
        phrases = [translate("CurvePlot", "held-out")]
        if self._is_reestimated:
            phrases.append(translate("CurvePlot", "re-estimated"))
        if self._is_smoothed:
            phrases.append(translate("CurvePlot", "labels not smoothed"))
        short = translate("CurvePlot", "held-out")
        return self._marks_entry(signs, phrases, short, ABOVE_SIGN)

    def _running_entry(self) -> LegendEntry:
        """Name the hollow marks."""
        phrases = [translate("CurvePlot", "running statistics")]
        short = translate("CurvePlot", "running")
        return self._marks_entry(_HOLLOW_SIGNS, phrases, short, HOLLOW_ABOVE_SIGN)

    def _marks_entry(self, signs: str, phrases: list[str], short: str, above: str) -> LegendEntry:
        first = signs[:1]
        if above in self._above_signs:
            signs, first = signs + above, first + above
            text = translate("CurvePlot", "{sign} above the axis")
            phrases = [*phrases, text.format(sign=above)]
        colour = self.theme.muted if self.theme is not None else ""
        return LegendEntry(signs, colour, ", ".join(phrases), short, first)

    @property
    def _is_smoothed(self) -> bool:
        if self.record is None or self._score is not LOSS:
            return False
        experiment = self.record.experiment
        return any(experiment.settings_of(arm.label).label_smoothing for arm in experiment.arms)


def loss_plot(
    step_cursor: StepCursor, cross_hair: CrossHair, parent: QWidget | None = None
) -> CurvePlot:
    """Mean cross entropy."""
    title = translate("CurvePlot", "Loss")
    return CurvePlot("plot.loss", title, LOSS, step_cursor, cross_hair, parent)


def error_plot(
    step_cursor: StepCursor, cross_hair: CrossHair, parent: QWidget | None = None
) -> CurvePlot:
    """Share of images given a wrong class, in percent."""
    title = translate("CurvePlot", "Error, %")
    return CurvePlot("plot.accuracy", title, ERROR, step_cursor, cross_hair, parent)


def _upright() -> pg.InfiniteLine:
    line = pg.InfiniteLine(angle=90, movable=False)
    line.setZValue(_ABOVE_CURVES)
    line.hide()
    return line
