"""The windows of the Help menu tell what holds: every key, and every version."""

from __future__ import annotations

import sys
from importlib.metadata import version

from PySide6.QtCore import qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from explorer import __version__
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.shortcuts_window import ShortcutsWindow, keys_of


def test_that_every_key_of_an_action_is_listed_once(window: MainWindow) -> None:
    listed = [key for keys, _ in keys_of(window) for key in keys.split(", ")]
    native = QKeySequence.SequenceFormat.NativeText
    keys = [key.toString(native) for each in window.actions() for key in each.shortcuts()]
    assert set(keys) < set(listed)
    assert {"End", "Shift+F10", "Ctrl+F", "Ctrl++", "Ctrl+."} <= set(listed)
    assert len(listed) == len(set(listed))
    meanings = [meaning for _, meaning in keys_of(window)]
    assert all(meanings)
    assert "Undo the last edit." in meanings
    assert not any("(" in each for each in meanings)


def test_that_f1_lists_the_keys_in_a_window_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_.shortcuts.trigger()
    shown = window.findChild(ShortcutsWindow)
    assert shown.isVisible()
    assert not shown.isModal()
    assert shown.table.rowCount() == 1 + len(list(keys_of(window)))
    shown.reject()


def test_that_about_names_the_versions_without_torch(window: MainWindow, qtbot: QtBot) -> None:
    was_loaded = "torch" in sys.modules
    window.actions_.about.trigger()
    box = window.findChild(QMessageBox)
    assert __version__ in box.text()
    for words in (qVersion(), f"PyTorch {version('torch')}", "MIT", "LGPL", "CC BY 4.0"):
        assert words in box.informativeText()
    assert ("torch" in sys.modules) == was_loaded
    box.close()


def test_that_the_tool_bar_can_be_brought_back(window: MainWindow) -> None:
    window.findChild(type(window.tool_bar), "bar.run").toggleViewAction().trigger()
    QApplication.processEvents()
    assert not window.tool_bar.isVisible()
    assert window.menuBar().isVisible()
    view = next(each.menu() for each in window.menuBar().actions() if each.text() == "&View")
    assert isinstance(view, QMenu)
    action = next(each for each in view.actions() if each.text() == "Tool bar")
    action.trigger()
    assert window.tool_bar.isVisible()
    assert window.menuBar().actions()  # and no menu offers to hide the bar itself
    popup = window.createPopupMenu()
    names = {each.text() for each in popup.actions() if not each.isSeparator()}
    assert names == {"Design", "Inspector", "Runs", "Tool bar"}
    popup.deleteLater()
