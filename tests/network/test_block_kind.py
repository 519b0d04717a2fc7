from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest

from explorer.network.block_kind import BLOCK_KINDS
from explorer.network.expand import expand
from explorer.network.spec import Block, NetworkSpec, StageSpec

_BLOCKS: tuple[Block, ...] = get_args(Block)


def test_that_every_kind_of_block_has_its_entry() -> None:
    assert tuple(BLOCK_KINDS) == _BLOCKS
    for texts in ("name", "choice", "contents", "class_name"):
        assert len({str(getattr(kind, texts)) for kind in BLOCK_KINDS.values()}) == len(_BLOCKS)


@pytest.mark.parametrize("block", _BLOCKS)
def test_that_the_convolutions_of_a_block_follow_each_other(block: Block) -> None:
    convolutions = BLOCK_KINDS[block].convolutions
    assert convolutions[0].before == "input"
    assert all(one.after == other.before for one, other in pairwise(convolutions))
    assert sum(each.is_strided for each in convolutions) == 1


@pytest.mark.parametrize("block", _BLOCKS)
def test_that_the_plan_has_the_convolutions_of_its_kind_of_block(block: Block) -> None:
    stages = (StageSpec(blocks=1, width=64, stride=2),)
    spec = NetworkSpec(name="x", image_size=8, stages=stages, block=block, shortcut="B")
    first = expand(spec).stages[0].first
    convolutions = [layer for layer in first.branch if layer.kind == "conv"]
    kind = BLOCK_KINDS[block]
    assert [each.kernel for each in convolutions] == [each.kernel for each in kind.convolutions]
    strides = [each.stride for each in convolutions]
    assert strides == [2 if each.is_strided else 1 for each in kind.convolutions]
    assert first.out_shape[0] == spec.out_width(64)
