"""Loss or error of every arm by step, with the step on show and the one under the mouse."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.history import History
from explorer.runs.record import RunRecord
from explorer.runs.tables import Table, steps_table
from explorer.ui.kit.pens import BAND_SIGN, LINE_SIGNS, MARKER_SIGNS, pen
from explorer.ui.kit.plot_panel import PlotPanel
from explorer.ui.plots.change_marks import ChangeMarks
from explorer.ui.plots.curve_controls import CurveControls
from explorer.ui.plots.quantity import ERROR, LOSS, Quantity
from explorer.ui.plots.step_axis import FEWEST_STEPS, StepAxis, Unit
from explorer.ui.plots.step_curves import StepCurves
from explorer.ui.plots.step_reading import step_heading, step_lines
from explorer.ui.plots.value_axis import ValueAxis
from explorer.ui.state.cross_hair import CrossHair
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_PARTS_A_PIXEL = 4
"""A curve that has grown by less than such a part of a pixel is not drawn again."""
_ABOVE_CURVES = 9


class CurvePlot(PlotPanel):
    """One quantity of a run by step; see `loss_plot` and `error_plot`.

    The axis fits the training curves, but for the leap of one that diverges. A held-out value
    beyond it (batch norm's running statistics are poor in the first epochs) is drawn as an open
    triangle on the upper edge. Of several seeds the mean is drawn, in a band from the least to
    the greatest.
    """

    def __init__(
        self,
        name: str,
        title: str,
        quantity: Quantity,
        step_cursor: StepCursor,
        cross_hair: CrossHair,
        parent: QWidget | None = None,
    ) -> None:
        hint = translate("CurvePlot", "Press Space to train")
        super().__init__(name, title, hint, parent)
        self._quantity = quantity
        self._step_cursor = step_cursor
        self._cross_hair = cross_hair
        self._axis = StepAxis()
        self._values = ValueAxis(quantity.highest)
        self._seeds: tuple[int, ...] = ()
        self._curves: dict[str, StepCurves] = {}
        self._drawn = (-1, -1)
        self.marks = ChangeMarks(self._place_of)
        self.hair, self.picked = _upright(), _upright()
        self._add_marks()
        self.controls = CurveControls(name)
        self.add_control(self.controls)
        self.plot.getViewBox().disableAutoRange()
        self.controls.unit_chosen.connect(self._count)
        self.controls.log_toggled.connect(self._set_log)
        self.plot.clicked.connect(self._pick)
        self.plot.hovered.connect(self._hover)
        step_cursor.changed.connect(self._show_picked)
        cross_hair.moved.connect(self._show_cross_hair)

    @override
    def show_records(self, records: Sequence[RunRecord]) -> None:
        super().show_records(records)
        experiment = records[0].experiment
        self._make_curves([arm.label for arm in experiment.arms], experiment.seeds)
        self._axis = StepAxis(self._axis.unit)
        self._drawn = (-1, -1)
        for curves in self._curves.values():
            curves.clear()
        self.refresh()
        self._show_picked()
        self._show_cross_hair()

    def _make_curves(self, labels: list[str], seeds: tuple[int, ...]) -> None:
        """Make a set of curves for each arm."""
        if list(self._curves) != labels or self._seeds != seeds:
            self.plot.clear()
            self._add_marks()
            self._seeds = seeds
            self._curves = {
                label: StepCurves(self.plot.getPlotItem(), index, len(seeds))
                for index, label in enumerate(labels)
            }
        if self.theme is not None:
            self.apply_theme(self.theme)

    @override
    def refresh(self) -> None:
        super().refresh()
        record = self.record
        if record is None:
            return
        history, prepared = record.history, record.preparation
        if prepared is not None:
            self._axis.total_steps = prepared.total_steps
            self._axis.steps_per_epoch = prepared.steps_per_epoch
        self.controls.offer_epochs(is_known=self._axis.steps_per_epoch > 0)
        self.marks.show_changes(record.changes)
        if not history.steps:
            self._values.fit([])
            self.plot.setXRange(0, FEWEST_STEPS, padding=0.01)
            self.plot.setYRange(*self._values.ends, padding=0)
            return
        evaluations = sum(
            len(history.evaluations(label, seed)) for label in self._curves for seed in self._seeds
        )
        fresh = history.steps - self._drawn[0]
        is_seen = fresh >= max(1, history.steps // (_PARTS_A_PIXEL * max(1, self.plot.width())))
        if evaluations == self._drawn[1] and not is_seen:
            return
        self._drawn = (history.steps, evaluations)
        self._draw(history)
        self.plot.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    def _draw(self, history: History) -> None:
        for label, curves in self._curves.items():
            curves.take([self._quantity.of_steps(history, label, seed) for seed in self._seeds])
        self._values.fit([curves.series for curves in self._curves.values()])
        self.plot.setXRange(*self._axis.ends(history), padding=0.01)
        self.plot.setYRange(*self._values.ends, padding=0)
        places = self._axis.places(history)
        for label, curves in self._curves.items():
            curves.draw_steps(places, self._values, int(self.plot.width()))
            heldout = self._quantity.heldout(history, label, self._seeds)
            at = [self._axis.place(history, step) for step in heldout]
            curves.draw_heldout(np.array(at), np.array(list(heldout.values())), self._values)
        self._show_cross_hair()

    @override
    def csv_rows(self) -> Table | None:
        """Return a row a step: every arm and seed, and what they scored on held-out images."""
        history = self.history
        if history is None or not history.steps:
            return None
        lanes = [(label, seed) for label in self._curves for seed in self._seeds]
        return steps_table(
            self._quantity.name,
            history.first_step,
            {lane: self._quantity.of_steps(history, *lane) for lane in lanes},
            {(arm, seed): self._quantity.heldout(history, arm, [seed]) for arm, seed in lanes},
        )

    def raw_points(self, label: str) -> int:
        """Points that the thin line of an arm is drawn with."""
        return len(self._curves[label].raw.getData()[0])

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for label, curves in self._curves.items():
            curves.apply_theme(theme, theme.arm(label))
        self.marks.apply_theme(theme)
        self.hair.setPen(pen(theme.muted, 1))
        self.picked.setPen(pen(theme.accent, theme.line))
        self.write_legend()

    def _count(self, unit: Unit) -> None:
        self._axis.unit = unit
        self._draw_anew()

    def _set_log(self, is_log: bool) -> None:
        self._values.is_log = is_log
        self.plot.getPlotItem().getAxis("left").set_log(is_log)
        self._draw_anew()

    def _draw_anew(self) -> None:
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
            self._step_cursor.pick(self._axis.row_at(self.history, place.x()))

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
            lines = step_lines(history, self._quantity, self._curves, self._seeds, row, theme)
            self.say_beside(self.hair.value(), step_heading(history, row), lines)

    @override
    def write_legend(self) -> None:
        theme = self.theme
        if theme is None:
            return
        entries = [
            (LINE_SIGNS[index], theme.arm(label), self.text_for(label))
            for index, label in enumerate(self._curves)
        ]
        extras = []
        if len(self._seeds) > 1:
            words = translate("CurvePlot", "range of {n} seeds").format(n=len(self._seeds))
            extras.append((BAND_SIGN, theme.border, words))
        signs = "".join(MARKER_SIGNS[: len(self._curves)])
        extras.append((signs, theme.muted, translate("CurvePlot", "held-out")))
        if self._quantity.highest is None:
            extras.append(("△", theme.muted, translate("CurvePlot", "above the axis")))
        self.set_legend(entries, extras)


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
