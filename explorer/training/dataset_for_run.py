"""The data set that a run trains on: loaded as its experiment asks, and fit for its networks."""

from __future__ import annotations

from pathlib import Path

from explorer.errors import UserError
from explorer.runs.events import Warned
from explorer.runs.experiment import Experiment
from explorer.runs.run import Run
from explorer.training.data.catalogue import load
from explorer.training.data.dataset import DataRequest, Dataset


def dataset_for(run: Run, experiment: Experiment) -> Dataset:
    """Load what an experiment trains on, in the shape of its networks' input.

    Args:
        run: Is told of progress and of files left out; its stop ends the reading with `Stopped`.
        experiment: The run's own, or that of the checkpoint it goes on from.

    Raises:
        UserError: It cannot be had, or has more classes than a network.
    """
    settings = experiment.settings
    network = experiment.arms[0].network
    request = DataRequest(
        name=settings.dataset,
        path=Path(settings.data_path).expanduser() if settings.data_path else None,
        images=settings.images,
        image_size=network.image_size,
        channels=network.in_channels,
        say=run.emit,
        is_stopped=lambda: run.control.is_stopped,
    )
    dataset = load(request)
    if dataset.skipped.count:
        run.emit(
            Warned(
                UserError("Training", "{count} files were left out: {first}").format(
                    count=dataset.skipped.count,
                    first="; ".join(dataset.skipped.first),
                )
            )
        )
    _check_classes(experiment, len(dataset.classes))
    return dataset


def _check_classes(experiment: Experiment, classes: int) -> None:
    for arm in experiment.arms:
        if arm.network.classes < classes:
            raise UserError(
                "Training",
                "classes of network {arm} must be at least {least} to train on {dataset}, "
                "got {value}",
            ).format(
                arm=arm.label,
                least=classes,
                dataset=experiment.settings.dataset,
                value=arm.network.classes,
            )
