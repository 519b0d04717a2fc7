"""The data path of an experiment, which in a file is relative to the file, and in memory is full.

So a folder that holds an experiment and its images can be handed on as a whole.
"""

from __future__ import annotations

import os
from pathlib import Path

from explorer.files.document import read_document
from explorer.files.typed_path import full_path, typed_path
from explorer.runs.experiment import Experiment, experiment_from_json


def read_experiment(file: Path) -> Experiment:
    """Read an experiment of any version; its data path is a full one, or empty.

    Raises:
        UserError: The file cannot be read, or holds no experiment.
    """
    return with_full_data_path(read_document(file, experiment_from_json), file)


def with_full_data_path(experiment: Experiment, file: Path) -> Experiment:
    """Return the experiment of a file with its data path taken from the file's folder.

    If nothing is there, but something in the working folder, that is what is meant: paths were
    once taken from there.

    Raises:
        UserError: The full path is too long.
    """
    text = experiment.settings.data_path
    if not text:
        return experiment
    full = full_path(text, _folder_of(file))
    if not _exists(full) and _exists(text):
        full = full_path(text, Path.cwd())
    return experiment if full == text else experiment.settings_edited(data_path=full)


def with_relative_data_path(experiment: Experiment, file: Path) -> Experiment:
    """Return an experiment as it is written to a file.

    A data path in the file's folder, or below it, becomes relative to the file.
    """
    data, folder = typed_path(experiment.settings.data_path), _folder_of(file)
    if not data.is_absolute() or not data.is_relative_to(folder):
        return experiment
    return experiment.settings_edited(data_path=data.relative_to(folder).as_posix())


def _folder_of(file: Path) -> Path:
    return Path(os.path.abspath(file)).parent  # noqa: PTH100 - pathlib's keeps ".."


def _exists(path: str) -> bool:
    return os.path.exists(typed_path(path))  # noqa: PTH110 - pathlib's raises
