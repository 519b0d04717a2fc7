"""A whole network as a picture of its own: in rows, each layer wide enough to be read."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.expand import expand
from explorer.network.plan import NetworkPlan
from explorer.network.spec import NetworkSpec
from explorer.ui.graph.legend import Legend
from explorer.ui.graph.network_item import NetworkItem
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.kit.text import shape_text, short
from explorer.ui.theme.palette import Theme
from explorer.ui.theme.style import embolden

_WIDTH_PX, _ROW_PX = 1920, 150
_LEGEND_PX, _MARGIN_PX = 400, 12
_LAYERS_PER_ROW = 24
"""So few that kernel and channels fit into each cell, and norms, ReLUs and names beside them."""
_MOST_ROWS = 40
"""Of a deeper network a row holds more; from 1,300 layers on they show in less detail."""
_LEAST_SPAN = 12
"""Layers that a row has room for, however few there are."""
_NUMBERS_PER_ROW = 13
"""Positions in depth that are named below a row."""
_COLOURS_OF = "A"
"""The arm that a network by itself is coloured as."""


class NetworkPicture(QWidget):
    """Name and cost of a network, and below it the rows, broken between blocks."""

    def __init__(self, network: NetworkSpec, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        plan = expand(network)
        self.rows = [_row(plan, theme, low, high) for low, high in row_spans(plan)]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(_heading(plan, theme))
        for row in self.rows:
            whole.addWidget(row)
        self.setFixedWidth(_WIDTH_PX)
        self.setFixedHeight(whole.sizeHint().height())


def row_spans(plan: NetworkPlan) -> Iterator[tuple[float, float]]:
    """Yield the ends of each row on the depth axis.

    All hold equally many whole blocks, as far as they go round; the first has the stem besides,
    and the last the head.
    """
    per_block = plan.stages[0].layers_per_block
    blocks = (plan.depth - 2) // per_block
    rows = min(math.ceil(blocks * per_block / _LAYERS_PER_ROW), _MOST_ROWS)
    per_row = math.ceil(blocks / rows)
    for first in range(0, blocks, per_row):
        low = first * per_block + 0.5
        high = low + per_row * per_block
        low -= first == 0
        high += first + per_row >= blocks
        yield low, max(high, low + _LEAST_SPAN)


def _row(plan: NetworkPlan, theme: Theme, low: float, high: float) -> PlotWidget:
    row = PlotWidget()
    row.setFixedHeight(_ROW_PX)
    row.hideAxis("left")
    row.apply_theme(theme)
    row.setYRange(0, 1, padding=0)
    row.setXRange(low, high, padding=0)
    step = math.ceil((high - low) / _NUMBERS_PER_ROW)
    numbers = range(math.ceil(low), min(math.ceil(high), plan.depth), step)
    row.getPlotItem().getAxis("bottom").setTicks([[(at, str(at)) for at in numbers]])
    item = NetworkItem(_COLOURS_OF)
    item.apply_theme(theme)
    item.show_plan(plan)
    row.addItem(item)
    row.getPlotItem().layout.setContentsMargins(_MARGIN_PX, _MARGIN_PX / 2, _MARGIN_PX, 0)
    return row


def _heading(plan: NetworkPlan, theme: Theme) -> QHBoxLayout:
    name = QLabel(plan.spec.name)
    name.setTextFormat(Qt.TextFormat.PlainText)
    embolden(name)
    macs = translate("GraphHeading", "{n} MACs").format(n=short(plan.macs))
    classes = COUNTS.classes(plan.spec.classes)
    facts = [
        shape_text(plan.spec.input_shape),
        classes,
        COUNTS.layers(plan.depth),
        COUNTS.params(plan.params),
        macs,
    ]
    line = QHBoxLayout()
    line.setContentsMargins(_MARGIN_PX, 6, _MARGIN_PX, 6)
    line.setSpacing(18)
    for label in (name, *map(QLabel, facts)):
        line.addWidget(label)
    line.addStretch()
    if plan.spec.residual:
        legend = Legend()
        legend.apply_theme(theme)
        legend.setFixedWidth(_LEGEND_PX)
        line.addWidget(legend)
    return line
