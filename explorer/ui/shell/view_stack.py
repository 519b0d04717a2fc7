"""The views of the runs in the middle of the window, one below the other on one depth axis."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from explorer.ui.graph.graph_column import GraphColumn
from explorer.ui.graph.graph_panel import GraphPanel
from explorer.ui.kit.view import View
from explorer.ui.plots.curve_plot import error_plot, loss_plot
from explorer.ui.plots.gradient_profile import GradientProfile
from explorer.ui.plots.heat_maps import HeatMaps
from explorer.ui.state.workspace import Workspace

_HEIGHTS_PX = (220, 150, 110, 180)
_STRETCHES = (4, 3, 2, 3)
_HANDLE_PX = 3
_MOST_FOR_ONE = 0.5
"""Share of the height that a view may take by itself, without a person."""
_EVEN_PX = 1_000


class ViewStack(QSplitter):
    """Makes and lays out every view but the inspector.

    Attributes:
        graph_column: The networks as graphs.
        profile: The chosen quantity by depth at the current step; its x axis is everyone's.
        heat_maps: The chosen quantity by depth and step.
        loss: The loss of each step.
        error: The error rate of each step.
    """

    fill_requested = Signal(object)
    """A part is to fill the window, or to go back to its place: one graph, or one view."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        selection, step, cross_hair = (
            workspace.selection,
            workspace.step_cursor,
            workspace.cross_hair,
        )
        scales, quantity = workspace.scales, workspace.quantity_choice
        self.profile = GradientProfile(selection, step, cross_hair, quantity)
        axis = self.profile.plot
        self.graph_column = GraphColumn(axis, selection, step, scales)
        self.heat_maps = HeatMaps(axis, selection, step, cross_hair, scales, quantity)
        self.loss = loss_plot(step, cross_hair)
        self.error = error_plot(step, cross_hair)
        self._curves = QSplitter(Qt.Orientation.Horizontal)
        _fill(self._curves, "split.curves", [self.loss, self.error])
        self._curves.setSizes([_EVEN_PX, _EVEN_PX])  # else one with a longer title would be wider
        rows = [self.graph_column, self.profile, self.heat_maps, self._curves]
        _fill(self, "split.views", rows)
        self.setSizes(_HEIGHTS_PX)
        for row, stretch in enumerate(_STRETCHES):
            self.setStretchFactor(row, stretch)
        self.graph_column.fill_requested.connect(self.fill_requested)
        for part in (self.profile, self.heat_maps, self.loss, self.error):
            part.title_line.fill_requested.connect(partial(self.fill_requested.emit, part))
        self.graph_column.height_wanted.connect(partial(self._give_height, self.graph_column))
        self.heat_maps.height_wanted.connect(partial(self._give_height, self.heat_maps))

    @property
    def views(self) -> tuple[View, ...]:
        """The views, from the top down."""
        return (self.graph_column, self.profile, self.heat_maps, self.loss, self.error)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What can fill the window: each graph, and each other view."""
        graphs = self.graph_column.panels.values()
        return (*graphs, self.profile, self.heat_maps, self.loss, self.error)

    def show_only(self, part: QWidget | None) -> None:
        """Show one of the parts alone, or all of them."""
        for row in (self.graph_column, self.profile, self.heat_maps, self._curves):
            row.setVisible(part is None or row is part or row.isAncestorOf(part))
        for curves in (self.loss, self.error):
            is_beside = part is not None and self._curves.isAncestorOf(part)
            curves.setVisible(curves is part or not is_beside)
        self.graph_column.show_only(part if isinstance(part, GraphPanel) else None)

    def _give_height(self, view: QWidget, height: int) -> None:
        """Give a view the height that it wants, within reason, and the others the rest."""
        sizes, at = self.sizes(), self.indexOf(view)
        others = sum(sizes) - sizes[at]
        if view.isHidden() or others <= 0:
            return
        given = min(height, round(_MOST_FOR_ONE * sum(sizes)))
        share = (sum(sizes) - given) / others
        self.setSizes([given if row == at else round(share * s) for row, s in enumerate(sizes)])


def _fill(splitter: QSplitter, name: str, parts: Sequence[QWidget]) -> None:
    splitter.setObjectName(name)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(_HANDLE_PX)
    for part in parts:
        splitter.addWidget(part)
