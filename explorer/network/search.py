"""Finds the blocks and layers that a few typed letters mean, in one or several networks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from explorer.network.lookup import Located, locate, names
from explorer.network.plan import NetworkPlan


class Match(NamedTuple):
    """A block or layer that was found, and the label of its network."""

    label: str
    part: Located


def matches(plans: Mapping[str, NetworkPlan], typed: str) -> list[Match]:
    """Return the blocks and layers whose name contains the typed letters.

    One with exactly this name comes first, then those that begin or end with it, then the rest,
    each in the order of the network. What several networks have is found in the first of them.
    """
    wanted = typed.strip().lower()
    if not wanted:
        return []
    found: dict[str, str] = {}
    for label, plan in plans.items():
        for name in names(plan):
            if wanted in name:
                found.setdefault(name, label)
    ranked = sorted(found, key=lambda name: _rank(name, wanted))
    parts = ((found[name], locate(plans[found[name]], name)) for name in ranked)
    return [Match(label, part) for label, part in parts if part]


def _rank(name: str, wanted: str) -> int:
    if name == wanted:
        return 0
    if name.startswith(f"{wanted}.") or name.endswith(wanted):
        return 1
    return 2
