"""The equal blocks of a stage that can stand for each other, and so be drawn as one."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.network.stage_plan import StagePlan

LEAST_BLOCKS = 3
"""Fewer equal blocks are not worth collapsing."""


@dataclass(frozen=True, slots=True)
class BlockGroup:
    """Equal blocks that follow each other in a stage.

    Attributes:
        first: Index of the first block.
        count: Number of blocks.
        start: Position of the first layer.
        end: Position of the last.
    """

    first: int
    count: int
    start: int
    end: int


def block_group(stage: StagePlan) -> BlockGroup | None:
    """Return the group of equal blocks of a stage; None if it is too small to be collapsed."""
    second = stage.second
    if second is None:
        return None
    is_first_equal = (stage.first.skip, stage.first.params, stage.first.macs) == (
        second.skip,
        second.params,
        second.macs,
    )
    first = 0 if is_first_equal else 1
    count = stage.count - first
    if count < LEAST_BLOCKS:
        return None
    return BlockGroup(first, count, stage.start + first * stage.layers_per_block, stage.end)
