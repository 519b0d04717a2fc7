"""Gradient norm of every layer at every step: a picture an arm, on the depth axis."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.history import History
from explorer.runs.log_scale import LogScale
from explorer.runs.record import RunRecord
from explorer.runs.tables import Table, norms_table
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.kit.reading_box import ReadingBox
from explorer.ui.kit.text import diverged_text
from explorer.ui.kit.view import Exhibit
from explorer.ui.plots.depth_reading import depth_lines, layer_heading
from explorer.ui.plots.heat_heading import HeatHeading
from explorer.ui.plots.heat_strip import HeatStrip
from explorer.ui.plots.scale_legend import ScaleLegend
from explorer.ui.plots.step_axis import axis_length
from explorer.ui.plots.strip_area import StripArea
from explorer.ui.state.cross_hair import CrossHair
from explorer.ui.state.live_scale import LiveScale
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_LEAST_STRIP_PX = 40


class HeatMaps(QWidget):
    """One below the other, so that a layer stands at the same x as in the graphs and profile.

    `axis` is the plot whose depth axis they share; `norm_scale` gives the norms their colours,
    here and in the graphs. Of several seeds the geometric mean is shown.
    """

    def __init__(
        self,
        axis: PlotWidget,
        selection: Selection,
        step_cursor: StepCursor,
        cross_hair: CrossHair,
        norm_scale: LiveScale,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._axis = axis
        self._selection = selection
        self._step_cursor = step_cursor
        self._cross_hair = cross_hair
        self._theme: Theme | None = None
        self._record: RunRecord | None = None
        self._seeds: tuple[int, ...] = ()
        self._drawn = -1
        self._at = QPoint()
        self._scale = norm_scale
        self.strips: dict[str, HeatStrip] = {}
        self.legend = ScaleLegend(norm_scale)
        self._heading = HeatHeading(self.legend)
        self._area = StripArea()
        self._empty = QLabel(
            translate(
                "HeatMaps",
                "Press Space to train: a column for each layer, a row for each step",
            )
        )
        self._lay_out()
        self._box = ReadingBox(self, "plot.gradient_heatmap.reading")
        selection.changed.connect(self._show_selected)
        step_cursor.changed.connect(self._show_picked)
        norm_scale.changed.connect(self._recolour)
        cross_hair.moved.connect(self._show_cross_hair)
        axis.right_changed.connect(self._stand_in_line)

    def show_records(self, records: Sequence[RunRecord]) -> None:
        """Show other records: a map for each arm of the first."""
        self._record = records[0]
        experiment = self._record.experiment
        for strip in self.strips.values():
            strip.setXLink(None)
            self._area.remove(strip)
        self._seeds = experiment.seeds
        self.strips = {}
        for arm in experiment.arms:
            strip = HeatStrip(arm.label, arm.network, self._axis)
            strip.setMinimumHeight(_LEAST_STRIP_PX)
            strip.clicked.connect(self._pick)
            strip.hovered.connect(self._hover)
            strip.resized.connect(self._redraw)
            self.strips[arm.label] = strip
            self._area.add(strip)
        self._heading.show_seeds(len(self._seeds))
        if self._theme is not None:
            self.apply_theme(self._theme)
        self._show_selected(self._selection.selected)
        self._drawn = -1
        self.refresh()

    @property
    def _history(self) -> History | None:
        return self._record.history if self._record is not None else None

    def exhibits(self) -> list[Exhibit]:
        """Return all maps with their legend, and the norms of every layer at every step."""
        title = translate("HeatMaps", "Gradient norm by layer and step")
        exhibit = Exhibit(self, title, "gradient_heat_maps", self.csv_rows)
        return [exhibit] if self.isVisible() else []

    def csv_rows(self) -> Table | None:
        """Return a row a step: the norm of every layer of every arm and seed."""
        history = self._history
        if history is None or not history.steps:
            return None
        lanes = history.layout.lanes
        return norms_table(
            history.first_step,
            {(lane.arm, lane.seed): lane.layers for lane in lanes},
            {(lane.arm, lane.seed): history.norms(lane.arm, lane.seed) for lane in lanes},
        )

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""
        record = self._record
        if record is None:
            return
        history = record.history
        is_empty = not history.steps
        self._heading.show_diverged(diverged_text(record))
        self._empty.setVisible(is_empty)
        self._area.setVisible(not is_empty)
        self.legend.setVisible(not is_empty)
        if is_empty or history.steps == self._drawn:
            return
        is_behind = False
        for strip in self.strips.values():
            is_behind |= strip.take(history, self._seeds)
        self._drawn = min(strip.pool.steps for strip in self.strips.values())
        length = axis_length(history.first_step, self._drawn, record.total_steps)
        for strip in self.strips.values():
            strip.set_length(history.first_step, length)
        self._draw(anew=False)
        self._show_picked()
        if is_behind:
            QTimer.singleShot(0, self.refresh)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._empty.setStyleSheet(f"background: {theme.base};")
        self._heading.apply_theme(theme)
        self._box.apply_theme(theme)
        for strip in self.strips.values():
            strip.apply_theme(theme)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._heading.title.sizeHint().height() + 2 * _LEAST_STRIP_PX + 6)

    def _draw(self, *, anew: bool) -> None:
        for strip in self.strips.values():
            strip.draw(self._scale.scale or LogScale(0, 1), anew=anew)

    def _redraw(self) -> None:
        if self._drawn > 0:
            self._draw(anew=False)

    def _recolour(self) -> None:
        if self._drawn > 0:
            self._draw(anew=True)

    def _pick(self, place: QPointF) -> None:
        strip = self.sender()
        if not isinstance(strip, HeatStrip):
            return
        name = strip.places.layer_at(round(place.x()))
        if name is not None:
            self._selection.select(Selected(strip.label, name))
        self._step_cursor.pick(self._row_at(place.y()))

    def _hover(self, place: QPointF | None) -> None:
        if place is None:
            self._cross_hair.move(None)
            return
        strip = self.sender()
        if isinstance(strip, HeatStrip):
            on_scene = strip.getViewBox().mapViewToScene(place)
            self._at = strip.mapTo(self, strip.mapFromScene(on_scene))
        self._cross_hair.move(self, self._row_at(place.y()), round(place.x()))

    def _row_at(self, y: float) -> int | None:
        history = self._history
        if history is None:
            return None
        row = math.floor(y) - history.first_step
        return row if 0 <= row < history.steps else None

    def _show_selected(self, selected: Selected | None) -> None:
        for strip in self.strips.values():
            strip.marks.show_span(strip.places.span(selected.name) if selected else None)

    def _show_picked(self) -> None:
        history, row = self._history, self._step_cursor.row
        across = None
        if history is not None and row is not None and history.steps:
            across = history.first_step + min(row, history.steps - 1) + 0.5
        for strip in self.strips.values():
            strip.marks.show_across(across)

    def _show_cross_hair(self) -> None:
        hair, history = self._cross_hair, self._history
        hovered = None
        if history is not None and hair.row is not None:
            hovered = history.first_step + hair.row + 0.5
        for strip in self.strips.values():
            strip.marks.show_hair(hair.position, hovered)
        theme, row, position = self._theme, hair.row, hair.position
        is_elsewhere = hair.over is not self
        if is_elsewhere or history is None or theme is None or row is None or position is None:
            self._box.hide()
            return
        places = {label: strip.places for label, strip in self.strips.items()}
        lines = depth_lines(history, places, self._seeds, row, position, theme)
        if not lines:
            self._box.hide()
            return
        heading = layer_heading(places, position, history.first_step + row + 1)
        self._box.say(self._at, heading, lines)

    def _stand_in_line(self) -> None:
        """Keep the strips as wide as the plot whose axis they share."""
        for strip in self.strips.values():
            strip.leave_right(self._axis.right_px)

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "muted")
        self._empty.setAutoFillBackground(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._heading)
        whole.addWidget(self._empty, stretch=1)
        whole.addWidget(self._area, stretch=1)
