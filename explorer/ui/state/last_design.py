"""Remembers the design from one start to the next, saved to a file or not."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.experiment import Experiment, experiment_from_json, experiment_to_json
from explorer.runs.experiment_file import read_experiment
from explorer.ui.state.document import Document

_DESIGN, _FILE, _MODIFIED = "design/experiment", "design/file", "design/is_modified"


def remember_design(document: Document, store: QSettings) -> None:
    """Write the design of a window that is about to close."""
    store.setValue(_DESIGN, experiment_to_json(document.experiment))
    store.setValue(_FILE, str(document.file or ""))
    store.setValue(_MODIFIED, int(document.is_modified))


def begin_with(
    document: Document, store: QSettings, requested: Experiment | None, file: Path | None = None
) -> None:
    """Begin with what is requested, or else with the design of the last start, if there was one.

    A design that has not been saved is not lost to a request: undo brings it back.

    Args:
        document: As it is at the first start.
        store: Where the last design is.
        requested: What the command line names, if it does.
        file: The file that holds it, if one does.
    """
    restore_design(document, store)
    if requested is None:
        return
    if document.is_modified:
        name = file.name if file is not None else requested.arms[0].network.name
        document.open(requested, Message("LastDesign", "Open {name}").format(name=name), file)
    else:
        document.restore(requested, file, requested)


def restore_design(document: Document, store: QSettings) -> None:
    """Begin with the design of the last start, if there was one.

    A design that its file held is read from there again, if it can be: somebody may have edited it.
    """
    design = _remembered(store)
    if design is None:
        return
    name = str(store.value(_FILE) or "")
    file = Path(name) if name else None
    in_file: Experiment | None = None
    if file is not None:
        with suppress(UserError):
            in_file = read_experiment(file)
    if in_file is not None and str(store.value(_MODIFIED)) != "1":
        design = in_file
    document.restore(design, file, in_file if file is not None else document.experiment)


def _remembered(store: QSettings) -> Experiment | None:
    found = store.value(_DESIGN)
    with suppress(UserError):
        return experiment_from_json(found) if isinstance(found, str) else None
    return None
