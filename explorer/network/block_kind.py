"""The kinds of blocks: what each is made of and what it is called, an entry for each.

Plan, picture, formula, module and exported source are all made from the entry; a further kind
needs its word in `spec.Block` besides, and there the rules for its widths.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from explorer.messages import Message
from explorer.network.spec import Block, NetworkSpec

Channels = Literal["input", "width", "inner", "output"]
"""The block's input, the stage's width, a bottleneck's inner width, or the block's output."""


class BlockConvolution(NamedTuple):
    """A convolution of a block's branch.

    Attributes:
        kernel: Side of its window; one larger than a pixel has the network's groups.
        before: Channels of its input.
        after: Channels of its output.
        is_strided: Whether it has the block's stride.
    """

    kernel: int
    before: Channels
    after: Channels
    is_strided: bool = False


class BlockKind(NamedTuple):
    """A kind of block.

    Attributes:
        name: Of one block of this kind.
        choice: The kind as one to choose.
        contents: What is in a block, as within a sentence.
        class_name: Of its class in the exported source.
        convolutions: Of its branch, in order.
    """

    name: Message
    choice: Message
    contents: Message
    class_name: str
    convolutions: tuple[BlockConvolution, ...]

    @property
    def is_expanding(self) -> bool:
        """Whether its output has more channels than its stage's width."""
        return self.convolutions[-1].after == "output"


BLOCK_KINDS: Mapping[Block, BlockKind] = {
    "basic": BlockKind(
        name=Message("BlockKind", "Basic block"),
        choice=Message("BlockKind", "Basic: 3×3, 3×3"),
        contents=Message("BlockKind", "two 3×3 convolutions"),
        class_name="BasicBlock",
        convolutions=(
            BlockConvolution(3, "input", "width", is_strided=True),
            BlockConvolution(3, "width", "width"),
        ),
    ),
    "bottleneck": BlockKind(
        name=Message("BlockKind", "Bottleneck block"),
        choice=Message("BlockKind", "Bottleneck: 1×1, 3×3, 1×1"),
        contents=Message("BlockKind", "a 1×1, a 3×3 and a widening 1×1 convolution"),
        class_name="BottleneckBlock",
        convolutions=(
            BlockConvolution(1, "input", "inner"),
            BlockConvolution(3, "inner", "inner", is_strided=True),
            BlockConvolution(1, "inner", "output"),
        ),
    ),
    "single": BlockKind(
        name=Message("BlockKind", "Single-convolution block"),
        choice=Message("BlockKind", "Single: 3×3"),
        contents=Message("BlockKind", "one 3×3 convolution"),
        class_name="SingleBlock",
        convolutions=(BlockConvolution(3, "input", "width", is_strided=True),),
    ),
}


def block_kind(spec: NetworkSpec) -> BlockKind:
    """Return the kind of a network's blocks, with the stride where the network has it."""
    kind = BLOCK_KINDS[spec.block]
    if not kind.is_expanding or spec.stride_on == "3x3":
        return kind
    first, *rest = (conv._replace(is_strided=False) for conv in kind.convolutions)
    return kind._replace(convolutions=(first._replace(is_strided=True), *rest))
