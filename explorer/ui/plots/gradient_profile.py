"""Gradient norm of every layer over depth: now, and as it was before the first update."""

from __future__ import annotations

import html

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
from explorer.ui.plots.pens import DASHES, KEPT_SIGN, LINE_SIGNS, kept_pen, pen
from explorer.ui.plots.plot_panel import PlotPanel
from explorer.ui.theme.palette import Theme

_THICK_LAYERS = 300
"""A thick, smooth line of more points is slow to paint."""


class _Curves:
    """The lines of one arm along its main path, and a mark for each layer on a shortcut."""

    def __init__(self, plot: pg.PlotItem, network: NetworkSpec) -> None:
        weighted = expand(network).weighted
        self._positions = np.array([layer.position for layer in weighted], dtype=np.float64)
        self._aside = np.array([layer.on_shortcut for layer in weighted], dtype=bool)
        self.is_short = len(weighted) <= _THICK_LAYERS
        self.now = pg.PlotCurveItem(antialias=self.is_short, connect="finite")
        self.first = pg.PlotCurveItem(antialias=self.is_short, connect="finite")
        self.aside = pg.ScatterPlotItem(symbol="s", size=7)
        for item in (self.first, self.now, self.aside):
            plot.addItem(item, ignoreBounds=True)

    def draw_first(self, norms: NDArray[np.float32]) -> None:
        self._draw(self.first, _log10(norms))

    def draw_now(self, norms: NDArray[np.float32]) -> None:
        logs = _log10(norms)
        self._draw(self.now, logs)
        shown = self._aside & np.isfinite(logs)
        self.aside.setData(self._positions[shown], logs[shown])

    def clear(self) -> None:
        for item in (self.now, self.first, self.aside):
            item.setData([], [])

    def _draw(self, item: pg.PlotCurveItem, logs: NDArray[np.float64]) -> None:
        item.setData(self._positions[~self._aside], logs[~self._aside])


class GradientProfile(PlotPanel):
    """One line an arm on a logarithmic axis; a thin dotted one keeps the profile of step 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "plot.gradient_profile",
            QCoreApplication.translate("GradientProfile", "Gradient norm by depth, in layers"),
            QCoreApplication.translate(
                "GradientProfile", "Press Space to train: each layer's gradient appears here"
            ),
            parent,
            is_log=True,
        )
        self._curves: dict[str, _Curves] = {}
        self._drawn = -1
        self._low, self._high = np.inf, -np.inf
        self.plot.getViewBox().disableAutoRange()
        self.plot.setYRange(-3, 1, padding=0)

    def show_arms(self, experiment: Experiment) -> None:
        """Make the curves of a run; its networks stay those it began with."""
        self.plot.clear()
        self._curves = {}
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
            norms = history.norms(label)
            if is_first:
                curves.draw_first(norms[0])
                self._widen(norms[0])
            curves.draw_now(norms[-1])
            self._widen(norms[-1])
        if self._low <= self._high:
            self.plot.setYRange(np.floor(self._low), np.ceil(self._high), padding=0.02)
            self.plot.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        entries: list[tuple[str, str, str]] = []
        for index, (label, curves) in enumerate(self._curves.items()):
            colour = theme.arm(label)
            is_short = curves.is_short
            dash = DASHES[index] if is_short else None
            curves.now.setPen(pen(colour, theme.line if is_short else 1, dash))
            kept = kept_pen(colour, theme.thin + 0.5) if is_short else pen(colour, 1)
            curves.first.setPen(kept)
            curves.aside.setPen(pen(theme.base, 1))
            curves.aside.setBrush(QColor(colour))
            entries.append((LINE_SIGNS[index], colour, html.escape(label)))
        kept_words = QCoreApplication.translate("GradientProfile", "at step 0")
        entries.append((KEPT_SIGN, theme.muted, kept_words))
        self.set_legend(entries)
        self._drawn = -1
        self.refresh()

    def norms_on_show(self, label: str) -> int:
        """Layers that have a norm on the line of an arm."""
        curves = self._curves[label]
        return len(curves.now.getData()[0]) + len(curves.aside.getData()[0])

    def _widen(self, norms: NDArray[np.float32]) -> None:
        """Make room on the axis; it never shrinks within a run, or the eye could not compare."""
        logs = _log10(norms)
        logs = logs[np.isfinite(logs)]
        if len(logs):
            self._low = min(self._low, float(logs.min()))
            self._high = max(self._high, float(logs.max()))


def _log10(norms: NDArray[np.float32]) -> NDArray[np.float64]:
    """Logarithm; NaN, a gap in the line, where the norm is zero or not finite."""
    usable = np.isfinite(norms) & (norms > 0)
    return np.log10(norms, out=np.full(len(norms), np.nan), where=usable, dtype=np.float64)
