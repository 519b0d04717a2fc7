"""Reads one image file of any kind in the requested size and colours.

Transparent parts become white. Of an animation the first frame is used. An image of other
proportions than the requested is cropped to its middle, since a squeezed figure is another figure.
Damaged metadata does not matter, as long as the pixels are whole.
"""

from __future__ import annotations

import stat
import warnings
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from explorer.messages import Message
from explorer.training.data.image_formats import (
    MAX_PIXELS,
    begins_endlessly,
    formats_for,
    weight,
    what_is_too_much,
)
from explorer.training.data.image_values import (
    DEFAULT_RANGES,
    DeepRanges,
    UnknownColours,
    extremes,
    in_mode,
    is_deep,
)
from explorer.training.data.pixel_budget import PixelBudget

_BUDGET = PixelBudget(MAX_PIXELS)
"""Of this process: its memory is one, however many data sets are read."""

_DRAFTED = {"JPEG", "MPO"}
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_FIRST_SIDEWAYS = 5
"""From this orientation on, height and width change places."""

# What PIL warns of is refused here or harmless; the warning would clutter the terminal.
warnings.filterwarnings("ignore", module=r"PIL\.")


class NotAnImage(Exception):
    """A file is not an image; the argument is a `Message` with the reason, a few words."""


class ImageForm(NamedTuple):
    """What images are read as: grey (1) or colour (3), their size, and the values of deep ones."""

    channels: int
    height: int
    width: int
    ranges: DeepRanges = DEFAULT_RANGES

    @property
    def shape(self) -> tuple[int, int, int]:
        """(C, H, W)."""
        return self.channels, self.height, self.width


def check_image(path: Path) -> None:
    """Check the header of a file.

    Raises:
        NotAnImage: It is not an image, or has too many pixels.
    """
    try:
        with _opened(path):
            pass
    # A decoder may raise anything at all for a damaged file.
    except Exception as error:
        raise _not_an_image(error) from None


def image_kind(path: Path) -> tuple[tuple[int, int], int]:
    """Return (width, height) in pixels, and 1 for a grey image, 3 for one in colour.

    Raises:
        NotAnImage: As `check_image` does.
    """
    try:
        with _opened(path) as image:
            return image.size, 1 if image.mode[0] in "1LIF" and image.mode != "LAB" else 3
    except Exception as error:
        raise _not_an_image(error) from None


def deep_values(path: Path) -> tuple[str, float, float] | None:
    """Return mode, least and greatest value of an image of more than 8 bits; None for others.

    Raises:
        NotAnImage: As `read_image` does.
    """
    try:
        with _opened(path) as image:
            if not is_deep(image.mode):
                return None
            with _BUDGET.taken(weight(image)):
                return image.mode, *extremes(image)
    except Exception as error:
        raise _not_an_image(error) from None


def read_image(path: Path, form: ImageForm) -> NDArray[np.uint8]:
    """Return the image as uint8 (C, H, W), as `form` says.

    Raises:
        NotAnImage: It is not an image, is damaged, or has too many pixels.
    """
    mode = "L" if form.channels == 1 else "RGB"
    size = (form.width, form.height)
    try:
        with _opened(path) as image:
            # A large JPEG is decoded at a fraction of its size, but never below the target size.
            whole = weight(image)
            if image.format in _DRAFTED:
                image.draft(mode, _as_stored(size, _orientation(image)))
            with _BUDGET.taken(whole if image.info.get("progressive") else weight(image)):
                image.load()  # a TIFF is turned by this
                orientation = _orientation(image)
                converted = in_mode(image, mode, _as_stored(size, orientation), form.ranges)
        if orientation in _TURNS:
            converted = converted.transpose(_TURNS[orientation])
        values = np.asarray(ImageOps.fit(converted, size, Image.Resampling.BILINEAR))
    except Exception as error:
        raise _not_an_image(error) from None
    return values[None] if form.channels == 1 else np.ascontiguousarray(values.transpose(2, 0, 1))


def _opened(path: Path) -> Image.Image:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise NotAnImage(Message("Data", "not a file"))
    if not status.st_size:
        raise NotAnImage(Message("Data", "empty"))
    if begins_endlessly(path):
        raise NotAnImage(Message("Data", "damaged"))
    try:
        image = Image.open(path, formats=formats_for(path))
    except UnidentifiedImageError:
        raise NotAnImage(Message("Data", "not an image")) from None
    reason = what_is_too_much(image, path)
    if reason is not None:
        image.close()
        raise NotAnImage(reason)
    return image


def _as_stored(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Return the (width, height) that becomes `size` once the image stands upright."""
    width, height = size
    return (height, width) if orientation >= _FIRST_SIDEWAYS else (width, height)


def _orientation(image: Image.Image) -> int:
    """Return how the camera was held, 1 for upright, also where the metadata is damaged."""
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # PIL raises nearly anything here
        return 1
    return found if found in _TURNS else 1


def _not_an_image(error: Exception) -> NotAnImage:
    if isinstance(error, NotAnImage):
        return error
    return NotAnImage(_reason(error))


def _reason(error: Exception) -> Message:
    if isinstance(error, Image.DecompressionBombError):
        return Message("Data", "more than {most:,} pixels").format(most=MAX_PIXELS)
    if isinstance(error, UnknownColours) and isinstance(error.args[0], Message):
        return error.args[0]
    if isinstance(error, FileNotFoundError):
        return Message("Data", "missing")
    if isinstance(error, PermissionError):
        return Message("Data", "no permission to read it")
    if isinstance(error, OSError) and error.strerror:  # of the system; PIL gives none
        return Message("Data", "{reason}").format(reason=error.strerror)
    return Message("Data", "damaged")
