"""Parses the values of options; argparse prints what is wrong with one."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from pathlib import Path

from explorer.errors import UserError
from explorer.files.typed_path import typed_path
from explorer.messages import translate

_PICTURES = (".svg", ".png", ".pdf")
_FONT_PERCENTS = (80, 200)
_SIDES_PX = (320, 8_000)
_MOST = 999_999_999


def count(text: str) -> int:
    """Parse a number of steps, or a seed."""
    return _whole_number(text, 0, _MOST)


def positive(text: str) -> int:
    """Parse a number of images, or of seeds."""
    return _whole_number(text, 1, _MOST)


def font_percent(text: str) -> int:
    """Parse a text size."""
    return _whole_number(text.strip().removesuffix("%"), *_FONT_PERCENTS)


def picture(text: str) -> Path:
    """Parse the file name of a picture."""
    path = typed_path(text)
    if path.suffix.lower() not in _PICTURES:
        raise ArgumentTypeError(
            translate("ArgumentTypes", "must end in .svg, .png or .pdf, got {value!r}").format(
                value=text
            )
        )
    return path


def size(text: str) -> tuple[int, int]:
    """Parse "1280x720"."""
    least, most = _SIDES_PX
    try:
        width, height = (
            _whole_number(side, least, most) for side in re.split("[x×*]", text.lower())
        )
    except (
        ArgumentTypeError,
        ValueError,
    ) as error:  # a side that is no number, or more or fewer than two
        raise ArgumentTypeError(
            translate(
                "ArgumentTypes",
                "must be width x height in pixels, {least} to {most}, like 1280x720, got {value!r}",
            ).format(least=least, most=most, value=text)
        ) from error
    return width, height


def _whole_number(text: str, least: int, most: int) -> int:
    from explorer.network.typed_number import Bounds, read_whole  # a tenth of `--version`'s time

    try:
        return read_whole(text, Bounds(least, most))
    except UserError as error:
        raise ArgumentTypeError(str(error)) from error
