"""One arm's graph under a line with its name and its cost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.messages import translate
from explorer.network.expand import expand
from explorer.runs.changes import SkipChange
from explorer.runs.experiment import Arm
from explorer.ui.graph.graph_plot import GraphPlot
from explorer.ui.graph.heading import GraphHeading
from explorer.ui.graph.hit import Hit
from explorer.ui.graph.network_item import NetworkItem
from explorer.ui.kit.picture_sheet import in_theme, without
from explorer.ui.kit.view import Exhibit
from explorer.ui.kit.view_title import NO_LIMIT_PX
from explorer.ui.theme.palette import Theme


class GraphPanel(QWidget):
    """Name, depth, parameters and MACs of an arm, and its picture below."""

    LEAST_HEIGHT_PX = 106

    chosen = Signal(str, object)
    """The arm's label, and the name of what was clicked, or None."""
    menu_requested = Signal(str, object, QPoint)
    """The arm's label, the `Hit` under the mouse or None, and where the menu goes."""
    step_requested = Signal(str, int)
    """The arm's label, and by how many layers to move the selection."""
    fill_requested = Signal()
    """It is to fill the window, or to go back to its place."""
    folded = Signal()
    """It was folded to its heading, or unfolded."""
    toggle_requested = Signal(str)
    """The arm's label: collapse or expand the group at the selection."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._theme: Theme | None = None
        self.heading = GraphHeading(label)
        self.item = NetworkItem(label)
        self.plot = GraphPlot(self.item, self)
        self.plot.setObjectName(f"graph.{label}")
        self.plot.setAccessibleName(
            translate("GraphPanel", "Graph of network {label}").format(label=label)
        )
        self.plot.setToolTip(
            translate("GraphPanel", "Scroll to zoom, drag to pan, right-click for more.")
        )
        self.heading.fold.toggled.connect(self._fold)
        self.heading.fill_requested.connect(self.fill_requested)
        self.item.chosen.connect(self._emit_choice)
        self.plot.menu_requested.connect(self._request_menu)
        self.plot.step_requested.connect(self._request_step)
        self.plot.toggle_requested.connect(self._request_toggle)
        self._lay_out()

    def show_arm(self, arm: Arm, batch_size: int) -> None:
        """Draw an arm's network and show its cost, the memory for batches of this size."""
        plan = expand(arm.network)
        self.heading.show_network(
            plan, batch_size, has_own_batch=arm.overrides.batch_size is not None
        )
        layout = self.layout()
        if layout is not None:
            layout.activate()  # else Qt paints the graph, lays the line above out, and paints again
        self.item.show_plan(plan)
        self.plot.batch_size = batch_size

    def show_switch(self, change: SkipChange | None) -> None:
        """Draw the skips as this change left them, and say so; None is as in the design."""
        self.item.show_skips(change.residual if change else None)
        self.heading.show_switch(change)

    @property
    def network_depth(self) -> int:
        """Layers of the displayed network, the length of its depth axis."""
        return self.item.plan.depth if self.item.plan else 0

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.plot.apply_theme(theme)
        self.item.apply_theme(theme)
        self.heading.apply_theme(theme)
        self._take_height()

    @property
    def exhibit(self) -> Exhibit:
        """The picture of the network with its heading; its file is named after the network."""
        name = self.item.plan.spec.name if self.item.plan else ""
        stem = "".join(c if c.isalnum() or c in "-_" else "_" for c in name) or "network"
        return Exhibit(self, self.plot.accessibleName(), stem, sheet=self._as_picture)

    @contextmanager
    def _as_picture(self, theme: Theme | None) -> Iterator[None]:
        with in_theme(self, self.apply_theme, self._theme, theme), without([self.heading.fold]):
            yield

    @property
    def wanted_height(self) -> int:
        """Pixels at which nothing is cut: less only where it is folded."""
        heading = self.heading.sizeHint().height()
        scale = self._theme.font_scale if self._theme is not None else 1
        return heading if self.plot.isHidden() else round(self.LEAST_HEIGHT_PX * scale)

    def _fold(self, is_open: bool) -> None:
        self.plot.setVisible(is_open)
        self._take_height()
        self.folded.emit()

    def _take_height(self) -> None:
        least = self.wanted_height
        self.setMinimumHeight(least)
        self.setMaximumHeight(least if self.plot.isHidden() else NO_LIMIT_PX)

    def _emit_choice(self, name: str | None) -> None:
        self.chosen.emit(self._label, name)

    def _request_menu(self, hit: Hit | None, where: QPoint) -> None:
        self.menu_requested.emit(self._label, hit, where)

    def _request_step(self, places: int) -> None:
        self.step_requested.emit(self._label, places)

    def _request_toggle(self) -> None:
        self.toggle_requested.emit(self._label)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.heading)
        whole.addWidget(self.plot, stretch=1)
        self._take_height()
