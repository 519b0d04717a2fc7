from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from explorer.runs.experiment import first_experiment
from explorer.runs.recordings.library import star
from explorer.runs.recordings.place import default_folder
from explorer.ui.state.run_library import RunLibrary
from explorer.ui.state.workspace import Workspace
from tests.ui.conftest import idle_training
from tests.ui.library.conftest import made_run


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def _listed(store: QSettings, qtbot: QtBot) -> RunLibrary:
    """Return the library of a new start, once it is listed."""
    workspace = Workspace(first_experiment(), idle_training, store=store)
    library = workspace.library
    vars(library)["workspace"] = workspace
    library.refresh()
    qtbot.waitUntil(lambda: not library.is_busy)
    return library


def test_that_a_folder_is_remembered_and_recorded_to(
    store: QSettings, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace = Workspace(first_experiment(), idle_training, store=store)
    workspace.controller.record_to = tmp_path
    made_run(tmp_path / "runs", "one")
    workspace.library.use_folder(tmp_path / "runs")
    qtbot.waitUntil(lambda: not workspace.library.is_busy)
    assert [run.title for run in workspace.library.runs.values()] == ["one"]
    assert workspace.controller.record_to == tmp_path / "runs"
    assert _listed(store, qtbot).folder == tmp_path / "runs"


def test_that_recording_stays_switched_off(store: QSettings, tmp_path: Path) -> None:
    store.setValue("library/folder", str(tmp_path))
    for is_wanted in (True, False, True):
        before = Workspace(first_experiment(), idle_training, store=store)
        before.library.record(on=is_wanted)
        after = Workspace(first_experiment(), idle_training, store=store)
        after.library.record_as_remembered()
        assert after.library.is_recording is is_wanted
        assert after.controller.record_to == (tmp_path if is_wanted else None)


def test_that_runs_are_recorded_unless_that_is_switched_off(store: QSettings) -> None:
    workspace = Workspace(first_experiment(), idle_training, store=store)
    assert workspace.controller.record_to is None  # a picture of the window records nothing
    workspace.library.record_as_remembered()
    assert workspace.controller.record_to == default_folder()


def test_that_a_limit_deletes_after_the_next_start_what_it_has_announced(
    store: QSettings, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [made_run(tmp_path, title) for title in ("first", "second", "third")]
    star(paths[0], on=True)
    store.setValue("library/folder", str(tmp_path))
    library = _listed(store, qtbot)
    assert library.beyond_limit == []
    library.limit(sum(run.stamp.size for run in library.runs.values()) - 1)
    (beyond,) = library.beyond_limit
    library.refresh()
    qtbot.waitUntil(lambda: not library.is_busy)
    assert all(path.exists() for path in paths)
    again = _listed(store, qtbot)
    assert beyond.path not in again.runs
    assert not beyond.path.exists()
    assert again.can_undo
    assert again.beyond_limit == []


def test_that_a_limit_deletes_nothing_that_it_has_not_announced(
    store: QSettings, qtbot: QtBot, tmp_path: Path
) -> None:
    store.setValue("library/folder", str(tmp_path))
    store.setValue("library/most_bytes", 1)
    path = made_run(tmp_path, "one")
    library = _listed(store, qtbot)
    assert [run.path for run in library.beyond_limit] == [path]
    assert path.exists()


@pytest.mark.parametrize("value", ["much", "-1", "9" * 30, ["1", "2"]])
def test_that_a_limit_that_is_no_number_is_none(
    store: QSettings, qtbot: QtBot, value: object
) -> None:
    store.setValue("library/most_bytes", value)
    assert _listed(store, qtbot).most_bytes == 0
