"""Reads one image file of any kind into the size and colours that are wanted.

Transparent parts become white. A first frame stands for an animation. The middle square is kept of
an image that is not square, since a figure that is squeezed is another figure.
"""

from __future__ import annotations

import stat
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 50_000_000
"""A file whose header says more is not decoded: it may be made to fill the memory."""

_FORMATS = ("BMP", "GIF", "JPEG", "PNG", "PPM", "TIFF", "WEBP")
"""Those that PIL decodes by itself; for others it may start programs."""

# What PIL only warns of is refused here or harmless, and would be a stray line in a terminal.
warnings.filterwarnings("ignore", module=r"PIL\.")


class NoPicture(Exception):
    """A few words on why a file gives no image."""


def check_picture(path: Path) -> None:
    """Look at a file's header only.

    Raises:
        NoPicture: It is not an image, or a larger one than is read.
    """
    try:
        with _opened(path):
            pass
    except NoPicture:
        raise
    # A decoder that is given nonsense may raise anything at all.
    except Exception as error:
        raise NoPicture(_words(error)) from None


def read_picture(path: Path, channels: int, size: int) -> NDArray[np.uint8]:
    """Return the image as uint8 (C, H, W), H = W = `size`, grey (1) or colour (3).

    Raises:
        NoPicture: It is not an image, damaged, or larger than is read.
    """
    mode = "L" if channels == 1 else "RGB"
    try:
        with _opened(path) as image:
            # A large JPEG is decoded at a fraction of its size, never smaller than asked for.
            image.draft(mode, (size, size))
            upright = ImageOps.exif_transpose(image)
            square = ImageOps.fit(_in_mode(upright, mode), (size, size), Image.Resampling.BILINEAR)
    except NoPicture:
        raise
    except Exception as error:
        raise NoPicture(_words(error)) from None
    values = np.asarray(square)
    return values[None] if channels == 1 else np.ascontiguousarray(values.transpose(2, 0, 1))


def _opened(path: Path) -> Image.Image:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise NoPicture("not a file")
    if not status.st_size:
        raise NoPicture("empty")
    try:
        image = Image.open(path, formats=_FORMATS)
    except UnidentifiedImageError:
        raise NoPicture("not an image") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NoPicture(f"more than {MOST_PIXELS:,} pixels") from None
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise NoPicture(f"more than {MOST_PIXELS:,} pixels")
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
    """Bring grey values of 16 bits, or 0 to 1, to 8 bits; PIL would cut them off at 255."""
    values = np.asarray(image, dtype=np.float64)
    brightest = float(values.max(initial=0))
    if image.mode == "F" and brightest <= 1:
        values = values * 255
    elif brightest > 255 or image.mode.startswith("I;16"):
        values = values / 257
    return Image.fromarray(np.clip(np.rint(values), 0, 255).astype(np.uint8))


def _words(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "not there"
    if isinstance(error, PermissionError):
        return "may not be read"
    return "damaged"
