"""Loss or error of every arm by step: raw thin, smoothed thick, held-out marked."""

from __future__ import annotations

import html
import math
from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.runs.events import Evaluated
from explorer.runs.experiment import Experiment
from explorer.runs.history import History, decimated, smoothed
from explorer.ui.plots.pens import DASHES, LINE_SIGNS, MARKER_SIGNS, MARKERS, kept_pen, pen
from explorer.ui.plots.plot_panel import PlotPanel
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


class _Curves:
    """The four lines of one arm."""

    def __init__(self, plot: pg.PlotItem, index: int) -> None:
        self.raw = pg.PlotCurveItem(antialias=False)
        self.smooth = pg.PlotCurveItem(antialias=True)
        self.heldout = pg.PlotDataItem(antialias=True, symbol=MARKERS[index], symbolSize=8)
        self.above = pg.ScatterPlotItem(symbol="t1", size=9)
        for item in (self.raw, self.smooth, self.heldout, self.above):
            plot.addItem(item, ignoreBounds=True)


class CurvePlot(PlotPanel):
    """One quantity of a run by step; see `loss_plot` and `error_plot`.

    The axis fits the training curves. A held-out value beyond it (batch norm's running
    statistics are poor in the first epochs) is drawn as an open triangle on the upper edge.
    """

    def __init__(
        self,
        name: str,
        title: str,
        of_steps: Callable[[History, str], NDArray[np.float32]],
        of_evaluation: Callable[[Evaluated], float],
        highest: float | None,
        parent: QWidget | None = None,
    ) -> None:
        hint = QCoreApplication.translate("CurvePlot", "Press Space to train")
        super().__init__(name, title, hint, parent)
        self._of_steps = of_steps
        self._of_evaluation = of_evaluation
        self._highest = highest
        self._curves: dict[str, _Curves] = {}
        self._drawn = (-1, -1)
        self.total_steps = 0
        """Steps that the run will take, 0 while it is not known; the axis ends there."""
        self.plot.getViewBox().disableAutoRange()

    def show_arms(self, experiment: Experiment) -> None:
        """Make a set of curves for each arm."""
        labels = [arm.label for arm in experiment.arms]
        if list(self._curves) != labels:
            self.plot.clear()
            self._curves = {
                label: _Curves(self.plot.getPlotItem(), index) for index, label in enumerate(labels)
            }
        if self.theme is not None:
            self.apply_theme(self.theme)

    @override
    def show_history(self, history: History | None) -> None:
        super().show_history(history)
        self._drawn = (-1, -1)
        self.refresh()

    @override
    def refresh(self) -> None:
        super().refresh()
        history = self.history
        if history is None or not history.steps:
            for curves in self._curves.values():
                for item in (curves.raw, curves.smooth, curves.heldout, curves.above):
                    item.setData([], [])
            self.plot.setXRange(0, _FEWEST_STEPS, padding=0.01)
            self.plot.setYRange(0, self._highest or 3.0, padding=0)
            return
        now = (history.steps, sum(len(history.evaluations(label)) for label in self._curves))
        if now == self._drawn:
            return
        self._drawn = now
        self._set_range(history)
        for index, (label, curves) in enumerate(self._curves.items()):
            self._draw(history, label, curves, _EDGE - index * _EDGE_STEP)
        self.plot.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    def raw_points(self, label: str) -> int:
        """Points that the thin line of an arm is drawn with."""
        return len(self._curves[label].raw.getData()[0])

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for index, (label, curves) in enumerate(self._curves.items()):
            colour = theme.arm(label)
            curves.raw.setPen(pen(_paler(colour, theme.base), theme.thin))
            curves.smooth.setPen(pen(colour, theme.line, DASHES[index]))
            curves.heldout.setPen(kept_pen(colour, theme.thin))
            curves.heldout.setSymbolPen(pen(theme.base, 1))
            curves.heldout.setSymbolBrush(QColor(colour))
            curves.above.setPen(pen(colour, 1.5))
            curves.above.setBrush(QColor(theme.base))
        self._write_legend(theme)

    def _draw(self, history: History, label: str, curves: _Curves, edge: float) -> None:
        values = self._of_steps(history, label)
        steps = np.arange(1.0, len(values) + 1)
        width = max(100, int(self.plot.width()))
        curves.raw.setData(*decimated(steps, values.astype(np.float64), width))
        curves.smooth.setData(*decimated(steps, smoothed(values, _SMOOTH_OVER), _THICK_POINTS))
        evaluations = history.evaluations(label)
        at = np.array([each.step for each in evaluations], dtype=np.float64)
        scores = np.array([self._of_evaluation(each) for each in evaluations], dtype=np.float64)
        top = self.plot.getViewBox().viewRange()[1][1]
        inside = scores <= top
        curves.heldout.setData(at[inside], scores[inside])
        beyond = at[~inside]
        curves.above.setData(beyond, np.full(len(beyond), top * edge))

    def _set_range(self, history: History) -> None:
        """Fit the axes, in few large steps: an axis that creeps is hard to read and to paint."""
        right = _FEWEST_STEPS
        while right < history.steps:
            right *= 2
        if history.steps <= self.total_steps < right:
            right = self.total_steps
        top = self._highest
        if top is None:
            values = [self._of_steps(history, label) for label in self._curves]
            finite = np.concatenate([each[np.isfinite(each)] for each in values])
            # The few highest values of a run are outliers of its first steps.
            top = _round_up(float(np.quantile(finite, 0.99))) if len(finite) else 1.0
        self.plot.setXRange(0, right, padding=0.01)
        self.plot.setYRange(0, top, padding=0)

    def _write_legend(self, theme: Theme) -> None:
        entries = [
            (LINE_SIGNS[index], theme.arm(label), html.escape(label))
            for index, label in enumerate(self._curves)
        ]
        signs = "".join(MARKER_SIGNS[: len(self._curves)])
        entries.append((signs, theme.muted, QCoreApplication.translate("CurvePlot", "held-out")))
        if self._highest is None:
            beyond = QCoreApplication.translate("CurvePlot", "above the axis")
            entries.append(("△", theme.muted, beyond))
        self.set_legend(entries)


def loss_plot(parent: QWidget | None = None) -> CurvePlot:
    """Mean cross entropy by step."""
    title = QCoreApplication.translate("CurvePlot", "Loss by step")
    return CurvePlot("plot.loss", title, History.loss, lambda each: each.loss, None, parent)


def error_plot(parent: QWidget | None = None) -> CurvePlot:
    """Share of images given a wrong class, in percent, by step."""
    title = QCoreApplication.translate("CurvePlot", "Error by step, %")
    return CurvePlot(
        "plot.accuracy",
        title,
        lambda history, label: history.error(label) * 100,
        lambda each: each.error * 100,
        102.0,
        parent,
    )


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
