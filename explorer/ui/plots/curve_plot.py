"""Loss or error of every arm by step: raw thin, smoothed thick, held-out marked."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPoint, QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.runs.changes import Change
from explorer.runs.events import Evaluated, Prepared
from explorer.runs.experiment import Experiment
from explorer.runs.history import History, decimated
from explorer.ui.plots.band import Band, averaged, coarsened
from explorer.ui.plots.change_marks import ChangeMarks
from explorer.ui.plots.cross_hair import CrossHair
from explorer.ui.plots.curve_controls import CurveControls
from explorer.ui.plots.depth_reading import number_words
from explorer.ui.plots.pens import (
    BAND_SIGN,
    DASHES,
    LINE_SIGNS,
    MARKER_SIGNS,
    MARKERS,
    kept_pen,
    pen,
)
from explorer.ui.plots.plot_panel import PlotPanel
from explorer.ui.plots.seed_series import SeedSeries
from explorer.ui.plots.step_axis import FEWEST_STEPS, StepAxis, Unit
from explorer.ui.shown_step import ShownStep
from explorer.ui.take_away.tables import Table, steps_table
from explorer.ui.theme.palette import Theme

_SMOOTH_OVER = 12
"""Steps that the thick line is the mean of."""
_EDGE = 0.97
_EDGE_STEP = 0.06
"""Height of an arm's open triangles, of the axis: below each other, so that none hides one."""
_THICK_POINTS = 200
"""A thick line of more points is slow to paint and looks the same."""
_BAND_POINTS = 300
_BEYOND = 2.0
"""How far above the axis a line goes on, in heights of the axis."""
_LEAP = 2.0
"""A loss this many times that of the untrained networks is one that diverges."""
_PARTS_A_PIXEL = 4
"""A curve that has grown by less than such a part of a pixel is not drawn again."""
_ABOVE_CURVES = 9
_MOST_DECADES = 6
_SAMPLED = 2_000
"""Steps of a lane that the axis is fitted to, at least, of a run that has more."""


Numbers = NDArray[np.float64]


