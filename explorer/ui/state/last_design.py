"""Begins with the design of the window that ended last, saved to a file or not."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.draft import Draft
from explorer.runs.experiment import Experiment, experiment_from_json
from explorer.runs.experiment_file import read_experiment
from explorer.ui.state.document import Document


def restore_design(document: Document, last: Draft) -> None:
    """Begin with the design of a window that has ended.

    A design that its file held is read from there again, if it can be: somebody may have edited it.
    If it cannot, the design is nowhere but here, and counts as not saved.
    """
    if last.file and not last.is_modified:
        in_file: Experiment | None = None
        with suppress(UserError):
            in_file = read_experiment(Path(last.file))
        experiment = in_file or last.experiment
        last = last.model_copy(update={"experiment": experiment, "saved": in_file})
    document.restore(last)


def open_requested(document: Document, requested: Experiment, file: Path | None) -> None:
    """Begin with what the command line names; undo brings back a design that is not saved.

    Where that design is unsaved work on this very file, it stays.

    Args:
        document: As it is without a request.
        requested: The experiment.
        file: The file that holds it, if one does.
    """
    is_of_it = file is not None and (file, requested) == (document.file, document.saved)
    if document.is_modified and is_of_it:
        return
    if document.is_modified:
        name = file.name if file is not None else requested.arms[0].network.name
        document.open(requested, Message("LastDesign", "Open {name}").format(name=name), file)
    else:
        document.restore(Draft(experiment=requested, saved=requested, file=str(file or "")))


def design_of_earlier_version(store: QSettings, first: Experiment) -> Draft | None:
    """Return the design that a version without drafts left among the settings, if one did.

    Args:
        store: The settings.
        first: The experiment of the first start.
    """
    found = store.value("design/experiment")
    experiment: Experiment | None = None
    if isinstance(found, str):
        with suppress(UserError):
            experiment = experiment_from_json(found)
    if experiment is None:
        return None
    file = str(store.value("design/file") or "")
    is_modified = str(store.value("design/is_modified")) == "1"
    saved = experiment if file and not is_modified else None if file else first
    return Draft(experiment=experiment, saved=saved, file=file)
