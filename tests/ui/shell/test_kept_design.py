"""Closing loses nothing and asks only where a design cannot be kept; the rest is in a menu."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.experiment import Experiment, experiment_from_json, first_experiment
from explorer.ui.shell.language import Language
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.window_host import WindowHost
from explorer.ui.state import draft_writer
from explorer.ui.state.autosave import Autosave
from explorer.ui.state.draft_folder import DraftFolder
from explorer.ui.state.last_design import restore_design
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.ui.conftest import idle_training
from tests.ui.shell.test_window_host import delete_what_is_due

EDIT = Message("Test", "Edit")


def edited(seed: int) -> Experiment:
    return first_experiment().edited(seed=seed)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], WindowHost]]:
    """Start the window as the program does."""
    hosts: list[WindowHost] = []

    def show() -> WindowHost:
        workspace = Workspace(first_experiment(), idle_training)
        drafts = DraftFolder(tmp_path / "designs")
        last = drafts.take_last()
        if last is not None:
            restore_design(workspace.document, last)
        autosave = Autosave(workspace.document, drafts, workspace)
        host = WindowHost(workspace, Appearance("light"), Language("en"), autosave=autosave)
        host.show()
        qtbot.waitExposed(host.window)
        hosts.append(host)
        return host

    yield show
    for host in hosts:
        host.window.document.restore(host.window.document.draft.model_copy(update={"saved": None}))
        host.close()
        assert host._autosave is not None
        host._autosave.close()
        host.window.deleteLater()
        vars(host.window).clear()
    delete_what_is_due()


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    @contextmanager
    def refuse(path: Path) -> Iterator[Path]:
        raise UserError("Files", "{path} cannot be written: {reason}").format(
            path=path, reason="No space left on device"
        )
        yield path

    with monkeypatch.context() as patch:
        patch.setattr(draft_writer, "atomic_write", refuse)
        yield


def answer_with(button: QMessageBox.StandardButton, asked: list[str]) -> None:
    """Press a button of the question that is about to be asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.button(button).click()

    QTimer.singleShot(0, press)


def test_that_closing_asks_nothing_and_the_next_window_has_the_design(
    start: Callable[[], WindowHost],
) -> None:
    host = start()
    host.window.document.edit(edited(7), EDIT)
    host.close()
    assert not host.window.isVisible()
    window = start().window
    assert window.document.experiment == edited(7)
    assert window.isWindowModified()
    assert not window.notice.isVisible()


def test_that_closing_asks_if_the_design_cannot_be_kept(
    start: Callable[[], WindowHost], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    host = start()
    asked: list[str] = []
    with full_disk(monkeypatch):
        host.window.document.edit(edited(7), EDIT)
        answer_with(QMessageBox.StandardButton.Cancel, asked)
        host.close()
        assert host.window.isVisible()
        question = "Save the design to a file? It cannot be kept for the next start"
        assert asked == [f"{question} (No space left on device)."]
        file = tmp_path / "mine.json"
        chosen = staticmethod(lambda *_arguments: (str(file), ""))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
        answer_with(QMessageBox.StandardButton.Save, asked)
        host.close()
    assert not host.window.isVisible()
    assert experiment_from_json(file.read_bytes()) == edited(7)


def test_that_a_notice_goes_once_the_design_can_be_kept_again(
    start: Callable[[], WindowHost], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = start()
    notice = host.window.notice
    with full_disk(monkeypatch):
        host.window.document.edit(edited(7), EDIT)
        qtbot.waitUntil(lambda: len(notice.errors) == 1)
        notice.append(UserError("Test", "something else is wrong"))
    host.window.document.edit(edited(8), EDIT)
    qtbot.waitUntil(lambda: len(notice.errors) == 1)
    assert str(notice.errors[0]) == "something else is wrong"


def test_that_closing_asks_nothing_where_nothing_is_unsaved(
    start: Callable[[], WindowHost], monkeypatch: pytest.MonkeyPatch
) -> None:
    host = start()
    with full_disk(monkeypatch):
        host.close()
    assert not host.window.isVisible()


def test_that_work_that_another_design_replaced_is_in_the_menu(
    start: Callable[[], WindowHost],
) -> None:
    window = start().window
    menu = window.findChild(QMenu, "menu.unsaved")
    menu.aboutToShow.emit()
    assert [(each.text(), each.isEnabled()) for each in menu.actions()] == [("None", False)]
    window.document.edit(edited(7), EDIT)
    window.actions_.new.trigger()
    host = start()  # another window, while this one lives
    other = host.window
    menu = other.findChild(QMenu, "menu.unsaved")
    menu.aboutToShow.emit()
    (entry,) = menu.actions()
    assert entry.text().startswith("plain-56-digits, resnet-56-digits, ")
    entry.trigger()
    assert other.document.experiment == edited(7)
    assert other.document.undo_stack.undoText() == "Open unsaved plain-56-digits"
    host.close()
    menu.aboutToShow.emit()
    assert [each.isEnabled() for each in menu.actions()] == [False]


def test_that_a_design_that_was_set_aside_is_told(
    start: Callable[[], WindowHost], tmp_path: Path
) -> None:
    (tmp_path / "designs").mkdir()
    (tmp_path / "designs" / f"{'0' * 16}.json").write_text("{", encoding="utf-8")
    window: MainWindow = start().window
    assert "a design that was not saved cannot be read" in str(window.notice.errors[0])
