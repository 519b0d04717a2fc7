"""The graphs of all arms, one below the other, on one depth axis."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.network.lookup import block_at
from explorer.runs.experiment import Arm, Experiment
from explorer.runs.quantities import Quantity
from explorer.runs.record import RunRecord
from explorer.ui.graph.cell_values import CellValues
from explorer.ui.graph.colour_row import ColourRow
from explorer.ui.graph.depth_navigation import DepthNavigation
from explorer.ui.graph.graph_menu import GraphMenu
from explorer.ui.graph.graph_panel import GraphPanel
from explorer.ui.graph.hit import Hit
from explorer.ui.graph.network_item import NetworkItem
from explorer.ui.graph.values import ColourBy
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.kit.text import diverged_text
from explorer.ui.kit.view import Exhibit
from explorer.ui.state.displayed_run import DisplayedRun
from explorer.ui.state.live_scales import LiveScales
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import Theme


class GraphColumn(QWidget):
    """One graph for each arm. `axis`, a plot below, shares their depth axis.

    `scales` gives the numbers of the run their colours, here and in the heat maps.
    """

    menu_made = Signal(object, object)
    """A graph's menu is about to be shown: (the menu, the graph's panel)."""
    fill_requested = Signal(object)
    """A `GraphPanel` is to fill the window, or to go back to its place."""
    graph_removed = Signal(object)
    """A `GraphPanel` is about to be deleted."""
    height_wanted = Signal(int)
    """There are more or fewer graphs, or one was folded: pixels at which none is cut."""

    def __init__(
        self,
        axis: PlotWidget,
        selection: Selection,
        step_cursor: StepCursor,
        scales: LiveScales,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._axis = axis
        self._selection = selection
        self._navigation = DepthNavigation(axis, selection)
        self._theme: Theme | None = None
        self._arms: dict[str, Arm] = {}
        self._batch_sizes: dict[str, int] = {}
        self._is_earlier = False
        self._run = DisplayedRun(step_cursor)
        self._values = CellValues(self._run, scales)
        self.panels: dict[str, GraphPanel] = {}
        self._only: GraphPanel | None = None
        self.row = ColourRow()
        self.row.chosen.connect(self._colour_by)
        self.row.collapse_requested.connect(self.collapse_all)
        selection.changed.connect(self._mark)
        selection.sought.connect(self._bring_into_sight)
        step_cursor.changed.connect(self.refresh)
        step_cursor.covered.connect(self.refresh)
        scales.changed.connect(self._on_scale_changed)
        self._lay_out()

    def show_experiment(self, experiment: Experiment) -> None:
        """Draw what differs from what is displayed, and fit the depth axis to a new depth."""
        arms = {arm.label: arm for arm in experiment.arms}
        drawn, depth = list(self.panels), self._depth
        sizes = experiment.batch_sizes
        for label in set(self.panels) - set(arms):
            panel = self.panels.pop(label)
            panel.plot.setXLink(None)
            self._column.removeWidget(panel)
            self.graph_removed.emit(panel)
            panel.deleteLater()
        for index, (label, arm) in enumerate(arms.items()):
            if label not in self.panels:
                self._insert(index, label)
            shown = self._arms.get(label), self._batch_sizes.get(label)
            if shown != (arm, sizes[label]) or self.panels[label].item.plan is None:
                self.panels[label].show_arm(arm, sizes[label])
        self._arms, self._batch_sizes = arms, sizes
        self.panels = {label: self.panels[label] for label in arms}
        self._values.show(self._items, sizes)
        self._show_skips()
        self._show_legend()
        self._show_collapsed()
        self._show_whose()
        if list(self.panels) != drawn:
            self.show_only(self._only if self._only in self.panels.values() else None)
            if drawn:
                self._want_height()
        if list(self.panels) != drawn or self._depth != depth:  # else the visible part stays
            self.fit()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.row.apply_theme(theme)
        for panel in self.panels.values():
            panel.apply_theme(theme)

    def show_records(self, records: Sequence[RunRecord]) -> None:
        """Show other records; a graph edited since a run began shows nothing of it."""
        self._run.record = records[0]
        self.row.offer(records[0].history.layout.quantities)
        self._values.redraw()
        self.refresh()

    def show_earlier(self, is_earlier: bool) -> None:
        """Dim the graphs and say why, while their colours are those of the run; see `View`."""
        self._is_earlier = is_earlier
        self._show_whose()

    def _show_whose(self) -> None:
        is_dimmed = self._is_earlier and self.row.colour_by.quantity is not None
        self.row.earlier.setVisible(is_dimmed)
        for panel in self.panels.values():
            panel.plot.dim(is_dimmed)

    def exhibits(self) -> list[Exhibit]:
        """Return each visible graph."""
        return [panel.exhibit for panel in self.panels.values() if panel.isVisible()]

    def refresh(self) -> None:
        """Draw what has been recorded since the last call."""
        self._draw()
        self._show_skips()
        record = self._run.record
        covered = self._run.step_cursor.covered_after(self._run.history)
        diverged = diverged_text(record, self._run.row, covered) if record is not None else {}
        for label, panel in self.panels.items():
            panel.heading.show_diverged(diverged.get(label, ""))

    def show_only(self, panel: GraphPanel | None) -> None:
        """Show one graph alone, or all of them."""
        self._only = panel
        for each in self.panels.values():
            each.setVisible(panel is None or each is panel)

    def collapse_all(self, is_collapsed: bool) -> None:
        """Collapse every group of equal blocks in every arm, or expand them all."""
        for item in self._items.values():
            item.collapse(item.collapsible if is_collapsed else frozenset())
        self._show_collapsed()

    def fit(self) -> None:
        """Show the whole depth of the deepest network."""
        self._navigation.fit([panel.plot for panel in self.panels.values()], self._depth)

    @override
    def minimumSizeHint(self) -> QSize:
        graphs = sum(sorted(panel.wanted_height for panel in self.panels.values())[-2:])
        return QSize(200, self.row.sizeHint().height() + graphs + 1)

    @property
    def _depth(self) -> int:
        """Layers of the deepest displayed network."""
        return max((panel.network_depth for panel in self.panels.values()), default=0)

    @property
    def _items(self) -> dict[str, NetworkItem]:
        return {label: panel.item for label, panel in self.panels.items()}

    def _insert(self, index: int, label: str) -> None:
        panel = GraphPanel(label)
        panel.plot.setXLink(self._axis)
        if self._theme is not None:
            panel.apply_theme(self._theme)
        panel.chosen.connect(self._choose)
        panel.item.collapsed_changed.connect(self._show_collapsed)
        panel.plot.fit_requested.connect(self.fit)
        panel.menu_requested.connect(self._show_menu)
        panel.step_requested.connect(self._step)
        panel.toggle_requested.connect(self._toggle_at_selection)
        panel.fill_requested.connect(partial(self.fill_requested.emit, panel))
        panel.folded.connect(self._want_height)
        selected = self._selection.selected
        panel.item.select(selected.name if selected else None)
        self.panels[label] = panel
        self._column.insertWidget(index, panel, stretch=1)

    def _want_height(self) -> None:
        heights = [panel.wanted_height for panel in self.panels.values()]
        spaces = self._column.spacing() * len(heights)
        self.height_wanted.emit(self.row.sizeHint().height() + sum(heights) + spaces)

    def _colour_by(self, choice: ColourBy) -> None:
        self._values.choose(choice)
        self._values.show(self._items, self._batch_sizes)
        self._show_legend()
        self._show_whose()

    def _on_scale_changed(self, quantity: Quantity) -> None:
        if quantity == self._values.choice.quantity:
            self._values.redraw()
            self._draw()

    def _draw(self) -> None:
        if self._values.refresh(self._items):
            self._show_legend()

    def _show_skips(self) -> None:
        for label, panel in self.panels.items():
            if panel.item.plan is not None:
                panel.show_switch(self._run.switch(label, panel.item.plan))

    def _show_legend(self) -> None:
        values = self._values
        self.row.legend.show_scale(values.choice, values.scale, values.flaws, values.note)

    def _show_collapsed(self) -> None:
        items = self._items.values()
        is_any = any(item.collapsible for item in items)
        is_all = is_any and all(item.collapsed == item.collapsible for item in items)
        self.row.show_collapsed(is_any=is_any, is_all=is_all)

    def _choose(self, label: str, name: str | None) -> None:
        self._selection.select(Selected(label, name) if name else None)

    def _mark(self, selected: Selected | None) -> None:
        for item in self._items.values():
            item.select(selected.name if selected else None)

    def _bring_into_sight(self, selected: Selected) -> None:
        panel = self.panels.get(selected.arm)
        if panel is None or panel.item.plan is None:
            return
        self._navigation.bring_into_sight(panel.item.plan, selected.name)
        if panel.visibleRegion().boundingRect().height() < panel.height() / 2:
            self._scroll.ensureWidgetVisible(panel, 0, 0)

    def _step(self, label: str, change: int) -> None:
        plan = self.panels[label].item.plan
        if plan is not None:
            self._navigation.step(label, plan, change)

    def _toggle_at_selection(self, label: str) -> None:
        item = self.panels[label].item
        place = item.plan and block_at(item.plan, self._navigation.position_in(item.plan))
        if place and place.number in item.collapsible:
            item.toggle(place.number)

    def _show_menu(self, label: str, hit: Hit | None, where: QPoint) -> None:
        menu = GraphMenu(self.panels[label].item, hit, self)
        menu.collapse_all_requested.connect(self.collapse_all)
        menu.fit_requested.connect(self.fit)
        self.menu_made.emit(menu, self.panels[label])
        menu.popup(where)

    def _make_room_for_bar(self) -> None:
        # The scroll bar comes and goes with the viewport's width.
        self._axis.leave_right(max(0, self._scroll.width() - self._scroll.viewport().width()))

    def _lay_out(self) -> None:
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addStretch()  # below graphs that are all folded
        self._scroll = _Scroll()
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to the graphs
        self._scroll.resized.connect(self._make_room_for_bar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.row)
        whole.addWidget(self._scroll, stretch=1)


class _Scroll(QScrollArea):
    """Has no minimum size of its own: the column gives it one."""

    resized = Signal()
    """The viewport, which is without the bar, has its new size."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, GraphPanel.LEAST_HEIGHT_PX)
