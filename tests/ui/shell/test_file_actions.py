from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from explorer.network.presets import preset
from explorer.runs.experiment import Experiment, first_experiment
from explorer.ui.shell.main_window import MainWindow


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that a person chooses in every file dialog."""
    path = tmp_path / "chosen.json"
    answer = staticmethod(lambda *_arguments: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return path


def test_that_a_saved_experiment_is_opened_again_and_undone(
    window: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    document = window.document
    edited = document.experiment.with_added_arm(preset("resnet-110")).edited(seed=9)
    document.edit(edited, "edit")
    window.actions_.save.trigger()
    document.edit(first_experiment(), "edit")
    assert list(window.graphs) == ["A", "B"]
    window.actions_.open.trigger()
    assert document.experiment == edited
    assert list(window.graphs) == ["A", "B", "C"]
    assert document.undo_stack.undoText() == "Open chosen.json"
    window.actions_.undo.trigger()
    assert document.experiment == first_experiment()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "cannot be read: No such file"),
        (b"{", "chosen.json: this is not valid JSON"),
        (b"\xff\xfe{", "chosen.json: this is neither UTF-8 nor UTF-16 text"),
        (b'{"arms": []}', "chosen.json: arms must have at least 1 entry"),
        (b" " * 2_000_000, "has more than 1000000 bytes, too many for a network or an experiment"),
    ],
)
def test_that_a_file_that_is_no_experiment_changes_nothing(
    window: MainWindow, qtbot: QtBot, chosen: Path, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        chosen.write_bytes(content)
    before = window.document.experiment
    window.actions_.open.trigger()
    assert window.document.experiment is before
    assert sentence in window.findChild(QLabel, "notice.text").text()


def test_that_a_file_that_cannot_be_written_is_reported(
    window: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    chosen.mkdir()
    window.actions_.save.trigger()
    notice = window.findChild(QLabel, "notice.text")
    assert notice.isVisible()
    assert "chosen.json cannot be written" in notice.text()


def test_that_choosing_no_file_is_no_harm(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = staticmethod(lambda *_arguments: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", nothing)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", nothing)
    before: Experiment = window.document.experiment
    for action in (window.actions_.open, window.actions_.save, window.actions_.export):
        action.trigger()
    assert window.document.experiment is before
    assert not window.notice.isVisible()


def test_that_the_network_in_front_is_exported(
    window: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    window.design.show_arm("B")
    window.actions_.export.trigger()
    source = chosen.read_text(encoding="utf-8")
    assert "resnet-56-digits" in source
    compile(source, "exported.py", "exec")


def test_that_a_saved_file_ends_as_the_files_that_are_offered_to_open(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer = staticmethod(lambda *_arguments: (str(tmp_path / "mine"), "(*.json)"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window.actions_.save.trigger()
    assert [each.name for each in tmp_path.iterdir()] == ["mine.json"]


@pytest.mark.parametrize(("button", "is_replaced"), [("Yes", True), ("No", False)])
def test_that_a_file_that_is_met_by_the_added_ending_is_asked_about(
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    button: str,
    is_replaced: bool,
) -> None:
    (tmp_path / "mine.json").write_text("old")
    asked: list[str] = []

    def answer(_parent: QWidget, _title: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        return QMessageBox.StandardButton[button]

    chosen = staticmethod(lambda *_arguments: (str(tmp_path / "mine"), "(*.json)"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    monkeypatch.setattr(QMessageBox, "question", answer)
    window.actions_.save.trigger()
    assert asked == ["mine.json already exists. Replace it?"]
    assert ((tmp_path / "mine.json").read_text() != "old") is is_replaced


def test_that_all_files_can_be_opened(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def cancel(_parent: QWidget, _title: str, _folder: str, kinds: str) -> tuple[str, str]:
        offered.append(kinds)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", cancel)
    window.actions_.open.trigger()
    assert offered == ["Experiments (*.json);;All files (*)"]


def test_that_images_beside_the_file_are_saved_relative_and_opened_in_full(
    window: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    images = str(chosen.parent / "images")
    edited = window.document.experiment.settings_edited(dataset="folder", data_path=images)
    window.document.edit(edited, "edit")
    window.actions_.save.trigger()
    assert '"data_path": "images"' in chosen.read_text()
    window.document.edit(first_experiment(), "edit")
    window.actions_.open.trigger()
    assert window.document.experiment == edited
