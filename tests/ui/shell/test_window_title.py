"""The window names the file, marks what is not saved, and begins where it ended."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.network.presets import preset
from explorer.runs.draft import Draft
from explorer.runs.experiment import Experiment, experiment_to_json, first_experiment
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.document import Document
from explorer.ui.state.last_design import (
    design_of_earlier_version,
    open_requested,
    restore_design,
)
from explorer.ui.state.recent_files import RecentFiles

EDIT = Message("Test", "Edit {thing}").format(thing="it")


def edited(seed: int) -> Experiment:
    return first_experiment().edited(seed=seed)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine [*].json"
    path.write_text(experiment_to_json(edited(5)), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_that_the_title_names_the_file_and_marks_what_is_not_saved(
    window: MainWindow, file: Path
) -> None:
    document = window.document
    assert window.windowTitle() == "Untitled[*] - ResNet Explorer"
    assert not window.isWindowModified()
    window.files.open_file(file)
    assert window.windowTitle() == "mine [*][*].json[*] - ResNet Explorer"
    assert not window.isWindowModified()
    document.edit(edited(6), EDIT)
    assert window.isWindowModified()
    window.actions_.save.trigger()
    assert not window.isWindowModified()
    assert window.statusBar().currentMessage() == "mine [*].json saved"
    assert '"seed": 6' in file.read_text(encoding="utf-8")
    window.actions_.undo.trigger()
    assert window.isWindowModified()


def test_that_what_was_there_before_a_file_is_not_saved_over_it(
    window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    window.files.open_file(file)
    window.actions_.undo.trigger()
    assert window.document.file is None
    nothing = staticmethod(lambda *_arguments: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", nothing)
    window.actions_.save.trigger()  # asks where
    assert file.read_bytes() == before
    window.actions_.redo.trigger()
    assert window.document.file == file


@pytest.mark.parametrize(("button", "is_replaced"), [("Yes", True), ("No", False)])
def test_that_what_another_program_wrote_is_not_replaced_unasked(
    window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch, button: str, is_replaced: bool
) -> None:
    window.files.open_file(file)
    file.write_text(experiment_to_json(edited(8)), encoding="utf-8")
    window.document.edit(edited(6), EDIT)
    asked: list[str] = []

    def answer(_parent: object, _title: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        return QMessageBox.StandardButton[button]

    monkeypatch.setattr(QMessageBox, "question", answer)
    window.actions_.save.trigger()
    assert len(asked) == 1
    assert ('"seed": 6' in file.read_text(encoding="utf-8")) is is_replaced
    assert window.isWindowModified() is not is_replaced


def test_that_dialogs_begin_where_a_file_was_chosen_last(
    window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def cancel(_parent: object, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        begun.append(place)
        return "", ""

    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, cancel)
    window.files.open_file(file)
    for action in (window.actions_.open, window.actions_.save_as, window.actions_.save_window):
        action.trigger()
    folder = file.parent
    assert begun == [str(folder), str(file), str(folder / "resnet-explorer.svg")]


def test_that_recent_files_are_offered_and_a_lost_one_no_longer(
    window: MainWindow, file: Path
) -> None:
    menu = window.menus.recent
    assert not menu.menuAction().isEnabled()
    window.files.open_file(file)
    window.document.edit(edited(7), EDIT)
    entry = menu.actions()[0]
    assert entry.text() == "&1  mine [*].json"
    entry.trigger()
    assert window.document.experiment == edited(5)
    file.unlink()
    menu.actions()[0].trigger()
    assert "cannot be read" in str(window.notice.errors[0])
    assert not menu.menuAction().isEnabled()


def test_that_new_begins_with_the_first_experiment_undoably(window: MainWindow) -> None:
    window.document.edit(edited(7), EDIT)
    window.actions_.new.trigger()
    assert window.document.experiment == first_experiment()
    window.actions_.undo.trigger()
    assert window.document.experiment == edited(7)


def test_that_recent_files_are_there_at_the_next_start(
    qtbot: QtBot, store: QSettings, file: Path
) -> None:
    first = RecentFiles(store)
    for number in range(12):
        first.add(file.with_name(f"{number}.json"))
    first.add(file)
    again = RecentFiles(store)
    assert again.files[0] == file
    assert len(again.files) == 8
    assert again.folder == file.parent
    store.setValue("files/recent", ["relative", "\0"])
    assert RecentFiles(store).files == ()


def restored(draft: Draft) -> Document:
    document = Document(first_experiment())
    restore_design(document, draft)
    assert document.undo_stack.count() == 0
    return document


def test_that_an_unsaved_design_is_there_at_the_next_start(qtbot: QtBot) -> None:
    document = Document(first_experiment())
    document.edit(edited(7), EDIT)
    document.set_linked(on=False)
    again = restored(document.draft)
    assert (again.experiment, again.file, again.is_modified) == (edited(7), None, True)
    assert not again.is_linked


def test_that_a_saved_design_is_read_from_its_file_at_the_next_start(
    qtbot: QtBot, file: Path
) -> None:
    document = Document(first_experiment())
    document.open(edited(5), EDIT, file)
    file.write_text(experiment_to_json(edited(8)), encoding="utf-8")
    again = restored(document.draft)
    assert (again.experiment, again.file, again.is_modified) == (edited(8), file, False)
    file.unlink()
    again = restored(document.draft)
    assert (again.experiment, again.file, again.is_modified) == (edited(5), file, True)


def test_that_an_unsaved_design_knows_what_its_file_held(
    window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document(first_experiment())
    document.open(edited(5), EDIT, file)
    document.edit(edited(6), EDIT)
    file.write_text(experiment_to_json(edited(8)), encoding="utf-8")
    restore_design(window.document, document.draft)
    assert (window.document.experiment, window.document.saved) == (edited(6), edited(5))
    asked: list[str] = []

    def answer(_parent: object, _title: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", answer)
    window.actions_.save.trigger()
    assert len(asked) == 1


def test_that_a_requested_design_loses_no_unsaved_one(qtbot: QtBot) -> None:
    document = Document(first_experiment())
    document.edit(edited(7), EDIT)
    for requested in (
        first_experiment(),
        first_experiment().with_network("A", preset("plain-20")),
    ):
        again = restored(document.draft)
        open_requested(again, requested, None)
        assert again.experiment == requested
        again.undo_stack.undo()
        assert again.experiment == edited(7)


def test_that_unsaved_work_on_a_requested_file_stays(qtbot: QtBot, file: Path) -> None:
    document = Document(first_experiment())
    document.open(edited(5), EDIT, file)
    document.edit(edited(6), EDIT)
    again = restored(document.draft)
    open_requested(again, edited(5), file)
    assert (again.experiment, again.file, again.undo_stack.count()) == (edited(6), file, 0)
    open_requested(again, edited(8), file)  # somebody has changed it since
    assert (again.experiment, again.file, again.undo_stack.count()) == (edited(8), file, 1)


def test_that_the_design_that_an_earlier_version_left_is_found(
    qtbot: QtBot, store: QSettings, file: Path
) -> None:
    store.setValue("design/experiment", experiment_to_json(edited(7)))
    store.setValue("design/file", "")
    store.setValue("design/is_modified", 1)
    draft = design_of_earlier_version(store, first_experiment())
    assert draft == Draft(experiment=edited(7), saved=first_experiment())
    store.setValue("design/file", str(file))
    draft = design_of_earlier_version(store, first_experiment())
    assert draft == Draft(experiment=edited(7), saved=None, file=str(file))
    store.setValue("design/is_modified", 0)
    draft = design_of_earlier_version(store, first_experiment())
    assert draft == Draft(experiment=edited(7), saved=edited(7), file=str(file))


@pytest.mark.parametrize("content", ["", "{", "[]", "@Invalid()"])
def test_that_a_remembered_design_that_makes_no_sense_is_none(
    qtbot: QtBot, store: QSettings, content: str
) -> None:
    store.setValue("design/experiment", content)
    assert design_of_earlier_version(store, first_experiment()) is None
