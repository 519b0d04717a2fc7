"""One number of every layer at every step: a picture an arm and run, on the depth axis."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.history import History
from explorer.runs.quantities import GRADIENT_NORM, Quantity
from explorer.runs.record import RunRecord
from explorer.runs.scale import LogScale
from explorer.runs.tables import Table, parts_table
from explorer.ui.kit.followed_range import Y
from explorer.ui.kit.picture_sheet import in_theme, without
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.kit.reading_box import Lines, ReadingBox
from explorer.ui.kit.text import diverged_text
from explorer.ui.kit.view import Exhibit
from explorer.ui.kit.view_title import NO_LIMIT_PX
from explorer.ui.kit.waiting_text import waiting_text
from explorer.ui.plots.heat_heading import HeatHeading, ScaleLegend
from explorer.ui.plots.heat_strip import HeatStrip
from explorer.ui.plots.heat_strips import LEAST_OF_TWO_PX, HeatStrips
from explorer.ui.plots.quantity_text import heat_title
from explorer.ui.plots.readings import part_heading, part_lines
from explorer.ui.plots.strip_area import StripArea
from explorer.ui.state.cross_hair import CrossHair
from explorer.ui.state.live_scales import LiveScales
from explorer.ui.state.quantity_choice import QuantityChoice
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme


class HeatMaps(QWidget):
    """One below the other, so that a layer stands at the same x as in the graphs and profile.

    `axis` is the plot whose depth axis they share; `scales` gives numbers their colours, here and
    in the graphs. Of several seeds the mean is shown. The maps of the displayed run come first,
    those of the runs that are laid over its curves below them, step by step beside it.
    """

    height_wanted = Signal(int)
    """It was folded to its title, or unfolded: pixels that it wants now."""

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
        self._records: tuple[RunRecord, ...] = ()
        self._drawn: tuple[int, ...] = ()
        self._is_earlier = False
        self._at = QPoint()
        self._before_click: tuple[int | None, Selected | None] = (None, None)
        self._scales = scales
        self._choice = quantity_choice
        self._quantity = GRADIENT_NORM
        self.legend = ScaleLegend(scales.of(GRADIENT_NORM))
        self.title_line = self._heading = HeatHeading(self.legend)
        self._heading.fold.toggled.connect(self._fold)
        self._open_height = 0
        self._area = StripArea()
        self._strips = HeatStrips(axis, self._area, self._prepare)
        self._hint = translate(
            "HeatMaps", "Press Space to train: a column for each layer, a row for each step"
        )
        self._empty = QLabel(self._hint)
        self._heading.follow.clicked.connect(self._follow_time)
        self._lay_out()
        self._box = ReadingBox(self, "plot.gradient_heatmap.reading")
        selection.changed.connect(self._show_selected)
        step_cursor.changed.connect(self._show_picked)
        step_cursor.covered.connect(self._show_picked)
        scales.changed.connect(self._on_scale_changed)
        quantity_choice.changed.connect(self._change_quantity)
        cross_hair.moved.connect(self._show_cross_hair)
        axis.right_changed.connect(self._stand_in_line)

    @property
    def strips(self) -> dict[str, HeatStrip]:
        """The maps of the displayed run, by the arm's label."""
        return self._strips.of_run(0)

    def show_records(self, records: Sequence[RunRecord]) -> None:
        """Show other records: a map for each arm of each that has the quantity."""
        self._records = tuple(records)
        layout = records[0].history.layout
        self._quantity = self._choice.within(layout)
        self.legend.show_scale(self._scales.of(self._quantity))
        self._heading.show_quantity(self._quantity, len(layout.seeds))
        self._drawn = ()  # strips that change their place are not drawn yet
        self._heading.follow.hide()
        self._strips.begin(self._records, self._quantity)
        for strip in self._strips:
            strip.dim(self._is_earlier)
        self._show_selected(self._selection.selected)
        self.refresh()

    def show_earlier(self, is_earlier: bool) -> None:
        """Dim the maps and say why; see `View`."""
        self._is_earlier = is_earlier
        self._heading.earlier.setVisible(is_earlier)
        for strip in self._strips:
            strip.dim(is_earlier)

    def _change_quantity(self) -> None:
        if self._records:
            self.show_records(self._records)

    def _prepare(self, strip: HeatStrip) -> None:
        """Follow a strip that was made."""
        strip.clicked.connect(self._pick)
        strip.hovered.connect(self._hover)
        strip.resized.connect(self._redraw)
        strip.double_clicked.connect(self._unpick)
        strip.time_moved.connect(self._move_time)
        strip.time.changed.connect(self._show_held)
        if self._theme is not None:
            strip.apply_theme(self._theme)

    @property
    def _record(self) -> RunRecord | None:
        """The displayed record; None before the first is shown."""
        return self._records[0] if self._records else None

    @property
    def _history(self) -> History | None:
        return self._record.history if self._record is not None else None

    def exhibits(self) -> list[Exhibit]:
        """Return all maps with their legend, and the numbers of every part at every step."""
        title = heat_title(self._quantity)
        stride = self._history.layers_stride if self._history is not None else 1
        table = self.csv_rows
        exhibit = Exhibit(self, title, "gradient_heat_maps", table, stride, self.as_picture)
        return [exhibit] if self.isVisible() else []

    @contextmanager
    def as_picture(self, theme: Theme | None) -> Iterator[None]:
        """Be without controls and cross-hair, and perhaps in another theme, for a picture."""
        for strip in self._strips:
            strip.marks.show_hair(None)
        arms = self._record.experiment.arms if self._record is not None else ()
        names = [f"{arm.label} {arm.network.name}" for arm in arms]
        others = enumerate(self._records[1:], start=1)
        self._heading.name_arms([*names, *(f"{number}: {each.title}" for number, each in others)])
        with (
            in_theme(self, self.apply_theme, self._theme, theme),
            without([self._heading.follow, self._heading.fold]),
        ):
            yield
        self._heading.name_arms([])
        self._show_cross_hair()

    def csv_rows(self) -> Table | None:
        """Return a row a step: the number of every part of every arm and seed."""
        history = self._history
        if history is None or not history.steps:
            return None
        lanes = {(lane.arm, lane.seed): lane for lane in history.layout.lanes}
        values = {key: history.values(self._quantity, *key) for key in lanes}
        return parts_table(
            self._quantity,
            history.first_step,
            {key: lane.parts_of(self._quantity) for key, lane in lanes.items()},
            values,
            next(iter(values.values())).kept(),
        )

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""
        record = self._record
        if record is None:
            return
        self._name_diverged()
        self._empty.setText(waiting_text(record, self._hint))
        self._show_body()
        self.legend.setVisible(self._has_steps)
        steps = tuple(each.history.steps for each in self._records)
        if not self._has_steps or steps == self._drawn:
            return
        is_behind = self._strips.append(self._records)
        self._drawn = () if is_behind else steps
        self._draw(redraw_all=False)
        self._show_picked()
        if is_behind:
            QTimer.singleShot(0, self.refresh)

    @property
    def _has_steps(self) -> bool:
        return any(each.history.steps for each in self._records)

    def apply_theme(self, theme: Theme) -> None:
        """Apply another theme."""
        self._theme = theme
        self._empty.setStyleSheet(f"background: {theme.base};")
        self._heading.apply_theme(theme)
        self._box.apply_theme(theme)
        for strip in self._strips.made:
            strip.apply_theme(theme)

    @override
    def minimumSizeHint(self) -> QSize:
        area = 2 * LEAST_OF_TWO_PX + 2 if self._heading.fold.isChecked() else 0
        return QSize(200, self._heading.sizeHint().height() + area)

    def _fold(self, is_open: bool) -> None:
        if not is_open:
            self._open_height = self.height()
        self._show_body()
        self.setMaximumHeight(NO_LIMIT_PX if is_open else self.minimumSizeHint().height())
        self.updateGeometry()
        self.height_wanted.emit(self._open_height if is_open else self.maximumHeight())

    def _show_body(self) -> None:
        is_open = self._heading.fold.isChecked()
        self._empty.setVisible(is_open and not self._has_steps)
        self._area.setVisible(is_open and self._has_steps)

    def _draw(self, *, redraw_all: bool) -> None:
        # Without a scale no number has a height: every cell is marked, none has a colour.
        scale = self._scales.of(self._quantity).scale or LogScale(0, 1)
        for strip in self._strips:
            strip.draw(scale, redraw_all=redraw_all)

    def _redraw(self) -> None:
        if self._drawn:
            self._draw(redraw_all=False)

    def _on_scale_changed(self, quantity: Quantity) -> None:
        if quantity != self._quantity:
            return
        self.legend.refresh()
        if self._drawn:
            self._draw(redraw_all=True)

    def _move_time(self, low: float, high: float) -> None:
        """Show the steps that a person has brought into sight for every arm."""
        moved = self.sender()
        if not isinstance(moved, HeatStrip) or not moved.time.is_held:
            return
        for strip in self._strips:
            if strip.getViewBox().viewRange()[1] != [low, high]:
                strip.setYRange(low, high, padding=0)

    def _show_held(self, is_held: bool) -> None:
        if not is_held:
            self._follow_time()
        self._heading.follow.setVisible(is_held)

    def _follow_time(self) -> None:
        for strip in self._strips:
            strip.time.let_go(Y)

    def _pick(self, place: QPointF) -> None:
        strip = self.sender()
        if not isinstance(strip, HeatStrip):
            return
        self._before_click = self._step_cursor.row, self._selection.selected
        name = strip.places.part_at(round(place.x()))
        if name is not None and strip.number == 0:
            self._selection.select(Selected(strip.label, name))
        self._step_cursor.pick(self._row_at(place.y()))

    def _unpick(self) -> None:
        """The first click of the double one picked a step and a part, which was not meant."""
        row, selected = self._before_click
        self._step_cursor.pick(row)
        self._selection.select(selected)

    def _hover(self, place: QPointF | None) -> None:
        if place is None:
            self._cross_hair.move(None)
            return
        strip = self.sender()
        if isinstance(strip, HeatStrip):
            on_scene = strip.getViewBox().mapViewToScene(place)
            self._at = strip.mapTo(self, strip.mapFromScene(on_scene))
        self._cross_hair.move(self, self._row_in_sight(place.y()), round(place.x()))

    def _row_at(self, y: float) -> int | None:
        history = self._history
        if history is None:
            return None
        row = math.floor(y) - history.first_step
        return history.nearest(row) if 0 <= row < history.steps else None

    def _row_in_sight(self, y: float) -> int | None:
        """Return the row there, unless it is covered."""
        row = self._row_at(y)
        return None if self._step_cursor.is_covered(self._history, row) else row

    def _show_selected(self, selected: Selected | None) -> None:
        for strip in self._strips:
            strip.marks.show_span(strip.places.span(selected.name) if selected else None)

    def _show_picked(self) -> None:
        history, across = self._history, None
        row = self._step_cursor.row_of(history)
        if history is not None and row is not None and self._step_cursor.row is not None:
            across = history.first_step + row + 0.5
        covered = self._step_cursor.covered_after(history)
        self._name_diverged()
        for strip in self._strips:
            strip.marks.show_across(across)
            strip.curtain.show_from(across if covered is not None else None)

    def _name_diverged(self) -> None:
        if self._record is not None:
            covered = self._step_cursor.covered_after(self._history)
            self._heading.show_diverged(diverged_text(self._record, covered_after=covered))

    def _show_cross_hair(self) -> None:
        hair, history = self._cross_hair, self._history
        hovered = None
        if history is not None and hair.row is not None:
            hovered = history.first_step + hair.row + 0.5
        for strip in self._strips:
            strip.marks.show_hair(hair.position, hovered)
        theme, row, position = self._theme, hair.row, hair.position
        is_elsewhere = hair.over is not self
        if is_elsewhere or history is None or theme is None or row is None or position is None:
            self._box.hide()
            return
        step = history.first_step + row + 1
        lines = self._lines(step, position, theme)
        if not lines:
            self._box.hide()
            return
        places = {label: strip.places for label, strip in self.strips.items()}
        heading = part_heading(self._quantity, places, position, step)
        self._box.show_reading(self._at, heading, lines)

    def _lines(self, step: int, position: int, theme: Theme) -> Lines:
        """Return what stands at a place in each run that has taken the step."""
        lines: Lines = []
        for number, record in enumerate(self._records):
            row = step - 1 - record.history.first_step
            if not 0 <= row < record.history.steps:
                continue
            places = {label: each.places for label, each in self._strips.of_run(number).items()}
            found = part_lines(record.history, self._quantity, places, row, position, theme)
            lines += [
                (f"{number}{label}" if number else label, colour, texts)
                for label, colour, texts in found
            ]
        return lines

    def _stand_in_line(self) -> None:
        """Keep the strips as wide as the plot whose axis they share."""
        for strip in self._strips:
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
