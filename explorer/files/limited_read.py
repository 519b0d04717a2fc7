"""Reads the small files that a person names: networks and experiments, within bounds."""

from __future__ import annotations

from pathlib import Path

from explorer.errors import UserError
from explorer.files.input_file import cannot_read, open_input

MOST_BYTES = 1_000_000
"""An experiment of eight arms has about 10,000; more is another file, or an endless one."""


def read_limited(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """Return the content of a file.

    Raises:
        UserError: It cannot be read, or is too large.
    """
    with open_input(path) as file:
        try:
            content = file.read(most_bytes + 1)
        except OSError as error:
            raise cannot_read(path, error.strerror or error) from None
    if len(content) > most_bytes:
        raise UserError(
            "Files",
            "{path} has more than {most} bytes, too many for a network or an experiment; "
            "name another file",
        ).format(
            path=path,
            most=most_bytes,
        )
    return content
