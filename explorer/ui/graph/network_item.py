"""The item that shows one network on the depth axis.

One item paints all: an item a layer would make ResNet-1202 slow.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from explorer.network.cost import LayerCost
from explorer.network.plan import LayerPlan, NetworkPlan
from explorer.ui.graph.painting import Frame, GraphPainting
from explorer.ui.theme.palette import Theme
from explorer.ui.wording import data_size, grouped, shape_text


class NetworkItem(pg.GraphicsObject):  # type: ignore[misc]
    """The graph of one arm. x is the position in depth; y is 0 at the bottom, 1 at the top."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self._plan: NetworkPlan | None = None
        self._theme: Theme | None = None

    @property
    def plan(self) -> NetworkPlan | None:
        """The network on show."""
        return self._plan

    def show_plan(self, plan: NetworkPlan) -> None:
        """Show another network."""
        self.prepareGeometryChange()
        self._plan = plan
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        """Qt asks: the room it paints in."""
        depth = self._plan.depth if self._plan else 1
        return QRectF(-0.5, 0, depth, 1)

    def layer_at(self, position: float) -> LayerPlan | None:
        """Return the weighted layer of the main path at a place on the depth axis."""
        if self._plan is None:
            return None
        for layer in self._plan.weighted:
            if not layer.on_shortcut and abs(layer.position - position) <= 0.5:
                return layer
        return None

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt asks: paint what is in sight."""
        if self._plan is None or self._theme is None:
            return
        transform = painter.worldTransform()
        origin, unit = transform.map(QPointF(0, 1)), transform.map(QPointF(1, 0))
        frame = Frame.of(origin.x(), unit.x() - origin.x(), origin.y(), unit.y())
        low, high = self.getViewBox().viewRange()[0]
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting = GraphPainting(painter, frame, self._theme, self._label, low - 1, high + 1)
        painting.network(self._plan)
        painter.restore()


def layer_words(layer: LayerPlan, cost: LayerCost) -> str:
    """Describe a layer in a few lines, for a tool tip."""
    kernel = f"{layer.kernel}×{layer.kernel}, /{layer.stride}" if layer.kind == "conv" else ""
    template = QCoreApplication.translate(
        "Graph",
        "{name}\n{kind} {kernel}\n{before} → {after}\n{params} parameters\n{macs} MACs\n"
        "{kept} more kept for backward (estimate)\nsees {pixels}×{pixels} pixels",
    )
    return template.format(
        name=layer.name,
        kind=layer.kind,
        kernel=kernel,
        before=shape_text(layer.in_shape),
        after=shape_text(layer.out_shape),
        params=grouped(layer.params),
        macs=grouped(layer.macs),
        kept=data_size(cost.activation_bytes),
        pixels=grouped(cost.receptive_field),
    )
