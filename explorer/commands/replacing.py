"""Keeps a command from replacing a file that is not of the kind that it writes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from explorer.errors import UserError
from explorer.files.atomic_write import check_writable
from explorer.files.document import read_document
from explorer.files.input_file import open_input

_FIRST_BYTES = 4_096
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+svg\b[^<>]*>)\s*)*<(?:\w+:)?svg[\s>]",
    re.DOTALL,
)
"""What comes before the outermost element, which is an SVG: a page may hold some, too."""

_WEIGHTS = re.compile(rb'.{8}\{"__metadata__":\{[^{}]*"weights_of":', re.DOTALL)
"""What a file of exported weights begins with; a checkpoint, which goes on, has other metadata."""
PAGE_START = "<!doctype html>\n<!-- A run of ResNet Explorer -->\n"
"""What an exported page begins with."""


def check_replaces_own_kind(path: Path, kind: str, *, force: bool) -> None:
    """Make sure, before any work, that a file can be written and that nothing else is lost by it.

    Args:
        path: Where to write; what is there is lost.
        kind: What is written, a key of `_KINDS`.
        force: Whether a person wants to lose whatever is there.

    Raises:
        UserError: The file is there and holds something else, or it cannot be written.
    """
    if _would_lose(path, force=force) and not _KINDS[kind](path):
        raise UserError(
            "CommandLine",
            "{path} already exists and is not a {kind} file that could be replaced; name another "
            "file, or replace it with --force",
        ).format(path=path, kind=kind)
    check_writable(path)


def check_replaces_nothing(path: Path, *, force: bool) -> None:
    """Make sure that checkpoints can be written to a file, and that nothing is lost by it.

    Raises:
        UserError: The file is there, or it cannot be written.
    """
    if _would_lose(path, force=force):
        raise UserError(
            "CommandLine",
            "{path} already exists; continue a checkpoint with --resume, name another file, or "
            "replace it with --force",
        ).format(path=path)
    check_writable(path)


def _would_lose(path: Path, *, force: bool) -> bool:
    try:
        return not force and os.path.isfile(path) and path.stat().st_size > 0  # noqa: PTH113
    except OSError:  # removed since
        return False


def _begins_with(*signs: bytes) -> Callable[[Path], bool]:
    def begins(path: Path) -> bool:
        return _first_bytes(path).startswith(signs)

    return begins


def _is_svg(path: Path) -> bool:
    return _SVG.match(_first_bytes(path)) is not None


def _is_our_source(path: Path) -> bool:
    heading = _first_bytes(path).partition(b"\n")[0]
    return heading.startswith(b'"""') and heading.endswith(b" in PyTorch.")


def _is_our_onnx(path: Path) -> bool:
    """ONNX has no sign of its own: first come its version and the program that wrote it."""
    first = _first_bytes(path)
    return first.startswith(b"\x08") and first[2:].startswith(b"\x12\x07pytorch")


def _is_our_weights(path: Path) -> bool:
    return _WEIGHTS.match(_first_bytes(path)) is not None


def _is_events_file(path: Path) -> bool:
    return b"brain.Event:" in _first_bytes(path)[:64]


def _is_network(path: Path) -> bool:
    from explorer.network.spec import network_from_json

    try:
        read_document(path, network_from_json)
    except UserError:
        return False
    return True


def _first_bytes(path: Path) -> bytes:
    with open_input(path) as file:
        return file.read(_FIRST_BYTES)


_KINDS: dict[str, Callable[[Path], bool]] = {
    "png": _begins_with(b"\x89PNG\r\n\x1a\n"),
    "pdf": _begins_with(b"%PDF-"),
    "svg": _is_svg,
    "pytorch": _is_our_source,
    "onnx": _is_our_onnx,
    "json": _is_network,
    "csv": _begins_with(b"step,"),
    "jsonl": _begins_with(b'{"event": '),
    "parquet": _begins_with(b"PAR1"),
    "tensorboard": _is_events_file,
    "safetensors": _is_our_weights,
    "html": _begins_with(PAGE_START.encode()),
}
