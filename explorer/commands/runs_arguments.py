"""The arguments of `runs`."""

from __future__ import annotations

import argparse

from explorer.commands.shared_arguments import Commands, add_command
from explorer.files.typed_path import typed_path
from explorer.messages import translate


def add_runs(commands: Commands) -> None:
    """Add the command `runs` and what it can do."""
    runs = add_command(
        commands, "runs", translate("Arguments", "list, show, compare or remove recorded runs")
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
