"""Whether the networks of an experiment fit the images of its data set."""

from __future__ import annotations

from typing import NamedTuple

from explorer.network.bounds import bounds_of
from explorer.network.presets import named
from explorer.network.spec import NetworkSpec
from explorer.runs.data_preview import DataPreview
from explorer.runs.datasets import DATASETS, IMAGE_CHANNELS
from explorer.runs.experiment import Experiment

_LARGEST_SIDES = {"3x3": (64, 32), "7x7": (224, 224)}
"""For each stem: the largest image that is taken as it is, and the size that larger ones get."""


class ImagesFound(NamedTuple):
    """What is known of a folder's images once it was looked at.

    Attributes:
        channels: 1 grey, 3 colour.
        side: Of the square that is cut from the middle of an image, in pixels; the least found.
        classes: How many there are.
    """

    channels: int
    side: int
    classes: int


def images_found(preview: DataPreview) -> ImagesFound:
    """Return what a preview has found, of a few images."""
    side = min(min(size) for size in preview.sizes)
    return ImagesFound(preview.channels, side, len(preview.found.classes))


def networks_fit(experiment: Experiment, found: ImagesFound | None = None) -> bool:
    """Whether every network takes the images as they are, as far as that is known.

    Args:
        experiment: With the networks.
        found: What was found in its folder, if that was looked at.
    """
    for arm in experiment.arms:
        fitting = arm.network.edited(**_wanted(experiment, arm.network, found))
        if (fitting.input_shape, fitting.classes) != (arm.network.input_shape, arm.network.classes):
            return False
    return True


def with_fitting_networks(experiment: Experiment, found: ImagesFound | None = None) -> Experiment:
    """Return a copy in which every network takes the images as they are.

    The images of a folder are taken as they are up to 64 pixels, or 224 with the stem of ImageNet;
    larger ones are resized to 32, or to 224.

    Raises:
        UserError: A network cannot be built so.
    """
    for arm in experiment.arms:
        network = named(arm.network.edited(**_wanted(experiment, arm.network, found)))
        experiment = experiment.with_network(arm.label, network)
    return experiment


def arms_short_of_classes(experiment: Experiment, found: ImagesFound | None = None) -> list[str]:
    """Return the arms whose networks have fewer outputs than the images have classes."""
    classes = DATASETS[experiment.settings.dataset].classes or (found.classes if found else 0)
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


def _wanted(
    experiment: Experiment, network: NetworkSpec, found: ImagesFound | None
) -> dict[str, object]:
    """Return the fields of a network that the data set decides, as far as they are known."""
    card = DATASETS[experiment.settings.dataset]
    if card.size is None and found is not None:
        return _wanted_by_folder(network, found)
    known = {
        "in_channels": card.channels,
        "image_size": card.size,
        "classes": card.classes,
    }
    if card.channels is None and network.in_channels not in IMAGE_CHANNELS:
        known["in_channels"] = max(IMAGE_CHANNELS)
    wanted: dict[str, object] = {name: value for name, value in known.items() if value is not None}
    return wanted | ({"image_width": None} if card.size else {})


def _wanted_by_folder(network: NetworkSpec, found: ImagesFound) -> dict[str, object]:
    largest, usual = _LARGEST_SIDES[network.stem]
    least = int(bounds_of(NetworkSpec, "image_size").least)
    return {
        "in_channels": found.channels,
        "image_size": max(least, found.side) if found.side <= largest else usual,
        "image_width": None,
        "classes": found.classes,
    }