class _Curves:
    """The lines of one arm; with several seeds a band takes the raw line's place."""

    def __init__(self, plot: pg.PlotItem, index: int, seeds: int) -> None:
        self.seeds = seeds
        self.series = SeedSeries(seeds, _SMOOTH_OVER)
        self.band = Band()
        self.raw = pg.PlotCurveItem(antialias=False, connect="finite")
        self.smooth = pg.PlotCurveItem(antialias=True, connect="finite")
        self.heldout = pg.PlotDataItem(antialias=True, symbol=MARKERS[index], symbolSize=8)
        self.above = pg.ScatterPlotItem(symbol="t1", size=9)
        for item in (self.band, self.raw, self.smooth, self.heldout, self.above):
            plot.addItem(item, ignoreBounds=True)

    def clear(self) -> None:
        self.series = SeedSeries(self.seeds, _SMOOTH_OVER)
        for item in (self.band, self.raw, self.smooth, self.heldout, self.above):
            item.setData([], [])


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
        quantity: str,
        of_steps: Callable[[History, str, int], NDArray[np.float32]],
        of_evaluation: Callable[[Evaluated], float],
        highest: float | None,
        shown_step: ShownStep,
        cross_hair: CrossHair,
        parent: QWidget | None = None,
    ) -> None:
        hint = QCoreApplication.translate("CurvePlot", "Press Space to train")
        super().__init__(name, title, hint, parent)
        self._quantity = quantity
        self._of_steps = of_steps
        self._of_evaluation = of_evaluation
        self._highest = highest
        self._shown_step = shown_step
        self._cross_hair = cross_hair
        self._axis = StepAxis()
        self._is_log = False
        self._floor = -3.0
        self._seeds: tuple[int, ...] = ()
        self._curves: dict[str, _Curves] = {}
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
        shown_step.changed.connect(self._show_picked)
        cross_hair.moved.connect(self._show_cross_hair)

    def show_preparation(self, prepared: Prepared) -> None:
        """Learn how long the run will be and an epoch is; the axis ends where the run does."""
        self._axis.total_steps = prepared.total_steps
        self._axis.steps_per_epoch = prepared.steps_per_epoch
        self.controls.offer_epochs(is_known=prepared.steps_per_epoch > 0)

    def show_arms(self, experiment: Experiment) -> None:
        """Make a set of curves for each arm."""
        labels = [arm.label for arm in experiment.arms]
        if list(self._curves) != labels or self._seeds != experiment.seeds:
            self.plot.clear()
            self._add_marks()
            self._seeds = experiment.seeds
            self._curves = {
                label: _Curves(self.plot.getPlotItem(), index, experiment.repeats)
                for index, label in enumerate(labels)
            }
        if self.theme is not None:
            self.apply_theme(self.theme)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Mark the steps at which something was changed on the way."""
        self.marks.show_changes(changes)

    @override
    def show_history(self, history: History | None) -> None:
        super().show_history(history)
        self._drawn = (-1, -1)
        for curves in self._curves.values():
            curves.clear()
        self.refresh()
        self._show_picked()

    @override
    def refresh(self) -> None:
        super().refresh()
        history = self.history
        if history is None or not history.steps:
            self.plot.setXRange(0, FEWEST_STEPS, padding=0.01)
            top = self._highest or 3.0
            self.plot.setYRange(*((-2, math.log10(top)) if self._is_log else (0, top)), padding=0)
            return
        evaluations = sum(
            len(history.evaluations(label, seed)) for label in self._curves for seed in self._seeds
        )
        fresh = history.steps - self._drawn[0]
        is_seen = fresh >= max(1, history.steps // (_PARTS_A_PIXEL * max(1, self.plot.width())))
        if evaluations == self._drawn[1] and not is_seen:
            return
        self._drawn = (history.steps, evaluations)
        for label, curves in self._curves.items():
            known = curves.series.steps
            columns = [self._of_steps(history, label, seed)[known:] for seed in self._seeds]
            curves.series.append(np.stack(columns))
        top = self._set_range(history)
        places = self._axis.places(history)
        for index, (label, curves) in enumerate(self._curves.items()):
            self._draw_steps(places, curves, top)
            self._draw_evaluations(history, label, curves, top, _EDGE - index * _EDGE_STEP)
        self.plot.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    def csv_rows(self) -> Table | None:
        """Return a row a step: every arm and seed, and what they scored on held-out images."""
        history = self.history
        if history is None or not history.steps:
            return None
        lanes = [(label, seed) for label in self._curves for seed in self._seeds]
        return steps_table(
            self._quantity,
            history.first_step,
            {lane: self._of_steps(history, *lane) for lane in lanes},
            {
                lane: {e.step: self._of_evaluation(e) for e in history.evaluations(*lane)}
                for lane in lanes
            },
        )

    def raw_points(self, label: str) -> int:
        """Points that the thin line of an arm is drawn with."""
        return len(self._curves[label].raw.getData()[0])

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for index, (label, curves) in enumerate(self._curves.items()):
            colour = theme.arm(label)
            curves.band.set_colour(colour)
            curves.raw.setPen(pen(_paler(colour, theme.base), theme.thin))
            curves.smooth.setPen(pen(colour, theme.line, DASHES[index]))
            curves.heldout.setPen(kept_pen(colour, theme.thin))
            curves.heldout.setSymbolPen(pen(theme.base, 1))
            curves.heldout.setSymbolBrush(QColor(colour))
            curves.above.setPen(pen(colour, 1.5))
            curves.above.setBrush(QColor(theme.base))
        self.marks.apply_theme(theme)
        self.hair.setPen(pen(theme.muted, 1))
        self.picked.setPen(pen(theme.accent, theme.line))
        self.write_legend()

    def _draw_steps(self, places: Numbers, curves: _Curves, top: float) -> None:
        """Draw the lines; what leaps far beyond the axis is cut, or its dashes would never end."""
        series, most = curves.series, top * _BEYOND
        x, mean = averaged(places, series.mean, _THICK_POINTS)
        curves.smooth.setData(x, self._height(np.minimum(mean, most)))
        if curves.seeds == 1:
            width = max(100, int(self.plot.width()))
            x, raw = decimated(places, series.raw[0], width)
            curves.raw.setData(x, self._height(np.minimum(raw, most)))
        else:
            x, low, high = coarsened(places, series.low, series.high, _BAND_POINTS)
            low, high = np.minimum(low, most), np.minimum(high, most)
            curves.band.show_range(x, self._height(low), self._height(high))

    def _height(self, values: Numbers) -> Numbers:
        """Return how high values stand; on a logarithmic axis a zero lies on the lower edge."""
        if not self._is_log:
            return values
        return np.asarray(np.log10(np.maximum(values, 10.0**self._floor)))

    def _draw_evaluations(
        self, history: History, label: str, curves: _Curves, top: float, edge: float
    ) -> None:
        by_step: dict[int, list[float]] = {}
        for seed in self._seeds:
            for each in history.evaluations(label, seed):
                by_step.setdefault(each.step, []).append(self._of_evaluation(each))
        at = np.array([self._axis.place(history, step) for step in by_step], dtype=np.float64)
        scores = np.array([np.mean(each) for each in by_step.values()], dtype=np.float64)
        inside = scores <= top
        curves.heldout.setData(at[inside], self._height(scores[inside]))
        beyond = at[~inside]
        low, high = self.plot.getViewBox().viewRange()[1]
        curves.above.setData(beyond, np.full(len(beyond), low + (high - low) * edge))

    def _set_range(self, history: History) -> float:
        """Fit the axes, in few large steps: an axis that creeps is hard to read and to paint.

        Returns:
            The greatest value that there is room for.
        """
        top = self._highest
        series = [curves.series for curves in self._curves.values()]
        if top is None:
            top = _upper_end(series)
        self.plot.setXRange(*self._axis.ends(history), padding=0.01)
        if self._is_log:
            high = math.log10(top)
            self._floor = _lower_end(series, high)
            self.plot.setYRange(self._floor, high, padding=0)
        else:
            self.plot.setYRange(0, top, padding=0)
        return top

    def _count(self, unit: Unit) -> None:
        self._axis.unit = unit
        self._draw_anew()

    def _set_log(self, is_log: bool) -> None:
        self._is_log = is_log
        self.plot.getPlotItem().getAxis("left").set_log(is_log)
        self._draw_anew()

    def _draw_anew(self) -> None:
        self._drawn = (-1, -1)
        self.refresh()
        self._show_picked()
        self._show_cross_hair()
        self.marks.update()

    def _add_marks(self) -> None:
        for mark in (self.marks, self.hair, self.picked):
            self.plot.addItem(mark, ignoreBounds=True)

    def _place_of(self, step: float) -> float:
        return step if self.history is None else self._axis.place(self.history, step)

    def _pick(self, place: QPointF) -> None:
        if self.history is not None and self.history.steps:
            self._shown_step.pick(self._axis.row_at(self.history, place.x()))

    def _hover(self, place: QPointF | None) -> None:
        row = None if place is None else self._axis.row_at(self.history, place.x())
        self._cross_hair.move(None if row is None else self, row)

    def _show_picked(self) -> None:
        self._put(self.picked, self._shown_step.row)

    def _put(self, line: pg.InfiniteLine, row: int | None) -> None:
        history = self.history
        if history is None or row is None or not history.steps:
            line.hide()
            return
        row = min(row, history.steps - 1)
        line.setValue(self._axis.place(history, history.first_step + row + 1))
        line.show()

    def _show_cross_hair(self) -> None:
        hair, history, theme = self._cross_hair, self.history, self.theme
        self._put(self.hair, hair.row)
        if history is None or theme is None or not isinstance(hair.over, CurvePlot):
            self.reading.hide()
            return
        row = hair.row
        if row is None or row >= history.steps:
            return
        step = history.first_step + row + 1
        lines = [
            (label, theme.arm(label), self._readings(history, label, row, step))
            for label in self._curves
        ]
        heading = QCoreApplication.translate("CurvePlot", "step {step}, {seconds} s")
        seconds = f"{history.seconds()[row]:,.1f}"
        x = self.plot.mapFromScene(
            self.plot.getViewBox().mapViewToScene(QPointF(self.hair.value(), 0))
        ).x()
        place = QPoint(x, 0)
        self.reading.say(place, heading.format(step=f"{step:,}", seconds=seconds), lines)

    def _readings(self, history: History, label: str, row: int, step: int) -> tuple[str, ...]:
        """Return an arm's number at a step, and the nearest one on held-out images."""
        values = [self._of_steps(history, label, seed)[row] for seed in self._seeds]
        cells = (number_words(float(np.mean(values))),)
        scored = [each for seed in self._seeds for each in history.evaluations(label, seed)]
        if not scored:
            return cells
        at = min((abs(each.step - step), each.step) for each in scored)[1]
        mean = float(np.mean([self._of_evaluation(each) for each in scored if each.step == at]))
        words = QCoreApplication.translate("CurvePlot", "held-out {value} at {step}")
        return *cells, words.format(value=number_words(mean), step=f"{at:,}")

    @override
    def write_legend(self) -> None:
        theme = self.theme
        if theme is None:
            return
        tr = QCoreApplication.translate
        entries = [
            (LINE_SIGNS[index], theme.arm(label), self.words_for(label))
            for index, label in enumerate(self._curves)
        ]
        extras = []
        if len(self._seeds) > 1:
            words = tr("CurvePlot", "range of {n} seeds").format(n=len(self._seeds))
            extras.append((BAND_SIGN, theme.border, words))
        signs = "".join(MARKER_SIGNS[: len(self._curves)])
        extras.append((signs, theme.muted, tr("CurvePlot", "held-out")))
        if self._highest is None:
            extras.append(("△", theme.muted, tr("CurvePlot", "above the axis")))
        self.set_legend(entries, extras)


