"""Which kinds of image files are opened, and how much of each.

Every kind that PIL reads by itself counts as an image. Left out are those for which it starts other
programs, and those that it knows by name only.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from PIL import Image, ImageFile, PngImagePlugin

from explorer.messages import Message

MAX_PIXELS = 50_000_000
"""A file with more according to its header is not decoded: it may be made to fill the memory."""

SLOW_PIXELS = 500_000
"""The same for kinds that PIL decodes in Python, about a second for so many."""

_MOST_TEXT_BYTES = 4_000_000
"""Of an image that is written as numbers in words."""

_LEFT_OUT = {"EPS", "WMF", "BUFR", "GRIB", "HDF5", "MPEG", "IPTC", "IM", "IMT"}
"""Ghostscript or Windows would draw the first two; the others hold no pixels that PIL can decode,
or an image of any other kind, or PIL will read them no longer."""

_WEIGHTS = {"JPEG2000": 4, "AVIF": 2, "WEBP": 2}
"""How many times the memory of a plain pixel their decoders take."""

_CHUNK_BYTES = 1 << 20

_PNM = re.compile(rb"P[1-6f]")
_PNM_GAP = rb"(?:\s|#[^\r\n]*[\r\n])+"
_PNM_HEADER = re.compile(rb"P(?:[14]|.%b[-\d.]+)%b\d+%b[-\d.]+\s" % ((_PNM_GAP,) * 3))
"""Three numbers; without a greatest value, as images of one bit are, two."""

_MOST_HEADER_BYTES = 1 << 14

_PIXEL_CHUNKS = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"eXIf", b"acTL", b"fcTL", b"fdAT"
}  # fmt: skip

# An image inside another, as in an icon, is not seen before it is decoded: PIL refuses it at twice
# this number.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2


class _PixelStream(PngImagePlugin.PngStream):
    """Reads what the pixels of a PNG need; texts and profiles may be damaged or long."""

    def call(self, cid: bytes, pos: int, length: int) -> bytes:
        if cid in _PIXEL_CHUNKS:
            return super().call(cid, pos, length)
        while self.fp and length > 0 and (passed := self.fp.read(min(length, _CHUNK_BYTES))):
            length -= len(passed)
        return b""

    def crc(self, cid: bytes, data: bytes) -> None:
        if cid in _PIXEL_CHUNKS and cid != b"eXIf":
            super().crc(cid, data)
        else:
            self.crc_skip(cid, data)


setattr(PngImagePlugin, "PngStream", _PixelStream)  # noqa: B010 - PIL has no other way in


def formats_for(path: Path) -> list[str]:
    """Return the kinds that a file may be of.

    Kinds without a signature, which nearly any bytes could be, count only where the file's name
    ends as theirs do.
    """
    signed, unsigned = _formats()
    by_name = unsigned.get(path.suffix.lower())
    return [*signed, by_name] if by_name else list(signed)


def is_called_an_image(path: Path) -> bool:
    """Whether a file's name ends like that of a kind that is opened."""
    signed, unsigned = _formats()
    ending = path.suffix.lower()
    return ending in unsigned or Image.registered_extensions().get(ending) in signed


def begins_endlessly(path: Path) -> bool:
    """Whether it is a PNM whose header does not end, which PIL reads byte by byte."""
    with path.open("rb") as file:
        head = file.read(2)
        if not _PNM.fullmatch(head):
            return False
        return _PNM_HEADER.match(head + file.read(_MOST_HEADER_BYTES)) is None


def weight(image: Image.Image) -> int:
    """Return how many plain pixels the decoder of an image that was opened needs in memory.

    Without a copy of its own, a baseline JPEG is decoded row by row, at a fraction of its size.
    """
    return image.width * image.height * _WEIGHTS.get(image.format or "", 1)


def what_is_too_much(image: Image.Image, path: Path) -> Message | None:
    """Return why an image that was opened should not be decoded, if so."""
    codec = image.tile[0][0] if isinstance(image, ImageFile.ImageFile) and image.tile else ""
    if codec == "fits_gzip":
        return Message("Data", "a compressed FITS file")
    if codec in Image.DECODERS:
        if image.width * image.height > SLOW_PIXELS or path.stat().st_size > _MOST_TEXT_BYTES:
            return Message("Data", "too large for {format}, which is slow to read").format(
                format=image.format
            )
        return None
    if weight(image) > MAX_PIXELS:
        most = MAX_PIXELS // _WEIGHTS.get(image.format or "", 1)
        return Message("Data", "more than {most:,} pixels").format(most=most)
    return None


@cache
def _formats() -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the kinds that have a signature, and the others by the ending of their names."""
    Image.init()
    read = sorted(set(Image.OPEN) - _LEFT_OUT)
    signed = tuple(name for name in read if Image.OPEN[name][1] is not None)
    endings = Image.registered_extensions().items()
    return signed, {end: name for end, name in endings if name in read and name not in signed}
