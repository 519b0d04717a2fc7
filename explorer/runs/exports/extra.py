"""Says which packages an export needs, if they are not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from explorer.errors import UserError


@contextmanager
def needs_extra(extra: str) -> Iterator[None]:
    """Turn a failed import into a sentence that names what to install.

    Raises:
        UserError: A package is missing.
    """
    try:
        yield
    except ImportError as error:
        raise UserError(
            "Export",
            "this format needs {package}, which is not installed; `{command}` installs it",
        ).format(
            package=error.name or extra,
            command=f'python -m pip install "resnet-explorer[{extra}]"',
        ) from None
