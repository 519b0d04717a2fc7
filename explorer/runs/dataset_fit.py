"""Whether the networks of an experiment fit the images of its data set."""

from __future__ import annotations

from explorer.network.presets import named
from explorer.runs.datasets import DATASETS
from explorer.runs.experiment import Experiment


def networks_fit(experiment: Experiment) -> bool:
    """Whether every network takes the images as they are, as far as that is known."""
    wanted = _wanted(experiment)
    networks = [arm.network for arm in experiment.arms]
    return all(
        network.input_shape == network.edited(**wanted).input_shape
        and network.classes == wanted.get("classes", network.classes)
        for network in networks
    )


def with_fitting_networks(experiment: Experiment) -> Experiment:
    """Return a copy in which every network takes the images as they are.

    Raises:
        UserError: A network cannot be built so.
    """
    wanted = _wanted(experiment)
    for arm in experiment.arms:
        network = named(arm.network.edited(**wanted))
        experiment = experiment.with_network(arm.label, network)
    return experiment


def arms_short_of_classes(experiment: Experiment) -> list[str]:
    """Return the arms whose networks have fewer outputs than the images have classes."""
    classes = DATASETS[experiment.settings.dataset].classes or 0
    return [arm.label for arm in experiment.arms if arm.network.classes < classes]


def _wanted(experiment: Experiment) -> dict[str, object]:
    """Return the fields of a network that the data set decides, as far as they are known."""
    card = DATASETS[experiment.settings.dataset]
    known = {
        "in_channels": card.channels,
        "image_size": card.size,
        "classes": card.classes,
    }
    wanted: dict[str, object] = {name: value for name, value in known.items() if value is not None}
    return wanted | ({"image_width": None} if card.size else {})
