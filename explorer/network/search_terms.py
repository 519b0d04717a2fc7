"""What a person types to find a layer, and what can be said of one: words, sizes and numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from explorer.network.block_kind import block_kind
from explorer.network.layer_kind import layer_kind_text
from explorer.network.layer_plan import Kind, LayerPlan, Shape
from explorer.network.lookup import BlockPlace
from explorer.network.plan import NetworkPlan

_ALSO: dict[Kind, str] = {
    "conv": "conv convolutional",
    "batchnorm": "bn batchnorm batch norm normalization",
    "groupnorm": "gn groupnorm group norm normalization",
    "relu": "relu activation",
    "dropout": "dropout regularization",
    "maxpool": "maxpool max pool pooling",
    "avgpool": "avgpool average global pool pooling",
    "linear": "linear fc fully connected dense",
    "pad": "padding zero",
    "add": "addition sum",
}
"""What else a kind is called, in any language; the English terms of the field are known in all."""
_WINDOWED = ("conv", "maxpool", "pad")
_SIZE = re.compile(r"(?<=\d)\s*[x×*]\s*(?=\d)")
_NUMBERED = (
    (re.compile(r"\bstride\s*=?\s*(\d+)\b|(?<!\S)/(\d+)\b"), "stride"),
    (re.compile(r"\b(\d+)\s*(?:channels?|ch)\b|\bchannels?\s*=?\s*(\d+)\b"), "channels"),
    (re.compile(r"\b(\d+)\s*groups?\b|\bgroups?\s*=?\s*(\d+)\b"), "groups"),
    (re.compile(r"\bstage\s*=?\s*(\d+)\b"), "stage"),
)
"""Words that belong to a number: "stride 2" is not "stride" and, anywhere, a 2."""


class Term(NamedTuple):
    """One thing that all that is found must have.

    Attributes:
        text: In small letters.
        number: What finds it in a name, if it is a number: not within a longer one.
    """

    text: str
    number: re.Pattern[str] | None

    def is_in_name(self, name: str) -> bool:
        """Whether it is a part of a name."""
        return self.text in name if self.number is None else bool(self.number.search(name))

    def is_said_of(self, said: Said) -> bool:
        """Whether it is one of these things, or a word or size begins with it."""
        text = self.text
        if text in said.exactly or self.number is not None:
            return text in said.exactly
        return any(each.startswith(text) for each in said.words) or (
            not text.isascii() and any(text in each for each in said.words)
        )


class Said(NamedTuple):
    """What can be said of a block or layer.

    Attributes:
        words: Kinds, places and sizes; their beginning is enough.
        exactly: Numbers, alone or with what they count ("stride=2").
    """

    words: frozenset[str]
    exactly: frozenset[str]


def terms_of(typed: str) -> list[Term]:
    """Return what is looked for, each word or number with its word."""
    text = _SIZE.sub("x", typed.strip().lower())
    found: list[str] = []
    for pattern, what in _NUMBERED:
        found += [f"{what}={first or second}" for first, second in _pairs(pattern, text)]
        text = pattern.sub(" ", text)
    return [_term(each) for each in (*text.split(), *found)]


def _pairs(pattern: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    groups = [each.groups("") for each in pattern.finditer(text)]
    return [(each[0], each[-1]) for each in groups]


def _term(text: str) -> Term:
    is_number = text.isascii() and text.isdecimal()
    return Term(text, re.compile(rf"(?<!\d){text}(?!\d)") if is_number else None)


def said_of_layer(layer: LayerPlan, place: str) -> Said:
    """Return what can be said of a layer; `place` is "stem", "head" or "stage=2"."""
    kind = layer_kind_text(layer).lower().replace("×", "x")
    words = [*kind.split(), *_ALSO[layer.kind].split(), *_sizes(layer.out_shape)]
    channels = layer.out_shape[0]
    exactly = [place, str(channels), f"channels={channels}"]
    if layer.kind in _WINDOWED:
        exactly.append(f"stride={layer.stride}")
        words += ["stride", "strided"] if layer.stride > 1 else []
    if layer.groups > 1:
        exactly.append(f"groups={layer.groups}")
        words += ["grouped"]
    if layer.on_shortcut:
        words += ["shortcut", "skip", *(["projection"] if layer.is_weighted else [])]
    return Said(frozenset([*words, place]), frozenset(exactly))


def said_of_block(plan: NetworkPlan, place: BlockPlace) -> Said:
    """Return what can be said of a block."""
    block = place.model
    name = str(block_kind(plan.spec).name).lower()
    skip = [] if block.skip is None else ["residual", "skip"]
    skip += ["identity"] if block.skip == "identity" else []
    words = ["block", plan.spec.block, *name.split(), *skip, *_sizes(block.out_shape)]
    channels = block.out_shape[0]
    exactly = [f"stage={place.number + 1}", str(channels), f"channels={channels}"]
    return Said(frozenset(words), frozenset(exactly))


def _sizes(shape: Shape) -> list[str]:
    channels, height, width = shape
    if height == width == 1:
        return []  # "1x1" means a convolution
    return [f"{height}x{width}", f"{channels}x{height}x{width}"]
