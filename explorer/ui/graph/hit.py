"""Which block or layer stands at a place of a graph's picture, and in which group of blocks."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF

from explorer.network.block_group import block_group
from explorer.network.lookup import block_at, layer_at
from explorer.network.plan import NetworkPlan
from explorer.ui.graph.block_level import projection_box
from explorer.ui.graph.canvas import Canvas
from explorer.ui.graph.layer_level import cell_rect


class Hit(NamedTuple):
    """What stands at a place of the picture.

    Attributes:
        name: Of the layer or block.
        stage: Index of the stage whose group of equal blocks it lies in, None if in none.
    """

    name: str
    stage: int | None


def hit_at(
    place: QPointF, plan: NetworkPlan, collapsed: frozenset[int], canvas: Canvas
) -> Hit | None:
    """Return the block or layer at a place of a network's picture.

    Args:
        place: Along x in layers; y is 0 at the bottom and 1 at the top.
        plan: The network; the picture may be of its residual twin.
        collapsed: Indices of the stages whose group of equal blocks is collapsed.
        canvas: Of the last repaint: where everything is.
    """
    position, frame = place.x(), canvas.frame
    block = block_at(plan, position)
    if block is None:
        layer = layer_at(plan, position)
        return Hit(layer.name, None) if layer else None
    y = frame.top + (1 - place.y()) * (frame.bottom - frame.top)
    pixel = QPointF(frame.x(position), y)
    group = block_group(block.stage)
    is_in_group = group is not None and block.index >= group.first
    stage = block.number if is_in_group else None
    if not (is_in_group and block.number in collapsed) and frame.layers_opacity > 0.5:
        projection = block.model.projection
        if projection is not None and projection_box(canvas, block).contains(pixel):
            return Hit(block.name_of(projection), stage)
        at = round(position)
        if cell_rect(canvas, block.number, at).contains(pixel):
            return Hit(block.layers[at - block.start][0], stage)
    return Hit(block.name, stage)
