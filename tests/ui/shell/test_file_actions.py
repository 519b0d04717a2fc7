from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.network.presets import preset
from explorer.network.spec import network_to_json
from explorer.runs.checkpoint_header import read_header
from explorer.runs.draft import Draft, draft_to_json
from explorer.runs.experiment import Experiment, experiment_to_json, first_experiment
from explorer.runs.experiment_link import link_to_experiment
from explorer.ui.shell.main_window import MainWindow

CHECKPOINT = Path(__file__).parents[2] / "data" / "v3" / "checkpoint.safetensors"


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
    kinds = "Experiments, networks, runs, checkpoints (*.json *.rnx *.safetensors)"
    assert offered == [f"{kinds};;All files (*)"]


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


def test_that_a_network_file_replaces_the_network_in_front(
    window: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    chosen.write_text(network_to_json(preset("resnet-110")), encoding="utf-8")
    window.design.show_arm("B")
    window.actions_.open.trigger()
    document = window.document
    assert document.experiment == first_experiment().with_network("B", preset("resnet-110"))
    assert document.file is None
    assert window.workspace.recent_files.files == (chosen,)
    window.actions_.undo.trigger()
    assert document.experiment == first_experiment()


def test_that_a_checkpoint_offers_its_experiment(
    window: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    chosen.write_bytes(CHECKPOINT.read_bytes())
    window.actions_.open.trigger()
    assert window.document.experiment == read_header(chosen).experiment
    assert (window.document.file, window.document.is_modified) == (None, False)
    window.actions_.undo.trigger()
    assert window.document.experiment == first_experiment()


def test_that_a_draft_that_was_set_aside_can_be_opened(
    window: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    experiment = first_experiment().edited(seed=8)
    chosen.write_text(draft_to_json(Draft(experiment=experiment, saved=None)), encoding="utf-8")
    window.actions_.open.trigger()
    assert (window.document.experiment, window.document.file) == (experiment, None)


def test_that_a_link_is_copied_and_pasted_as_one_edit(window: MainWindow, qtbot: QtBot) -> None:
    edited = first_experiment().edited(seed=9)
    window.document.edit(edited, "edit")
    window.actions_.copy_link.trigger()
    assert QGuiApplication.clipboard().text() == link_to_experiment(edited)
    window.actions_.undo.trigger()
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.document.experiment == edited
    assert window.isWindowModified()  # it is in no file
    window.actions_.undo.trigger()
    assert window.document.experiment == first_experiment()


def test_that_a_clipboard_without_a_link_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("a recipe for bread")
    window.actions_.paste.trigger()
    assert window.document.experiment == first_experiment()
    assert "a link begins with resnet-explorer:" in str(window.notice.errors[0])


def test_that_a_text_field_takes_what_is_pasted_into_it(window: MainWindow, qtbot: QtBot) -> None:
    edited = first_experiment().edited(seed=9)
    QGuiApplication.clipboard().setText(link_to_experiment(edited))
    field = QLineEdit(window.centralWidget())
    field.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == link_to_experiment(edited)
    assert window.document.experiment == first_experiment()


def drop(window: MainWindow, *files: Path, target: QWidget | None = None) -> bool:
    """Drop files onto the loss plot, or elsewhere; return whether they are taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    arguments = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target = target or window.loss.plot.viewport()
    middle = target.rect().center()
    entered = QDragEnterEvent(middle, *arguments)
    entered.ignore()
    QApplication.sendEvent(target, entered)
    if entered.isAccepted():
        QApplication.sendEvent(target.window(), QDropEvent(QPointF(middle), *arguments))
    return entered.isAccepted()


def test_that_a_dropped_file_is_opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    experiment = first_experiment().edited(seed=4)
    file.write_text(experiment_to_json(experiment), encoding="utf-8")
    assert drop(window, file)
    assert (window.document.experiment, window.document.file) == (experiment, file)
    assert drop(window, file, file)
    assert str(window.notice.errors[0]) == "drop one file at a time, got 2"
    assert drop(window, tmp_path)
    assert "it is a folder" in str(window.notice.errors[0])


def test_that_a_panel_in_a_window_of_its_own_takes_files_too(
    window: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    experiment = first_experiment().edited(seed=4)
    chosen.write_text(experiment_to_json(experiment), encoding="utf-8")
    dock = window.findChild(QDockWidget, "panel.design")
    dock.setFloating(True)
    assert drop(window, chosen, target=dock.widget())
    assert window.document.experiment == experiment


def test_that_what_is_no_file_is_not_taken(window: MainWindow, qtbot: QtBot) -> None:
    assert not drop(window)