def loss_plot(
    shown_step: ShownStep, cross_hair: CrossHair, parent: QWidget | None = None
) -> CurvePlot:
    """Mean cross entropy."""
    title = QCoreApplication.translate("CurvePlot", "Loss")
    return CurvePlot(
        "plot.loss",
        title,
        "loss",
        History.loss,
        lambda each: each.loss,
        None,
        shown_step,
        cross_hair,
        parent,
    )


def error_plot(
    shown_step: ShownStep, cross_hair: CrossHair, parent: QWidget | None = None
) -> CurvePlot:
    """Share of images given a wrong class, in percent."""
    title = QCoreApplication.translate("CurvePlot", "Error, %")
    return CurvePlot(
        "plot.accuracy",
        title,
        "error_percent",
        lambda history, label, seed: history.error(label, seed) * 100,
        lambda each: each.error * 100,
        102.0,
        shown_step,
        cross_hair,
        parent,
    )


def _upper_end(series: Sequence[SeedSeries]) -> float:
    """Return where a loss's axis ends: it fits the lanes that have not diverged, if some have."""
    lanes = [row for each in series for row in (each.raw if len(each.raw) == 1 else each.smooth)]
    alive = [row for row in lanes if np.isfinite(row[-1])] or lanes
    stride = 1
    while len(alive[0]) > 2 * stride * _SAMPLED:
        stride *= 2  # so that a longer run is sampled at some of the same steps
    every = np.concatenate([row[::stride] for row in alive])
    first = np.array([row[0] for row in alive])
    every, first = every[np.isfinite(every)], first[np.isfinite(first)]
    if not len(every):
        return 1.0
    # The few highest values of a run are outliers of its first steps.
    usual = float(np.quantile(every, 0.99))
    limit = _LEAP * max(float(first.max(initial=0.0)), float(np.median(every)))
    return _round_up(min(usual, limit))


