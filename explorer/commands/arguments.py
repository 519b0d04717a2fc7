"""The commands and options of the command line, and what each of them is for."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from explorer import __version__
from explorer.commands.argparse_texts import Parser, translate_argparse
from explorer.commands.argument_types import count, font_percent, picture, positive, size
from explorer.files.typed_path import typed_path
from explorer.messages import translate

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[Parser]  # noqa: SLF001

RECIPES = ("lecture, digits", "quick", "paper, CIFAR-10")
_THEMES = ("system", "light", "dark", "projector")
_PICTURE_THEMES = ("light", "dark", "projector")
_DEVICES = ("auto", "cpu", "cuda", "mps")
_FORMS = ("pytorch", "onnx", "json", "svg", "png", "pdf")

_PROGRAM = "resnet-explorer"


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


def parser(languages: Collection[str]) -> argparse.ArgumentParser:
    """Return the parser, in the language in use; `command` in what it reads names the command."""
    whole = Parser(
        prog=_PROGRAM,
        description=translate(
            "Arguments",
            "A desktop lab for residual networks. Without a command it opens the window.",
        ),
    )
    _add_version(whole)
    whole.add_argument(
        "--lang", choices=languages, help=translate("Arguments", "language of all texts")
    )
    remembered = translate("Arguments", "the last choice")
    _add_window_options(whole, theme=remembered, percent=remembered)
    whole.add_argument(
        "--start", action="store_true", help=translate("Arguments", "start training at once")
    )
    whole.set_defaults(command="window")
    commands = whole.add_subparsers(metavar=translate("Arguments", "COMMAND"))
    _add_screenshot(commands)
    _add_summary(commands)
    _add_export(commands)
    _add_train(commands)
    _add_presets(commands)
    for name, text in (
        ("datasets", translate("Arguments", "list the data sets")),
        ("devices", translate("Arguments", "list the devices that can train, with their memory")),
    ):
        commands.add_parser(name, help=text).set_defaults(command=name)
    return whole


def _add_presets(commands: _Commands) -> None:
    presets = commands.add_parser(
        "presets", help=translate("Arguments", "list the networks that have a name")
    )
    presets.set_defaults(command="presets")
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


def _add_version(whole: argparse.ArgumentParser) -> None:
    whole.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {__version__}",
        help=translate("Arguments", "show the version and exit"),
    )


def _add_screenshot(commands: _Commands) -> None:
    screenshot = commands.add_parser(
        "screenshot", help=translate("Arguments", "save a picture of the window, off screen")
    )
    screenshot.set_defaults(command="screenshot")
    _add_window_options(screenshot, theme="light", percent="100")
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
    _add_force(screenshot)


def _add_summary(commands: _Commands) -> None:
    summary = commands.add_parser(
        "summary", help=translate("Arguments", "show the layers of networks and what they cost")
    )
    summary.set_defaults(command="summary")
    summary.add_argument(
        "networks", nargs="+", metavar=translate("Arguments", "NETWORK"), help=_network_help()
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


def _add_export(commands: _Commands) -> None:
    export = commands.add_parser(
        "export",
        help=translate("Arguments", "write a network as PyTorch source, ONNX, JSON or a picture"),
    )
    export.set_defaults(command="export")
    export.add_argument("network", metavar=translate("Arguments", "NETWORK"), help=_network_help())
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
    _add_force(export)


def _add_train(commands: _Commands) -> None:
    train = commands.add_parser("train", help=translate("Arguments", "train without a window"))
    train.set_defaults(command="train")
    train.add_argument(
        "experiment",
        nargs="?",
        type=typed_path,
        metavar=translate("Arguments", "EXPERIMENT"),
        help=_experiment_help(),
    )
    _add_experiment_options(train)
    train.add_argument(
        "--steps", type=count, metavar="N", help=translate("Arguments", "stop after N steps")
    )
    train.add_argument(
        "--device", choices=_DEVICES, help=translate("Arguments", "device to train on")
    )
    train.add_argument(
        "--out",
        type=typed_path,
        metavar=translate("Arguments", "FILE"),
        help=translate("Arguments", "save checkpoints to this file, which is not there yet"),
    )
    _add_force(train)
    train.add_argument(
        "--resume",
        action="store_true",
        help=translate(
            "Arguments",
            "continue the recorded run that is named in place of an experiment, or from the "
            "checkpoint given with --out",
        ),
    )
    train.add_argument(
        "--extend",
        type=positive,
        default=0,
        metavar="N",
        help=translate("Arguments", "continue the recorded run, N epochs longer"),
    )
    recording = train.add_mutually_exclusive_group()
    recording.add_argument(
        "--record",
        type=typed_path,
        metavar=translate("Arguments", "PATH"),
        help=translate(
            "Arguments",
            "record the run in this folder, or to this file, which ends in .rnx and is not there "
            "yet (default: the folder where the window records its runs)",
        ),
    )
    recording.add_argument(
        "--no-record",
        action="store_true",
        help=translate("Arguments", "keep nothing of the run but what --out saves"),
    )
    train.add_argument(
        "--json",
        action="store_true",
        help=translate("Arguments", "print one JSON object per line"),
    )


def _add_force(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--force",
        action="store_true",
        help=translate("Arguments", "replace the file if it is there, whatever it holds"),
    )


def _add_window_options(parser: argparse.ArgumentParser, theme: str, percent: str) -> None:
    """Add what a window is opened with; `theme` and `percent` name the defaults."""
    parser.add_argument(
        "--open",
        type=typed_path,
        metavar=translate("Arguments", "EXPERIMENT"),
        help=_experiment_help(),
    )
    _add_experiment_options(parser)
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


def _add_experiment_options(parser: argparse.ArgumentParser) -> None:
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


def _network_help() -> str:
    return translate("Arguments", "the name of a preset, or a JSON file")


def _experiment_help() -> str:
    return translate(
        "Arguments", "an experiment's JSON file (default: the experiment of the first start)"
    )
