"""A recorded run is written beside the window, in the form that the file's ending names."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.cli import _export_run
from explorer.errors import UserError
from explorer.runs.exports.blocks import OnSteps
from explorer.ui.export.run_writer import RunWriter
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.recent_files import RecentFiles
from tests.runs.pretend_training import pretend_training
from tests.runs.recordings.recorded import record_run


class Told:
    def __init__(self, writer: RunWriter) -> None:
        self.errors: list[UserError] = []
        self.sentences: list[str] = []
        writer.failed.connect(self.errors.append)
        writer.status_message.connect(self.sentences.append)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return record_run(tmp_path, pretend_training)[0]


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("run.html", b"<!doctype html>"),
        ("run.HTM", b"<!doctype html>"),
        ("run.csv", b"step,arm,seed,quantity,part,value"),
        ("run.jsonl", b'{"'),
        ("run.parquet", b"PAR1"),
    ],
)
def test_that_the_ending_says_which_form_it_is(
    parent: QWidget, recording: Path, qtbot: QtBot, tmp_path: Path, name: str, begin: bytes
) -> None:
    writer = RunWriter(_export_run, RecentFiles(), parent)
    told = Told(writer)
    writer.start(recording, tmp_path / name)
    qtbot.waitUntil(lambda: not writer.is_busy)
    assert (told.sentences, told.errors) == ([f"{name} saved"], [])
    assert (tmp_path / name).read_bytes().lower().startswith(begin.lower())


def test_that_another_ending_is_refused_in_a_sentence(
    parent: QWidget, recording: Path, tmp_path: Path
) -> None:
    writer = RunWriter(_export_run, RecentFiles(), parent)
    told = Told(writer)
    writer.start(recording, tmp_path / "run.docx")
    assert "run.docx is of no form" in str(told.errors[0])
    assert ".html" in str(told.errors[0])
    assert not writer.is_busy


def test_that_cancel_leaves_the_file_as_it_was(
    parent: QWidget, recording: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    may_go_on = threading.Event()

    def export(source: Path, path: Path, form: str, on_steps: OnSteps) -> None:
        def slowly(done: int, total: int) -> None:
            may_go_on.wait()
            on_steps(done, total)

        _export_run(source, path, form, slowly)

    path = tmp_path / "run.csv"
    path.write_text("mine")
    writer = RunWriter(export, RecentFiles(), parent)
    told = Told(writer)
    writer.start(recording, path)
    dialog = parent.findChild(QProgressDialog, "dialog.run_export")
    qtbot.waitUntil(dialog.isVisible)
    dialog.findChild(QPushButton).click()
    may_go_on.set()
    qtbot.waitUntil(lambda: not writer.is_busy)
    assert told.sentences == ["run.csv was not written"]
    assert path.read_text() == "mine"
    assert [each.name for each in tmp_path.iterdir() if "csv" in each.name] == ["run.csv"]


def test_that_the_window_exports_the_displayed_run_and_one_of_the_list(
    window: MainWindow,
    recording: Path,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    suggested: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        suggested.append(Path(name).name)
        return str(tmp_path / f"{len(suggested)}.html"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window.run_writer._export = _export_run
    action = window.actions_.export_run
    assert not action.isEnabled()
    window.workspace.library.open([recording])
    qtbot.waitUntil(lambda: window.controller.record is not None)
    assert action.isEnabled()
    action.trigger()
    qtbot.waitUntil((tmp_path / "1.html").exists)
    qtbot.waitUntil(lambda: not window.run_writer.is_busy)
    window.runs.export_requested.emit(recording)
    qtbot.waitUntil((tmp_path / "2.html").exists)
    qtbot.waitUntil(lambda: not window.run_writer.is_busy)
    assert suggested == [f"{recording.stem}.html"] * 2
    window.controller.reset()
    assert not action.isEnabled()
