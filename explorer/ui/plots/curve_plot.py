"""Loss or error of every arm by step, with the current step and the one under the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.arm_axes import ArmAxes
from explorer.runs.record import RunRecord
from explorer.runs.score import ERROR, LOSS, Score
from explorer.runs.step_axis import FEWEST_STEPS, Unit
from explorer.runs.tables import Table, steps_table
from explorer.runs.value_axis import ValueAxis
from explorer.ui.kit.followed_range import X, Y
from explorer.ui.kit.pens import pen
from explorer.ui.kit.plot_legend import LegendEntry
from explorer.ui.kit.plot_panel import PlotPanel
from explorer.ui.plots.curve_controls import CurveControls
from explorer.ui.plots.curve_legend import CurveLegend
from explorer.ui.plots.end_labels import CurveEnd, EndLabels
from explorer.ui.plots.heldout_marks import ABOVE_SIGN, HOLLOW_ABOVE_SIGN
from explorer.ui.plots.marks import ChangeMarks, Curtain
from explorer.ui.plots.readings import step_heading, step_lines
from explorer.ui.plots.record_curves import RecordCurves
from explorer.ui.plots.step_curves import StepCurves
from explorer.ui.plots.step_lines import StepLines
from explorer.ui.state.cross_hair import CrossHair
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_PARTS_A_PIXEL = 4
"""A curve that has grown by less than such a part of a pixel is not drawn again."""
_PADDING = 0.01
"""Free on the left and on the right, as a share of the axis."""


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
        self._values = ValueAxis(score.highest)
        self._curves: list[RecordCurves] = []
        self._drawn = (-1, -1)
        self._is_drawing = False
        self._has_hair = True
        self._above_signs = ""
        self._before_click: int | None = None
        self._tested = 0
        self._mouse_x = 0.0
        self.marks = ChangeMarks(self._places_of)
        self.curtain = Curtain(is_upright=True)
        self.hair, self.picked = StepLines(self.plot), StepLines(self.plot)
        self.names = EndLabels(self.marks)
        self._name_axes("step")
        for mark in (self.marks, self.names, self.curtain):  # names leave room for what is marked
            self.plot.addItem(mark, ignoreBounds=True)
        self.controls = CurveControls(name)
        self.add_control(self.controls)
        view = self.plot.getViewBox()
        view.disableAutoRange()
        view.sigXRangeChanged.connect(self._on_sight_changed)
        view.sigResized.connect(self._on_sight_changed)
        self.plot.let_zoom_y(with_x=True)
        self.controls.unit_chosen.connect(self._count)
        self.controls.log_toggled.connect(self._set_log)
        self.plot.clicked.connect(self._pick)
        self.plot.double_clicked.connect(self._unpick)
        self.plot.hovered.connect(self._hover)
        step_cursor.changed.connect(self._show_picked)
        step_cursor.covered.connect(self._show_picked)
        cross_hair.moved.connect(self._show_cross_hair)

    @override
    def show_records(self, records: Sequence[RunRecord]) -> None:
        if records[0] is not self.record:
            self.plot.let_go()
        self._drawn = (-1, -1)  # curves of other arms are not drawn should the size change now
        super().show_records(records)
        self._make_curves()
        self._name_triangles()
        self.refresh()
        self._show_picked()
        self._show_cross_hair()

    @property
    def labels(self) -> list[str]:
        """The arms of the displayed run."""
        return list(self._curves[0].arms) if self._curves else []

    @property
    def _axis(self) -> ArmAxes:
        """The displayed run's places on the axis that all share."""
        return self._curves[0].axes if self._curves else ArmAxes(())

    def _make_curves(self) -> None:
        """Have a set of curves for each record: those that there are as far as they fit."""
        unit = self._axis.unit
        old, self._curves, row = self._curves, [], 0
        for number, record in enumerate(self.records):
            if number < len(old) and old[number].fits(row, record):
                curves = old[number]
            else:
                for each in old[number:]:
                    each.remove()
                del old[number:]
                plot = self.plot.getPlotItem()
                curves = RecordCurves(plot, row, record, self._score, is_overlay=row > 0)
            self._curves.append(curves)
            row += len(record.experiment.arms)
        for each in old[len(self.records) :]:
            each.remove()
        for curves, record in zip(self._curves, self.records, strict=True):
            curves.follow(record, unit)
        if self.theme is not None:
            self.apply_theme(self.theme)

    @override
    def refresh(self) -> None:
        super().refresh()
        record = self.record
        if record is None:
            return
        for curves in self._curves:
            curves.prepare()
        self.controls.offer_epochs(is_known=all(each.axes.has_epochs for each in self._curves))
        self.marks.show_changes(record.changes)
        if len(record.tests) != self._tested:
            self.write_legend()
        steps = sum(each.history.steps for each in self.records)
        if not steps:
            self._values.fit([])
            self.plot.followed.show(x=(0, FEWEST_STEPS), padding=_PADDING)
            self.plot.followed.show(y=self._values.ends)
            return
        evaluations = sum(curves.evaluations for curves in self._curves)
        fresh = steps - self._drawn[0]
        is_seen = fresh >= max(1, steps // (_PARTS_A_PIXEL * max(1, self.plot.width())))
        if evaluations == self._drawn[1] and not is_seen:
            return
        self._drawn = (steps, evaluations)
        self._draw()
        self.plot.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    def _draw(self) -> None:
        for curves in self._curves:
            curves.read()
        self._values.fit([series for curves in self._curves for series in curves.series])
        ends = [each for curves in self._curves if (each := curves.ends()) is not None]
        whole = min(low for low, _ in ends), max(high for _, high in ends)
        self._is_drawing = True
        self.plot.followed.show(x=whole, padding=_PADDING)
        self.plot.followed.show(y=self._values.ends)
        self._is_drawing = False
        self._draw_sight()

    def _draw_sight(self) -> None:
        """Draw what is in sight, as fine as it can be shown."""
        view = self.plot.getViewBox()
        low, high = view.viewRange()[0]
        for curves in self._curves:
            curves.draw(self._values, (low, high), (view.width(), view.height()))
        self._name_ends(high)
        self._show_cross_hair()
        self._name_triangles()

    def _name_ends(self, right: float) -> None:
        """Name the displayed run's curves where they end in sight."""
        ends, lines = [], {}
        for label in self.labels:
            x, y = lines[label] = self.curves_of(label).smooth.getData()
            in_sight = np.flatnonzero((x <= right) & np.isfinite(y))
            if len(in_sight):
                text, at = f"{label} {self.name_of(label)}", in_sight[-1]
                ends.append(CurveEnd(label, text, float(x[at]), float(y[at])))
        self.names.show_ends(ends, lines)

    def _name_axes(self, unit: Unit) -> None:
        """Say what the axes count, and in what unit."""
        units: dict[Unit, str] = {
            "step": translate("CurvePlot", "step"),
            "epoch": translate("CurvePlot", "epoch"),
            "seconds": translate("CurvePlot", "training time, s"),
        }
        self.plot.getPlotItem().getAxis("bottom").set_title(units[unit])
        self.plot.getPlotItem().getAxis("left").set_title(self.plot.accessibleName())

    def _on_sight_changed(self) -> None:
        if self._drawn[0] > 0 and not self._is_drawing:
            self._draw_sight()

    def _name_triangles(self) -> None:
        """Name the triangles in the legend once one is drawn."""
        marks = [each.heldout for curves in self._curves for each in curves.arms.values()]
        full = ABOVE_SIGN if any(each.has_above for each in marks) else ""
        hollow = HOLLOW_ABOVE_SIGN if any(each.has_running_above for each in marks) else ""
        if full + hollow != self._above_signs:
            self._above_signs = full + hollow
            self.write_legend()

    @override
    def csv_rows(self) -> Table | None:
        """Return a row a step: every arm and seed, and what they scored on images not trained on.

        Scores on the test part stand in columns of their own, in the row of the last step.
        """
        history = self.history
        if self.record is None or history is None or not history.steps:
            return None
        now = history.snapshot()
        return steps_table(
            self._score.name,
            history.first_step,
            now.kept(),
            {
                (lane.arm, lane.seed): partial(self._score.numbers, now, lane.arm, lane.seed)
                for lane in now.layout.lanes
            },
            self._score.evaluations(history) | self._score.test_columns(self.record.tests),
        )

    @property
    @override
    def steps_a_row(self) -> int:
        return self.history.stride if self.history is not None else 1

    def curves_of(self, label: str, record: int = 0) -> StepCurves:
        """Return the curves of an arm, of the displayed run unless another record is given."""
        return self._curves[record].arms[label]

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for number, each in enumerate(self._curves):
            for label, curves in each.arms.items():
                curves.apply_theme(theme, self.look_of(theme, (number, label)))
        self.marks.apply_theme(theme)
        self.names.apply_theme(theme)
        self.curtain.apply_theme(theme)
        self.hair.set_pen(pen(theme.muted, 1))
        self.picked.set_pen(pen(theme.accent, theme.line))
        self._on_sight_changed()
        self.write_legend()

    def _count(self, unit: Unit) -> None:
        for curves in self._curves:
            curves.axes.unit = unit
        self._name_axes(unit)
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

    def _places_of(self, step: float, arm: str | None) -> tuple[float, ...]:
        return (step,) if self.history is None else self._axis.places(self.history, step, arm)

    def _pick(self, place: QPointF) -> None:
        if self.history is not None and self.history.steps:
            self._before_click = self._step_cursor.row
            self._step_cursor.pick(self._axis.row_at(self.history, place.x()))

    def _unpick(self) -> None:
        """The first click of the double one picked a step, which was not meant."""
        self._step_cursor.pick(self._before_click)

    def _hover(self, place: QPointF | None) -> None:
        row = None if place is None else self._axis.row_at(self.history, place.x())
        if self._step_cursor.is_covered(self.history, row):
            row = None
        self._mouse_x = 0.0 if place is None else place.x()
        self._cross_hair.move(None if row is None else self, row)

    @property
    @override
    def covered_after(self) -> int | None:
        return self._step_cursor.covered_after(self.history)

    def _show_picked(self) -> None:
        is_picked = self._step_cursor.row is not None
        self._put(self.picked, self._step_cursor.row_of(self.history) if is_picked else None)
        is_covering = self.covered_after is not None
        self.curtain.show_from(min(self.picked.places, default=None) if is_covering else None)
        self.name_diverged()

    def _put(self, lines: StepLines, row: int | None) -> None:
        """Let lines stand at a step, if the run has got there."""
        history = self.history
        if history is None or row is None or not 0 <= row < history.steps:
            lines.show_at(())
        else:
            lines.show_at(self._axis.places(history, history.first_step + row + 1))

    def _show_cross_hair(self) -> None:
        row, history, theme = self._cross_hair.row, self.history, self.theme
        self._put(self.hair, row if self._has_hair else None)
        is_over_curves = isinstance(self._cross_hair.over, CurvePlot)
        if history is None or theme is None or row is None or not is_over_curves:
            self.reading.hide()
        elif row < history.steps and self.hair.places:
            tests = self.record.tests if self.record is not None else {}
            epochs = self._epochs_at(row)
            lines = step_lines(history, self._score, epochs, row, theme, tests)
            at = min(self.hair.places, key=lambda place: abs(place - self._mouse_x))
            self.show_reading(at, step_heading(history, row), lines)

    def _epochs_at(self, row: int) -> dict[str, float | None]:
        """Return for each arm at which epoch a row is, where arms differ in that."""
        if self.history is None or not self._axis.has_own_epochs:
            return dict.fromkeys(self.labels)
        step = self.history.first_step + row + 1
        return {label: self._axis[label].place(self.history, step) for label in self.labels}

    @override
    def show_cross_hair(self, *, is_shown: bool) -> None:
        self._has_hair = is_shown
        self._show_cross_hair()

    @override
    def write_legend(self) -> None:
        theme, record = self.theme, self.record
        if theme is None or record is None:
            return
        self._tested = len(record.tests)
        looks = {label: theme.line_look(label) for label in self.labels}
        arms = [
            LegendEntry(look.sign, look.colour, self.text_for(label), name=self.name_of(label))
            for label, look in looks.items()
        ]
        legend = CurveLegend(record, self._score, self._above_signs)
        self.set_legend(arms, legend.entries(theme), legend.about())


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
