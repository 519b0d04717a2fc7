"""The arguments of `export`."""

from __future__ import annotations

from explorer.commands.argument_types import count
from explorer.commands.shared_arguments import Commands, add_command, add_force, network_help
from explorer.files.typed_path import typed_path
from explorer.messages import translate

_PICTURE_THEMES = ("light", "dark", "projector")
_FORMS = ("pytorch", "onnx", "json", "svg", "png", "pdf")


def add_export(commands: Commands) -> None:
    """Add the command `export`."""
    export = add_command(
        commands,
        "export",
        translate("Arguments", "write a network as PyTorch source, ONNX, JSON or a picture"),
    )
    export.add_argument("network", metavar=translate("Arguments", "NETWORK"), help=network_help())
    export.add_argument(
        "--to", choices=_FORMS, required=True, dest="form", help=translate("Arguments", "format")
    )
    export.add_argument(
        "--theme",
        choices=_PICTURE_THEMES,
        help=translate("Arguments", "colours of a picture (default: light)"),
    )
    export.add_argument(
        "--seed",
        type=count,
        default=0,
        metavar="N",
        help=translate("Arguments", "seed of the initial weights in ONNX (default: 0)"),
    )
    export.add_argument(
        "path",
        type=typed_path,
        metavar=translate("Arguments", "PATH"),
        help=translate(
            "Arguments", "the file to write, or to replace if it is one of the same format"
        ),
    )
    add_force(export)
