"""One number of every layer over depth: now, and as it was before the first update."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from explorer.messages import translate
from explorer.runs.quantities import GRADIENT_NORM, Quantity
from explorer.runs.record import RunRecord
from explorer.runs.tables import Table, profile_table
from explorer.ui.kit.followed_range import Y
from explorer.ui.kit.plot_legend import DETAILS, LegendEntry
from explorer.ui.kit.plot_panel import PlotPanel
from explorer.ui.plots.depth_curves import DepthCurves
from explorer.ui.plots.marks import DepthMarks
from explorer.ui.plots.profile_curves import ProfileCurves
from explorer.ui.plots.profile_legend import ProfileLegend
from explorer.ui.plots.quantity_chooser import QuantityChooser
from explorer.ui.plots.quantity_text import capitalized, profile_title, ratio_text
from explorer.ui.plots.readings import part_heading, part_lines
from explorer.ui.plots.step_bar import StepBar
from explorer.ui.state.cross_hair import CrossHair
from explorer.ui.state.quantity_choice import QuantityChoice
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme

_NAME = "plot.gradient_profile"
_REACH_PX = 10
_FIRST_ENDS = (-3.0, 1.0)
"""Of a logarithmic axis that nothing is drawn on yet."""


class GradientProfile(PlotPanel):
    """One line an arm, of the quantity that its title, a button, chooses.

    Of a logarithmic quantity a thin dotted line shows that of step 1, untrained. Overlaid runs
    are drawn at the same step; readings, ratios and tables are those of the displayed run.
    """

    def __init__(
        self,
        selection: Selection,
        step_cursor: StepCursor,
        cross_hair: CrossHair,
        quantity_choice: QuantityChoice,
        parent: QWidget | None = None,
    ) -> None:
        self.chooser = QuantityChooser(f"{_NAME}.quantity", quantity_choice)
        hint = translate("GradientProfile", "Press Space to train")
        title = profile_title(GRADIENT_NORM)
        super().__init__(_NAME, title, hint, parent, is_log=True, heading=self.chooser)
        self._selection = selection
        self._step_cursor = step_cursor
        self._cross_hair = cross_hair
        self._choice = quantity_choice
        self._quantity = GRADIENT_NORM
        self._step_bar = StepBar(step_cursor)
        self.add_control(self._step_bar)
        self._marks = DepthMarks(is_filled=True)
        self._ratio_texts: dict[str, str] = {}
        self._curves = ProfileCurves(self.plot.getPlotItem(), [], self._quantity)
        self._drawn = -1
        depth = translate("GradientProfile", "layer, by depth")
        self.plot.getPlotItem().getAxis("bottom").set_title(depth)
        self.plot.addItem(self._marks, ignoreBounds=True)
        self.plot.getViewBox().disableAutoRange()
        self.plot.let_zoom_y(with_x=False)  # x is the depth axis, which other views share
        self._show_quantity()
        self.plot.clicked.connect(self._pick)
        self.plot.hovered.connect(self._hover)
        selection.changed.connect(self._show_selected)
        step_cursor.changed.connect(self.refresh)
        step_cursor.covered.connect(self.name_diverged)
        cross_hair.moved.connect(self._show_cross_hair)
        quantity_choice.changed.connect(self._change_quantity)

    @override
    def show_records(self, records: Sequence[RunRecord]) -> None:
        layout = records[0].history.layout
        quantity = self._choice.within(layout)
        if records[0] is not self.record or quantity != self._quantity:
            self.plot.followed.let_go(Y)
        super().show_records(records)
        self._quantity = quantity
        self.chooser.offer_recorded(layout, self._quantity)
        self._step_bar.show_history(records[0].history)
        self._show_quantity()
        self._make_curves()
        self._show_selected(self._selection.selected)
        self._write_ratios()
        self.refresh()

    def _change_quantity(self) -> None:
        if self.records:
            self.show_records(self.records)

    def _show_quantity(self) -> None:
        """Name the quantity, and make an axis for it."""
        quantity = self._quantity
        self.plot.setAccessibleName(profile_title(quantity))
        self.chooser.show_quantity(quantity)
        self.plot.getPlotItem().getAxis("left").set_title(str(quantity.title))
        self.plot.getPlotItem().getAxis("left").set_log(quantity.is_logarithmic)
        whole = quantity.scale.whole()
        self.plot.followed.show(y=whole.axis_ends if whole else _FIRST_ENDS)

    def _make_curves(self) -> None:
        """Make a set of curves for each arm of each record that has the quantity."""
        self.plot.clear()
        self.plot.addItem(self._marks, ignoreBounds=True)
        self._drawn = -1
        self._curves = ProfileCurves(self.plot.getPlotItem(), self.records, self._quantity)
        if self.theme is not None:
            self.apply_theme(self.theme)

    @property
    @override
    def row(self) -> int | None:
        return self._step_cursor.row_of(self.history)

    @property
    @override
    def covered_after(self) -> int | None:
        return self._step_cursor.covered_after(self.history)

    @override
    def refresh(self) -> None:
        super().refresh()
        history = self.history
        if history is None or not self.has_steps:
            return
        is_redrawn = self._curves.draw(self.row)
        if is_redrawn or history.steps != self._drawn:
            self._drawn = history.steps
            self._step_bar.refresh()
        if not is_redrawn:
            return
        self._write_ratios()
        self._show_cross_hair()
        if self._curves.range is not None:
            self.plot.followed.show(y=self._curves.range.axis_ends, padding=0.02)
            self.plot.getViewBox().updateMatrix()  # else pyqtgraph paints twice

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for key, curves in self._curves.of.items():
            curves.apply_theme(theme, self.look_of(theme, key))
        self._marks.apply_theme(theme)
        self._step_bar.apply_theme(theme)
        self.write_legend()

    @override
    def write_legend(self) -> None:
        theme, record = self.theme, self.record
        if theme is None or record is None:
            return
        looks = {label: theme.line_look(label) for label in self._curves.displayed}
        arms = [
            LegendEntry(look.sign, look.colour, self._with_ratio(label), name=self.name_of(label))
            for label, look in looks.items()
        ]
        seeds = len(record.history.layout.seeds)
        legend = ProfileLegend(self._quantity, seeds, self._curves.has_first)
        self.set_legend([*arms, *legend.always(theme)], legend.extras(theme), legend.about())

    @override
    def csv_rows(self) -> Table | None:
        """Return a row a part: every arm and seed, untrained and at the current step."""
        history = self.history
        row = self.row
        if history is None or row is None:
            return None
        lanes = {(lane.arm, lane.seed): lane for lane in history.layout.lanes}
        rows = [0, row] if history.first_step == 0 else [row]
        return profile_table(
            self._quantity,
            {key: lane.parts_of(self._quantity) for key, lane in lanes.items()},
            {
                history.first_step + each + 1: {
                    key: history.values(self._quantity, *key)[each] for key in lanes
                }
                for each in rows
            },
        )

    @property
    def quantity(self) -> Quantity:
        """What is shown of the displayed run."""
        return self._quantity

    def curves_of(self, label: str, record: int = 0) -> DepthCurves:
        """Return the curves of an arm, of the displayed run unless another record is given."""
        return self._curves.of[record, label]

    def _with_ratio(self, label: str) -> str:
        text, ratio = self.text_for(label), self._ratio_texts.get(label)
        return f"{text}{DETAILS}{ratio}" if ratio else text

    def _write_ratios(self) -> None:
        """Print beside each arm how much more its first blocks have than its last."""
        texts: dict[str, str] = {}
        if self._quantity.is_logarithmic:
            displayed = self._curves.displayed
            texts = {label: ratio_text(*curves.ratios()) for label, curves in displayed.items()}
        if texts != self._ratio_texts:
            self._ratio_texts = texts
            self.write_legend()

    def _pick(self, place: QPointF) -> None:
        pixel_x, pixel_y = self.plot.getViewBox().viewPixelSize()
        nearest = self._curves.nearest(place, (_REACH_PX * pixel_x, _REACH_PX * pixel_y))
        if nearest is not None:
            self._selection.select(nearest)

    def _hover(self, place: QPointF | None) -> None:
        position = None if place is None else round(place.x())
        self._cross_hair.move(None if position is None else self, None, position)

    @property
    @override
    def picture_title(self) -> str:
        history, row = self.history, self.row
        if history is None or row is None:
            return super().picture_title
        text = translate("GradientProfile", "{quantity} at step {step}")
        step = f"{history.first_step + row + 1:,}"
        return text.format(quantity=capitalized(self._quantity), step=step)

    @override
    def show_cross_hair(self, *, is_shown: bool) -> None:
        self._marks.show_hair(self._cross_hair.position if is_shown else None)

    def _show_selected(self, selected: Selected | None) -> None:
        self._marks.show_span(self._curves.span(selected))

    def _show_cross_hair(self) -> None:
        hair, history, theme = self._cross_hair, self.history, self.theme
        self._marks.show_hair(hair.position)
        row, position = self.row, hair.position
        if hair.over is not self or theme is None:
            self.reading.hide()
            return
        if history is None or row is None or position is None:
            return
        places = {label: curves.places for label, curves in self._curves.displayed.items()}
        lines = part_lines(history, self._quantity, places, row, position, theme)
        if not lines:
            self.reading.hide()
            return
        step = history.first_step + row + 1
        heading = part_heading(self._quantity, places, position, step)
        self.show_reading(position, heading, lines)
