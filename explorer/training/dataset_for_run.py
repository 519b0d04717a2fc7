"""Loads the data set that a run trains on, as its experiment and its networks need it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce

from explorer.errors import UserError
from explorer.files.typed_path import typed_path
from explorer.messages import Message
from explorer.runs.dataset_fit import arms_of_other_channels, image_shape
from explorer.runs.events import DatasetFound, Warned
from explorer.runs.experiment import Experiment
from explorer.runs.run import Run
from explorer.training.data.catalogue import load
from explorer.training.data.dataset import DataRequest, Dataset


def dataset_for(
    run: Run, experiment: Experiment, shape: tuple[int, int, int] | None = None
) -> Dataset:
    """Load what an experiment trains on, in the shape of its networks' input.

    Args:
        run: Receives progress, what was found and a warning of skipped files; stopping it raises
            `Stopped`.
        experiment: The run's own, or that of the checkpoint it resumes.
        shape: See `request_of`.

    Raises:
        UserError: It cannot be read, has more classes than a network, or other channels than grey
            and colour images have are asked for.
    """
    _check_channels(experiment)
    request = request_of(experiment, is_stopped=lambda: run.control.is_stopped, shape=shape)
    dataset = load(replace(request, report=run.emit))
    counts = dataset.class_counts
    run.emit(
        DatasetFound(dataset.classes, counts.train, counts.heldout, dataset.notes, counts.test)
    )
    if dataset.skipped.count:
        run.emit(
            Warned(
                UserError("Training", "left out {count} of the files: {first}").format(
                    count=dataset.skipped.count, first=_joined(dataset.skipped.first)
                )
            )
        )
    _check_classes(experiment, len(dataset.classes))
    return dataset


def request_of(
    experiment: Experiment,
    *,
    is_stopped: Callable[[], bool],
    may_download: bool = True,
    shape: tuple[int, int, int] | None = None,
) -> DataRequest:
    """Return the request for what an experiment trains on.

    Args:
        experiment: Names it.
        is_stopped: Ends reading.
        may_download: Whether what is missing is downloaded.
        shape: (C, H, W) at which a folder's images are read; None as the networks ask for.
    """
    settings = experiment.settings
    channels, height, width = shape or image_shape(experiment)
    return DataRequest(
        name=settings.dataset,
        path=typed_path(settings.data_path) if settings.data_path else None,
        heldout_path=typed_path(settings.heldout_path) if settings.heldout_path else None,
        heldout_every=settings.heldout_every,
        split_seed=settings.split_seed,
        images=settings.images,
        image_size=(height, width),
        channels=channels,
        is_stopped=is_stopped,
        may_download=may_download,
    )


def _joined(reasons: Sequence[Message]) -> Message:
    semicolon = Message("Training", "{reason}; {next}")
    return reduce(lambda so_far, reason: semicolon.format(reason=so_far, next=reason), reasons)


def _check_channels(experiment: Experiment) -> None:
    for label in arms_of_other_channels(experiment):
        raise UserError(
            "Training",
            "in channels of network {arm} must be 1 or 3 to train on {dataset}, whose images are "
            "grey or colour, got {value}",
        ).format(
            arm=label,
            dataset=experiment.settings.dataset,
            value=experiment.arm(label).network.in_channels,
        )


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
