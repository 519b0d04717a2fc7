"""What can be asked on the command line: commands, options, and the values that they take."""

from __future__ import annotations

import argparse
from pathlib import Path

from explorer import __version__

_THEMES = ("system", "light", "dark", "projector")
_PICTURES = (".svg", ".png", ".pdf")
_FONT_PERCENTS = (80, 200)
_DEVICES = ("auto", "cpu", "cuda", "mps")
RECIPES = ("lecture, digits", "quick", "paper, CIFAR-10")
_LAST = "what was chosen last"
_FORMS = ("pytorch", "onnx", "json")
_NETWORK = "a preset's name, or a JSON file"
_EXPERIMENT = "an experiment's JSON file; without it, the experiment of the first start"


def parser() -> argparse.ArgumentParser:
    """Return the parser; `command` in what it reads names who answers."""
    whole = argparse.ArgumentParser(
        prog="resnet-explorer",
        description="A desktop lab for residual networks. Without a command it opens the window.",
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _add_window_options(whole, theme=_LAST, percent=_LAST)
    whole.add_argument("--start", action="store_true", help="begin to train at once")
    whole.set_defaults(command="window")
    commands = whole.add_subparsers(metavar="COMMAND")

    screenshot = commands.add_parser("screenshot", help="a picture of the real window, off screen")
    _add_window_options(screenshot, theme="light", percent="100")
    screenshot.add_argument("--steps", type=_count, default=0, help="train so many steps first")
    screenshot.add_argument("--size", type=_size, default=(1280, 720), metavar="WxH")
    screenshot.add_argument(
        "--colour",
        default="stage",
        metavar="CHOICE",
        help="what colours the graphs: stage, params, macs, memory, norm, ratio, or the name of "
        "another quantity that the experiment records, such as gradient_cosine",
    )
    screenshot.add_argument(
        "--select",
        nargs=2,
        metavar=("ARM", "NAME"),
        help="a block or layer for the inspector, such as: B layer2.0.conv1",
    )
    screenshot.add_argument(
        "--sight",
        nargs=2,
        type=_count,
        metavar=("FIRST", "LAST"),
        help="bring these layers into sight, counted from 0, the stem",
    )
    screenshot.add_argument(
        "--out",
        type=_picture,
        required=True,
        metavar="PICTURE",
        help="the file to write or replace; its ending says what: .svg, .pdf or .png",
    )
    screenshot.set_defaults(command="screenshot")

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
    summary.set_defaults(command="summary")

    export = commands.add_parser("export", help="a network as PyTorch source, ONNX or JSON")
    export.add_argument("network", metavar="NETWORK", help=_NETWORK)
    export.add_argument("--to", choices=_FORMS, required=True, dest="form")
    export.add_argument("--seed", type=_count, default=0, help="of ONNX's first weights")
    export.add_argument("path", type=Path, metavar="PATH", help="the file to write or replace")
    export.set_defaults(command="export")

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
    train.set_defaults(command="train")

    presets = commands.add_parser("presets", help="the networks known by name")
    presets.set_defaults(command="presets")

    datasets = commands.add_parser("datasets", help="what can be trained on")
    datasets.set_defaults(command="datasets")

    devices = commands.add_parser("devices", help="where can be trained, and how much memory")
    devices.set_defaults(command="devices")
    return whole


def _add_window_options(parser: argparse.ArgumentParser, theme: str, percent: str) -> None:
    """Add what a window is opened with; `theme` and `percent` tell what holds without them."""
    parser.add_argument("--open", type=Path, metavar="EXPERIMENT", help=_EXPERIMENT)
    _add_experiment_options(parser)
    parser.add_argument("--theme", choices=_THEMES, help=f"default: {theme}")
    parser.add_argument(
        "--font-scale",
        type=_font_percent,
        metavar="PERCENT",
        help=f"size of text, 80 to 200 (default: {percent})",
    )


def _add_experiment_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--networks",
        nargs="+",
        metavar="NETWORK",
        help=f"put these into arm A, B, ...; each is {_NETWORK}",
    )
    parser.add_argument("--recipe", help="train by these settings: " + ", ".join(RECIPES))
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