def _lower_end(series: Sequence[SeedSeries], high: float) -> float:
    """Return where a logarithmic axis begins: it fits the smooth lines, within few decades."""
    least = np.inf
    for each in series:
        known = each.smooth[each.smooth > 0]
        least = min(least, float(known.min()) if len(known) else np.inf)
    low = math.log10(least) if np.isfinite(least) else high - 1
    return max(math.floor(high) - _MOST_DECADES, min(math.floor(low), math.ceil(high) - 1))


def _upright() -> pg.InfiniteLine:
    line = pg.InfiniteLine(angle=90, movable=False)
    line.setZValue(_ABOVE_CURVES)
    line.hide()
    return line


def _round_up(value: float) -> float:
    """Return the next of 1, 1.5, 2, 2.5, ... 9.5 times a power of ten."""
    if value <= 0:
        return 1.0
    unit = 10.0 ** math.floor(math.log10(value)) / 2
    return math.ceil(value / unit) * unit


def _paler(colour: str, background: str) -> str:
    """Mix a colour into the background; opaque, for a transparent pen is slow to paint."""
    under, over = QColor(background), QColor(colour)
    return QColor(
        (2 * under.red() + over.red()) // 3,
        (2 * under.green() + over.green()) // 3,
        (2 * under.blue() + over.blue()) // 3,
    ).name()
