"""The arguments of `train`."""

from __future__ import annotations

import argparse

from explorer.commands.argument_types import count, positive
from explorer.commands.settings_arguments import add_settings_options, branch_place
from explorer.commands.shared_arguments import (
    Commands,
    add_command,
    add_experiment_options,
    add_force,
    experiment_help,
)
from explorer.files.typed_path import typed_path
from explorer.messages import translate

_DEVICES = ("auto", "cpu", "cuda", "mps")


def add_train(commands: Commands) -> None:
    """Add the command `train`."""
    train = add_command(commands, "train", translate("Arguments", "train without a window"))
    train.add_argument(
        "experiment",
        nargs="?",
        type=typed_path,
        metavar=translate("Arguments", "EXPERIMENT"),
        help=experiment_help(),
    )
    add_experiment_options(train)
    train.add_argument(
        "--steps", type=count, metavar="N", help=translate("Arguments", "stop after N steps")
    )
    train.add_argument(
        "--device", choices=_DEVICES, help=translate("Arguments", "device to train on")
    )
    train.add_argument(
        "--out",
        type=typed_path,
        metavar=translate("Arguments", "FILE"),
        help=translate("Arguments", "save checkpoints to this file, which is not there yet"),
    )
    add_force(train)
    train.add_argument(
        "--resume",
        action="store_true",
        help=translate(
            "Arguments",
            "continue the recorded run that is named in place of an experiment, or from the "
            "checkpoint given with --out",
        ),
    )
    train.add_argument(
        "--extend",
        type=positive,
        default=0,
        metavar="N",
        help=translate(
            "Arguments", "continue the recorded run, N epochs longer; of a branch, all its epochs"
        ),
    )
    train.add_argument(
        "--branch",
        nargs="?",
        const="last",
        type=branch_place,
        metavar="STEP",
        help=translate(
            "Arguments",
            "train the recorded run on with the training settings that are given, in a run of its "
            "own: from its last checkpoint, its best one (best), or the one nearest to a step",
        ),
    )
    _add_recording(train)
    train.add_argument(
        "--json",
        action="store_true",
        help=translate("Arguments", "print one JSON object per line"),
    )
    add_settings_options(train)


def _add_recording(train: argparse.ArgumentParser) -> None:
    recording = train.add_mutually_exclusive_group()
    recording.add_argument(
        "--record",
        type=typed_path,
        metavar=translate("Arguments", "PATH"),
        help=translate(
            "Arguments",
            "record the run in this folder, or to this file, which ends in .rnx and is not there "
            "yet (default: the folder where the window records its runs)",
        ),
    )
    recording.add_argument(
        "--no-record",
        action="store_true",
        help=translate("Arguments", "keep nothing of the run but what --out saves"),
    )
