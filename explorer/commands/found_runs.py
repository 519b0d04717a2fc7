"""Finds recorded runs by what a person types."""

from __future__ import annotations

import os
from pathlib import Path

from explorer.errors import UserError
from explorer.files.typed_path import typed_path
from explorer.runs.recordings.index import Index, default_index
from explorer.runs.recordings.library import Library
from explorer.runs.recordings.place import default_folder
from explorer.runs.recordings.schema import SUFFIX
from explorer.runs.recordings.summary import RunSummary

_MOST_NAMED = 5


def runs_in(folder: Path | None) -> list[RunSummary]:
    """Return the runs of a folder, or else of the platform's, those that began last first.

    Raises:
        UserError: The folder is not there or cannot be read.
    """
    place = folder or default_folder()
    if folder is not None and not os.path.isdir(folder):  # noqa: PTH112
        raise UserError("Runs", "there is no folder {path}").format(path=folder)
    return [] if place is None else Library(place, Index(default_index())).runs()


def moment_text(began: str) -> str:
    """Return when a run began as people write it."""
    return began[:19].replace("T", " ")


def find_run(text: str, folder: Path | None) -> Path:
    """Return the file that is typed, or that of the one run of a folder that the text is part of.

    Its title, its file's name and when it began are looked at.

    Raises:
        UserError: There is none, or there are several.
    """
    path = typed_path(text)
    if path.suffix == SUFFIX and os.path.lexists(path):
        return path
    typed = text.casefold()
    runs = runs_in(folder)
    found = [
        each
        for each in runs
        if any(
            typed in name.casefold()
            for name in (each.title, each.path.name, moment_text(each.began))
        )
    ]
    exact = [each for each in found if text in (each.title, each.path.name, each.path.stem)]
    if len(exact) == 1:
        return exact[0].path
    if not found:
        raise UserError("Runs", "no run is called {text!r}; `runs list` lists all").format(
            text=text
        )
    if len(found) > 1:
        names = ", ".join(each.path.stem for each in found[:_MOST_NAMED])
        more = ", …" if len(found) > _MOST_NAMED else ""
        raise UserError(
            "Runs", "{count} runs fit {text!r}; type more of the name of one: {names}"
        ).format(count=len(found), text=text, names=names + more)
    return found[0].path
