"""The command line: what can be asked, and which room answers. It imports nothing heavy first."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from explorer import __version__
from explorer.problem import Problem
from explorer.reading import read_small

if TYPE_CHECKING:
    from explorer.network.spec import NetworkSpec
    from explorer.runs.experiment import Experiment

BAD_INPUT = 2
"""Exit code when a name, an option or a file is wrong."""
FAILED = 1
"""Exit code when a run failed."""
INTERRUPTED = 130
"""Exit code after Ctrl+C, as of any command that SIGINT ends; training ends in its own way."""

_THEMES = ("system", "light", "dark", "projector")
_PICTURES = (".svg", ".png", ".pdf")
_FONT_PERCENTS = (80, 200)
_DEVICES = ("auto", "cpu", "cuda", "mps")
_RECIPES = ("lecture, digits", "quick", "paper, CIFAR-10")
_FORMS = ("pytorch", "onnx", "json")
_NETWORK = "a preset's name, or a JSON file"
_EXPERIMENT = "an experiment's JSON file; without it, the experiment of the first start"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except Problem as problem:
        return complain(problem, BAD_INPUT)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the output has gone: `... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def complain(problem: Problem, code: int) -> int:
    """Say a problem on standard error; return the exit code."""
    print(f"resnet-explorer: {problem}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="resnet-explorer",
        description="A desktop lab for residual networks. Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _add_window_options(parser)
    parser.add_argument("--start", action="store_true", help="begin to train at once")
    parser.set_defaults(command=_window)
    commands = parser.add_subparsers(metavar="COMMAND")

    screenshot = commands.add_parser("screenshot", help="a picture of the real window, off screen")
    _add_window_options(screenshot)
    screenshot.add_argument("--steps", type=_count, default=0, help="train so many steps first")
    screenshot.add_argument("--size", type=_size, default=(1280, 720), metavar="WxH")
    screenshot.add_argument(
        "--out",
        type=_picture,
        required=True,
        metavar="PICTURE",
        help="the file to write or replace; its ending says what: .svg, .pdf or .png",
    )
    screenshot.set_defaults(command=_screenshot)

    summary = commands.add_parser("summary", help="what networks are made of and what they cost")
    summary.add_argument("networks", nargs="+", metavar="NETWORK", help=_NETWORK)
    summary.add_argument("--json", action="store_true", help="one object a network")
    summary.add_argument("--layers", action="store_true", help="a row a layer, not a block")
    summary.add_argument(
        "--batch",
        type=_batch,
        default=64,
        metavar="N",
        help="images in a training step, for its memory (default: 64)",
    )
    summary.set_defaults(command=_summary)

    export = commands.add_parser("export", help="a network as PyTorch source, ONNX or JSON")
    export.add_argument("network", metavar="NETWORK", help=_NETWORK)
    export.add_argument("--to", choices=_FORMS, required=True, dest="form")
    export.add_argument("--seed", type=_count, default=0, help="of ONNX's first weights")
    export.add_argument("path", type=Path, metavar="PATH", help="the file to write or replace")
    export.set_defaults(command=_export)

    train = commands.add_parser("train", help="train without a window")
    train.add_argument("experiment", nargs="?", type=Path, metavar="EXPERIMENT", help=_EXPERIMENT)
    _add_experiment_options(train)
    train.add_argument("--steps", type=_count, help="stop after so many steps")
    train.add_argument("--device", choices=_DEVICES)
    train.add_argument(
        "--out", type=Path, metavar="FILE", help="keep a checkpoint there: weights and all else"
    )
    train.add_argument("--resume", action="store_true", help="go on from the checkpoint of --out")
    train.add_argument("--json", action="store_true", help="one object a line")
    train.set_defaults(command=_train)

    presets = commands.add_parser("presets", help="the networks known by name")
    presets.set_defaults(command=_presets)

    datasets = commands.add_parser("datasets", help="what can be trained on")
    datasets.set_defaults(command=_datasets)

    devices = commands.add_parser("devices", help="where can be trained, and how much memory")
    devices.set_defaults(command=_devices)
    return parser


def _add_window_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--open", type=Path, metavar="EXPERIMENT", help=_EXPERIMENT)
    _add_experiment_options(parser)
    parser.add_argument("--theme", choices=_THEMES, help="default: what was chosen last")
    parser.add_argument(
        "--font-scale",
        type=_font_percent,
        metavar="PERCENT",
        help="size of text, 80 to 200 (default: what was chosen last)",
    )


def _add_experiment_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--networks",
        nargs="+",
        metavar="NETWORK",
        help=f"put these into arm A, B, ...; each is {_NETWORK}",
    )
    parser.add_argument("--recipe", help="train by these settings: " + ", ".join(_RECIPES))
    parser.add_argument("--seeds", type=_batch, metavar="N", help="train each network so often")


def _count(text: str) -> int:
    """Parse a number of steps, or a seed."""
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"must be a whole number of at least 0, got {text!r}")
    return int(text)


def _batch(text: str) -> int:
    """Parse a number of images, or of seeds."""
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number of at least 1, got {text!r}")
    return int(text)


def _font_percent(text: str) -> int:
    """Parse a size of text."""
    least, most = _FONT_PERCENTS
    digits = text.removesuffix("%")
    if not digits.isascii() or not digits.isdigit() or not least <= int(digits[:9]) <= most:
        raise argparse.ArgumentTypeError(
            f"must be a percentage from {least} to {most}, got {text!r}"
        )
    return int(digits)


def _picture(text: str) -> Path:
    """Parse the name of a picture."""
    path = Path(text)
    if path.suffix.lower() not in _PICTURES:
        raise argparse.ArgumentTypeError(f"must end in .svg, .png or .pdf, got {text!r}")
    return path


def _size(text: str) -> tuple[int, int]:
    """Parse "1280x720"."""
    sides = [int(side) for side in text.lower().split("x") if side.isdecimal() and len(side) < 6]
    if len(sides) != 2 or not all(320 <= side <= 8_000 for side in sides):
        raise argparse.ArgumentTypeError(
            f"must be width x height in pixels, 320 to 8000, like 1280x720, got {text!r}"
        )
    return sides[0], sides[1]


def _window(options: argparse.Namespace) -> NoReturn:
    experiment = _experiment(options, options.open)
    from explorer.app import open_window

    open_window(experiment, options.theme, options.font_scale, start=options.start)


def _screenshot(options: argparse.Namespace) -> int:
    experiment = _experiment(options, options.open)
    from explorer.app import take_screenshot

    try:
        take_screenshot(
            experiment,
            options.theme,
            options.font_scale,
            options.size,
            options.steps,
            options.out,
        )
    except Problem as problem:
        return complain(problem, FAILED)
    return 0


def _summary(options: argparse.Namespace) -> int:
    from explorer.network.estimate import network_cost
    from explorer.network.expand import expand

    plans = [expand(_network(name)) for name in options.networks]
    summaries = [(plan, network_cost(plan, options.batch)) for plan in plans]
    if options.json:
        from explorer.report import summary_json

        for plan, cost in summaries:
            print(summary_json(plan, cost))
    else:
        from explorer.summary import console_on, summary_text

        print(summary_text(summaries, console_on(sys.stdout), each_layer=options.layers))
    return 0


def _export(options: argparse.Namespace) -> int:
    from explorer.export import export

    export(_network(options.network), options.form, options.path, options.seed)
    return 0


def _train(options: argparse.Namespace) -> int:
    from explorer import headless

    return headless.train(
        _experiment_to_train(options),
        options.steps,
        as_json=options.json,
        out=options.out,
        resume=options.resume,
    )


def _experiment_to_train(options: argparse.Namespace) -> Experiment:
    """Return the experiment that is named, or that of the checkpoint to go on from."""
    if options.resume:
        from explorer.runs.checkpoint_header import read_header

        others = (options.experiment, options.device, options.networks, options.recipe)
        if options.out is None or any((*others, options.seeds)):
            raise Problem(
                "--resume goes on with what the checkpoint holds: give --out FILE, and neither "
                "an experiment nor what belongs to one"
            )
        return read_header(options.out).experiment
    experiment = _experiment(options, options.experiment)
    if options.device:
        experiment = experiment.settings_edited(device=options.device)
    return experiment


def _presets(_options: argparse.Namespace) -> int:
    from explorer.report import presets_text

    print(presets_text())
    return 0


def _datasets(_options: argparse.Namespace) -> int:
    from explorer.report import datasets_text

    print(datasets_text())
    return 0


def _devices(_options: argparse.Namespace) -> int:
    from explorer.training.start import require_torch

    require_torch()
    from explorer.training.device import devices_text

    print(devices_text())
    return 0


def _experiment(options: argparse.Namespace, file: Path | None) -> Experiment:
    """Return the experiment of a file, or the first, with what the options ask for."""
    from explorer.runs.experiment import ARM_LABELS, Arm, experiment_from_json, first_experiment

    experiment = experiment_from_json(read_small(file)) if file else first_experiment()
    if options.recipe:
        from explorer.runs.recipes import recipe

        experiment = experiment.edited(settings=recipe(options.recipe))
    if options.seeds:
        experiment = experiment.edited(repeats=options.seeds)
    if options.networks:
        networks = [_network(name) for name in options.networks[: len(ARM_LABELS) + 1]]
        if len(networks) > len(ARM_LABELS):
            raise Problem(
                "--networks takes at most {most} networks, got {value}",
                most=len(ARM_LABELS),
                value=len(options.networks),
            )
        arms = [
            Arm(label=label, network=network)
            for label, network in zip(ARM_LABELS, networks, strict=False)
        ]
        experiment = experiment.edited(arms=tuple(arms))
    return experiment


def _network(name: str) -> NetworkSpec:
    """Return the network of a preset's name or of a JSON file."""
    from explorer.network.presets import PRESETS, preset
    from explorer.network.spec import network_from_json

    path = Path(name)
    if name not in PRESETS and (path.suffix == ".json" or path.is_file()):
        return network_from_json(read_small(path))
    return preset(name)
