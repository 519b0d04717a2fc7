"""Comparisons that go by a name: two networks that differ in one thing, for the present images."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from explorer.messages import Message
from explorer.network.presets import named, preset
from explorer.network.spec import NetworkSpec
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import Arm, Experiment

_SMALL_SIDE = 16
"""Images up to this side, in pixels, take the narrower networks, as the digits do."""
_NOTHING: Mapping[str, object] = MappingProxyType({})


class Half(NamedTuple):
    """One of the two networks: a preset of the CIFAR family, and what is changed in it."""

    preset: str
    changes: Mapping[str, object] = _NOTHING


class ReadyComparison(NamedTuple):
    """Two networks under a title for people.

    Attributes:
        name: By which it is requested.
        title: What it shows, in a few words.
        meaning: What differs, and nothing that only a run can show.
        first: Of arm A.
        second: Of arm B.
    """

    name: str
    title: Message
    meaning: Message
    first: Half
    second: Half

    def networks(self, experiment: Experiment) -> tuple[NetworkSpec, NetworkSpec]:
        """Return both networks, for the images of an experiment's data set as far as known."""
        return _fitted(self.first, experiment), _fitted(self.second, experiment)

    def applied_to(self, experiment: Experiment) -> Experiment:
        """Return a copy with these two arms and no others, and without changes for single arms.

        Training settings, seeds and changes for all arms stay.
        """
        networks = zip("AB", self.networks(experiment), strict=True)
        return experiment.edited(
            arms=tuple(Arm(label=label, network=network) for label, network in networks),
            changes=tuple(change for change in experiment.changes if change.arm is None),
        )


_COMPARISONS = (
    ReadyComparison(
        "deeper-is-worse",
        Message("ReadyComparison", "Deeper is worse"),
        Message("ReadyComparison", "Plain networks of 20 and of 56 layers."),
        Half("plain-20"),
        Half("plain-56"),
    ),
    ReadyComparison(
        "the-cure",
        Message("ReadyComparison", "The cure"),
        Message("ReadyComparison", "56 layers without and with skip connections."),
        Half("plain-56"),
        Half("resnet-56"),
    ),
    ReadyComparison(
        "deeper-with-skips",
        Message("ReadyComparison", "Deeper with skips"),
        Message("ReadyComparison", "Residual networks of 20 and of 56 layers."),
        Half("resnet-20"),
        Half("resnet-56"),
    ),
    ReadyComparison(
        "norm-on-and-off",
        Message("ReadyComparison", "Norm on and off"),
        Message("ReadyComparison", "Plain networks of 20 layers with batch norm and without it."),
        Half("plain-20"),
        Half("plain-20", {"norm": "none"}),
    ),
    ReadyComparison(
        "branches-scaled",
        Message("ReadyComparison", "Branches scaled"),
        Message(
            "ReadyComparison",
            "Residual networks of 56 layers without a norm: branches as they are, and times 0.2.",
        ),
        Half("resnet-56", {"norm": "none"}),
        Half("resnet-56", {"norm": "none", "branch_scale": 0.2}),
    ),
    ReadyComparison(
        "zeros-or-projections",
        Message("ReadyComparison", "Zeros or projections"),
        Message(
            "ReadyComparison",
            "Residual networks of 56 layers with shortcut A, padded with zeros, and C, projections "
            "in every block.",
        ),
        Half("resnet-56"),
        Half("resnet-56-c"),
    ),
    ReadyComparison(
        "post-or-pre-activation",
        Message("ReadyComparison", "Post- or pre-activation"),
        Message(
            "ReadyComparison",
            "Residual networks of 56 layers with norm and ReLU behind the convolutions, and before "
            "them.",
        ),
        Half("resnet-56"),
        Half("resnet-56", {"order": "pre-activation"}),
    ),
)

READY_COMPARISONS: dict[str, ReadyComparison] = {each.name: each for each in _COMPARISONS}
"""By name, in the order in which they are offered."""


def _fitted(half: Half, experiment: Experiment) -> NetworkSpec:
    card = DATASETS[experiment.settings.dataset]
    now = experiment.arms[0].network
    network = preset(half.preset)
    changes: dict[str, object] = {
        "in_channels": card.channels or (1 if now.in_channels == 1 else 3),
        "image_size": card.size or network.image_size,
        "classes": card.classes or now.classes,
    }
    if card.size and card.size <= _SMALL_SIDE:
        changes["stages"] = tuple(
            stage.model_copy(update={"width": stage.width // 2}) for stage in network.stages
        )
    return named(network.edited(**{**changes, **half.changes}))
