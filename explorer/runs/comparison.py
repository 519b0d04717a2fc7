"""Whether an experiment compares like with like: what differs between its arms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Experiment
from explorer.runs.unused_settings import unused_of_arm


class Difference(StrEnum):
    """A property in which two networks can differ, by the name in `train --json`."""

    SKIP = "skip"
    SHORTCUT = "shortcut"
    BLOCK = "block"
    ORDER = "order"
    DROPOUT = "dropout"
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
    """A difference in how the arms are trained, which ends the control; as in `train --json`."""

    BATCH_SIZE = "batch size"
    OPTIMIZER = "optimizer"
    LEARNING_RATE = "learning rate"
    MOMENTUM = "momentum"
    WEIGHT_DECAY = "weight decay"
    LABEL_SMOOTHING = "label smoothing"
    SCHEDULE = "schedule"
    WARM_UP = "warm-up"
    CHANGES = "mid-run changes"


@dataclass(frozen=True, slots=True)
class StartReport:
    """What the arms have in common before the first step; part of what a run records.

    Attributes:
        equal_tensors: Parameter tensors that every arm has, with the same bits, for each seed.
        tensors: Parameter tensors that at least one arm has.
        hashes: For each arm, the BLAKE2 hash of the names and bits of its initial weights.
        differences: What differs between the networks.
        confounders: What differs in how they are trained.
    """

    equal_tensors: int
    tensors: int
    hashes: Mapping[str, str]
    differences: tuple[Difference, ...]
    confounders: tuple[Confounder, ...]


def differences(experiment: Experiment) -> tuple[Difference, ...]:
    """Return what differs between any two networks.

    Shortcut, branch scale and zero init belong to skip connections: for an arm without any, what
    its spec says of them makes no difference. Nor does what a shortcut reads, unless both arms are
    pre-activated.
    """
    networks = [arm.network for arm in experiment.arms]
    residual = [network for network in networks if network.residual]
    reads = {network.shortcut_reads for network in residual if network.is_preactivated}
    all_traits, of_residual = list(map(_traits, networks)), list(map(_traits, residual))
    return tuple(
        each
        for each in Difference
        if len({traits[each] for traits in (of_residual if each in _OF_SKIPS else all_traits)}) > 1
        or (each is Difference.SHORTCUT and len(reads) > 1)
    )


def confounders(experiment: Experiment) -> tuple[Confounder, ...]:
    """Return what differs in how any two arms are trained, and has an effect on both."""
    settings = [experiment.settings_of(arm.label) for arm in experiment.arms]
    differing = (
        each
        for name, each in _OVERRIDABLE.items()
        if len({getattr(one, name) for one in settings if name not in unused_of_arm(one)}) > 1
    )
    found = list(dict.fromkeys(differing))
    if len(experiment.arms) > 1 and any(change.arm for change in experiment.changes):
        found.append(Confounder.CHANGES)
    return tuple(found)


def is_controlled(experiment: Experiment) -> bool:
    """Whether the networks differ in one property at most, and are trained alike."""
    return len(differences(experiment)) <= 1 and not confounders(experiment)


_OVERRIDABLE = {
    "batch_size": Confounder.BATCH_SIZE,
    "optimizer": Confounder.OPTIMIZER,
    "learning_rate": Confounder.LEARNING_RATE,
    "momentum": Confounder.MOMENTUM,
    "weight_decay": Confounder.WEIGHT_DECAY,
    "label_smoothing": Confounder.LABEL_SMOOTHING,
    "schedule": Confounder.SCHEDULE,
    "milestones": Confounder.SCHEDULE,
    "warm_up": Confounder.WARM_UP,
    "warm_up_steps": Confounder.WARM_UP,
    "warm_up_rate": Confounder.WARM_UP,
}

_OF_SKIPS = (Difference.SHORTCUT, Difference.SCALE, Difference.ZERO_INIT)


def _traits(network: NetworkSpec) -> dict[Difference, object]:
    return {
        Difference.SKIP: network.residual,
        Difference.SHORTCUT: network.shortcut,
        Difference.NORM: (
            (network.norm, network.norm_groups, network.norm_group_width)
            if network.norm == "group"
            else network.norm
        ),
        Difference.BLOCK: (
            network.block,
            network.stride_on if network.block == "bottleneck" else None,
        ),
        Difference.ORDER: network.order,
        Difference.DROPOUT: network.dropout,
        Difference.SCALE: network.branch_scale,
        Difference.ZERO_INIT: network.zero_init,
        Difference.GROUPS: (network.groups, network.group_width),
        Difference.STEM: (network.stem, network.stem_width),
        Difference.BLOCKS: tuple(stage.blocks for stage in network.stages),
        Difference.WIDTH: tuple(stage.width for stage in network.stages),
        Difference.STRIDE: tuple(stage.stride for stage in network.stages),
        Difference.INPUT: network.input_shape,
        Difference.CLASSES: network.classes,
    }
