"""The options of `train` that set one training setting each, named as in an experiment's file."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Literal, get_args, get_origin

from explorer.files.typed_path import typed_path
from explorer.messages import translate

_NAMES = (
    "dataset",
    "data_path",
    "batch_size",
    "epochs",
    "evaluate_every",
    "optimizer",
    "learning_rate",
    "momentum",
    "nesterov",
    "weight_decay",
    "decay_all",
    "label_smoothing",
    "schedule",
    "milestones",
    "warm_up",
    "warm_up_steps",
    "warm_up_rate",
    "crop_padding",
    "flip",
    "precision",
)


def add_settings_options(train: argparse.ArgumentParser) -> None:
    """Add an option for each; what a value may be is for `TrainSettings` to say."""
    from explorer.network.field_names import field_name  # not needed for the version
    from explorer.runs.settings import TrainSettings

    group = train.add_argument_group(
        translate("Arguments", "training settings, in place of those of the experiment")
    )
    for name in _NAMES:
        option = f"--{name.replace('_', '-')}"
        kind = TrainSettings.model_fields[name].annotation
        text = str(field_name([name]))
        if kind is bool:
            group.add_argument(
                option, dest=name, action=argparse.BooleanOptionalAction, default=None, help=text
            )
        elif get_origin(kind) is Literal:
            group.add_argument(option, dest=name, choices=get_args(kind), help=text)
        elif get_origin(kind) is tuple:
            group.add_argument(option, dest=name, nargs="+", type=float, metavar="X", help=text)
        elif kind is str:
            metavar = translate("Arguments", "PATH")
            group.add_argument(option, dest=name, type=_full_path, metavar=metavar, help=text)
        else:
            parse, metavar = (int, "N") if kind is int else (float, "X")
            group.add_argument(option, dest=name, type=parse, metavar=metavar, help=text)


def given_settings(options: argparse.Namespace) -> Mapping[str, object]:
    """Return the settings that were given, by name."""
    found = {name: getattr(options, name) for name in _NAMES}
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in found.items()
        if value is not None
    }


def _full_path(text: str) -> str:
    return str(typed_path(text).absolute())


def branch_place(text: str) -> str | int:
    """Parse where a branch begins: "last", "best" or a step."""
    if text in ("last", "best"):
        return text
    if text.isascii() and text.isdecimal() and len(text) < 10:
        return int(text)
    raise argparse.ArgumentTypeError(
        translate("ArgumentTypes", "must be last, best or a step, got {value!r}").format(value=text)
    )
