"""What the columns of the stage table mean, which depends on the kind of block."""

from __future__ import annotations

from explorer.messages import translate
from explorer.network.block_kind import BLOCK_KINDS
from explorer.network.bounds import bounds_of
from explorer.network.spec import BOTTLENECK_EXPANSION, Block, StageSpec
from explorer.ui.kit.text import grouped


def column_tips(block: Block) -> tuple[str, str, str, str]:
    """Return the tool tips of blocks, width, stride and output."""
    return (
        _blocks_tip(block),
        _width_tip(block),
        translate("StageTips", "1 keeps the resolution; 2 halves it in the first block."),
        translate("StageTips", "Channels × height×width of the stage's output."),
    )


def _blocks_tip(block: Block) -> str:
    tip = translate("StageTips", "Blocks in the stage, {least} to {most}; each has {contents}.")
    return _filled(tip, "blocks", contents=BLOCK_KINDS[block].contents)


def _width_tip(block: Block) -> str:
    if not BLOCK_KINDS[block].is_expanding:
        tip = translate("StageTips", "Output channels of each block, {least} to {most}.")
        return _filled(tip, "width")
    tip = translate(
        "StageTips",
        "Width of each block, {least} to {most}; its output has {factor} times as many channels.",
    )
    return _filled(tip, "width", factor=BOTTLENECK_EXPANSION)


def _filled(tip: str, field: str, **values: object) -> str:
    bounds = bounds_of(StageSpec, field)
    least, most = grouped(int(bounds.least)), grouped(int(bounds.most))
    return tip.format(least=least, most=most, **values)
