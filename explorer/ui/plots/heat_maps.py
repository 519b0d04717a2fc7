"""One number of every layer at every step: a picture an arm, on the depth axis."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.depth_places import DepthPlaces
from explorer.runs.history import History
from explorer.runs.quantities import GRADIENT_NORM, Quantity
from explorer.runs.record import RunRecord
from explorer.runs.scale import LogScale
from explorer.runs.step_axis import axis_length
from explorer.runs.tables import Table, parts_table
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.kit.reading_box import ReadingBox
from explorer.ui.kit.text import diverged_text
from explorer.ui.kit.view import Exhibit
from explorer.ui.kit.waiting_text import waiting_text
from explorer.ui.plots.heat_heading import HeatHeading, ScaleLegend
from explorer.ui.plots.heat_strip import HeatStrip
from explorer.ui.plots.quantity_text import heat_title
from explorer.ui.plots.readings import part_heading, part_lines
from explorer.ui.plots.strip_area import StripArea
from explorer.ui.state.cross_hair import CrossHair
from explorer.ui.state.live_scales import LiveScales
from explorer.ui.state.quantity_choice import QuantityChoice
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_LEAST_STRIP_PX = 40
_TWO, _LEAST_OF_TWO_PX = 2, 30
"""Two strips are seen together also in large text on a small screen; more scroll."""


class HeatMaps(QWidget):
    """One below the other, so that a layer stands at the same x as in the graphs and profile.

    `axis` is the plot whose depth axis they share; `scales` gives numbers their colours, here and
    in the graphs. Of several seeds the mean is shown; of several records, the displayed one.
    """

    def __init__(
        self,
        axis: PlotWidget,
        selection: Selection,
        step_cursor: StepCursor,
        cross_hair: CrossHair,
        scales: LiveScales,
        quantity_choice: QuantityChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._axis = axis
        self._selection = selection
        self._step_cursor = step_cursor
        self._cross_hair = cross_hair
        self._theme: Theme | None = None
        self._record: RunRecord | None = None
        self._drawn = -1
        self._at = QPoint()
        self._scales = scales
        self._choice = quantity_choice
        self._quantity = GRADIENT_NORM
        self.strips: dict[str, HeatStrip] = {}
        self.legend = ScaleLegend(scales.of(GRADIENT_NORM))
        self._heading = HeatHeading(self.legend)
        self._area = StripArea()
        self._hint = translate(
            "HeatMaps", "Press Space to train: a column for each layer, a row for each step"
        )
        self._empty = QLabel(self._hint)
        self._lay_out()
        self._box = ReadingBox(self, "plot.gradient_heatmap.reading")
        selection.changed.connect(self._show_selected)
        step_cursor.changed.connect(self._show_picked)
        scales.changed.connect(self._on_scale_changed)
        quantity_choice.changed.connect(self._change_quantity)
        cross_hair.moved.connect(self._show_cross_hair)
        axis.right_changed.connect(self._stand_in_line)

    def show_records(self, records: Sequence[RunRecord]) -> None:
        """Show other records: a map for each arm of the first."""
        self._record = records[0]
        layout = self._record.history.layout
        self._quantity = self._choice.within(layout)
        self.legend.show_scale(self._scales.of(self._quantity))
        self._heading.show_quantity(self._quantity, len(layout.seeds))
        self._make_strips(self._record)
        if self._theme is not None:
            self.apply_theme(self._theme)
        self._show_selected(self._selection.selected)
        self._drawn = -1
        self.refresh()

    def _change_quantity(self) -> None:
        if self._record is not None:
            self.show_records([self._record])

    def _make_strips(self, record: RunRecord) -> None:
        for strip in self.strips.values():
            strip.setXLink(None)
            self._area.remove(strip)
        self.strips = {}
        least = _LEAST_STRIP_PX if len(record.experiment.arms) > _TWO else _LEAST_OF_TWO_PX
        for arm in record.experiment.arms:
            parts = record.history.layout.arm(arm.label).parts_of(self._quantity)
            places = DepthPlaces(arm.network, parts)
            strip = HeatStrip(arm.label, self._quantity, places, self._axis)
            strip.setMinimumHeight(least)
            strip.clicked.connect(self._pick)
            strip.hovered.connect(self._hover)
            strip.resized.connect(self._redraw)
            self.strips[arm.label] = strip
            self._area.add(strip)

    @property
    def _history(self) -> History | None:
        return self._record.history if self._record is not None else None

    def exhibits(self) -> list[Exhibit]:
        """Return all maps with their legend, and the numbers of every part at every step."""
        title = heat_title(self._quantity)
        exhibit = Exhibit(self, title, "gradient_heat_maps", self.csv_rows)
        return [exhibit] if self.isVisible() else []

    def csv_rows(self) -> Table | None:
        """Return a row a step: the number of every part of every arm and seed."""
        history = self._history
        if history is None or not history.steps:
            return None
        lanes = {(lane.arm, lane.seed): lane for lane in history.layout.lanes}
        return parts_table(
            self._quantity,
            history.first_step,
            {key: lane.parts_of(self._quantity) for key, lane in lanes.items()},
            {key: history.values(self._quantity, *key) for key in lanes},
        )

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""
        record = self._record
        if record is None:
            return
        history = record.history
        is_empty = not history.steps
        self._heading.show_diverged(diverged_text(record))
        self._empty.setText(waiting_text(record, self._hint))
        self._empty.setVisible(is_empty)
        self._area.setVisible(not is_empty)
        self.legend.setVisible(not is_empty)
        if is_empty or history.steps == self._drawn:
            return
        is_behind = False
        for strip in self.strips.values():
            is_behind |= strip.append(history)
        self._drawn = min(strip.pool.steps for strip in self.strips.values())
        length = axis_length(history.first_step, self._drawn, record.total_steps)
        for strip in self.strips.values():
            strip.set_length(history.first_step, length)
        self._draw(redraw_all=False)
        self._show_picked()
        if is_behind:
            QTimer.singleShot(0, self.refresh)

    def apply_theme(self, theme: Theme) -> None:
        """Apply another theme."""
        self._theme = theme
        self._empty.setStyleSheet(f"background: {theme.base};")
        self._heading.apply_theme(theme)
        self._box.apply_theme(theme)
        for strip in self.strips.values():
            strip.apply_theme(theme)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._heading.title.sizeHint().height() + 2 * _LEAST_OF_TWO_PX + 6)

    def _draw(self, *, redraw_all: bool) -> None:
        # Without a scale no number has a height: every cell is marked, none has a colour.
        scale = self._scales.of(self._quantity).scale or LogScale(0, 1)
        for strip in self.strips.values():
            strip.draw(scale, redraw_all=redraw_all)

    def _redraw(self) -> None:
        if self._drawn > 0:
            self._draw(redraw_all=False)

    def _on_scale_changed(self, quantity: Quantity) -> None:
        if quantity != self._quantity:
            return
        self.legend.refresh()
        if self._drawn > 0:
            self._draw(redraw_all=True)

    def _pick(self, place: QPointF) -> None:
        strip = self.sender()
        if not isinstance(strip, HeatStrip):
            return
        name = strip.places.part_at(round(place.x()))
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
        lines = part_lines(history, self._quantity, places, row, position, theme)
        if not lines:
            self._box.hide()
            return
        step = history.first_step + row + 1
        heading = part_heading(self._quantity, places, position, step)
        self._box.show_reading(self._at, heading, lines)

    def _stand_in_line(self) -> None:
        """Keep the strips as wide as the plot whose axis they share."""
        for strip in self.strips.values():
            strip.leave_right(self._axis.right_px)

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setAutoFillBackground(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._heading)
        whole.addWidget(self._empty, stretch=1)
        whole.addWidget(self._area, stretch=1)
