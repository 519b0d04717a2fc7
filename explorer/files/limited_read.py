"""Reads the small files that a person names: networks and experiments, within bounds."""

from __future__ import annotations

from pathlib import Path

from explorer.errors import UserError
from explorer.files.input_file import cannot_read, open_input

_MOST_BYTES = 1_000_000
"""An experiment of eight arms has about 10,000; more is another file, or an endless one."""


def read_limited(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        UserError: It cannot be read, or is too large.
    """
    with open_input(path) as file:
        try:
            content = file.read(_MOST_BYTES + 1)
        except OSError as error:
            raise cannot_read(path, error.strerror or error) from None
    if len(content) > _MOST_BYTES:
        raise UserError(
            "Files",
            "{path} has more than {most} bytes, too many for a network or an experiment; "
            "name another file",
        ).format(
            path=path,
            most=_MOST_BYTES,
        )
    return content
