"""The arguments of `runs`."""

from __future__ import annotations

import argparse

from explorer.commands.argument_types import count
from explorer.commands.shared_arguments import Commands, add_command, add_force
from explorer.files.typed_path import typed_path
from explorer.messages import translate

FORMS = ("csv", "jsonl", "parquet", "tensorboard", "safetensors", "onnx", "html")


def add_runs(commands: Commands) -> None:
    """Add the command `runs` and what it can do."""
    runs = add_command(
        commands,
        "runs",
        translate("Arguments", "list, show, compare, export or remove recorded runs"),
    )
    actions = runs.add_subparsers(
        metavar=translate("Arguments", "ACTION"), dest="action", required=True
    )
    listing = actions.add_parser("list", help=translate("Arguments", "list the recorded runs"))
    _add_folder(listing)
    listing.add_argument(
        "--json", action="store_true", help=translate("Arguments", "print one JSON object per line")
    )
    show = actions.add_parser("show", help=translate("Arguments", "show what is known of a run"))
    _add_folder(show)
    show.add_argument("run", metavar=translate("Arguments", "RUN"), help=_run_help())
    compare = actions.add_parser(
        "compare", help=translate("Arguments", "list what differs between runs")
    )
    _add_runs_to(compare)
    remove = actions.add_parser(
        "remove", help=translate("Arguments", "put runs among the deleted, where they wait a week")
    )
    _add_runs_to(remove)
    _add_export(actions)


def _add_export(actions: Commands) -> None:
    export = actions.add_parser(
        "export", help=translate("Arguments", "write a run to a file that other programs read")
    )
    _add_folder(export)
    export.add_argument("run", metavar=translate("Arguments", "RUN"), help=_run_help())
    export.add_argument(
        "--to", choices=FORMS, required=True, dest="form", help=translate("Arguments", "format")
    )
    export.add_argument(
        "--wide",
        action="store_true",
        help=translate("Arguments", "CSV with one row a step (default: one row a number)"),
    )
    export.add_argument(
        "--checkpoint",
        choices=("best", "last"),
        help=translate("Arguments", "whose weights safetensors and onnx hold (default: last)"),
    )
    export.add_argument(
        "--arm",
        metavar=translate("Arguments", "ARM"),
        help=translate("Arguments", "the arm whose weights are written, if there are several"),
    )
    export.add_argument(
        "--seed",
        type=count,
        metavar="N",
        help=translate("Arguments", "the seed whose weights are written (default: the first)"),
    )
    export.add_argument(
        "path",
        type=typed_path,
        metavar=translate("Arguments", "PATH"),
        help=translate(
            "Arguments",
            "the file to write, or to replace if it is one of the same format; for TensorBoard, "
            "its folder",
        ),
    )
    add_force(export)


def _add_runs_to(action: argparse.ArgumentParser) -> None:
    _add_folder(action)
    action.add_argument("runs", nargs="+", metavar=translate("Arguments", "RUN"), help=_run_help())


def _add_folder(action: argparse.ArgumentParser) -> None:
    action.add_argument(
        "--folder",
        type=typed_path,
        metavar=translate("Arguments", "FOLDER"),
        help=translate(
            "Arguments", "where the runs lie (default: the folder where `train` records its runs)"
        ),
    )


def _run_help() -> str:
    return translate(
        "Arguments",
        "the file of a recorded run, or a part of a title or file name that only it has",
    )
