"""A change of language makes another window of the same workspace: nothing of the work is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.files import catalogues
from explorer.runs.events import Warned
from explorer.runs.experiment import first_experiment
from explorer.ui.shell.language import Language
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.window_host import WindowHost
from explorer.ui.state.selection import Selected
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.runs.pretend_training import idle_training
from tests.translations import OPEN, english_words, pseudo_text
from tests.ui.feeding import feed, started, text


@pytest.fixture
def host(qtbot: QtBot, pseudo_language: str) -> Iterator[WindowHost]:
    workspace = Workspace(first_experiment(), idle_training)
    host = WindowHost(workspace, Appearance("light"), Language("en"))
    host.window.show()
    qtbot.waitExposed(host.window)
    yield host
    host.close()
    workspace.controller.wait_for_worker(1)
    host.window.deleteLater()
    vars(host.window).clear()  # as in the fixture `show_window`
    delete_what_is_due()


def delete_what_is_due() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, f"action.{name}")
    assert isinstance(found, QAction)
    return found


def switch(host: WindowHost, code: str) -> MainWindow:
    """Choose a language in the menu; return the new window."""
    before = host.window
    action(before, f"language.{code}").trigger()
    delete_what_is_due()
    assert host.window is not before
    return host.window


def test_that_every_text_is_worded_anew(host: WindowHost) -> None:
    assert action(host.window, "run").text() == "&Run"
    window = switch(host, "xx")
    assert action(window, "run").text() == pseudo_text("&Run")
    assert text(window, "status.controlled").startswith(OPEN)
    assert OPEN in text(window, "label.depth.A")
    assert window.isVisible()
    back = switch(host, "en")
    assert action(back, "run").text() == "&Run"


def test_that_a_run_goes_on_in_the_new_window(host: WindowHost, qtbot: QtBot) -> None:
    run = started(host.window, qtbot)
    feed(host.window, run, 10)
    record = host.window.controller.record
    window = switch(host, "xx")
    controller = window.controller
    assert (controller.record, controller.run) == (record, run)
    assert controller.state.is_active
    assert not run.control.is_stopped
    assert window.loss.curves_of("A").raw_points == 10
    assert window.live.isEnabled()
    feed(window, run, 5)
    assert window.loss.curves_of("A").raw_points == 15
    assert OPEN in text(window, "status.progress")


def test_that_closing_the_new_window_ends_the_run(host: WindowHost, qtbot: QtBot) -> None:
    run = started(host.window, qtbot)
    switch(host, "xx").close()
    assert run.control.is_stopped


def test_that_undo_selection_and_step_survive(host: WindowHost, qtbot: QtBot) -> None:
    window = host.window
    experiment = window.document.experiment
    window.design.editor("A").fields["residual"].click()
    assert window.document.experiment != experiment
    window.selection.select(Selected("B", "layer2.0.conv1"))
    run = started(window, qtbot)
    feed(window, run, 10)
    window.step_cursor.pick(3)
    window = switch(host, "xx")
    assert window.document.undo_stack.count() == 1
    assert window.selection.selected == Selected("B", "layer2.0.conv1")
    assert window.step_cursor.row == 3
    panel = window.findChild(QDockWidget, "panel.inspector")
    assert panel.isVisible()
    assert window.inspector.part is not None
    assert window.inspector.part.name == "layer2.0.conv1"
    action(window, "undo").trigger()
    assert window.document.experiment == experiment


def test_that_undo_is_worded_anew(host: WindowHost) -> None:
    host.window.design.editor("A").fields["residual"].click()
    window = switch(host, "xx")
    assert not english_words(action(window, "undo").text(), re.compile(r"\bA\b"))
    assert action(window, "undo").text().count(OPEN) >= 2


def test_that_the_arrangement_survives(host: WindowHost) -> None:
    window = host.window
    window.resize(1100, 700)
    window.findChild(QDockWidget, "panel.design").hide()
    window.stack.setSizes([300, 100, 100, 100])
    window.profile.plot.setXRange(10, 20, padding=0)
    window.loss.plot.setXRange(3, 4, padding=0)
    window.design.show_arm("B")
    QApplication.processEvents()
    sizes = window.stack.sizes()
    after = switch(host, "xx")
    assert (after.width(), after.height()) == (1100, 700)
    assert not after.findChild(QDockWidget, "panel.design").isVisible()
    assert after.stack.sizes() == pytest.approx(sizes, abs=3)
    assert after.profile.plot.getViewBox().viewRange()[0] == pytest.approx([10, 20])
    assert after.profile.follow.isVisible()
    assert not after.loss.follow.isVisible()  # unit and scale begin anew as well
    assert after.design.front_arm() == "B"


def test_that_errors_are_worded_anew(host: WindowHost, qtbot: QtBot) -> None:
    run = started(host.window, qtbot)
    error = UserError("Exporter", "{name} is still being written; wait until it is done")
    run.emit(Warned(error.format(name="x.csv")))
    host.window.refresh()
    assert "wait" in text(host.window, "notice.text")
    window = switch(host, "xx")
    assert window.notice.isVisible()
    assert OPEN in text(window, "notice.text")


def test_that_nothing_of_the_old_window_is_left(host: WindowHost) -> None:
    for code in ("xx", "en", "xx"):
        switch(host, code)
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
    assert windows == [host.window]


def test_that_the_menu_names_each_language_in_itself(host: WindowHost) -> None:
    menu = host.window.findChild(QMenu, "menu.language")
    assert [each.text() for each in menu.actions()] == ["English", pseudo_text("English")]
    assert [each.isChecked() for each in menu.actions()] == [True, False]


def test_that_there_is_no_menu_for_one_language(qtbot: QtBot) -> None:
    if len(catalogues.language_names()) > 1:
        pytest.skip("there are translations")
    host = WindowHost(Workspace(first_experiment(), idle_training), Appearance(), Language())
    assert host.window.findChild(QMenu, "menu.language") is None
    host.window.deleteLater()
    vars(host.window).clear()
    delete_what_is_due()


def test_that_the_choice_is_remembered(qtbot: QtBot, pseudo_language: str, tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    Language("en", store).choose(pseudo_language)
    assert Language(None, store).code == pseudo_language
    assert Language("en", store).code == "en"
    assert Language(None, store).code == pseudo_language  # what was asked for once is not


def test_that_a_remembered_language_that_has_gone_is_english(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    store.setValue("appearance/language", "tlh")
    assert Language(None, store).code == "en"


def test_that_a_language_is_told_that_no_font_here_can_show(
    host: WindowHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This system may have the font or not: what it answers is replaced."""
    fonts: list[str] = []

    class Fonts:
        families = staticmethod(lambda _writing: fonts)

    monkeypatch.setattr("explorer.ui.shell.language.QFontDatabase", Fonts)
    language = host._language
    language.choose("zh_CN")
    delete_what_is_due()
    assert any("no font" in str(each) for each in host.window.notice.errors)
    language.choose("en")
    fonts.append("Noto Sans CJK SC")
    language.choose("zh_CN")
    delete_what_is_due()
    assert not any("no font" in str(each) for each in host.window.notice.errors)
