"""Brings the values of an image to 8 bits, in order, and its colours to grey or RGB.

Values of more than 8 bits are scaled by one range for the whole data set, so that a brighter pixel
of one image stays brighter than a darker one of another.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from explorer.messages import Message

_BAND_PIXELS = 1 << 20
_REDUCED_ABOVE = 16_000_000
"""Images of more pixels are first reduced by a whole number; smaller ones in one go."""

_WHOLE_BITS = (8, 10, 12, 14, 16, 24, 32)


class UnknownColours(Exception):
    """The colours of an image cannot be read; the argument is a `Message`."""


class ValueRange(NamedTuple):
    """The values that become 0 and 255; those beyond become the nearer of the two."""

    black: float
    white: float


class DeepRanges(NamedTuple):
    """Ranges of a data set's images of more than 8 bits: of whole numbers and of others."""

    whole: ValueRange = ValueRange(0, 65_535)
    real: ValueRange = ValueRange(0, 1)


DEFAULT_RANGES = DeepRanges()


def is_deep(mode: str) -> bool:
    """Whether the values of a PIL mode have more than 8 bits."""
    return mode in {"I", "F"} or mode.startswith("I;16")


def deep_ranges(images: Iterable[tuple[str, float, float]]) -> DeepRanges:
    """Return the ranges for a data set, from the (mode, least, most) of some of its images.

    White is the least of 2^8 - 1, 2^10 - 1, 2^12 - 1, ... that none of them exceeds, or 1 for real
    numbers; black is 0, or minus white if there are negative values.
    """
    found = list(images)
    whole = [each[1:] for each in found if each[0] != "F"]
    real = [each[1:] for each in found if each[0] == "F"]
    return DeepRanges(
        _range(whole) if whole else DEFAULT_RANGES.whole,
        _range(real, 1.0) if real else DEFAULT_RANGES.real,
    )


def extremes(image: Image.Image) -> tuple[float, float]:
    """Return the least and the greatest finite value; (0, 0) if there is none."""
    least, most = np.inf, -np.inf
    for band in _bands(image, 1):
        values = np.asarray(band, dtype=np.float64)
        values = values[np.isfinite(values)]
        least = min(least, values.min(initial=np.inf))
        most = max(most, values.max(initial=-np.inf))
    return (float(least), float(most)) if least <= most else (0.0, 0.0)


def in_mode(
    image: Image.Image, mode: str, size: tuple[int, int], ranges: DeepRanges
) -> Image.Image:
    """Return an image as "L" or "RGB", transparent parts on white.

    It is converted band by band, since each step of it takes as much memory as the image. One that
    is very large is reduced on the way, to no less than four times `size` (width, height).
    """
    pixels = image.width * image.height
    if pixels <= _BAND_PIXELS:
        return _converted(image, mode, ranges)
    most = min(image.width // (4 * size[0]), image.height // (4 * size[1]))
    factor = max(1, most) if pixels > _REDUCED_ABOVE else 1
    whole = Image.new(mode, (-(-image.width // factor), -(-image.height // factor)))
    top = 0
    for band in _bands(image, factor):
        part = _converted(band, mode, ranges)
        part = part.reduce(factor) if factor > 1 else part
        whole.paste(part, (0, top))
        top += part.height
    return whole


def _bands(image: Image.Image, factor: int) -> Iterable[Image.Image]:
    image.load()
    rows = max(1, _BAND_PIXELS // max(1, image.width) // factor) * factor
    for top in range(0, image.height, rows):
        band = image.crop((0, top, image.width, min(image.height, top + rows)))
        band.info = image.info
        yield band


def _converted(image: Image.Image, mode: str, ranges: DeepRanges) -> Image.Image:
    if is_deep(image.mode):
        image = _eight_bits(image, ranges.real if image.mode == "F" else ranges.whole)
    if image.mode == "LAB":
        image = _from_lab(image)
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image)
    try:
        return image.convert(mode)
    except ValueError:
        unknown = Message("Data", "colours of kind {mode}").format(mode=image.mode)
        raise UnknownColours(unknown) from None


def _eight_bits(image: Image.Image, values: ValueRange) -> Image.Image:
    found: NDArray[np.float64] = np.asarray(image, dtype=np.float64)
    scaled = (found - values.black) * (255 / (values.white - values.black))
    scaled = np.nan_to_num(np.clip(scaled, 0, 255))
    return Image.fromarray(np.rint(scaled).astype(np.uint8))


def _from_lab(image: Image.Image) -> Image.Image:
    try:
        converted = ImageCms.applyTransform(image, _lab_to_rgb())
    except (ImportError, ImageCms.PyCMSError):
        raise UnknownColours(Message("Data", "colours of kind {mode}").format(mode="LAB")) from None
    return converted or image


@cache
def _lab_to_rgb() -> ImageCms.ImageCmsTransform:
    lab, rgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(lab, rgb, "LAB", "RGB")


def _range(found: list[tuple[float, float]], *steps: float) -> ValueRange:
    least = min(each[0] for each in found)
    most = max(-least, *(each[1] for each in found))
    whites = (*steps, *(2.0**bits - 1 for bits in _WHOLE_BITS))
    white = next((each for each in whites if most <= each), most)
    return ValueRange(-white if least < 0 else 0, white)
