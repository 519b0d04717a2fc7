"""Reads one image file of any kind in the requested size and colours.

Transparent parts become white. Of an animation the first frame is used. An image that is not square
is cropped to its middle, since a squeezed figure is another figure.
"""

from __future__ import annotations

import stat
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from explorer.messages import Message

MAX_PIXELS = 50_000_000
"""A file with more according to its header is not decoded: it may be made to fill the memory."""

_FORMATS = ("BMP", "GIF", "JPEG", "PNG", "PPM", "TIFF", "WEBP")
"""Those that PIL decodes by itself; for others it may start external programs."""

# What PIL warns of is refused here or harmless; the warning would clutter the terminal.
warnings.filterwarnings("ignore", module=r"PIL\.")


class NotAnImage(Exception):
    """A file is not an image; the argument is a `Message` with the reason, a few words."""


def check_image(path: Path) -> None:
    """Check the header of a file.

    Raises:
        NotAnImage: It is not an image, or has too many pixels.
    """
    try:
        with _opened(path):
            pass
    except NotAnImage:
        raise
    # A decoder may raise anything at all for a damaged file.
    except Exception as error:
        raise NotAnImage(_reason(error)) from None


def read_image(path: Path, channels: int, size: int) -> NDArray[np.uint8]:
    """Return the image as uint8 (C, H, W), H = W = `size`, grey (1) or colour (3).

    Raises:
        NotAnImage: It is not an image, is damaged, or has too many pixels.
    """
    mode = "L" if channels == 1 else "RGB"
    try:
        with _opened(path) as image:
            # A large JPEG is decoded at a fraction of its size, but never below the target size.
            image.draft(mode, (size, size))
            upright = ImageOps.exif_transpose(image)
            square = ImageOps.fit(_in_mode(upright, mode), (size, size), Image.Resampling.BILINEAR)
    except NotAnImage:
        raise
    except Exception as error:
        raise NotAnImage(_reason(error)) from None
    values = np.asarray(square)
    return values[None] if channels == 1 else np.ascontiguousarray(values.transpose(2, 0, 1))


def _opened(path: Path) -> Image.Image:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise NotAnImage(Message("Data", "not a file"))
    if not status.st_size:
        raise NotAnImage(Message("Data", "empty"))
    try:
        image = Image.open(path, formats=_FORMATS)
    except UnidentifiedImageError:
        raise NotAnImage(Message("Data", "not an image")) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotAnImage(_too_large()) from None
    if image.width * image.height > MAX_PIXELS:
        image.close()
        raise NotAnImage(_too_large())
    return image


def _in_mode(image: Image.Image, mode: str) -> Image.Image:
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        image = _eight_bits(image)
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image)
    return image.convert(mode)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scale grey values of 16 bits, or 0 to 1, to 8 bits; PIL would clip them at 255."""
    values = np.asarray(image, dtype=np.float64)
    brightest = float(values.max(initial=0))
    if image.mode == "F" and brightest <= 1:
        values = values * 255
    elif brightest > 255 or image.mode.startswith("I;16"):
        values = values / 257
    return Image.fromarray(np.clip(np.rint(values), 0, 255).astype(np.uint8))


def _too_large() -> Message:
    return Message("Data", "more than {most:,} pixels").format(most=MAX_PIXELS)


def _reason(error: Exception) -> Message:
    if isinstance(error, FileNotFoundError):
        return Message("Data", "missing")
    if isinstance(error, PermissionError):
        return Message("Data", "no permission to read it")
    if isinstance(error, OSError) and error.strerror:  # of the system; PIL gives none
        return Message("Data", "{reason}").format(reason=error.strerror)
    return Message("Data", "damaged")
