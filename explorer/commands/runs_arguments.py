"""The arguments of `runs`, a command with commands of its own."""

from __future__ import annotations

from explorer.commands.shared_arguments import Commands, add_command, add_force
from explorer.files.typed_path import typed_path
from explorer.messages import translate

FORMS = ("csv", "jsonl", "safetensors")


def add_runs(commands: Commands) -> None:
    """Add the command `runs`."""
    runs = add_command(
        commands, "runs", translate("Arguments", "list, show, compare, export and delete runs")
    )
    runs.set_defaults(action="list")
    runs.add_argument(
        "--folder",
        type=typed_path,
        metavar=translate("Arguments", "FOLDER"),
        help=translate("Arguments", "where the runs lie (default: where they are recorded)"),
    )
    actions = runs.add_subparsers(metavar=translate("Arguments", "ACTION"))
    listed = actions.add_parser("list", help=translate("Arguments", "list the runs of the folder"))
    listed.set_defaults(action="list")
    for name, text, number in (
        ("show", translate("Arguments", "say what a run trained, and how it ended"), None),
        ("compare", translate("Arguments", "say in what runs differ"), "+"),
        ("remove", translate("Arguments", "delete runs; for a week the window undoes it"), "+"),
    ):
        action = actions.add_parser(name, help=text)
        action.set_defaults(action=name)
        action.add_argument("run", nargs=number, metavar="RUN", help=_run_help())
    export = actions.add_parser(
        "export", help=translate("Arguments", "write the numbers or the weights of a run")
    )
    export.set_defaults(action="export")
    export.add_argument("run", metavar="RUN", help=_run_help())
    export.add_argument(
        "--to", choices=FORMS, required=True, dest="form", help=translate("Arguments", "format")
    )
    export.add_argument(
        "path",
        type=typed_path,
        metavar=translate("Arguments", "PATH"),
        help=translate("Arguments", "the file to write, which is not there yet"),
    )
    add_force(export)


def _run_help() -> str:
    return translate("Arguments", "the file of a run, or a part of its name that no other has")
