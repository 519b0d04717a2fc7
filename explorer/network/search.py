"""Finds the blocks and layers that a few typed words mean, in one or several networks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from explorer.network.layer_plan import LayerPlan
from explorer.network.lookup import BlockPlace, Located, places_by_model
from explorer.network.plan import NetworkPlan
from explorer.network.search_terms import Said, Term, said_of_block, said_of_layer, terms_of

_BY_NAME, _BY_KIND = 2, 3


class Match(NamedTuple):
    """A block or layer that was found; see `Located`, which is only made of those in sight.

    Attributes:
        label: Of its network.
        plan: The network.
        name: Torch module path.
        place: The block that it is or lies in.
        model: The layer that it equals in all but name and place; None for a block.
    """

    label: str
    plan: NetworkPlan
    name: str
    place: BlockPlace | None
    model: LayerPlan | None

    @property
    def part(self) -> Located:
        """The block or layer itself."""
        return Located(self.plan, self.name, self.place, self.model)


class _Kind(NamedTuple):
    """One part of every block like a model: what is left to find in the name of each."""

    own: str
    model: LayerPlan | None
    rest: list[Term]


def matches(plans: Mapping[str, NetworkPlan], typed: str) -> list[Match]:
    """Return the blocks and layers that have every typed word in their name, or are of that kind.

    One with exactly this name comes first, then those that begin or end with it, then those that
    hold every word in their name, then the rest, which some word describes ("3x3", "bn",
    "stride 2", "16 channels"); each in the order of the network. What several networks have is
    found in the first of them.
    """
    wanted, terms = typed.strip().lower(), terms_of(typed)
    if not terms:
        return []
    seen: set[str] = set()
    ranked: list[list[Match]] = [[], [], [], []]
    for label, plan in plans.items():
        fresh: list[str] = []
        for rank, match in _matches_in(label, plan, terms):
            if match.name not in seen:
                fresh.append(match.name)
                by_name = rank == _BY_NAME
                ranked[_name_rank(match.name, wanted) if by_name else rank].append(match)
        seen.update(fresh)
    return [match for each in ranked for match in each]


def _matches_in(
    label: str, plan: NetworkPlan, terms: Sequence[Term]
) -> Iterator[tuple[int, Match]]:
    """Yield what is found in a network, and whether by name or by kind.

    Blocks are equal but for their names, so what can be said of them is asked of their model.
    """
    yield from _ends(label, plan, plan.stem, "stem", terms)
    for number in range(len(plan.stages)):
        for places in places_by_model(plan, number):
            kinds: list[_Kind] = []
            for place in places:
                kinds = kinds or _kinds_of(plan, place, terms)
                name = place.name
                for own, model, rest in kinds:
                    rank = _rank(name + own, terms, rest)
                    if rank is not None:
                        yield rank, Match(label, plan, name + own, place, model)
    yield from _ends(label, plan, plan.head, "head", terms)


def _ends(
    label: str, plan: NetworkPlan, layers: Sequence[LayerPlan], place: str, terms: Sequence[Term]
) -> Iterator[tuple[int, Match]]:
    for layer in layers:
        rank = _rank(layer.name, terms, _rest(said_of_layer(layer, place), terms))
        if rank is not None:
            yield rank, Match(label, plan, layer.name, None, layer)


def _kinds_of(plan: NetworkPlan, place: BlockPlace, terms: Sequence[Term]) -> list[_Kind]:
    cut, stage = len(place.model.name), f"stage={place.number + 1}"
    block = _Kind("", None, _rest(said_of_block(plan, place), terms))
    layers = [
        _Kind(layer.name[cut:], layer, _rest(said_of_layer(layer, stage), terms))
        for layer in place.model.layers
    ]
    return [block, *layers]


def _rest(said: Said, terms: Sequence[Term]) -> list[Term]:
    """Return the terms that only a name can meet."""
    return [each for each in terms if not each.is_said_of(said)]


def _rank(name: str, terms: Sequence[Term], rest: Sequence[Term]) -> int | None:
    for term in rest:
        if not term.is_in_name(name):
            return None
    for term in terms:
        if not term.is_in_name(name):
            return _BY_KIND
    return _BY_NAME


def _name_rank(name: str, wanted: str) -> int:
    if name == wanted:
        return 0
    return 1 if name.startswith(f"{wanted}.") or name.endswith(wanted) else _BY_NAME
