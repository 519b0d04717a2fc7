"""The actions, menus and tool bar by themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.runs.state import RunState
from explorer.ui.shell.actions import Actions
from explorer.ui.shell.menus import Menus
from explorer.ui.shell.recent_menu import RecentMenu
from explorer.ui.shell.tool_bar import ToolBar
from explorer.ui.state.recent_files import RecentFiles
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
    assert actions.run.iconText() == ("Pause" if is_going else "Run")


def test_that_a_run_that_trains_elsewhere_cannot_be_controlled(actions: Actions) -> None:
    actions.show_state(RunState.RUNNING, can_control=False)
    enabled = {each.objectName() for each in actions.of_run if each.isEnabled()}
    assert enabled == {"action.reset"}


def test_that_every_action_has_keys_of_its_own_and_names_the_first(
    actions: Actions, window: QMainWindow
) -> None:
    keys: list[str] = []
    for action in set(window.actions()) - {actions.about}:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert action.toolTip().endswith(f"({key})")
        keys += [each.toString() for each in action.shortcuts()]
    assert len(keys) == len(set(keys)) == 27


def test_that_escape_does_not_stop_a_run(actions: Actions) -> None:
    assert actions.stop.shortcut().toString() == "Ctrl+."
    assert actions.leave.shortcut().toString() == "Esc"


def test_that_redo_has_the_keys_of_every_desktop(actions: Actions) -> None:
    assert [each.toString() for each in actions.redo.shortcuts()] == ["Ctrl+Shift+Z", "Ctrl+Y"]


def test_that_undo_names_the_edit(actions: Actions, undo_stack: QUndoStack) -> None:
    assert not actions.undo.isEnabled()
    undo_stack.push(QUndoCommand("Change width"))
    assert actions.undo.isEnabled()
    assert actions.undo.iconText() == "Undo Change width"


def test_that_an_icon_follows_the_state(actions: Actions) -> None:
    actions.apply_theme(LIGHT)
    run = actions.run.icon().cacheKey()
    actions.show_state(RunState.RUNNING)
    assert actions.run.icon().cacheKey() != run


@pytest.fixture
def menus(actions: Actions, window: QMainWindow) -> Menus:
    appearance = AppearanceMenu(Appearance("light"), window)
    recent = RecentMenu(RecentFiles(None, window), window)
    return Menus(window.menuBar(), actions, appearance, recent)


def offered_in(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from offered_in(below)
        yield action


def test_that_the_menus_hold_every_action_but_escape(
    actions: Actions, window: QMainWindow, menus: Menus
) -> None:
    titles = [each.text() for each in window.menuBar().actions()]
    assert titles == ["&File", "&Edit", "&Run", "&View", "&Help"]
    offered = {each for top in window.menuBar().actions() for each in offered_in(top.menu())}
    assert set(window.actions()) - offered == {actions.leave}


def test_that_no_two_lines_of_a_menu_have_the_same_letter(
    window: QMainWindow, menus: Menus
) -> None:
    for top in window.menuBar().actions():
        texts = [each.text() for each in top.menu().actions() if not each.isSeparator()]
        letters = [each[each.index("&") + 1].lower() for each in texts]
        assert len(letters) == len(set(letters)), texts


def test_that_run_and_pause_leave_the_rest_of_the_tool_bar_in_place(
    actions: Actions, window: QMainWindow
) -> None:
    bar = ToolBar(actions, QWidget(), window)
    window.addToolBar(bar)
    window.resize(1200, 200)
    window.show()
    actions.apply_theme(LIGHT)
    bar.apply_theme(LIGHT)
    places = []
    for state in (RunState.READY, RunState.RUNNING, RunState.PAUSED):
        actions.show_state(state)
        QApplication.processEvents()
        places.append([bar.button(each).geometry() for each in actions.of_edit])
    assert places[0] == places[1] == places[2]


def test_that_a_narrow_tool_bar_shows_icons_alone(actions: Actions, window: QMainWindow) -> None:
    bar = ToolBar(actions, QWidget(), window)
    window.addToolBar(bar)
    window.resize(1200, 200)
    window.show()
    QApplication.processEvents()
    run = bar.button(actions.run)
    assert isinstance(run, QToolButton)
    wide = run.toolButtonStyle()
    window.resize(260, 200)
    QApplication.processEvents()
    assert run.toolButtonStyle() is not wide
    window.resize(1200, 200)
    QApplication.processEvents()
    assert run.toolButtonStyle() is wide
