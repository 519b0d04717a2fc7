"""What the arguments name: a network, a comparison, an experiment, a file, or a link."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import UserError
from explorer.files.document import read_document
from explorer.files.typed_path import typed_path

if TYPE_CHECKING:
    from explorer.network.spec import NetworkSpec
    from explorer.runs.experiment import Experiment
    from explorer.runs.ready_comparisons import ReadyComparison


def is_recording(file: Path | None) -> bool:
    """Whether a path is that of a recorded run, by its name."""
    from explorer.runs.recordings.schema import SUFFIX

    return file is not None and file.suffix == SUFFIX


def design_named(options: argparse.Namespace, path: Path | None) -> tuple[Experiment, Path | None]:
    """Return what a window begins with, and the full path where it is saved to."""
    ready = comparison_named(path)
    opened, file = (None, None) if ready is not None else _opened(path)
    return _changed(options, opened, ready), file


def _opened(path: Path | None) -> tuple[Experiment | None, Path | None]:
    """Return the experiment of a file or a link, and the full path where it is saved to."""
    if path is None:
        return None, None
    from explorer.runs.design_file import read_design
    from explorer.runs.experiment_link import experiment_from_link, is_link

    if is_link(str(path)):
        return experiment_from_link(str(path)), None
    opened = read_design(path)
    return opened.experiment, opened.file and opened.file.absolute()


def experiment_named(options: argparse.Namespace, path: Path | None) -> Experiment:
    """Return the experiment that is trained."""
    from explorer.runs.experiment_file import read_experiment

    ready = comparison_named(path)
    return _changed(options, read_experiment(path) if path and ready is None else None, ready)


def _changed(
    options: argparse.Namespace, experiment: Experiment | None, ready: ReadyComparison | None
) -> Experiment:
    """Return an experiment, or without one that of the first start, as the options change it."""
    from explorer.runs.experiment import ARM_LABELS, Arm, first_experiment

    experiment = experiment or first_experiment()
    if options.recipe:
        from explorer.runs.recipes import recipe

        experiment = experiment.edited(settings=recipe(options.recipe))
    if ready is not None:  # its networks fit the images of the recipe
        experiment = ready.applied_to(experiment)
    if options.seeds:
        experiment = experiment.edited(repeats=options.seeds)
    if options.networks:
        networks = [network_named(name) for name in options.networks[: len(ARM_LABELS) + 1]]
        if len(networks) > len(ARM_LABELS):
            raise UserError(
                "CommandLine", "--networks takes at most {most} networks, got {value}"
            ).format(
                most=len(ARM_LABELS),
                value=len(options.networks),
            )
        arms = [
            Arm(label=label, network=network)
            for label, network in zip(ARM_LABELS, networks, strict=False)
        ]
        experiment = experiment.edited(arms=tuple(arms))
    return experiment


def comparison_named(name: Path | None) -> ReadyComparison | None:
    """Return the ready comparison that goes by a name that may also be that of a file."""
    from explorer.runs.ready_comparisons import READY_COMPARISONS

    return READY_COMPARISONS.get(str(name))


def network_named(name: str) -> NetworkSpec:
    """Return the network that a preset's name or a JSON file stands for."""
    from explorer.network.presets import PRESETS, preset
    from explorer.network.spec import network_from_json

    path = typed_path(name)
    if name not in PRESETS and (path.suffix == ".json" or os.path.isfile(path)):  # noqa: PTH113
        return read_document(path, network_from_json)
    return preset(name)
