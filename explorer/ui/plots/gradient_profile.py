"""Gradient norm of every layer over depth: now, and as it was before the first update."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.log_scale import logs_of
from explorer.runs.record import RunRecord
from explorer.runs.tables import Table, layers_table
from explorer.ui.kit.pens import BAND_SIGN, KEPT_SIGN, LINE_SIGNS
from explorer.ui.kit.plot_panel import DETAILS, PlotPanel
from explorer.ui.plots.depth_curves import DepthCurves
from explorer.ui.plots.depth_marks import DepthMarks
from explorer.ui.plots.depth_reading import depth_lines, layer_heading
from explorer.ui.plots.gradient_ratio import ratio_text
from explorer.ui.plots.step_bar import StepBar
from explorer.ui.state.cross_hair import CrossHair
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_REACH_PX = 10


class GradientProfile(PlotPanel):
    """One line an arm on a logarithmic axis; a thin dotted one keeps that of step 1, untrained."""

    def __init__(
        self,
        selection: Selection,
        step_cursor: StepCursor,
        cross_hair: CrossHair,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "plot.gradient_profile",
            translate("GradientProfile", "Gradient norm by layer"),
            translate(
                "GradientProfile", "Press Space to train: each layer's gradient appears here"
            ),
            parent,
            is_log=True,
        )
        self._selection = selection
        self._step_cursor = step_cursor
        self._cross_hair = cross_hair
        self._step_bar = StepBar(step_cursor)
        self.add_control(self._step_bar)
        self._marks = DepthMarks(is_filled=True)
        self._ratio_words: dict[str, str] = {}
        self._curves: dict[str, DepthCurves] = {}
        self._seeds: tuple[int, ...] = ()
        self._drawn = (-1, -1)
        self._low, self._high = np.inf, -np.inf
        self.plot.addItem(self._marks, ignoreBounds=True)
        self.plot.getViewBox().disableAutoRange()
        self.plot.setYRange(-3, 1, padding=0)
        self.plot.clicked.connect(self._pick)
        self.plot.hovered.connect(self._hover)
        selection.changed.connect(self._show_selected)
        step_cursor.changed.connect(self.refresh)
        cross_hair.moved.connect(self._show_cross_hair)

    @override
    def show_records(self, records: Sequence[RunRecord]) -> None:
        super().show_records(records)
        experiment, history = records[0].experiment, records[0].history
        self.plot.clear()
        self.plot.addItem(self._marks, ignoreBounds=True)
        self._seeds = experiment.seeds
        self._curves = {
            arm.label: DepthCurves(self.plot.getPlotItem(), index, arm.network)
            for index, arm in enumerate(experiment.arms)
        }
        if self.theme is not None:
            self.apply_theme(self.theme)
        self._show_selected(self._selection.selected)
        self._step_bar.show_history(history)
        self._drawn = (-1, -1)
        self._low, self._high = np.inf, -np.inf
        self._write_ratios()
        self.refresh()

    @override
    def refresh(self) -> None:
        super().refresh()
        history = self.history
        row = None if history is None else self._step_cursor.row_of(history.steps)
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
        self._write_ratios()
        self._show_cross_hair()
        if self._low <= self._high:
            self.plot.setYRange(np.floor(self._low), np.ceil(self._high), padding=0.02)
            self.plot.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for label, curves in self._curves.items():
            curves.apply_theme(theme, theme.arm(label))
        self._marks.apply_theme(theme)
        self._step_bar.apply_theme(theme)
        self.write_legend()

    @override
    def write_legend(self) -> None:
        theme = self.theme
        if theme is None:
            return
        entries = [
            (LINE_SIGNS[index], theme.arm(label), self._with_ratio(label))
            for index, label in enumerate(self._curves)
        ]
        about = translate(
            "GradientProfile",
            "first/last: gradient norm of the first convolution of the blocks over that of "
            "the last\nA step's norms were measured before its update: step 1 tells of the "
            "untrained networks",
        )
        extras = [(KEPT_SIGN, theme.muted, translate("GradientProfile", "at step 1, untrained"))]
        if len(self._seeds) > 1:
            words = translate("GradientProfile", "geometric mean, range of {n} seeds")
            extras.append((BAND_SIGN, theme.border, words.format(n=len(self._seeds))))
        self.set_legend(entries, extras, about)

    @override
    def csv_rows(self) -> Table | None:
        """Return a row a layer: every arm and seed, untrained and at the step on show."""
        history = self.history
        row = self._step_cursor.row_of(history.steps) if history is not None else None
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
        return self._curves[label].shown

    def _with_ratio(self, label: str) -> str:
        words, ratio = self.text_for(label), self._ratio_words.get(label)
        return f"{words}{DETAILS}{ratio}" if ratio else words

    def _write_ratios(self) -> None:
        """Print beside each arm how much more gradient its first blocks have than its last."""
        ratios = {label: ratio_text(*curves.ratios()) for label, curves in self._curves.items()}
        if ratios != self._ratio_words:
            self._ratio_words = ratios
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
        row = None if history is None else self._step_cursor.row_of(history.steps)
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

    def _widen(self, logs: NDArray[np.float32]) -> None:
        """Make room on the axis; it never shrinks within a run, or the eye could not compare."""
        logs = logs[np.isfinite(logs)]
        if len(logs):
            self._low = min(self._low, float(logs.min()))
            self._high = max(self._high, float(logs.max()))
