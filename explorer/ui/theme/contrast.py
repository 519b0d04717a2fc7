"""How readable one colour is on another (WCAG 2.2, success criteria 1.4.3 and 1.4.11)."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor

TEXT_CONTRAST = 4.5
"""Least contrast of text."""
MARK_CONTRAST = 3.0
"""Least contrast of a line or a mark that carries meaning."""

_SHARES = 20


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb", 0 to 1."""
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(paper: str) -> str:
    """Return black or white, whichever is more readable on a colour."""
    return max("#000000", "#ffffff", key=lambda ink: contrast(ink, paper))


@lru_cache(maxsize=256)
def readable(colour: str, text: str, papers: tuple[str, ...]) -> str:
    """Return a colour mixed with the text colour, by as little as makes it readable.

    Args:
        colour: The colour, of an arm for instance.
        text: The colour of all other text.
        papers: The backgrounds that it must be readable on.
    """
    for step in range(_SHARES + 1):
        mixed = _mixed(colour, text, step / _SHARES)
        if all(contrast(mixed, paper) >= TEXT_CONTRAST for paper in papers):
            return mixed
    return text


@lru_cache(maxsize=256)
def paler(colour: str, background: str) -> str:
    """Return a colour moved halfway towards the background, or less where a line would fade."""
    for step in range(_SHARES // 2, 0, -1):
        mixed = _mixed(colour, background, step / _SHARES)
        if contrast(mixed, background) >= MARK_CONTRAST:
            return mixed
    return colour


def _channels(colour: str) -> tuple[float, float, float]:
    parsed = QColor(colour)
    return parsed.redF(), parsed.greenF(), parsed.blueF()


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _mixed(one: str, other: str, share: float) -> str:
    first, second = QColor(one), QColor(other)
    return QColor.fromRgbF(
        first.redF() + share * (second.redF() - first.redF()),
        first.greenF() + share * (second.greenF() - first.greenF()),
        first.blueF() + share * (second.blueF() - first.blueF()),
    ).name()
