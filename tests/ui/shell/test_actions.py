"""The actions, menus and tool bar by themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QMainWindow, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.runs.state import RunState
from explorer.ui.shell.actions import Actions
from explorer.ui.shell.menus import FileMenu, ViewMenu
from explorer.ui.shell.tool_bar import ToolBar
from explorer.ui.theme.appearance import Appearance
from explorer.ui.theme.appearance_menu import AppearanceMenu
from explorer.ui.theme.palette import LIGHT


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def undo_stack() -> Iterator[QUndoStack]:
    stack = QUndoStack()
    yield stack
    stack.deleteLater()


@pytest.fixture
def actions(window: QMainWindow, undo_stack: QUndoStack) -> Actions:
    return Actions(window, undo_stack)


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        (RunState.READY, {"run", "step"}),
        (RunState.STARTING, {"run", "stop", "reset", "repeat"}),
        (RunState.RUNNING, {"run", "stop", "reset", "repeat"}),
        (RunState.PAUSED, {"run", "step", "stop", "reset", "repeat"}),
        (RunState.ENDED, {"run", "step", "reset", "repeat"}),
    ],
)
def test_that_each_state_enables_what_is_possible_in_it(
    actions: Actions, state: RunState, possible: set[str]
) -> None:
    actions.show_state(state)
    enabled = {each.objectName() for each in actions.of_run if each.isEnabled()}
    assert enabled == {f"action.{name}" for name in possible}
    is_going = state in (RunState.STARTING, RunState.RUNNING)
    assert actions.run.text() == ("Pause" if is_going else "Run")


def test_that_a_run_that_trains_elsewhere_cannot_be_controlled(actions: Actions) -> None:
    actions.show_state(RunState.RUNNING, can_control=False)
    enabled = {each.objectName() for each in actions.of_run if each.isEnabled()}
    assert enabled == {"action.reset"}


def test_that_every_action_has_a_key_and_names_it(actions: Actions) -> None:
    keys = set()
    others = (actions.go_on, actions.bring_back, actions.full_screen)
    for action in (*actions.of_run, *actions.of_file, *actions.of_picture, *others):
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert action.toolTip().endswith(f"({key})")
        keys.add(key)
    assert len(keys) == 14


def test_that_undo_names_the_edit(actions: Actions, undo_stack: QUndoStack) -> None:
    assert not actions.undo.isEnabled()
    undo_stack.push(QUndoCommand("Change width"))
    assert actions.undo.isEnabled()
    assert actions.undo.text() == "Undo Change width"


def test_that_an_icon_follows_the_state(actions: Actions) -> None:
    actions.apply_theme(LIGHT)
    run = actions.run.icon().cacheKey()
    actions.show_state(RunState.RUNNING)
    assert actions.run.icon().cacheKey() != run


def test_that_menus_hold_every_action_that_the_tool_bar_does_not(
    actions: Actions, window: QMainWindow
) -> None:
    file_menu = FileMenu(actions, window)
    view_menu = ViewMenu(AppearanceMenu(Appearance("light"), window), actions, window)
    buttons = [file_menu.button(), view_menu.button()]
    bar = ToolBar(actions, QWidget(), buttons, window)
    offered = {*bar.actions(), *file_menu.actions(), *file_menu.export.actions()}
    offered |= set(view_menu.actions())
    mine = {*actions.of_run, *actions.of_file, *actions.of_picture}
    mine |= {actions.bring_back, actions.full_screen}
    assert mine <= offered
    assert [each.text() for each in buttons] == ["File", "View"]
    assert all(each.toolTip() for each in buttons)


def test_that_a_narrow_tool_bar_shows_icons_alone(actions: Actions, window: QMainWindow) -> None:
    bar = ToolBar(actions, QWidget(), [QToolButton()], window)
    window.addToolBar(bar)
    window.resize(1200, 200)
    window.show()
    QApplication.processEvents()
    run = bar.widgetForAction(actions.run)
    assert isinstance(run, QToolButton)
    wide = run.toolButtonStyle()
    window.resize(260, 200)
    QApplication.processEvents()
    assert run.toolButtonStyle() is not wide
    window.resize(1200, 200)
    QApplication.processEvents()
    assert run.toolButtonStyle() is wide
