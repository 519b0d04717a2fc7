"""The paths of an experiment, which in a file are relative to the file, and in memory are full.

So a folder that holds an experiment and its images can be handed on as a whole.
"""

from __future__ import annotations

import os
from pathlib import Path

from explorer.files.document import read_document
from explorer.files.typed_path import full_path, typed_path
from explorer.runs.experiment import Experiment, experiment_from_json


def read_experiment(file: Path) -> Experiment:
    """Read an experiment of any version; its paths are full ones, or empty.

    Raises:
        UserError: The file cannot be read, or holds no experiment.
    """
    return with_full_paths(read_document(file, experiment_from_json), file)


def with_full_paths(experiment: Experiment, file: Path) -> Experiment:
    """Return the experiment of a file with its paths taken from the folder of the file.

    If nothing is there, but something in the working folder, that is what is meant: paths were
    once taken from there.

    Raises:
        UserError: The full path is too long.
    """
    stated = _paths_of(experiment)
    full = {name: _full(text, _folder_of(file)) for name, text in stated.items() if text}
    return _with_paths(experiment, full)


def with_relative_paths(experiment: Experiment, file: Path) -> Experiment:
    """Return an experiment as it is written to a file.

    A path in the folder of the file, or below it, becomes relative to the file.
    """
    folder = _folder_of(file)
    inside = {
        name: path.relative_to(folder).as_posix()
        for name, text in _paths_of(experiment).items()
        if (path := typed_path(text)).is_absolute() and path.is_relative_to(folder)
    }
    return _with_paths(experiment, inside)


def _paths_of(experiment: Experiment) -> dict[str, str]:
    return {name: getattr(experiment.settings, name) for name in ("data_path", "heldout_path")}


def _with_paths(experiment: Experiment, paths: dict[str, str]) -> Experiment:
    has_news = any(_paths_of(experiment)[name] != text for name, text in paths.items())
    return experiment.settings_edited(**paths) if has_news else experiment


def _full(text: str, folder: Path) -> str:
    full = full_path(text, folder)
    return full_path(text, Path.cwd()) if not _exists(full) and _exists(text) else full


def _folder_of(file: Path) -> Path:
    return Path(os.path.abspath(file)).parent  # noqa: PTH100 - pathlib's keeps ".."


def _exists(path: str) -> bool:
    return os.path.exists(typed_path(path))  # noqa: PTH110 - pathlib's raises
