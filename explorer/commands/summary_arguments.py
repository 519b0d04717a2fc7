"""The arguments of `summary`."""

from __future__ import annotations

from explorer.commands.argument_types import positive
from explorer.commands.shared_arguments import Commands, add_command, network_help
from explorer.messages import translate


def add_summary(commands: Commands) -> None:
    """Add the command `summary`."""
    summary = add_command(
        commands,
        "summary",
        translate("Arguments", "show the layers of networks and what they cost"),
    )
    summary.add_argument(
        "networks", nargs="+", metavar=translate("Arguments", "NETWORK"), help=network_help()
    )
    summary.add_argument(
        "--json",
        action="store_true",
        help=translate("Arguments", "print one JSON object for each network"),
    )
    summary.add_argument(
        "--layers",
        action="store_true",
        help=translate("Arguments", "show a row for each layer instead of each block"),
    )
    summary.add_argument(
        "--batch",
        type=positive,
        default=64,
        metavar="N",
        help=translate("Arguments", "batch size of the memory estimate (default: 64)"),
    )
