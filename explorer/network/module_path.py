"""How layers are named: by torch module path, as torchvision does. No other module parses one.

"conv1" and "fc" stand before and after the stages. "layer2.0" is the first block of the second
stage, "layer2.0.conv1" a layer of its branch, "layer2.0.downsample.0" one of its shortcut.
"""

from __future__ import annotations

from string import digits
from typing import NamedTuple

_STAGE = "layer"
SHORTCUT = "downsample"
"""Attribute of a block that holds its shortcut."""

_ON_SHORTCUT = f".{SHORTCUT}"


class ModulePath(NamedTuple):
    """A name in its parts.

    Attributes:
        stage: Index of the stage; None outside the stages.
        block: Index of the block in its stage; None outside the blocks.
        local: What is left of the name within the block: "conv1", "downsample.0", or "" for the
            block itself; outside the blocks the whole name.
    """

    stage: int | None
    block: int | None
    local: str


def parsed(name: str) -> ModulePath:
    """Return the parts of a name, whether or not a network has it."""
    stage_name, _, rest = name.partition(".")
    block, _, local = rest.partition(".")
    number = stage_name.removeprefix(_STAGE)
    if number == stage_name or not _is_index(number) or number == "0" or not _is_index(block):
        return ModulePath(None, None, name)
    return ModulePath(int(number) - 1, int(block), local)


def stage_name(stage: int) -> str:
    """Return the name of the stage with this index: "layer1" for 0."""
    return f"{_STAGE}{stage + 1}"


def block_name(stage: int, block: int) -> str:
    """Return the name of a block by the index of its stage and its own in it."""
    return f"{stage_name(stage)}.{block}"


def is_on_shortcut(name: str) -> bool:
    """Whether a layer, or a parameter of one, lies on a block's shortcut."""
    return _ON_SHORTCUT in name


def local_name(name: str) -> str:
    """Return the attribute that holds a layer in its module: "conv1" for "layer2.0.conv1"."""
    return name.rpartition(".")[2]


def ordinal(name: str) -> str:
    """Return which of its kind a layer is in its module: "1" for "conv1", "last" for "bn_last"."""
    own = local_name(name)
    return own.rpartition("_")[2] if "_" in own else own[len(own.rstrip(digits)) :]


def abbreviated(name: str) -> str:
    """Return where a name differs from its neighbours': "…2.0.conv1" for "layer2.0.conv1"."""
    return name if parsed(name).stage is None else f"…{name.removeprefix(_STAGE)}"


def _is_index(text: str) -> bool:
    """Whether it is a number as a module path writes it: no sign, no zeros in front."""
    return text.isascii() and text.isdecimal() and (text == "0" or text[0] != "0")
