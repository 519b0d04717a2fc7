"""Finds presets by name, paper, kind, depth, and by how many parameters or MACs they have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from explorer.network.block_kind import block_kind
from explorer.network.expand import expand
from explorer.network.presets import PRESETS, Preset
from explorer.network.spec import NetworkSpec

_UNITS = {"k": 1e3, "m": 1e6, "g": 1e9}
_AMOUNT = re.compile(r"(\d+(?:[.,](\d+))?)([kmg])")
_SPACED = re.compile(r"(?<=\d)\s+(?=[kmg]\b)")
_NUMBER = re.compile(r"\d+")
_BOTTLENECK_WIDTH = 64
"""Inner width of a usual bottleneck of width 64."""


class PresetCost(NamedTuple):
    """What is shown of a preset beside its name: weighted layers, parameters, MACs."""

    layers: int
    params: int
    macs: int


@lru_cache(maxsize=256)
def preset_cost(network: NetworkSpec) -> PresetCost:
    """Return depth, parameters and MACs of a network; remembered by its value."""
    plan = expand(network)
    return PresetCost(plan.depth, plan.params, plan.macs)


def find_presets(typed: str) -> list[Preset]:
    """Return the presets that fit every word that is typed, in their order; all for no word."""
    words = searched_words(typed)
    return [each for each in PRESETS.values() if fits(words, [each.spec], [str(each.group)])]


def searched_words(typed: str) -> list[str]:
    """Return the words to look for, a number with its unit as one: "0.85 M" is "0.85m"."""
    return _SPACED.sub("", typed.casefold()).split()


def fits(words: Iterable[str], networks: Iterable[NetworkSpec], texts: Iterable[str]) -> bool:
    """Whether each word fits one of the networks, or stands in one of the texts about them.

    Args:
        words: In small letters. A number fits the depth and the numbers in a name that begin with
            it; "0.85m" a number of parameters or MACs, as rounded or cut; any other word is a part
            of a name, a text or a kind.
        networks: One, or those of a comparison.
        texts: The paper, or what a comparison is about.
    """
    about = [text.casefold() for text in texts]
    them = list(networks)
    return all(_is_of(word, them, about) for word in words)


def _is_of(word: str, networks: list[NetworkSpec], about: list[str]) -> bool:
    if word.isdecimal() and word.isascii():
        in_texts = {number for text in about for number in _NUMBER.findall(text)}
        return word in in_texts or any(_has_number(each, word) for each in networks)
    amount = _AMOUNT.fullmatch(word)
    if amount and any(_has_amount(preset_cost(each), amount) for each in networks):
        return True
    return any(word in text for text in (*about, *(_said_of(each) for each in networks)))


def _has_number(network: NetworkSpec, word: str) -> bool:
    numbers = [*_NUMBER.findall(network.name), str(preset_cost(network).layers)]
    return any(number.startswith(word) for number in numbers)


def _has_amount(cost: PresetCost, amount: re.Match[str]) -> bool:
    digits = len(amount[2] or "")
    typed, unit = round(float(amount[1].replace(",", ".")) * 10**digits), _UNITS[amount[3]]
    shares = [number / unit * 10**digits for number in (cost.params, cost.macs)]
    return any(typed in (int(share), round(share)) for share in shares)


def _said_of(network: NetworkSpec) -> str:
    """Return name and kind in small letters, apart from each other."""
    words = [network.name, network.block, str(block_kind(network).name), network.order]
    words += ["residual", f"shortcut {network.shortcut}"] if network.residual else ["plain"]
    words += ["wide"] * _is_wide(network) + ["grouped"] * (network.groups > 1)
    return "\n".join(words).casefold()


def _is_wide(network: NetworkSpec) -> bool:
    """Whether it has more channels than the network that it is made from, in its stages alone."""
    if network.block == "bottleneck":
        return network.groups == 1 and network.group_width > _BOTTLENECK_WIDTH
    return network.stem_width is not None and network.stages[0].width > network.stem_width
