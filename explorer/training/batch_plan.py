"""Which batches the lanes of a run take, and how many steps that makes."""

from __future__ import annotations

from explorer.network.expand import expand
from explorer.runs.experiment import Experiment
from explorer.runs.settings import TrainSettings
from explorer.training.batch_source import BatchKey
from explorer.training.data.batches import steps_per_epoch


def batch_keys(experiment: Experiment) -> list[BatchKey]:
    """Return each seed with each size of a batch, once."""
    sizes = dict.fromkeys(experiment.batch_sizes.values())
    return [BatchKey(seed, size) for seed in experiment.seeds for size in sizes]


def epochs_in_steps(experiment: Experiment, train_images: int) -> dict[str, int]:
    """Return for each arm how many steps an epoch takes it.

    Raises:
        UserError: There are fewer training images than an arm's batch size.
    """
    return {
        label: steps_per_epoch(train_images, size) for label, size in experiment.batch_sizes.items()
    }


def run_length(settings: TrainSettings, train_images: int) -> tuple[int, int]:
    """Return the steps of a run, and from one evaluation to the next: those of every arm.

    What is given in epochs is in those of the shared batch size.

    Raises:
        UserError: There are fewer training images than that, and it decides one of the two.
    """
    if settings.steps and settings.evaluate_every:
        return settings.steps, settings.evaluate_every
    epoch = steps_per_epoch(train_images, settings.batch_size)
    return settings.steps or settings.epochs * epoch, settings.evaluate_every or epoch


def images_a_step(experiment: Experiment) -> float:
    """Return the mean batch size of the arms, weighted by what an image costs each."""
    macs = {arm.label: expand(arm.network).macs for arm in experiment.arms}
    batches = experiment.batch_sizes
    return sum(macs[label] * size for label, size in batches.items()) / sum(macs.values())
