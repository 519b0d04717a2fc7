"""Gradient norm of every layer over depth: now, and as it was before the first update."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Experiment
from explorer.runs.history import History
from explorer.runs.means import geometric_means
from explorer.ui.plots.band import Band
from explorer.ui.plots.cross_hair import CrossHair
from explorer.ui.plots.depth_marks import DepthMarks
from explorer.ui.plots.depth_places import DepthPlaces
from explorer.ui.plots.depth_reading import depth_lines, layer_heading
from explorer.ui.plots.pens import BAND_SIGN, DASHES, KEPT_SIGN, LINE_SIGNS, kept_pen, pen
from explorer.ui.plots.plot_panel import DETAIL, DETAILS, PlotPanel
from explorer.ui.plots.shown_step_bar import ShownStepBar
from explorer.ui.scale.log_scale import logs_of
from explorer.ui.selection import Selected, Selection
from explorer.ui.shown_step import ShownStep
from explorer.ui.take_away.tables import Table, layers_table
from explorer.ui.theme.palette import Theme

Numbers = NDArray[np.float64]

_THICK_LAYERS = 300
"""A thick, smooth line of more points is slow to paint."""
_REACH_LAYERS = 1.0
_REACH_PX = 10
_MOST_PLAIN = 6
"""A ratio of more digits is written as a power."""
_WHOLE = 10


class _Curves:
    """The lines of one arm along its main path, and a mark for each layer on a shortcut.

    Of several seeds the geometric mean is drawn, in a band from the least to the greatest.
    """

    def __init__(self, plot: pg.PlotItem, network: NetworkSpec) -> None:
        self.places = DepthPlaces(network)
        self._positions = self.places.positions
        self._aside = self.places.is_aside
        self.is_short = len(self._positions) <= _THICK_LAYERS
        self.logs = self.first_logs = np.full(len(self._positions), np.nan)
        self.band = Band()
        self.now = pg.PlotCurveItem(antialias=self.is_short, connect="finite")
        self.first = pg.PlotCurveItem(antialias=self.is_short, connect="finite")
        self.aside = pg.ScatterPlotItem(symbol="s", size=7)
        for item in (self.band, self.first, self.now, self.aside):
            plot.addItem(item, ignoreBounds=True)

    def draw_first(self, norms: NDArray[np.float32]) -> None:
        """Draw the profile of the untrained networks from (S, L) norms."""
        self.first_logs = _gapped(geometric_means(norms).logs)
        self._draw(self.first, self.first_logs)

    def draw_now(self, norms: NDArray[np.float32]) -> None:
        """Draw the present profile from (S, L) norms."""
        mean = self.logs = _gapped(geometric_means(norms).logs)
        self._draw(self.now, mean)
        shown = self._aside & np.isfinite(mean)
        self.aside.setData(self._positions[shown], mean[shown])
        self.aside.setVisible(bool(shown.any()))  # an empty one takes time to paint, too
        if len(norms) > 1:
            main = _gapped(logs_of(norms))[:, ~self._aside]
            low, high = np.fmin.reduce(main, axis=0), np.fmax.reduce(main, axis=0)
            self.band.show_range(self._positions[~self._aside], low, high)

    def clear(self) -> None:
        """Draw nothing."""
        for item in (self.band, self.now, self.first, self.aside):
            item.setData([], [])
        self.aside.hide()
        self.logs = self.first_logs = np.full(len(self._positions), np.nan)

    def nearest(self, place: QPointF, reach: tuple[float, float]) -> tuple[float, str] | None:
        """Return the layer drawn nearest to a place, and how far off it is.

        Distances are told in parts of `reach`, what counts as near along x and y.
        """
        # A layer of the main path is meant from anywhere above or below it.
        off = np.abs(self._positions - place.x())
        off[self._aside] = np.inf
        at = int(off.argmin())
        beside = np.hypot(
            (self._positions - place.x()) / reach[0], (self.logs - place.y()) / reach[1]
        )
        beside[~self._aside | ~np.isfinite(beside)] = np.inf
        if beside.min(initial=np.inf) <= 1:
            return 0.0, self.places.names[int(beside.argmin())]
        if off[at] > _REACH_LAYERS:
            return None
        height = abs(self.logs[at] - place.y()) / reach[1]
        return float(height) if np.isfinite(height) else np.inf, self.places.names[at]

    def ratios(self) -> tuple[float, float]:
        """Return the first over the last convolution of the blocks: now, and untrained."""
        first, last = self.places.ends
        now, then = self.logs, self.first_logs
        return float(now[first] - now[last]), float(then[first] - then[last])

    def _draw(self, item: pg.PlotCurveItem, logs: Numbers) -> None:
        item.setData(self._positions[~self._aside], logs[~self._aside])


class GradientProfile(PlotPanel):
    """One line an arm on a logarithmic axis; a thin dotted one keeps that of step 1, untrained."""

    def __init__(
        self,
        selection: Selection,
        shown_step: ShownStep,
        cross_hair: CrossHair,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "plot.gradient_profile",
            QCoreApplication.translate("GradientProfile", "Gradient norm by layer"),
            QCoreApplication.translate(
                "GradientProfile", "Press Space to train: each layer's gradient appears here"
            ),
            parent,
            is_log=True,
        )
        self._selection = selection
        self._shown_step = shown_step
        self._cross_hair = cross_hair
        self._step_bar = ShownStepBar(shown_step)
        self.add_control(self._step_bar)
        self._marks = DepthMarks(is_filled=True)
        self._ratio_words: dict[str, str] = {}
        self._curves: dict[str, _Curves] = {}
        self._seeds: tuple[int, ...] = ()
        self._drawn = (-1, -1)
        self._low, self._high = np.inf, -np.inf
        self.plot.addItem(self._marks, ignoreBounds=True)
        self.plot.getViewBox().disableAutoRange()
        self.plot.setYRange(-3, 1, padding=0)
        self.plot.clicked.connect(self._pick)
        self.plot.hovered.connect(self._hover)
        selection.changed.connect(self._show_selected)
        shown_step.changed.connect(self.refresh)
        cross_hair.moved.connect(self._show_cross_hair)

    def show_arms(self, experiment: Experiment) -> None:
        """Make the curves of a run; its networks stay those it began with."""
        self.plot.clear()
        self.plot.addItem(self._marks, ignoreBounds=True)
        self._curves = {}
        self._seeds = experiment.seeds
        for arm in experiment.arms:
            self._curves[arm.label] = _Curves(self.plot.getPlotItem(), arm.network)
        if self.theme is not None:
            self.apply_theme(self.theme)
        self._show_selected(self._selection.selected)

    @override
    def show_history(self, history: History | None) -> None:
        super().show_history(history)
        self._step_bar.show_history(history)
        self._drawn = (-1, -1)
        self._low, self._high = np.inf, -np.inf
        for curves in self._curves.values():
            curves.clear()
        self._tell_ratios()
        self.refresh()

    @override
    def refresh(self) -> None:
        super().refresh()
        history = self.history
        row = None if history is None else self._shown_step.row_of(history.steps)
        if history is None or row is None or (row, history.steps) == self._drawn:
            return
        is_first, is_other_row = self._drawn[0] < 0, row != self._drawn[0]
        self._drawn = row, history.steps
        self._step_bar.refresh()
        if not is_other_row:
            return  # a step that was picked stays as it is, however long the run
        for label, curves in self._curves.items():
            norms = [history.norms(label, seed) for seed in self._seeds]
            if is_first and history.first_step == 0:  # else step 1 was in another run
                first = np.stack([each[0] for each in norms])
                curves.draw_first(first)
                self._widen(logs_of(first))
            now = np.stack([each[row] for each in norms])
            curves.draw_now(now)
            self._widen(logs_of(now))
        self._tell_ratios()
        self._show_cross_hair()
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
        self._marks.apply_theme(theme)
        self._step_bar.apply_theme(theme)
        self.write_legend()

    @override
    def write_legend(self) -> None:
        theme = self.theme
        if theme is None:
            return
        tr = QCoreApplication.translate
        entries = [
            (LINE_SIGNS[index], theme.arm(label), self._with_ratio(label))
            for index, label in enumerate(self._curves)
        ]
        about = tr(
            "GradientProfile",
            "first/last: gradient norm of the first convolution of the blocks over that of "
            "the last\nA step's norms were measured before its update: step 1 tells of the "
            "untrained networks",
        )
        extras = [(KEPT_SIGN, theme.muted, tr("GradientProfile", "at step 1, untrained"))]
        if len(self._seeds) > 1:
            words = tr("GradientProfile", "geometric mean, range of {n} seeds")
            extras.append((BAND_SIGN, theme.border, words.format(n=len(self._seeds))))
        self.set_legend(entries, extras, about)

    def _with_ratio(self, label: str) -> str:
        words, ratio = self.words_for(label), self._ratio_words.get(label)
        return f"{words}{DETAILS}{ratio}" if ratio else words

    def _tell_ratios(self) -> None:
        """Print beside each arm how much more gradient its first blocks have than its last."""
        told: dict[str, str] = {}
        for label, curves in self._curves.items():
            now, then = curves.ratios()
            if np.isfinite(now):
                words = QCoreApplication.translate("GradientProfile", "first/last {now}")
                told[label] = words.format(now=_ratio(now))
                if np.isfinite(then):
                    words = QCoreApplication.translate("GradientProfile", "({then} at step 1)")
                    told[label] += DETAIL + words.format(then=_ratio(then))
        if told != self._ratio_words:
            self._ratio_words = told
            self.write_legend()

    def _pick(self, place: QPointF) -> None:
        if (nearest := self._nearest(place)) is not None:
            self._selection.select(nearest)

    def _nearest(self, place: QPointF) -> Selected | None:
        """Return the layer meant by a place: of the arm whose line is nearest there."""
        pixel_x, pixel_y = self.plot.getViewBox().viewPixelSize()
        reach = (_REACH_PX * pixel_x, _REACH_PX * pixel_y)
        found = [
            (near[0], index, label, near[1])
            for index, (label, curves) in enumerate(self._curves.items())
            if (near := curves.nearest(place, reach)) is not None
        ]
        if not found:
            return None
        _, _, label, name = min(found)
        return Selected(label, name)

    def _hover(self, place: QPointF | None) -> None:
        position = None if place is None else round(place.x())
        self._cross_hair.move(None if position is None else self, None, position)

    def _show_selected(self, selected: Selected | None) -> None:
        """Mark it where it stands in the arm it was chosen in, else in the first that has it."""
        span = None
        if selected is not None:
            own = self._curves.get(selected.arm)
            everywhere = [*([own] if own else []), *self._curves.values()]
            spans = (curves.places.span(selected.name) for curves in everywhere)
            span = next((each for each in spans if each is not None), None)
        self._marks.show_span(span)

    def _show_cross_hair(self) -> None:
        hair, history, theme = self._cross_hair, self.history, self.theme
        self._marks.show_hair(hair.position)
        row = None if history is None else self._shown_step.row_of(history.steps)
        position = hair.position
        if hair.over is not self or theme is None:
            self.reading.hide()
            return
        if history is None or row is None or position is None:
            return
        places = {label: curves.places for label, curves in self._curves.items()}
        lines = depth_lines(history, places, self._seeds, row, position, theme)
        if not lines:
            self.reading.hide()
            return
        heading = layer_heading(places, position, history.first_step + row + 1)
        self.say_beside(position, heading, lines)

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
                history.first_step + each + 1: {lane: history.norms(*lane)[each] for lane in lanes}
                for each in rows
            },
        )

    def norms_on_show(self, label: str) -> int:
        """Layers that have a norm on the line of an arm."""
        curves = self._curves[label]
        return len(curves.now.getData()[0]) + len(curves.aside.getData()[0])

    def _widen(self, logs: NDArray[np.float32]) -> None:
        """Make room on the axis; it never shrinks within a run, or the eye could not compare."""
        logs = logs[np.isfinite(logs)]
        if len(logs):
            self._low = min(self._low, float(logs.min()))
            self._high = max(self._high, float(logs.max()))


def _ratio(log: float) -> str:
    """Write a ratio whose logarithm this is with two or three digits: "1,240", "0.013"."""
    if abs(log) >= _MOST_PLAIN:
        return f"{10**log:.1e}"
    value = 10**log
    return f"{value:,.0f}" if value >= _WHOLE else f"{value:#.2g}"


def _gapped(logs: NDArray[np.float32]) -> Numbers:
    """Return logarithms with NaN, a gap in the line, where a norm is zero or not finite."""
    return np.where(np.isfinite(logs), logs, np.nan).astype(np.float64)
