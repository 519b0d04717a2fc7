from __future__ import annotations

import os
from pathlib import Path

import pytest

from explorer.runs.experiment import Experiment, experiment_to_json, first_experiment
from explorer.runs.experiment_file import (
    read_experiment,
    with_full_paths,
    with_relative_paths,
)


def with_data(path: str) -> Experiment:
    return first_experiment().settings_edited(dataset="folder", data_path=path)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which is not that of the files."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_that_a_relative_path_is_taken_from_the_file_and_not_from_the_working_folder(
    tmp_path: Path, elsewhere: Path
) -> None:
    file = tmp_path / "home" / "mine.json"
    for folder in (file.parent, elsewhere):
        (folder / "images").mkdir(parents=True)
    file.write_text(experiment_to_json(with_data("images")))
    by_name = Path(os.path.relpath(file))
    for path in (file, by_name):
        assert read_experiment(path).settings.data_path == str(file.parent / "images")


def test_that_files_whose_paths_were_taken_from_the_working_folder_are_still_read(
    tmp_path: Path, elsewhere: Path
) -> None:
    (elsewhere / "images").mkdir()
    full = with_full_paths(with_data("images"), tmp_path / "mine.json")
    assert full.settings.data_path == str(elsewhere / "images")


def test_that_where_there_is_nothing_the_folder_of_the_file_is_named(
    tmp_path: Path, elsewhere: Path
) -> None:
    full = with_full_paths(with_data("images"), tmp_path / "mine.json")
    assert full.settings.data_path == str(tmp_path / "images")


@pytest.mark.parametrize("path", ["/a/b", "~/a", ""])
def test_that_full_paths_stay(path: str, tmp_path: Path) -> None:
    experiment = first_experiment().settings_edited(data_path=path)
    assert with_full_paths(experiment, tmp_path / "mine.json") == experiment


def test_that_a_pasted_path_in_a_file_is_understood(tmp_path: Path) -> None:
    full = with_full_paths(with_data('"file:///a%20b"'), tmp_path / "mine.json")
    assert full.settings.data_path == "/a b"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("{folder}/images", "images"),
        ("{folder}/a/b", "a/b"),
        ("{folder}", "."),
        ("{folder} too/images", "{folder} too/images"),
        ("/a/b", "/a/b"),
        ("~nosuchuser/a", "~nosuchuser/a"),
        ("", ""),
    ],
)
def test_that_what_lies_below_the_file_is_written_relative_to_it(
    path: str, written: str, tmp_path: Path
) -> None:
    experiment = first_experiment().settings_edited(data_path=path.format(folder=tmp_path))
    relative = with_relative_paths(experiment, tmp_path / "mine.json")
    assert relative.settings.data_path == written.format(folder=tmp_path)


def test_that_a_folder_with_experiment_and_images_can_be_moved(
    tmp_path: Path, elsewhere: Path
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    (before / "images").mkdir(parents=True)
    file = before / "mine.json"
    file.write_text(
        experiment_to_json(with_relative_paths(with_data(str(before / "images")), file))
    )
    before.rename(after)
    assert read_experiment(after / "mine.json").settings.data_path == str(after / "images")
