"""Arguments that several commands have, and what makes a command."""

from __future__ import annotations

import argparse
from typing import TypeAlias

from explorer.commands.argparse_texts import Parser
from explorer.commands.argument_types import font_percent, positive
from explorer.files.typed_path import typed_path
from explorer.messages import translate

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001
"""What a parser's commands are added to."""

RECIPES = ("lecture, digits", "quick", "paper, CIFAR-10")
_THEMES = ("system", "light", "dark", "projector")


def add_command(commands: Commands, name: str, text: str) -> Parser:
    """Return the parser of a new command; `command` in what it reads is the name."""
    command = commands.add_parser(name, help=text)
    command.set_defaults(command=name)
    return command


def add_force(command: argparse.ArgumentParser) -> None:
    """Add what lets a command replace a file."""
    command.add_argument(
        "--force",
        action="store_true",
        help=translate("Arguments", "replace the file if it is there, whatever it holds"),
    )


def add_window_options(parser: argparse.ArgumentParser, theme: str, percent: str) -> None:
    """Add what a window is opened with; `theme` and `percent` name the defaults."""
    parser.add_argument(
        "--open",
        type=typed_path,
        metavar=translate("Arguments", "FILE"),
        help=translate(
            "Arguments",
            "the file of an experiment, a network or a checkpoint, the link of an experiment, or "
            "the name of a ready-made comparison",
        ),
    )
    add_experiment_options(parser)
    parser.add_argument(
        "--theme",
        choices=_THEMES,
        help=translate("Arguments", "colour theme (default: {default})").format(default=theme),
    )
    parser.add_argument(
        "--font-scale",
        type=font_percent,
        metavar=translate("Arguments", "PERCENT"),
        help=translate("Arguments", "text size, 80 to 200 (default: {default})").format(
            default=percent
        ),
    )


def add_experiment_options(parser: argparse.ArgumentParser) -> None:
    """Add what changes or makes an experiment."""
    parser.add_argument(
        "--networks",
        nargs="+",
        metavar=translate("Arguments", "NETWORK"),
        help=translate(
            "Arguments",
            "the networks of arms A, B, ...; each is the name of a preset or a JSON file",
        ),
    )
    parser.add_argument(
        "--recipe",
        metavar=translate("Arguments", "RECIPE"),
        help=translate("Arguments", "training settings: {names}").format(names="; ".join(RECIPES)),
    )
    parser.add_argument(
        "--seeds",
        type=positive,
        metavar="N",
        help=translate("Arguments", "number of seeds that each network is trained with"),
    )


def network_help() -> str:
    """Return what a network is on the command line."""
    return translate("Arguments", "the name of a preset, or a JSON file")


def experiment_help() -> str:
    """Return what an experiment is on the command line."""
    return translate(
        "Arguments",
        "the name of a ready-made comparison, or an experiment's JSON file (default: the "
        "experiment of the first start)",
    )
