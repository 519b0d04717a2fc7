"""Gradient norm of every layer over depth: now, and as it was before the first update."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.network.expand import expand
from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.ui.plots.band import Band
from explorer.ui.plots.pens import BAND_SIGN, DASHES, KEPT_SIGN, LINE_SIGNS, kept_pen, pen
from explorer.ui.plots.plot_panel import PlotPanel
from explorer.ui.selection import Selection
from explorer.ui.shown_step import ShownStep
from explorer.ui.take_away.tables import Table, layers_table
from explorer.ui.theme.palette import Theme

Numbers = NDArray[np.float64]

_THICK_LAYERS = 300
"""A thick, smooth line of more points is slow to paint."""


class _Curves:
    """The lines of one arm along its main path, and a mark for each layer on a shortcut.

    Of several seeds the geometric mean is drawn, in a band from the least to the greatest.
    """

    def __init__(self, plot: pg.PlotItem, network: NetworkSpec) -> None:
        weighted = expand(network).weighted
        self._positions = np.array([layer.position for layer in weighted], dtype=np.float64)
        self._aside = np.array([layer.on_shortcut for layer in weighted], dtype=bool)
        self.is_short = len(weighted) <= _THICK_LAYERS
        self.band = Band()
        self.now = pg.PlotCurveItem(antialias=self.is_short, connect="finite")
        self.first = pg.PlotCurveItem(antialias=self.is_short, connect="finite")
        self.aside = pg.ScatterPlotItem(symbol="s", size=7)
        for item in (self.band, self.first, self.now, self.aside):
            plot.addItem(item, ignoreBounds=True)

    def draw_first(self, logs: Numbers) -> None:
        """Draw the profile of the untrained networks from (S, L) logarithms."""
        self._draw(self.first, _mean(logs))

    def draw_now(self, logs: Numbers) -> None:
        """Draw the present profile from (S, L) logarithms."""
        mean = _mean(logs)
        self._draw(self.now, mean)
        shown = self._aside & np.isfinite(mean)
        self.aside.setData(self._positions[shown], mean[shown])
        if len(logs) > 1:
            main = logs[:, ~self._aside]
            low, high = np.fmin.reduce(main, axis=0), np.fmax.reduce(main, axis=0)
            self.band.show_range(self._positions[~self._aside], low, high)

    def clear(self) -> None:
        """Draw nothing."""
        for item in (self.band, self.now, self.first, self.aside):
            item.setData([], [])

    def _draw(self, item: pg.PlotCurveItem, logs: Numbers) -> None:
        item.setData(self._positions[~self._aside], logs[~self._aside])


class GradientProfile(PlotPanel):
    """One line an arm on a logarithmic axis; a thin dotted one keeps the profile of step 0."""

    def __init__(
        self, selection: Selection, shown_step: ShownStep, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "plot.gradient_profile",
            QCoreApplication.translate("GradientProfile", "Gradient norm by depth, in layers"),
            QCoreApplication.translate(
                "GradientProfile", "Press Space to train: each layer's gradient appears here"
            ),
            parent,
            is_log=True,
        )
        self._selection = selection
        self._shown_step = shown_step
        self._curves: dict[str, _Curves] = {}
        self._seeds: tuple[int, ...] = ()
        self._drawn = -1
        self._low, self._high = np.inf, -np.inf
        self.plot.getViewBox().disableAutoRange()
        self.plot.setYRange(-3, 1, padding=0)

    def show_arms(self, experiment: Experiment) -> None:
        """Make the curves of a run; its networks stay those it began with."""
        self.plot.clear()
        self._curves = {}
        self._seeds = experiment.seeds
        for arm in experiment.arms:
            self._curves[arm.label] = _Curves(self.plot.getPlotItem(), arm.network)
        if self.theme is not None:
            self.apply_theme(self.theme)

    @override
    def show_history(self, history: History | None) -> None:
        super().show_history(history)
        self._drawn = -1
        self._low, self._high = np.inf, -np.inf
        if history is None:
            for curves in self._curves.values():
                curves.clear()
        self.refresh()

    @override
    def refresh(self) -> None:
        super().refresh()
        history = self.history
        if history is None or history.steps in (0, self._drawn):
            return
        is_first = self._drawn < 0
        self._drawn = history.steps
        for label, curves in self._curves.items():
            norms = [history.norms(label, seed) for seed in self._seeds]
            if is_first and history.first_step == 0:  # else step 0 was in another run
                first = _log10(np.stack([each[0] for each in norms]))
                curves.draw_first(first)
                self._widen(first)
            now = _log10(np.stack([each[-1] for each in norms]))
            curves.draw_now(now)
            self._widen(now)
        if self._low <= self._high:
            self.plot.setYRange(np.floor(self._low), np.ceil(self._high), padding=0.02)
            self.plot.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for index, (label, curves) in enumerate(self._curves.items()):
            colour = theme.arm(label)
            is_short = curves.is_short
            dash = DASHES[index] if is_short else None
            curves.now.setPen(pen(colour, theme.line if is_short else 1, dash))
            kept = kept_pen(colour, theme.thin + 0.5) if is_short else pen(colour, 1)
            curves.first.setPen(kept)
            curves.aside.setPen(pen(theme.base, 1))
            curves.aside.setBrush(QColor(colour))
            curves.band.set_colour(colour)
        self.write_legend()
        self._drawn = -1
        self.refresh()

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
        extras = [(KEPT_SIGN, theme.muted, tr("GradientProfile", "at step 0"))]
        if len(self._seeds) > 1:
            words = tr("GradientProfile", "geometric mean, range of {n} seeds")
            extras.append((BAND_SIGN, theme.border, words.format(n=len(self._seeds))))
        self.set_legend(entries, extras)

    def csv_rows(self) -> Table | None:
        """Return a row a layer: every arm and seed, untrained and at the step on show."""
        history = self.history
        row = self._shown_step.row_of(history.steps) if history is not None else None
        if history is None or row is None:
            return None
        lanes = [(label, seed) for label in self._curves for seed in self._seeds]
        rows = [0, row] if history.first_step == 0 else [row]
        return layers_table(
            {lane: history.layout.arm(*lane).layers for lane in lanes},
            {
                history.first_step + each: {lane: history.norms(*lane)[each] for lane in lanes}
                for each in rows
            },
        )

    def norms_on_show(self, label: str) -> int:
        """Layers that have a norm on the line of an arm."""
        curves = self._curves[label]
        return len(curves.now.getData()[0]) + len(curves.aside.getData()[0])

    def _widen(self, logs: Numbers) -> None:
        """Make room on the axis; it never shrinks within a run, or the eye could not compare."""
        logs = logs[np.isfinite(logs)]
        if len(logs):
            self._low = min(self._low, float(logs.min()))
            self._high = max(self._high, float(logs.max()))


def _mean(logs: Numbers) -> Numbers:
    """Return (L,) the mean over the seeds that have a number, of (S, L)."""
    if len(logs) == 1:
        return np.asarray(logs[0])
    counts = np.isfinite(logs).sum(axis=0)
    means = np.full(logs.shape[1], np.nan)
    np.divide(np.nansum(logs, axis=0), counts, out=means, where=counts > 0)
    return means


def _log10(norms: NDArray[np.float32]) -> Numbers:
    """Logarithm; NaN, a gap in the line, where the norm is zero or not finite."""
    usable = np.isfinite(norms) & (norms > 0)
    return np.log10(norms, out=np.full(norms.shape, np.nan), where=usable, dtype=np.float64)
