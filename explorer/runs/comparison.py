"""Whether an experiment compares like with like: what differs between its arms."""

from __future__ import annotations

from enum import StrEnum

from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Experiment


class Difference(StrEnum):
    """A thing in which two networks can differ."""

    SKIP = "skip"
    SHORTCUT = "shortcut"
    NORM = "norm"
    STEM = "stem"
    BLOCKS = "blocks"
    WIDTH = "width"
    STRIDE = "stride"
    INPUT = "input"
    CLASSES = "classes"


def differences(experiment: Experiment) -> tuple[Difference, ...]:
    """Return what differs between any two arms; a comparison is controlled if it is one thing."""
    traits = [_traits(arm.network) for arm in experiment.arms]
    found = [each for each in Difference if len({trait[each] for trait in traits}) > 1]
    if Difference.SHORTCUT in found and not _residual_arms_differ_in_shortcut(experiment):
        found.remove(Difference.SHORTCUT)
    return tuple(found)


def is_controlled(experiment: Experiment) -> bool:
    """Whether the arms differ in one thing at most."""
    return len(differences(experiment)) <= 1


def _traits(network: NetworkSpec) -> dict[Difference, object]:
    return {
        Difference.SKIP: network.residual,
        Difference.SHORTCUT: network.shortcut,
        Difference.NORM: network.norm,
        Difference.STEM: network.stem,
        Difference.BLOCKS: tuple(stage.blocks for stage in network.stages),
        Difference.WIDTH: tuple(stage.width for stage in network.stages),
        Difference.STRIDE: tuple(stage.stride for stage in network.stages),
        Difference.INPUT: (network.in_channels, network.image_size),
        Difference.CLASSES: network.classes,
    }


def _residual_arms_differ_in_shortcut(experiment: Experiment) -> bool:
    """A plain network has no shortcut, so what its spec says of one makes no difference."""
    used = {arm.network.shortcut for arm in experiment.arms if arm.network.residual}
    return len(used) > 1
