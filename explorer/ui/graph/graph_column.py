"""The graphs of all arms, one below the other, on one depth axis."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from explorer.runs.experiment import Arm, Experiment
from explorer.ui.graph.graph_panel import GraphPanel
from explorer.ui.plots.plot_widget import PlotWidget
from explorer.ui.theme.palette import Theme

_MARGIN_LAYERS = 1
"""Layers left free on both ends of the depth axis."""
_LEAST_LAYERS = 4
"""As close as one can zoom."""


class GraphColumn(QScrollArea):
    """A graph an arm. `axis`, a plot below, shares their depth axis."""

    def __init__(self, axis: PlotWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis = axis
        self._theme: Theme | None = None
        self._arms: dict[str, Arm] = {}
        self._batch_size = 0
        self.panels: dict[str, GraphPanel] = {}
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def show_experiment(self, experiment: Experiment) -> None:
        """Draw what differs from what is on show, and fit the depth axis to the deepest."""
        arms = {arm.label: arm for arm in experiment.arms}
        batch_size = experiment.settings.batch_size
        if batch_size != self._batch_size:
            self._arms.clear()
        for label in set(self.panels) - set(arms):
            panel = self.panels.pop(label)
            panel.plot.setXLink(None)
            self._column.removeWidget(panel)
            panel.deleteLater()
        for index, (label, arm) in enumerate(arms.items()):
            if label not in self.panels:
                self._insert(index, label)
            if self._arms.get(label) != arm or self.panels[label].item.plan is None:
                self.panels[label].show_arm(arm, batch_size)
        self._arms, self._batch_size = arms, batch_size
        self.panels = {label: self.panels[label] for label in arms}
        self._fit_axis()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for panel in self.panels.values():
            panel.apply_theme(theme)

    def show_lost(self, lost: Mapping[str, str]) -> None:
        """Mark arms that have diverged, in these words."""
        for label, panel in self.panels.items():
            panel.show_lost(lost.get(label, ""))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 2 * GraphPanel.LEAST_HEIGHT_PX)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The scroll bar comes and goes with the viewport's width.
        self._axis.leave_right(max(0, self.width() - self.viewport().width()))

    def _insert(self, index: int, label: str) -> None:
        panel = GraphPanel(label)
        panel.plot.setXLink(self._axis)
        if self._theme is not None:
            panel.apply_theme(self._theme)
        self.panels[label] = panel
        self._column.insertWidget(index, panel)

    def _fit_axis(self) -> None:
        depth = max(panel.network_depth for panel in self.panels.values())
        view = self._axis.getViewBox()
        view.setLimits(xMin=-_MARGIN_LAYERS, xMax=depth, minXRange=_LEAST_LAYERS)
        view.setXRange(-_MARGIN_LAYERS, depth, padding=0)
        for plot in (self._axis, *(panel.plot for panel in self.panels.values())):
            # Else pyqtgraph finds the new range out while it paints, and paints twice.
            plot.getViewBox().updateMatrix()
