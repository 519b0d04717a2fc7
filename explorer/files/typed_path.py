"""Understands paths as people type and paste them: in quotes, as file:// URLs, with ~."""

from __future__ import annotations

import os
import re
from pathlib import Path

_QUOTES = "\"'"
_HERE = ("", "localhost")


def typed_path(text: str) -> Path:
    """Return the path that a person means.

    As in a shell, "~name" is a home folder only if there is such a user; else it is a name.
    """
    return Path(os.path.expanduser(unquoted(text)))  # noqa: PTH111 - pathlib's raises


def full_path(text: str, folder: Path) -> str:
    """Return the text of a path, taken from a folder if it is relative; an empty one stays empty.

    What begins with "~" stays as it is: it is a full path on each machine.
    """
    text = unquoted(text)
    if not text or typed_path(text).is_absolute():
        return text
    return os.path.abspath(folder / text)  # noqa: PTH100 - pathlib's keeps ".."


def unquoted(text: str) -> str:
    """Return a path without the quotes around it, and a file:// URL as the path that it names."""
    bare = text.strip()
    if len(bare) > 1 and bare[0] in _QUOTES and bare[0] == bare[-1]:
        text = bare = bare[1:-1]
    return _path_of_url(bare) or text if bare[:5].lower() == "file:" else text


def _path_of_url(url: str) -> str | None:
    """Return the path of a file:// URL, or None if it names none on this machine."""
    from urllib.parse import unquote, urlsplit  # takes as long as all else that `--version` needs

    try:
        parts = urlsplit(url, allow_fragments=False)
    except ValueError:
        return None
    path = unquote(parts.path, errors="surrogateescape")
    if "\0" in path or not path.startswith("/"):
        return None
    if re.match("/[A-Za-z]:", path):  # file:///C:/Users
        path = path[1:]
    if parts.netloc.lower() in _HERE:
        return path
    return f"//{parts.netloc}{path}" if os.name == "nt" else None
