"""Finds the files that are shipped with the program (`resources/`)."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def resource(name: str) -> Path:
    """Return the path of a shipped file, whether or not it is there.

    A wheel carries `resources/` inside the package; in a clone it lies beside it.
    """
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if root.is_dir():
            return root / name
    return _PACKAGE / "resources" / name
