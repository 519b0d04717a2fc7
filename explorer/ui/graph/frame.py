"""Where things are at the present zoom, in pixels, and how visible each level of detail is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF

LABEL_PX = 20.0
"""Height of the row of stage labels."""
_ARCS_SHARE = 0.33
"""Height of the arcs above the cells, as a share of what is below the labels."""
_MARGIN_PX = 7.0
_TAPER = 0.78
"""Height of a cell, as a share of that of one with twice the resolution."""
_GAP_SHARE = 0.12
_WIDE_GAP_SHARE = 0.2
"""Space on each side of a cell, as a share of the distance between two layers."""


def smooth(value: float, low: float, high: float) -> float:
    """Return 0 up to `low`, 1 from `high`, and a smooth curve between them."""
    share = min(1.0, max(0.0, (value - low) / (high - low)))
    return share * share * (3 - 2 * share)


@dataclass(frozen=True)
class Frame:
    """Where things are; what every layer needs is worked out once.

    Attributes:
        left: x of position 0.
        px_per_layer: Distance between two layers.
        top: Upper edge; the row of stage labels is below it.
        bottom: Lower edge.
        arcs_top: Height that the arcs rise to.
        cells_top: Height of the tallest cell's upper edge; the arcs bend above it.
        axis: Height of the line through the middle of all cells.
        tallest: Height of a cell of full resolution.
        text_px: Height that no cell falls below where it has room for text.
        label_px: Height of the row of stage labels.
    """

    left: float
    px_per_layer: float
    top: float
    bottom: float
    arcs_top: float
    cells_top: float
    axis: float
    tallest: float
    text_px: float
    label_px: float

    @classmethod
    def of(
        cls,
        left: float,
        px_per_layer: float,
        top: float,
        bottom: float,
        text_px: float,
        label_px: float = LABEL_PX,
    ) -> Frame:
        """Divide the height among labels, arcs and cells."""
        below_label = top + label_px
        cells_top = below_label + min(40.0, _ARCS_SHARE * (bottom - below_label))
        tallest = bottom - _MARGIN_PX - cells_top
        return cls(
            left,
            px_per_layer,
            top,
            bottom,
            arcs_top=below_label + 5,
            cells_top=cells_top,
            axis=cells_top + tallest / 2,
            tallest=tallest,
            text_px=min(text_px, tallest),
            label_px=label_px,
        )

    def x(self, position: float) -> float:
        """Return where a position on the depth axis is."""
        return self.left + position * self.px_per_layer

    def height(self, resolution: int, full: int) -> float:
        """Lower by the same share with each halving of the image, so that the taper is visible.

        Near enough to read, it gives way to the text.
        """
        tapered: float = self.tallest * _TAPER ** math.log2(full / resolution)
        return tapered + max(0.0, self.text_px - tapered) * self.marks_opacity

    def box(self, first: float, last: float, resolution: int, full: int) -> QRectF:
        """Return the room of the layers from `first` to `last`, without gaps."""
        height = self.height(resolution, full)
        left = self.x(first - 0.5)
        return QRectF(left, self.axis - height / 2, self.x(last + 0.5) - left, height)

    def blocks_opacity(self, in_block: int) -> float:
        """How visible blocks of this many layers are: 0, only the stage is, to 1."""
        return smooth(self.px_per_layer * in_block, 4, 9)

    def arcs_opacity(self, in_block: int) -> float:
        """How visible the arcs over such blocks are; at first they are a row of fewer."""
        return smooth(self.px_per_layer * in_block, 5, 11)

    @cached_property
    def layers_opacity(self) -> float:
        """How visible the layers in a block are."""
        return smooth(self.px_per_layer, 3, 8)

    @cached_property
    def marks_opacity(self) -> float:
        """How visible norms, ReLUs and additions are."""
        return smooth(self.px_per_layer, 38, 60)

    @cached_property
    def inner_gap(self) -> float:
        """Space between a cell's edge and the middle between two layers, within a block."""
        share = _GAP_SHARE + (_WIDE_GAP_SHARE - _GAP_SHARE) * self.marks_opacity
        return self.px_per_layer * share * self.layers_opacity

    def outer_gap(self, in_block: int) -> float:
        """The same at the edge of a block."""
        return max(self.inner_gap, min(1.0, 0.1 * self.px_per_layer * in_block))
