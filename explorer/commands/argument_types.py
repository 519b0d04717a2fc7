"""Parses the values of options; argparse prints what is wrong with one."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path

from explorer.files.typed_path import typed_path
from explorer.messages import translate

_PICTURES = (".svg", ".png", ".pdf")
_FONT_PERCENTS = (80, 200)
_SIDES_PX = (320, 8_000)
_MOST_DIGITS = 9


def count(text: str) -> int:
    """Parse a number of steps, or a seed."""
    return _whole_number(text, least=0)


def positive(text: str) -> int:
    """Parse a number of images, or of seeds."""
    return _whole_number(text, least=1)


def font_percent(text: str) -> int:
    """Parse a text size."""
    least, most = _FONT_PERCENTS
    digits = text.removesuffix("%")
    if not digits.isascii() or not digits.isdigit() or not least <= int(digits[:9]) <= most:
        raise ArgumentTypeError(
            translate(
                "ArgumentTypes", "must be a percentage from {least} to {most}, got {value!r}"
            ).format(least=least, most=most, value=text)
        )
    return int(digits)


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
    sides = [int(side) for side in text.lower().split("x") if side.isdecimal() and len(side) < 6]
    if len(sides) != 2 or not all(least <= side <= most for side in sides):
        raise ArgumentTypeError(
            translate(
                "ArgumentTypes",
                "must be width x height in pixels, {least} to {most}, like 1280x720, got {value!r}",
            ).format(least=least, most=most, value=text)
        )
    return sides[0], sides[1]


def _whole_number(text: str, least: int) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    if not is_number or int(text) < least:
        raise ArgumentTypeError(
            translate(
                "ArgumentTypes", "must be a whole number of at least {least}, got {value!r}"
            ).format(least=least, value=text)
        )
    return int(text)
