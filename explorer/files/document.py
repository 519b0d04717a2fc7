"""Reads the file of a network or an experiment, and says what is wrong in it with its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from explorer.errors import UserError
from explorer.files.limited_read import read_limited

_Value = TypeVar("_Value")


def read_document(path: Path, parse: Callable[[bytes], _Value]) -> _Value:
    """Return what `parse` makes of a file's content.

    Raises:
        UserError: The file cannot be read, or `parse` refuses its content.
    """
    content = read_limited(path)
    try:
        return parse(content)
    except UserError as error:
        reason = error.message
    raise UserError("Files", "{path}: {reason}").format(path=path, reason=reason)
