"""Where recordings lie, and what a new one is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from platformdirs import user_data_path

from explorer.runs.recordings.schema import SUFFIX

_APP = "resnet-explorer"
_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_MOST_NAME = 100


def default_folder() -> Path | None:
    """Return the folder of the platform's where runs are recorded unless another is chosen.

    A user without a home folder has none.
    """
    try:
        folder = user_data_path(_APP, appauthor=False) / "runs"
    except (RuntimeError, KeyError):  # pathlib and pwd, of a user whom the system does not know
        return None
    return folder if folder.is_absolute() else None


def new_paths(folder: Path, title: str, began: datetime) -> Iterator[Path]:
    """Return names for a new recording, the best one first: the next if there is such a file.

    They are sorted by the time of the run, and are names on every system.
    """
    clean = _NO_NAME.sub("-", title).strip(" .")[:_MOST_NAME].rstrip(" .")
    return more_paths(folder, f"{began:%Y-%m-%d %H.%M.%S} {clean or 'run'}")


def more_paths(folder: Path, stem: str) -> Iterator[Path]:
    """Yield a name for a recording, and others for where that is taken."""
    for number in count(1):
        yield folder / f"{stem}{'' if number == 1 else f' ({number})'}{SUFFIX}"
