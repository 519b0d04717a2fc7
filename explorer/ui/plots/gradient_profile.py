"""Gradient norm of every layer over depth: now, and as it was before the first update."""

from __future__ import annotations

import html

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.network.plan import expand
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.ui.plots.plot_panel import PlotPanel
from explorer.ui.plots.plot_widget import DASHES, LINE_SIGNS, kept_pen, pen
from explorer.ui.theme.palette import Theme

_THICK_LAYERS = 300
"""A thick, smooth line of more points is slow to paint."""


class _Curves:
    """The lines of one arm, and where its layers stand."""

    def __init__(self, plot: pg.PlotItem, positions: NDArray[np.float64]) -> None:
        order = np.argsort(positions, kind="stable")
        self.order = order
        self.positions = positions[order]
        is_short = len(positions) <= _THICK_LAYERS
        self.now = pg.PlotCurveItem(antialias=is_short, connect="finite")
        self.first = pg.PlotCurveItem(antialias=is_short, connect="finite")
        for item in (self.first, self.now):
            plot.addItem(item, ignoreBounds=True)

    def draw(self, item: pg.PlotCurveItem, norms: NDArray[np.float32]) -> None:
        item.setData(self.positions, _log10(norms)[self.order])


class GradientProfile(PlotPanel):
    """One line an arm on a logarithmic axis; a thin dotted one keeps the profile of step 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "plot.gradient_profile",
            QCoreApplication.translate("GradientProfile", "Gradient norm by depth"),
            QCoreApplication.translate(
                "GradientProfile", "Press Space to train: each layer's gradient appears here"
            ),
            parent,
        )
        self._curves: dict[str, _Curves] = {}
        self._drawn = -1
        self._low, self._high = np.inf, -np.inf
        self.plot.getPlotItem().getAxis("left").setLogMode(True)
        self.plot.getViewBox().disableAutoRange()
        self.plot.setYRange(-3, 1, padding=0)

    def show_arms(self, experiment: Experiment) -> None:
        """Make the curves of a run; its networks stay those it began with."""
        self.plot.clear()
        self._curves = {}
        for arm in experiment.arms:
            weighted = [layer.position for layer in expand(arm.network).weighted]
            curves = _Curves(self.plot.getPlotItem(), np.array(weighted, dtype=np.float64))
            self._curves[arm.label] = curves
        if self.theme is not None:
            self.apply_theme(self.theme)

    @override
    def show_history(self, history: History | None) -> None:
        super().show_history(history)
        self._drawn = -1
        self._low, self._high = np.inf, -np.inf
        if history is None:
            for curves in self._curves.values():
                curves.now.setData([], [])
                curves.first.setData([], [])
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
                curves.draw(curves.first, norms[0])
                self._widen(norms[0])
            curves.draw(curves.now, norms[-1])
            self._widen(norms[-1])
        if self._low <= self._high:
            self.plot.setYRange(np.floor(self._low), np.ceil(self._high), padding=0.02)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        entries: list[tuple[str, str, str]] = []
        now = QCoreApplication.translate("GradientProfile", "{arm} now")
        first = QCoreApplication.translate("GradientProfile", "{arm} at step 0")
        for index, (label, curves) in enumerate(self._curves.items()):
            colour = theme.arm(label)
            is_short = len(curves.positions) <= _THICK_LAYERS
            dash = DASHES[index] if is_short else None
            curves.now.setPen(pen(colour, theme.line if is_short else 1, dash))
            kept = kept_pen(colour, theme.thin + 0.5) if is_short else pen(colour, 1)
            curves.first.setPen(kept)
            name = html.escape(label)
            entries.append((LINE_SIGNS[index], colour, now.format(arm=name)))
            entries.append(("┈┈", colour, first.format(arm=name)))
        self.set_legend(entries)

    def norms_on_show(self, label: str) -> int:
        """Layers that have a norm on the line of an arm."""
        return len(self._curves[label].now.getData()[0])

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
