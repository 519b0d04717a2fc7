"""The views of the runs in the middle of the window, one below the other on one depth axis."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from explorer.ui.graph.graph_column import GraphColumn
from explorer.ui.kit.view import View
from explorer.ui.plots.curve_plot import error_plot, loss_plot
from explorer.ui.plots.gradient_profile import GradientProfile
from explorer.ui.plots.heat_maps import HeatMaps
from explorer.ui.state.workspace import Workspace

_HEIGHTS_PX = (220, 150, 110, 180)
_STRETCHES = (4, 3, 2, 3)
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
        curves = QSplitter(Qt.Orientation.Horizontal)
        _fill(curves, "split.curves", [self.loss, self.error])
        curves.setSizes([_EVEN_PX, _EVEN_PX])  # else one with a longer title would be wider
        _fill(self, "split.views", [self.graph_column, self.profile, self.heat_maps, curves])
        self.setSizes(_HEIGHTS_PX)
        for row, stretch in enumerate(_STRETCHES):
            self.setStretchFactor(row, stretch)

    @property
    def views(self) -> tuple[View, ...]:
        """The views, from the top down."""
        return (self.graph_column, self.profile, self.heat_maps, self.loss, self.error)


def _fill(splitter: QSplitter, name: str, parts: Sequence[QWidget]) -> None:
    splitter.setObjectName(name)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for part in parts:
        splitter.addWidget(part)
