"""Loss or error of every arm by step: raw thin, smoothed thick, held-out marked."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.runs.changes import Change
from explorer.runs.events import Evaluated
from explorer.runs.experiment import Experiment
from explorer.runs.history import History, decimated
from explorer.ui.plots.band import Band, averaged, coarsened
from explorer.ui.plots.change_marks import ChangeMarks
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
from explorer.ui.shown_step import ShownStep
from explorer.ui.take_away.tables import Table, steps_table
from explorer.ui.theme.palette import Theme

_SMOOTH_OVER = 12
"""Steps that the thick line is the mean of."""
_FEWEST_STEPS = 25
"""Length of the axis at first; it doubles as the run goes on."""
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
_SAMPLED = 2_000
"""Steps of a lane that the axis is fitted to, at least, of a run that has more."""


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
        parent: QWidget | None = None,
    ) -> None:
        hint = QCoreApplication.translate("CurvePlot", "Press Space to train")
        super().__init__(name, title, hint, parent)
        self._quantity = quantity
        self._of_steps = of_steps
        self._of_evaluation = of_evaluation
        self._highest = highest
        self._shown_step = shown_step
        self._seeds: tuple[int, ...] = ()
        self._curves: dict[str, _Curves] = {}
        self._drawn = (-1, -1)
        self.marks = ChangeMarks()
        self.plot.addItem(self.marks, ignoreBounds=True)
        self.total_steps = 0
        """Steps that the run will take, 0 while it is not known; the axis ends there."""
        self.plot.getViewBox().disableAutoRange()

    def show_arms(self, experiment: Experiment) -> None:
        """Make a set of curves for each arm."""
        labels = [arm.label for arm in experiment.arms]
        if list(self._curves) != labels or self._seeds != experiment.seeds:
            self.plot.clear()
            self.plot.addItem(self.marks, ignoreBounds=True)
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

    @override
    def refresh(self) -> None:
        super().refresh()
        history = self.history
        if history is None or not history.steps:
            self.plot.setXRange(0, _FEWEST_STEPS, padding=0.01)
            self.plot.setYRange(0, self._highest or 3.0, padding=0)
            return
        evaluations = sum(
            len(history.evaluations(label, seed)) for label in self._curves for seed in self._seeds
        )
        if (history.steps, evaluations) == self._drawn:
            return
        self._drawn = (history.steps, evaluations)
        for label, curves in self._curves.items():
            known = curves.series.steps
            columns = [self._of_steps(history, label, seed)[known:] for seed in self._seeds]
            curves.series.append(np.stack(columns))
        top = self._set_range(history)
        for index, (label, curves) in enumerate(self._curves.items()):
            self._draw_steps(history, curves, top)
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
        self.write_legend()

    def _draw_steps(self, history: History, curves: _Curves, top: float) -> None:
        """Draw the lines; what leaps far beyond the axis is cut, or its dashes would never end."""
        series, most = curves.series, top * _BEYOND
        steps = np.arange(1.0, series.steps + 1) + history.first_step
        mean = np.minimum(series.mean, most)
        curves.smooth.setData(*averaged(steps, mean, _THICK_POINTS))
        if curves.seeds == 1:
            width = max(100, int(self.plot.width()))
            curves.raw.setData(*decimated(steps, np.minimum(series.raw[0], most), width))
        else:
            x, low, high = coarsened(steps, series.low, series.high, _BAND_POINTS)
            curves.band.show_range(x, np.minimum(low, most), np.minimum(high, most))

    def _draw_evaluations(
        self, history: History, label: str, curves: _Curves, top: float, edge: float
    ) -> None:
        by_step: dict[int, list[float]] = {}
        for seed in self._seeds:
            for each in history.evaluations(label, seed):
                by_step.setdefault(each.step, []).append(self._of_evaluation(each))
        at = np.array(list(by_step), dtype=np.float64)
        scores = np.array([np.mean(each) for each in by_step.values()], dtype=np.float64)
        inside = scores <= top
        curves.heldout.setData(at[inside], scores[inside])
        beyond = at[~inside]
        curves.above.setData(beyond, np.full(len(beyond), top * edge))

    def _set_range(self, history: History) -> float:
        """Fit the axes, in few large steps: an axis that creeps is hard to read and to paint.

        Returns:
            The upper end.
        """
        left, length = history.first_step, _FEWEST_STEPS
        while length < history.steps:
            length *= 2
        right = left + length
        if left + history.steps <= self.total_steps < right:
            right = self.total_steps
        top = self._highest
        if top is None:
            top = _upper_end([curves.series for curves in self._curves.values()])
        self.plot.setXRange(left, right, padding=0.01)
        self.plot.setYRange(0, top, padding=0)
        return top

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


def loss_plot(shown_step: ShownStep, parent: QWidget | None = None) -> CurvePlot:
    """Mean cross entropy by step."""
    title = QCoreApplication.translate("CurvePlot", "Loss by step")
    return CurvePlot(
        "plot.loss", title, "loss", History.loss, lambda each: each.loss, None, shown_step, parent
    )


def error_plot(shown_step: ShownStep, parent: QWidget | None = None) -> CurvePlot:
    """Share of images given a wrong class, in percent, by step."""
    title = QCoreApplication.translate("CurvePlot", "Error by step, %")
    return CurvePlot(
        "plot.accuracy",
        title,
        "error_percent",
        lambda history, label, seed: history.error(label, seed) * 100,
        lambda each: each.error * 100,
        102.0,
        shown_step,
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
