"""The command line as a whole: its language, the window's options, and every command."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence

from explorer import __version__
from explorer.commands.argparse_texts import Parser, translate_argparse
from explorer.commands.export_arguments import add_export
from explorer.commands.listing_arguments import add_listings
from explorer.commands.runs_arguments import add_runs
from explorer.commands.screenshot_arguments import add_screenshot
from explorer.commands.shared_arguments import add_window_options
from explorer.commands.summary_arguments import add_summary
from explorer.commands.train_arguments import add_train
from explorer.files.typed_path import typed_path
from explorer.messages import translate

COMMANDS = (
    "screenshot",
    "summary",
    "export",
    "train",
    "runs",
    "presets",
    "comparisons",
    "datasets",
    "devices",
)

_PROGRAM = "resnet-explorer"
_HELP = ("-h", "--help")


def split_language(
    arguments: Sequence[str] | None, languages: Collection[str]
) -> tuple[str | None, list[str]]:
    """Return the value of `--lang`, if it is given, and all other arguments.

    It is read first: the help of everything else is in that language. So is `--version`, which
    needs no language and ends the program.
    """
    translate_argparse()
    first = Parser(prog=_PROGRAM, add_help=False, allow_abbrev=False)
    _add_version(first)
    first.add_argument("--lang", choices=languages)
    options, rest = first.parse_known_args(arguments)
    language: str | None = options.lang
    return language, rest


def parser(languages: Collection[str], arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser, in the language in use; `command` in what it reads names the command.

    Args:
        languages: Their codes.
        arguments: What is to be read: without a command among it, it may name a file to open.
    """
    whole = Parser(
        prog=_PROGRAM,
        description=translate(
            "Arguments",
            "A desktop lab for residual networks. Without a command it opens the window, and in it "
            "FILE, if one is named instead: an experiment, a network, a checkpoint or a link.",
        ),
    )
    _add_version(whole)
    whole.add_argument(
        "--lang", choices=languages, help=translate("Arguments", "language of all texts")
    )
    remembered = translate("Arguments", "the last choice")
    add_window_options(whole, theme=remembered, percent=remembered)
    whole.add_argument(
        "--start", action="store_true", help=translate("Arguments", "start training at once")
    )
    whole.set_defaults(command="window", file=None)
    if not {*COMMANDS, *_HELP} & set(arguments):
        whole.add_argument(
            "file", nargs="?", type=typed_path, metavar=translate("Arguments", "FILE")
        )
        return whole
    commands = whole.add_subparsers(metavar=translate("Arguments", "COMMAND"))
    add_screenshot(commands)
    add_summary(commands)
    add_export(commands)
    add_train(commands)
    add_runs(commands)
    add_listings(commands)
    return whole


def _add_version(whole: argparse.ArgumentParser) -> None:
    whole.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {__version__}",
        help=translate("Arguments", "show the version and exit"),
    )
