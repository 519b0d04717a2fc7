"""Links of experiments: cut off, with a bit turned, with signs changed, and odd ones by hand."""

from __future__ import annotations

import base64
import random
import string
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from explorer.network.presets import preset
from explorer.runs.experiment import first_experiment
from explorer.runs.experiment_link import experiment_from_link, link_to_experiment
from tests.fuzz.frame import Case, flips, truncations

_EXPERIMENT = first_experiment().with_added_arm(preset("resnet-50-imagenet"))
_START = "resnet-explorer:experiment?v=1&d="
_SIGNS = string.ascii_letters + string.digits + "-_=&?+/ \n\0\u202e"


def cases(_folder: Path, count: int) -> Iterator[Case]:
    """Yield `count` truncations, flips, changed signs and contents of random bytes, and odd ones.

    What is damaged is refused, unless it still says the same.
    """
    link = link_to_experiment(_EXPERIMENT)
    damaged = [*truncations(link.encode(), count), *flips(link.encode(), count)]
    for name, content in damaged:
        yield Case(name, partial(_says_the_same, content.decode("utf-8", "surrogateescape")))
    draw = random.Random(0)  # noqa: S311
    for index in range(count):
        place, sign = draw.randrange(len(link)), draw.choice(_SIGNS)
        text = link[:place] + sign + link[place + 1 :]
        yield Case(f"sign {index}, {sign!r} at {place}", partial(_says_the_same, text))
        packed = draw.randbytes(draw.randrange(200))
        yield Case(f"bytes {index}", partial(experiment_from_link, _link(packed)))
        content = zlib.compress(b'{"arms": ' + draw.randbytes(draw.randrange(200)) + b"}")
        yield Case(f"content {index}", partial(experiment_from_link, _link(content)))
    for size in (10**6, 10**8, 10**9):
        yield Case(f"bomb of {size}", partial(experiment_from_link, _link(_bomb(size))))
    for depth in (10**3, 10**5):
        deep = zlib.compress(b"[" * depth)
        yield Case(f"{depth} deep", partial(experiment_from_link, _link(deep)))
    for length in (10**5, 10**7):
        yield Case(f"{length} long", partial(experiment_from_link, _START + "A" * length))


def _link(packed: bytes) -> str:
    return _START + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _bomb(size: int) -> bytes:
    """Return spaces, compressed without ever being in memory as a whole."""
    packer = zlib.compressobj(9)
    part = b" " * 10**6
    return b"".join(packer.compress(part) for _ in range(size // 10**6)) + packer.flush()


def _says_the_same(text: str) -> None:
    assert experiment_from_link(text) == _EXPERIMENT
