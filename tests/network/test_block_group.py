from __future__ import annotations

import pytest

from explorer.network.block_group import LEAST_BLOCKS, BlockGroup, block_group
from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec, StageSpec


def group_of(blocks: int, *, stride: int = 1, stem_width: int | None = None) -> BlockGroup | None:
    stages = (StageSpec(blocks=blocks, width=8, stride=stride),)
    spec = NetworkSpec(name="x", image_size=8, stages=stages, stem_width=stem_width)
    return block_group(expand(spec).stages[0])


def test_that_a_first_block_that_changes_the_shape_is_left_out() -> None:
    assert group_of(5) == BlockGroup(first=0, count=5, start=1, end=10)
    assert group_of(5, stride=2) == BlockGroup(first=1, count=4, start=3, end=10)
    assert group_of(5, stem_width=4) == BlockGroup(first=1, count=4, start=3, end=10)


@pytest.mark.parametrize("stride", [1, 2])
def test_that_fewer_blocks_are_no_group(stride: int) -> None:
    least = LEAST_BLOCKS + (stride - 1)
    assert group_of(least, stride=stride) is not None
    assert group_of(least - 1, stride=stride) is None
    assert group_of(1, stride=stride) is None


def test_that_a_group_of_the_deepest_network_is_the_plans() -> None:
    stages = expand(preset("resnet-1202")).stages
    groups = [block_group(stage) for stage in stages]
    for stage, group in zip(stages, groups, strict=True):
        assert group is not None
        assert group.start == stage.blocks[group.first].start
        assert (group.end, group.first + group.count) == (stage.end, stage.count)
