"""The part before or after another, and the parts that a few typed letters mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from explorer.network.expand import expand
from explorer.network.plan import LayerPlan, NetworkPlan, Shape
from explorer.runs.experiment import Experiment
from explorer.ui.state.selection import Selected


class Match(NamedTuple):
    """A part that was found: `layer` is None for a block."""

    arm: str
    name: str
    layer: LayerPlan | None
    out_shape: Shape


def neighbour(plan: NetworkPlan, selected: Selected, change: int) -> str | None:
    """Return the name of the next part (change 1) or the one before (-1), or None at an end.

    From a block to a block, from a layer to a weighted layer; the stem's convolution and the
    linear layer stand before the first block and after the last.
    """
    layers = [each.name for each in plan.layers]
    if selected.name in layers:
        stops = [each.name for each in plan.weighted]
        if selected.name not in stops:  # from a norm to the weighted layer before or after it
            here = layers.index(selected.name)
            order = layers[here::change] if change > 0 else layers[here::-1]
            return next((each for each in order if each in stops), None)
    else:
        blocks = [block.name for stage in plan.stages for block in stage.blocks]
        stops = [plan.stem[0].name, *blocks, plan.head[-1].name]
    place = stops.index(selected.name) + change
    return stops[place] if 0 <= place < len(stops) else None


def matches(experiment: Experiment, typed: str, first_arm: str) -> list[Match]:
    """Return the blocks and layers whose name has the typed letters in it.

    One that is called so comes first, then those that begin or end so, then the rest, each in
    the order of the network. What several arms have is found in `first_arm`, or in the first
    that has it.
    """
    wanted = typed.strip().lower()
    if not wanted:
        return []
    arms = sorted(experiment.arms, key=lambda arm: arm.label != first_arm)
    found: dict[str, Match] = {}
    for arm in arms:
        for match in _parts(arm.label, expand(arm.network)):
            if wanted in match.name and match.name not in found:
                found[match.name] = match
    return sorted(found.values(), key=lambda match: _rank(match.name, wanted))


def _parts(label: str, plan: NetworkPlan) -> Iterator[Match]:
    for layer in plan.stem:
        yield Match(label, layer.name, layer, layer.out_shape)
    for stage in plan.stages:
        for block in stage.blocks:
            yield Match(label, block.name, None, block.out_shape)
            for layer in block.layers:
                yield Match(label, layer.name, layer, layer.out_shape)
    for layer in plan.head:
        yield Match(label, layer.name, layer, layer.out_shape)


def _rank(name: str, wanted: str) -> int:
    if name == wanted:
        return 0
    if name.startswith(f"{wanted}.") or name.endswith(wanted):
        return 1
    return 2
