"""What `train` is asked for: an experiment, or a recorded run to continue or to branch."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.commands.named_design import experiment_named, is_recording
from explorer.errors import UserError

if TYPE_CHECKING:
    from explorer.runs.experiment import Experiment


def train_requested(options: argparse.Namespace) -> int:
    """Train what the options ask for; return the exit code.

    Raises:
        UserError: They do not go together, or what they name cannot be trained.
    """
    from explorer.commands.replacing import check_replaces_nothing
    from explorer.commands.train import train

    if is_recording(options.experiment):
        return _continue(options)
    for option, is_given in (("--extend", options.extend), ("--branch", options.branch)):
        if is_given:
            raise UserError(
                "CommandLine", "{option} continues a recorded run: name its .rnx file"
            ).format(option=option)
    experiment = _experiment_to_train(options)
    if options.out is not None:
        check_replaces_nothing(options.out, force=options.force or options.resume)
    return train(
        experiment,
        options.steps,
        as_json=options.json,
        out=options.out,
        resume=options.resume,
        record_to=_place_to_record(options),
    )


def _continue(options: argparse.Namespace) -> int:
    """Continue a recorded run, in a new recording beside the old one."""
    from explorer.commands.replacing import check_replaces_nothing
    from explorer.commands.settings_arguments import given_settings
    from explorer.commands.train import train
    from explorer.runs.recordings.continuation import continuation

    if options.branch is not None:
        return _branch(options)
    if not (options.resume or options.extend):
        raise UserError(
            "CommandLine",
            "{path} is a recorded run: continue it with --resume, with --extend and a number of "
            "epochs, or with --branch and other training settings",
        ).format(path=options.experiment)
    others = (options.device, options.networks, options.recipe, options.seeds)
    if any(others) or given_settings(options):
        raise UserError(
            "CommandLine",
            "a recorded run is continued as it was: give no networks, recipe, seeds, device or "
            "settings, or use --branch, which takes other settings",
        )
    if options.out is not None:
        check_replaces_nothing(options.out, force=options.force)
    with continuation(options.experiment) as before:
        if before.is_finished and not options.extend:
            raise UserError(
                "CommandLine",
                "{path} has finished after step {step:,}: train it longer with --extend and a "
                "number of epochs, or otherwise with --branch",
            ).format(path=options.experiment, step=before.step)
        return train(
            before.experiment,
            options.steps,
            as_json=options.json,
            out=options.out,
            resume=True,
            record_to=_place_to_record(options),
            before=before,
            more_epochs=options.extend,
        )


def _branch(options: argparse.Namespace) -> int:
    """Train a recorded run on with other settings, in a run of its own."""
    from explorer.commands.replacing import check_replaces_nothing
    from explorer.commands.settings_arguments import given_settings
    from explorer.commands.train import train
    from explorer.runs.recordings.continuation import branch

    if options.resume:
        raise UserError(
            "CommandLine",
            "--resume continues a run as it was, and --branch with other settings; leave one out",
        )
    if any((options.networks, options.recipe, options.seeds)):
        raise UserError(
            "CommandLine",
            "a branch keeps the networks and seeds of its run: give no networks, recipe or seeds",
        )
    settings = dict(given_settings(options))
    if options.device:
        settings["device"] = options.device
    if options.out is not None:
        check_replaces_nothing(options.out, force=options.force)
    with branch(
        options.experiment,
        options.branch,
        lambda parent: parent.settings_edited(**settings),
        options.extend,
    ) as begun:
        return train(
            begun.experiment,
            options.steps,
            as_json=options.json,
            out=options.out,
            resume=True,
            record_to=_place_to_record(options),
            branch=begun,
        )


def _place_to_record(options: argparse.Namespace) -> Path | None:
    """Return the folder or file that a run is recorded to; None if it is not to be."""
    from explorer.commands.replacing import check_replaces_nothing
    from explorer.runs.recordings.place import default_folder
    from explorer.runs.recordings.schema import SUFFIX

    if options.no_record:
        return None
    place: Path | None = options.record or default_folder()
    if place is not None and place.suffix == SUFFIX:
        check_replaces_nothing(place, force=False)
    return place


def _experiment_to_train(options: argparse.Namespace) -> Experiment:
    """Return the experiment that is named, or that of the checkpoint to resume."""
    from explorer.commands.settings_arguments import given_settings

    settings = given_settings(options)
    if options.resume:
        from explorer.runs.checkpoint_header import read_header

        others = (options.experiment, options.device, options.networks, options.recipe)
        if options.out is None or any((*others, options.seeds, settings)):
            raise UserError(
                "CommandLine",
                "--resume continues the experiment in the checkpoint: give --out FILE, but no "
                "experiment, networks, recipe, seeds, device or settings",
            )
        return read_header(options.out).experiment
    experiment = experiment_named(options, options.experiment)
    if options.device:
        experiment = experiment.settings_edited(device=options.device)
    return experiment.settings_edited(**settings) if settings else experiment
