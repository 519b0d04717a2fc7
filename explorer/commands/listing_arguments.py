"""The arguments of the commands that list what there is."""

from __future__ import annotations

from explorer.commands.shared_arguments import Commands, add_command
from explorer.messages import translate


def add_listings(commands: Commands) -> None:
    """Add the commands `presets`, `comparisons`, `datasets` and `devices`."""
    _add_presets(commands)
    add_command(commands, "comparisons", translate("Arguments", "list the ready-made comparisons"))
    add_command(commands, "datasets", translate("Arguments", "list the data sets"))
    add_command(
        commands,
        "devices",
        translate("Arguments", "list the devices that can train, with their memory"),
    )


def _add_presets(commands: Commands) -> None:
    presets = add_command(
        commands, "presets", translate("Arguments", "list the networks that have a name")
    )
    presets.add_argument(
        "words",
        nargs="*",
        metavar=translate("Arguments", "WORD"),
        help=translate(
            "Arguments",
            "only those that fit every word: part of a name, paper or kind, a depth, or a number "
            "of parameters or MACs such as 0.85M",
        ),
    )
