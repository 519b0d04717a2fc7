"""What stands at a place of a graph's picture: a layer, a block, and the run of blocks it is in."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF

from explorer.network.plan import NetworkPlan
from explorer.ui.graph import anatomy
from explorer.ui.graph.block_level import projection_box
from explorer.ui.graph.canvas import Canvas
from explorer.ui.graph.layer_level import cell_rect


class Hit(NamedTuple):
    """What stands at a place of the picture.

    Attributes:
        name: Of the layer or block.
        stage: Index of the stage whose run of equal blocks it lies in, None if in none.
    """

    name: str
    stage: int | None


def hit_at(place: QPointF, plan: NetworkPlan, folded: frozenset[int], canvas: Canvas) -> Hit | None:
    """Return what of a network stands at a place of its picture.

    Args:
        place: Along x in layers; y is 0 at the bottom and 1 at the top.
        plan: The network; the picture may be of its residual twin.
        folded: Indices of the stages whose run of equal blocks is folded.
        canvas: Of the last repaint: where everything is.
    """
    position, frame = place.x(), canvas.frame
    block = anatomy.place_at(plan, position)
    if block is None:
        name = anatomy.layer_name_at(plan, position)
        return Hit(name, None) if name else None
    y = frame.top + (1 - place.y()) * (frame.bottom - frame.top)
    pixel = QPointF(frame.x(position), y)
    run = anatomy.equal_blocks(block.stage)
    in_run = run is not None and block.index >= run.first
    stage = block.number if in_run else None
    if not (in_run and block.number in folded) and frame.layers_seen > 0.5:
        if block.model.skip == "projection" and projection_box(canvas, block).contains(pixel):
            return Hit(f"{block.name}.downsample.0", stage)
        at = round(position)
        if cell_rect(canvas, block.number, at).contains(pixel):
            return Hit(block.layers[at - block.start][0], stage)
    return Hit(block.name, stage)
