"""Whether an experiment compares like with like: what differs between its arms."""

from __future__ import annotations

from enum import StrEnum

from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Experiment


class Difference(StrEnum):
    """A thing in which two networks can differ."""

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


def differences(experiment: Experiment) -> tuple[Difference, ...]:
    """Return what differs between any two arms; a comparison is controlled if it is one thing.

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


def is_controlled(experiment: Experiment) -> bool:
    """Whether the arms differ in one thing at most."""
    return len(differences(experiment)) <= 1


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
