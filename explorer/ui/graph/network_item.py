"""The item that shows one network on the depth axis.

One item paints all: an item a layer would make ResNet-1202 slow.
"""

from __future__ import annotations

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from explorer.network.block_group import block_group
from explorer.network.expand import expand
from explorer.network.layer_plan import LayerPlan
from explorer.network.lookup import layer_at, locate
from explorer.network.plan import NetworkPlan
from explorer.runs.means import Means, SeedMean
from explorer.runs.scale import UNKNOWN, Levels, LogScale, Scale
from explorer.ui.graph.canvas import Canvas, TextMetrics
from explorer.ui.graph.colours import StageColours, ValueColours
from explorer.ui.graph.frame import LABEL_PX, Frame
from explorer.ui.graph.hit import Hit, hit_at
from explorer.ui.graph.kept_pictures import KeptPictures
from explorer.ui.graph.paint_network import paint_network
from explorer.ui.theme.palette import Theme

_TEXT_LINES = 2
"""Lines of text that a cell has room for, once it has room for any."""


class NetworkItem(pg.GraphicsObject):  # type: ignore[misc]
    """The graph of one arm. x is the position in depth; y is 0 at the bottom, 1 at the top."""

    chosen = Signal(object)
    """Name of the block or layer that was clicked; None beside all of them."""
    collapsed_changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self._plan: NetworkPlan | None = None
        self._theme: Theme | None = None
        self._levels: Levels | None = None
        self._means: Means | None = None
        self._quantity = ""
        self._scale: type[Scale] = LogScale
        self._values: ValueColours | None = None
        self._stages: StageColours | None = None
        self._has_skips: bool | None = None
        self._twin: NetworkPlan | None = None
        self._selected: str | None = None
        self._collapsed: frozenset[int] = frozenset()
        self._clicked: Hit | None = None
        self._font: TextMetrics | None = None
        self._kept = KeptPictures()
        self.canvas: Canvas | None = None
        """Of the last repaint: where everything is now."""

    @property
    def plan(self) -> NetworkPlan | None:
        """The displayed network."""
        return self._plan

    @property
    def levels(self) -> Levels | None:
        """(L,) level on the scale of each weighted layer, where they show a value."""
        return self._levels

    @property
    def collapsed(self) -> frozenset[int]:
        """Indices of the stages whose group of equal blocks is collapsed."""
        return self._collapsed

    @property
    def collapsible(self) -> frozenset[int]:
        """Indices of the stages that have a group of equal blocks."""
        stages = self._plan.stages if self._plan else ()
        return frozenset(
            number for number, stage in enumerate(stages) if block_group(stage) is not None
        )

    def show_plan(self, plan: NetworkPlan) -> None:
        """Show another network, in the colours of its stages until it is given others."""
        self.prepareGeometryChange()
        self._plan = plan
        self._levels = self._means = self._values = self._stages = None
        self._has_skips = self._twin = None
        self._collapsed &= self.collapsible
        self.update()

    def show_levels(
        self,
        levels: Levels | None,
        means: Means | None = None,
        quantity: str = "",
        *,
        scale: type[Scale] = LogScale,
        seeds: int = 1,
    ) -> None:
        """Colour each weighted layer by its level; without, by its stage.

        Args:
            levels: (L,) levels.
            means: (L,) what they stand for: numbers for the tool tip, and flaws to be marked.
            quantity: What the numbers are.
            scale: What turns the heights of the means into numbers.
            seeds: How many seeds the arm has.
        """
        self._levels, self._means, self._quantity = levels, means, quantity
        self._scale, self._seeds = scale, seeds
        self._values = None
        self.update()

    def show_skips(self, has_skips: bool | None) -> None:
        """Draw the network with its skips switched on or off; None is as the plan has them.

        Those switched off stay visible, faintly; a plain network is drawn as its residual twin.
        """
        if self._plan is None or has_skips == self._has_skips:
            return
        self._has_skips = has_skips
        is_added = has_skips and not self._plan.spec.residual
        self._twin = expand(self._plan.spec.edited(residual=True)) if is_added else None
        self.update()

    def select(self, name: str | None) -> None:
        """Mark a block or a layer, if the network has it."""
        self._selected = name
        self.update()

    def collapse(self, stages: frozenset[int]) -> None:
        """Draw the equal blocks of each of these stages as one box, and expand all others."""
        stages &= self.collapsible
        if stages != self._collapsed:
            self._collapsed = stages
            self.collapsed_changed.emit()
            self.update()

    def toggle(self, stage: int) -> None:
        """Collapse a stage's group of equal blocks, or expand it."""
        self.collapse(self._collapsed ^ {stage})

    def apply_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._values = self._stages = None
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        """Qt calls: the area it paints in."""
        depth = self._plan.depth if self._plan else 1
        return QRectF(-0.5, 0, depth, 1)

    def layer_at(self, place: QPointF) -> LayerPlan | None:
        """Return the weighted layer at a place of the picture, on a shortcut or the main path."""
        hit = self.hit(place)
        if self._plan is None or hit is None:
            return None
        part = locate(self._plan, hit.name)
        return (part and part.layer) or layer_at(self._plan, place.x())

    def number_of(self, layer: LayerPlan) -> tuple[str, SeedMean] | None:
        """Return what a layer's colour stands for, and the number; None without one."""
        if self._plan is None or self._means is None or self._levels is None:
            return None
        index = self._plan.weighted.index(layer)
        if self._levels[index] == UNKNOWN:
            return None
        number = self._scale.number(float(self._means.heights[index]))
        return self._quantity, SeedMean(number, int(self._means.used[index]), self._seeds)

    def hit(self, place: QPointF) -> Hit | None:
        """Return what stands at a place of the picture, in the item's coordinates."""
        if self._plan is None or self.canvas is None:
            return None
        return hit_at(place, self._plan, self._collapsed, self.canvas)

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """Pyqtgraph calls: select what was clicked; a double click toggles its group."""
        if event.double():
            # What the first click hit: it may have opened a panel and moved the picture.
            if self._clicked is not None and self._clicked.stage is not None:
                self.toggle(self._clicked.stage)
        else:
            self._clicked = self.hit(event.pos())
            self.chosen.emit(self._clicked.name if self._clicked else None)
        event.accept()

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt calls: paint what is visible."""
        if self._plan is None or self._theme is None:
            return
        transform = painter.worldTransform()
        origin, unit = transform.map(QPointF(0, 1)), transform.map(QPointF(1, 0))
        metrics = painter.fontMetrics()
        if self._font is None or self._font.metrics != metrics:
            self._font = TextMetrics(metrics)
        text_px = _TEXT_LINES * self._font.line_spacing
        label_px = LABEL_PX * self._theme.font_scale
        frame = Frame.of(origin.x(), unit.x() - origin.x(), origin.y(), unit.y(), text_px, label_px)
        low, high = self.getViewBox().viewRange()[0]
        if self._stages is None:
            self._stages = StageColours(self._theme, self._label, len(self._plan.stages))
        if self._values is None and self._levels is not None:
            flaws = self._means.flaws if self._means else None
            self._values = ValueColours(self._theme, self._plan, self._levels, flaws)
        plan, is_cut = self._twin or self._plan, self._has_skips is False
        self._kept.begin((frame, low, high, self._theme, plan, is_cut))
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.canvas = Canvas(
            painter,
            self._font,
            frame,
            self._theme,
            plan,
            self._stages,
            self._values,
            self._collapsed,
            is_cut,
            low,
            high,
            self._kept,
            opacity=painter.opacity(),
        )
        paint_network(self.canvas, self._selected)
        painter.restore()
