"""What the columns of the stage table mean, which depends on the kind of block."""

from __future__ import annotations

from explorer.messages import translate
from explorer.network.bounds import bounds_of
from explorer.network.spec import BOTTLENECK_EXPANSION, Block, StageSpec
from explorer.ui.kit.text import grouped


def column_tips(block: Block) -> tuple[str, str, str, str]:
    """Return the tool tips of blocks, width, stride and output."""
    return (
        _filled(_blocks_tip(block), "blocks"),
        _filled(_width_tip(block), "width"),
        translate("StageTips", "1 keeps the resolution; 2 halves it in the first block."),
        translate("StageTips", "Channels × height×width of the stage's output."),
    )


def _blocks_tip(block: Block) -> str:
    match block:
        case "basic":
            return translate(
                "StageTips",
                "Blocks in the stage, {least} to {most}; each has two 3×3 convolutions.",
            )
        case "bottleneck":
            return translate(
                "StageTips",
                "Blocks in the stage, {least} to {most}; each has a 1×1, a 3×3 and a 1×1 "
                "convolution.",
            )
        case "single":
            return translate(
                "StageTips", "Blocks in the stage, {least} to {most}; each has one 3×3 convolution."
            )


def _width_tip(block: Block) -> str:
    if block == "bottleneck":
        return translate(
            "StageTips",
            "Width of each block, {least} to {most}; its output has {factor} times as many "
            "channels.",
        )
    return translate("StageTips", "Output channels of each block, {least} to {most}.")


def _filled(tip: str, field: str) -> str:
    bounds = bounds_of(StageSpec, field)
    least, most = grouped(int(bounds.least)), grouped(int(bounds.most))
    return tip.format(least=least, most=most, factor=BOTTLENECK_EXPANSION)
