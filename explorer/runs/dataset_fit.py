"""Whether the networks of an experiment fit the images of its data set."""

from __future__ import annotations

from explorer.network.presets import named
from explorer.network.spec import NetworkSpec
from explorer.runs.datasets import DATASETS, IMAGE_CHANNELS
from explorer.runs.experiment import Experiment


def networks_fit(experiment: Experiment) -> bool:
    """Whether every network takes the images as they are, as far as that is known."""
    for arm in experiment.arms:
        fitting = arm.network.edited(**_wanted(experiment, arm.network))
        if (fitting.input_shape, fitting.classes) != (arm.network.input_shape, arm.network.classes):
            return False
    return True


def with_fitting_networks(experiment: Experiment) -> Experiment:
    """Return a copy in which every network takes the images as they are.

    Raises:
        UserError: A network cannot be built so.
    """
    for arm in experiment.arms:
        network = named(arm.network.edited(**_wanted(experiment, arm.network)))
        experiment = experiment.with_network(arm.label, network)
    return experiment


def arms_short_of_classes(experiment: Experiment) -> list[str]:
    """Return the arms whose networks have fewer outputs than the images have classes."""
    classes = DATASETS[experiment.settings.dataset].classes or 0
    return [arm.label for arm in experiment.arms if arm.network.classes < classes]


def arms_of_other_channels(experiment: Experiment) -> list[str]:
    """Return the arms whose networks take neither grey nor colour images, as all data sets have."""
    arms = experiment.arms
    return [arm.label for arm in arms if arm.network.in_channels not in IMAGE_CHANNELS]


def image_shape(experiment: Experiment) -> tuple[int, int, int]:
    """Return (C, H, W) of the images that are read: as the data set has them, or the largest.

    Of a folder each side is the largest that any network expects, and colour if any expects it, so
    that the order of the arms does not matter; each network then has them fitted to its own input.
    """
    card = DATASETS[experiment.settings.dataset]
    shapes = [arm.network.input_shape for arm in experiment.arms]
    channels, height, width = map(max, zip(*shapes, strict=True))
    colour = max(IMAGE_CHANNELS)
    return (
        card.channels or (1 if channels == 1 else colour),
        card.size or height,
        card.size or width,
    )


def _wanted(experiment: Experiment, network: NetworkSpec) -> dict[str, object]:
    """Return the fields of a network that the data set decides, as far as they are known."""
    card = DATASETS[experiment.settings.dataset]
    known = {
        "in_channels": card.channels,
        "image_size": card.size,
        "classes": card.classes,
    }
    if card.channels is None and network.in_channels not in IMAGE_CHANNELS:
        known["in_channels"] = max(IMAGE_CHANNELS)
    wanted: dict[str, object] = {name: value for name, value in known.items() if value is not None}
    return wanted | ({"image_width": None} if card.size else {})
