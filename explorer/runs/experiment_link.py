"""An experiment as one line of text, to be pasted: `resnet-explorer:experiment?v=1&d=...`.

`v` is the version of the packing. `d` is the JSON of the experiment's file, without line breaks and
with every field, so that a link means the same when defaults have changed: compressed by zlib,
whose checksum tells a link that is damaged, then base64url without padding.
"""

from __future__ import annotations

import base64
import json
import re
import zlib

from explorer.errors import UserError
from explorer.files.limited_read import MOST_BYTES
from explorer.messages import Message
from explorer.runs.experiment import Experiment, experiment_from_json
from explorer.runs.migrations import EXPERIMENT

_SCHEME = "resnet-explorer:"
_START = f"{_SCHEME}experiment?v="
_VERSION = 1
_LINK = re.compile(rf"{re.escape(_START)}([0-9]{{1,9}})&d=([A-Za-z0-9_-]+)")
_MOST_CHARACTERS = 200_000
"""Before anything is unpacked; two networks have a thousand."""

_NO_LINK = Message("Link", "a link begins with {start}")
_TOO_LONG = Message("Link", "it has more than {most} characters")
_DAMAGED = Message("Link", "it is cut off or changed")


def is_link(text: str) -> bool:
    """Whether a text is meant to be a link, and no file."""
    return text.lstrip("\"'< ")[: len(_SCHEME)].lower() == _SCHEME


def link_to_experiment(experiment: Experiment) -> str:
    """Return the link of an experiment."""
    content = EXPERIMENT.marked(experiment.model_dump(mode="json"))
    packed = zlib.compress(json.dumps(content, separators=(",", ":")).encode(), 9)
    return f"{_START}{_VERSION}&d={base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def experiment_from_link(text: str) -> Experiment:
    """Read the experiment of a link, of any version.

    White space is left out, since mail programs break long lines, and so are quotes around it.

    Raises:
        UserError: It is no link, or what it holds is no experiment.
    """
    if len(text) > _MOST_CHARACTERS:
        raise _refusal(_TOO_LONG.format(most=_MOST_CHARACTERS))
    link = "".join(text.split()).strip("\"'<>")
    if not is_link(link):
        raise _refusal(_NO_LINK.format(start=_SCHEME))
    match = _LINK.fullmatch(_SCHEME + link[len(_SCHEME) :])
    if match is None:
        raise _refusal(_DAMAGED)
    if int(match[1]) != _VERSION:
        raise UserError(
            "Link",
            "the link has version {found}, and this program knows version {known}; update the "
            "program to open it",
        ).format(found=int(match[1]), known=_VERSION)
    try:
        return experiment_from_json(_unpacked(match[2]))
    except UserError as error:
        raise _refusal(error.message) from None


def _unpacked(data: str) -> bytes:
    """Return at most as many bytes as a file of an experiment may have."""
    inflater = zlib.decompressobj()
    try:
        packed = base64.urlsafe_b64decode(data + "=" * (-len(data) % 4))
        content = inflater.decompress(packed, MOST_BYTES)
    except (ValueError, zlib.error):
        raise UserError.of(_DAMAGED) from None
    if not inflater.eof or inflater.unused_data:
        raise UserError.of(_DAMAGED)
    return content


def _refusal(reason: Message) -> UserError:
    return UserError(
        "Link", "this is no link of an experiment: {reason}; copy the link again, as a whole"
    ).format(reason=reason)
