"""Whether an experiment compares like with like: what differs between its arms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Experiment


class Difference(StrEnum):
    """A thing in which two networks, or the ways to train them, can differ."""

    SKIP = "skip"
    SHORTCUT = "shortcut"
    BLOCK = "block"
    ORDER = "order"
    SCALE = "branch scale"
    ZERO_INIT = "zero init"
    GROUPS = "groups"
    NORM = "norm"
    STEM = "stem"
    BLOCKS = "blocks"
    WIDTH = "width"
    STRIDE = "stride"
    INPUT = "input"
    CLASSES = "classes"


class Confounder(StrEnum):
    """A way in which the training of the arms can differ: never part of a controlled comparison."""

    OPTIMIZER = "optimizer"
    RATE = "learning rate"
    MOMENTUM = "momentum"
    DECAY = "weight decay"
    SMOOTHING = "label smoothing"
    CHANGES = "changes on the way"


@dataclass(frozen=True, slots=True)
class StartReport:
    """What the arms have in common before the first step; part of what a run records.

    Attributes:
        equal_tensors: Parameter tensors that every arm has, with the same bits, for each seed.
        tensors: Parameter tensors that at least one arm has.
        hashes: For each arm, the BLAKE2 hash of the names and bits of its first weights.
        differences: What differs between the networks.
        unfair: What differs between the ways to train them.
    """

    equal_tensors: int
    tensors: int
    hashes: Mapping[str, str]
    differences: tuple[Difference, ...]
    confounders: tuple[Confounder, ...]


def differences(experiment: Experiment) -> tuple[Difference, ...]:
    """Return what differs between any two networks.

    Shortcut, branch scale and zero init are properties of a skip: where an arm has none, what
    its spec says of them makes no difference.
    """
    networks = [arm.network for arm in experiment.arms]
    residual = [network for network in networks if network.residual]
    return tuple(
        each
        for each in Difference
        if len({_traits(n)[each] for n in (residual if each in _OF_SKIPS else networks)}) > 1
    )


def confounders(experiment: Experiment) -> tuple[Confounder, ...]:
    """Return what differs between the ways in which any two arms are trained."""
    settings = [experiment.settings_of(arm.label) for arm in experiment.arms]
    found = [
        each
        for name, each in _OVERRIDABLE.items()
        if len({getattr(one, name) for one in settings}) > 1
    ]
    if len(experiment.arms) > 1 and any(change.arm for change in experiment.changes):
        found.append(Confounder.CHANGES)
    return tuple(found)


def is_controlled(experiment: Experiment) -> bool:
    """Whether the networks differ in one thing at most, and are trained in one way."""
    return len(differences(experiment)) <= 1 and not confounders(experiment)


_OVERRIDABLE = {
    "optimizer": Confounder.OPTIMIZER,
    "learning_rate": Confounder.RATE,
    "momentum": Confounder.MOMENTUM,
    "weight_decay": Confounder.DECAY,
    "label_smoothing": Confounder.SMOOTHING,
}

_OF_SKIPS = (Difference.SHORTCUT, Difference.SCALE, Difference.ZERO_INIT)


def _traits(network: NetworkSpec) -> dict[Difference, object]:
    return {
        Difference.SKIP: network.residual,
        Difference.SHORTCUT: network.shortcut,
        Difference.NORM: network.norm,
        Difference.BLOCK: network.block,
        Difference.ORDER: network.order,
        Difference.SCALE: network.branch_scale,
        Difference.ZERO_INIT: network.zero_init,
        Difference.GROUPS: (network.groups, network.group_width),
        Difference.STEM: (network.stem, network.stem_width),
        Difference.BLOCKS: tuple(stage.blocks for stage in network.stages),
        Difference.WIDTH: tuple(stage.width for stage in network.stages),
        Difference.STRIDE: tuple(stage.stride for stage in network.stages),
        Difference.INPUT: (network.in_channels, network.image_size),
        Difference.CLASSES: network.classes,
    }
