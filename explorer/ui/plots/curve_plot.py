"""Loss or error of every arm by step, with the current step and the one under the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.runs.arm_axes import ArmAxes
from explorer.runs.record import RunRecord
from explorer.runs.score import ERROR, LOSS, Score
from explorer.runs.step_axis import FEWEST_STEPS, Unit
from explorer.runs.tables import Table, steps_table
from explorer.runs.value_axis import ValueAxis
from explorer.ui.kit.followed_range import X, Y
from explorer.ui.kit.pens import BAND_SIGN, pen
from explorer.ui.kit.plot_legend import LegendEntry
from explorer.ui.kit.plot_panel import CurveKey, PlotPanel
from explorer.ui.plots.curve_controls import CurveControls
from explorer.ui.plots.marks import ChangeMarks
from explorer.ui.plots.readings import mean_text, step_heading, step_lines
from explorer.ui.plots.step_curves import ABOVE_SIGN, StepCurves
from explorer.ui.plots.step_lines import StepLines
from explorer.ui.state.cross_hair import CrossHair
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_PARTS_A_PIXEL = 4
"""A curve that has grown by less than such a part of a pixel is not drawn again."""
_PADDING = 0.01
"""Free on the left and on the right, as a share of the axis."""
_HOLLOW_SIGNS = "○□"


class CurvePlot(PlotPanel):
    """One score of the runs by step; see `loss_plot` and `error_plot`.

    The axis fits the training curves, but for the leap of one that diverges. A held-out value
    beyond it (batch norm's running statistics are poor in the first epochs) is drawn as an open
    triangle on the upper edge. Of several seeds the mean is drawn, in a band from the least to
    the greatest. Overlaid runs share both axes; readings and tables are those of the displayed
    run.
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
        self._axes = [ArmAxes(())]
        self._values = ValueAxis(score.highest)
        self._curves: dict[CurveKey, StepCurves] = {}
        self._made: list[tuple[CurveKey, int]] = []
        self._drawn = (-1, -1)
        self._has_above = False
        self._tested = 0
        self._mouse_x = 0.0
        self.marks = ChangeMarks(self._places_of)
        self.hair, self.picked = StepLines(self.plot), StepLines(self.plot)
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
        self._axes = [
            ArmAxes([arm.label for arm in record.experiment.arms], unit) for record in records
        ]
        self._drawn = (-1, -1)
        for (number, label), curves in self._curves.items():
            curves.show(records[number].curve(self._score, label))
        self._name_triangles()
        self.refresh()
        self._show_picked()
        self._show_cross_hair()

    @property
    def labels(self) -> list[str]:
        """The arms of the displayed run."""
        return [label for number, label in self._curves if number == 0]

    @property
    def _axis(self) -> ArmAxes:
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
                (number, label): StepCurves(
                    self.plot.getPlotItem(),
                    self.records[number].curve(self._score, label),
                    row,
                    seeds,
                    is_overlay=number > 0,
                )
                for row, ((number, label), seeds) in enumerate(wanted)
            }
        if self.theme is not None:
            self.apply_theme(self.theme)

    @override
    def refresh(self) -> None:
        super().refresh()
        record = self.record
        if record is None:
            return
        for axes, each in zip(self._axes, self.records, strict=True):
            if each.preparation is not None:
                axes.prepare(each.preparation, each.total_steps)
        self.controls.offer_epochs(is_known=all(axes.has_epochs for axes in self._axes))
        self.marks.show_changes(record.changes)
        if len(record.tests) != self._tested:
            self.write_legend()
        steps = sum(each.history.steps for each in self.records)
        if not steps:
            self._values.fit([])
            self.plot.followed.show(x=(0, FEWEST_STEPS), padding=_PADDING)
            self.plot.followed.show(y=self._values.ends)
            return
        evaluations = sum(each.history.evaluation_count for each in self.records)
        fresh = steps - self._drawn[0]
        is_seen = fresh >= max(1, steps // (_PARTS_A_PIXEL * max(1, self.plot.width())))
        if evaluations == self._drawn[1] and not is_seen:
            return
        self._drawn = (steps, evaluations)
        self._draw()
        self.plot.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    def _draw(self) -> None:
        for number, label in self._curves:
            self.records[number].curve(self._score, label).update()
        self._values.fit([curves.series for curves in self._curves.values()])
        ends = [
            axes.ends(record.history)
            for axes, record in zip(self._axes, self.records, strict=True)
            if record.history.steps
        ]
        whole = min(low for low, _ in ends), max(high for _, high in ends)
        self.plot.followed.show(x=whole, padding=_PADDING)
        self.plot.followed.show(y=self._values.ends)
        for (number, label), curves in self._curves.items():
            axis, record = self._axes[number][label], self.records[number]
            places = partial(axis.places, record.history)
            places_of = partial(axis.places_of, record.history)
            curves.draw_steps(places, self._values, int(self.plot.width()))
            curves.draw_heldout(places_of, self._values, self._score.differs)
        self._show_cross_hair()
        self._name_triangles()

    def _name_triangles(self) -> None:
        """Name the open triangles in the legend once one is drawn."""
        has_above = any(curves.has_above for curves in self._curves.values())
        if has_above != self._has_above:
            self._has_above = has_above
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
        return self._curves[record, label]

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for key, curves in self._curves.items():
            curves.apply_theme(theme, self.look_of(theme, key))
        self.marks.apply_theme(theme)
        self.hair.set_pen(pen(theme.muted, 1))
        self.picked.set_pen(pen(theme.accent, theme.line))
        self.write_legend()

    @property
    def _is_reestimated(self) -> bool:
        """Whether the displayed run evaluates with re-estimated statistics, too."""
        record = self.record
        if record is None or not record.experiment.settings.reestimate_statistics:
            return False
        return any(arm.network.norm == "batch" for arm in record.experiment.arms)

    def _count(self, unit: Unit) -> None:
        for axes in self._axes:
            axes.unit = unit
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
        self.plot.addItem(self.marks, ignoreBounds=True)
        self.hair.add_again()
        self.picked.add_again()

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
        self._mouse_x = 0.0 if place is None else place.x()
        self._cross_hair.move(None if row is None else self, row)

    def _show_picked(self) -> None:
        is_picked = self._step_cursor.row is not None
        self._put(self.picked, self._step_cursor.row_of(self.history) if is_picked else None)

    def _put(self, lines: StepLines, row: int | None) -> None:
        """Let lines stand at a step, if the run has got there."""
        history = self.history
        if history is None or row is None or not 0 <= row < history.steps:
            lines.show_at(())
        else:
            lines.show_at(self._axis.places(history, history.first_step + row + 1))

    def _show_cross_hair(self) -> None:
        row, history, theme = self._cross_hair.row, self.history, self.theme
        self._put(self.hair, row)
        is_over_curves = isinstance(self._cross_hair.over, CurvePlot)
        if history is None or theme is None or row is None or not is_over_curves:
            self.reading.hide()
        elif row < history.steps:
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
    def write_legend(self) -> None:
        theme = self.theme
        if theme is None:
            return
        looks = {label: theme.line_look(label) for label in self.labels}
        entries = [
            LegendEntry(look.sign, look.colour, self.text_for(label))
            for label, look in looks.items()
        ]
        extras: list[LegendEntry] = []
        about = ""
        seeds = len(self.history.layout.seeds) if self.history is not None else 1
        if seeds > 1:
            text, short = COUNTS.range_over_seeds(seeds), translate("CurvePlot", "range")
            extras.append(LegendEntry(BAND_SIGN, theme.border, text, short))
            about = translate(
                "CurvePlot",
                "Where a seed has diverged a ✕ stands on the curve: from there on mean and band "
                "are of those that are left.",
            )
        signs = "".join(look.marker_sign for look in looks.values())
        short = translate("CurvePlot", "held-out")
        if self._has_above:
            signs += ABOVE_SIGN
        extras.append(LegendEntry(signs, theme.muted, self._heldout_text(), short))
        if self.record is not None:
            self._tested = len(self.record.tests)
            if self._tested:
                test, about_test = self._test_texts(self.record)
                extras.append(LegendEntry("", theme.muted, test))
                about = "\n".join([*([about] if about else []), about_test])
        if self._is_reestimated:
            running = translate("CurvePlot", "running statistics")
            short = translate("CurvePlot", "running")
            extras.append(LegendEntry(_HOLLOW_SIGNS, theme.muted, running, short))
            lagging = translate(
                "CurvePlot",
                "A hollow mark is the same network evaluated with the running statistics of batch "
                "norm, which lag behind the weights after few steps. Where it stands far from the "
                "full one, the statistics are to blame: this is not overfitting.",
            )
            about = "\n".join([*([about] if about else []), lagging])
        self.set_legend(entries, extras, about)

    def _test_texts(self, record: RunRecord) -> tuple[str, str]:
        """Return each arm's score on the test part, and what that is."""
        seeds = record.history.layout.seeds
        means = {label: self._score.tested(record.tests, label, seeds) for label in self.labels}
        each = translate("CurvePlot", "{arm} {value}")
        texts = [
            each.format(arm=label, value=mean_text(mean))
            for label, mean in means.items()
            if mean is not None
        ]
        comma = translate("CurvePlot", "{scores}, {next}")
        scores = reduce(lambda so_far, text: comma.format(scores=so_far, next=text), texts)
        text = translate("CurvePlot", "test {scores}").format(scores=scores)
        if len(seeds) > 1:
            text = translate("CurvePlot", "{test}, {seeds}").format(
                test=text, seeds=COUNTS.mean_of_all(len(seeds))
            )
        about = translate(
            "CurvePlot",
            "The test part is evaluated once, after the last step. It is not drawn, for it is not "
            "to choose by: that is what held-out images are for.",
        )
        return text, about

    def _heldout_text(self) -> str:
        """Name the held-out marks; a smoothed loss lies above them without any overfitting."""
        phrases = [translate("CurvePlot", "held-out")]
        if self._is_reestimated:
            phrases.append(translate("CurvePlot", "re-estimated"))
        if self._is_smoothed:
            phrases.append(translate("CurvePlot", "labels not smoothed"))
        if self._has_above:
            above = translate("CurvePlot", "{sign} above the axis")
            phrases.append(above.format(sign=ABOVE_SIGN))
        return ", ".join(phrases)

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
