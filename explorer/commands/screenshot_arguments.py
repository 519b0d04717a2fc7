"""The arguments of `screenshot`."""

from __future__ import annotations

from explorer.commands.argument_types import count, picture, size
from explorer.commands.shared_arguments import Commands, add_command, add_force, add_window_options
from explorer.messages import translate


def add_screenshot(commands: Commands) -> None:
    """Add the command `screenshot`."""
    screenshot = add_command(
        commands, "screenshot", translate("Arguments", "save a picture of the window, off screen")
    )
    add_window_options(screenshot, theme="light", percent="100")
    screenshot.add_argument(
        "--steps",
        type=count,
        default=0,
        metavar="N",
        help=translate("Arguments", "train for N steps first"),
    )
    screenshot.add_argument(
        "--size",
        type=size,
        default=(1280, 720),
        metavar="WxH",
        help=translate("Arguments", "size of the window in pixels (default: 1280x720)"),
    )
    screenshot.add_argument(
        "--colour",
        default="stage",
        metavar=translate("Arguments", "QUANTITY"),
        help=translate(
            "Arguments",
            "what the colours of the graphs show: stage, params, macs, memory, norm, ratio, or the "
            "name of another quantity that the experiment records, such as gradient_cosine",
        ),
    )
    screenshot.add_argument(
        "--select",
        nargs=2,
        metavar=(translate("Arguments", "ARM"), translate("Arguments", "NAME")),
        help=translate(
            "Arguments", "show a block or layer in the inspector, such as: B layer2.0.conv1"
        ),
    )
    screenshot.add_argument(
        "--sight",
        nargs=2,
        type=count,
        metavar=(translate("Arguments", "FIRST"), translate("Arguments", "LAST")),
        help=translate("Arguments", "zoom to these layers, counted from 0, the stem"),
    )
    screenshot.add_argument(
        "--out",
        type=picture,
        required=True,
        metavar=translate("Arguments", "PICTURE"),
        help=translate(
            "Arguments",
            "the file to write, or a picture to replace; its suffix sets the format: .svg, .pdf or "
            ".png",
        ),
    )
    add_force(screenshot)
