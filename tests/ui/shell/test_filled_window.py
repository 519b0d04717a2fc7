"""One view alone in the window, views folded to their titles, and room for many graphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QDockWidget, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.kit.view_title import ViewTitle
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.remembered_layout import remember_layout
from explorer.ui.shell.window_layout import WindowLayout
from explorer.ui.state.selection import Selected
from tests.ui.graphs import settle


def title_of(part: QWidget) -> ViewTitle:
    """Return the line with a view's title."""
    return next(each for each in part.findChildren(ViewTitle))


def double_click(qtbot: QtBot, part: QWidget) -> None:
    line = title_of(part)
    place = QPoint(line.width() // 2, line.height() // 2)
    qtbot.mouseDClick(line, Qt.MouseButton.LeftButton, pos=place)
    settle()


def docks(window: MainWindow) -> list[bool]:
    return [dock.isVisible() for dock in window.findChildren(QDockWidget)]


def in_sight(window: MainWindow) -> list[QWidget]:
    return [part for part in window.stack.parts if part.isVisible()]


@pytest.mark.parametrize("number", range(6))
def test_that_a_double_click_on_a_title_fills_the_window_and_goes_back(
    window: MainWindow, qtbot: QtBot, number: int
) -> None:
    part = window.stack.parts[number]
    sizes, panels, all_parts = window.stack.sizes(), docks(window), in_sight(window)
    double_click(qtbot, part)
    assert in_sight(window) == [part]
    assert not any(docks(window))
    assert part.width() > 0.95 * window.width()
    assert part.height() > 0.75 * window.height()
    assert window.filled.action.isChecked()
    double_click(qtbot, part)
    assert in_sight(window) == all_parts
    assert docks(window) == panels
    assert window.stack.sizes() == sizes
    assert not window.filled.action.isChecked()


def test_that_the_key_takes_the_view_with_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.loss.plot.setFocus()
    qtbot.waitUntil(window.loss.plot.hasFocus)
    qtbot.keyClick(window.loss.plot, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert in_sight(window) == [window.loss]
    qtbot.keyClick(window.loss.plot, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert len(in_sight(window)) == 6


def test_that_a_layer_can_be_inspected_while_a_view_fills_the_window(window: MainWindow) -> None:
    window.filled.toggle(window.graphs["B"])
    window.selection.select(Selected("B", "layer1.0.conv1"))
    settle()
    inspector = window.findChild(QDockWidget, "panel.inspector")
    assert inspector.isVisible()
    window.filled.leave()
    assert inspector.isVisible()


def test_that_all_views_come_back_when_the_arm_that_filled_the_window_is_deleted(
    window: MainWindow,
) -> None:
    window.filled.toggle(window.graphs["B"])
    window.document.edit(window.document.experiment.without_arm("B"), "delete")
    settle()
    assert in_sight(window) == list(window.stack.parts)
    assert docks(window)[0]


def test_that_an_arm_that_is_added_beside_the_filled_one_is_not_in_sight(
    window: MainWindow,
) -> None:
    window.filled.toggle(window.graphs["A"])
    experiment = window.document.experiment
    window.document.edit(experiment.with_added_arm(experiment.arms[0].network), "add")
    settle()
    assert in_sight(window) == [window.graphs["A"]]
    window.filled.leave()
    assert len(in_sight(window)) == 7


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> QSettings:
    file = tmp_path_factory.mktemp("settings") / "settings.ini"
    return QSettings(str(file), QSettings.Format.IniFormat)


@pytest.mark.parametrize("way", ["closed", "another language"])
def test_that_the_remembered_layout_is_that_with_all_views(
    window: MainWindow, store: QSettings, way: str
) -> None:
    window.filled.toggle(window.error)
    ways: dict[str, Callable[[], object]] = {
        "closed": lambda: remember_layout(window, store),
        "another language": lambda: WindowLayout.of(window),
    }
    ways[way]()
    assert docks(window)[0]
    assert len(in_sight(window)) == 6


def test_that_folded_views_leave_their_room_to_the_others(window: MainWindow) -> None:
    parts = {"A": window.graphs["A"], "B": window.graphs["B"], "maps": window.heat_maps}
    before = window.profile.height()
    for part in parts.values():
        title_of(part).findChild(QToolButton).click()
        settle()
    for part in parts.values():
        assert part.height() <= title_of(part).height() + 2
        assert title_of(part).isVisible()
    assert window.profile.height() > before + 40
    for part in parts.values():
        title_of(part).findChild(QToolButton).click()
        settle()
    assert all(panel.plot.height() > 60 for panel in window.graphs.values())
    assert window.heat_maps.height() > 80


def test_that_three_graphs_are_whole_on_a_large_screen(window: MainWindow) -> None:
    window.resize(1920, 1080)
    settle()
    experiment = window.document.experiment
    window.document.edit(experiment.with_added_arm(experiment.arms[0].network), "add")
    settle()
    for panel in window.graphs.values():
        port = panel.plot.viewport()
        assert port.visibleRegion().boundingRect().height() == port.height()


def test_that_the_tabs_of_eight_arms_are_all_in_reach(window: MainWindow) -> None:
    for _ in range(6):
        window.design.duplicate_arm.click()
    settle()
    bar = window.design.findChild(QTabBar)
    assert bar.count() == 8
    for index in range(8):
        assert bar.visibleRegion().contains(bar.tabRect(index).center())
    buttons = [each for each in bar.findChildren(QToolButton) if each.isVisible()]
    assert not buttons, "no arrows that scroll the tabs"


def test_that_the_inspector_scrolls_sideways_rather_than_being_cut(window: MainWindow) -> None:
    window.selection.select(Selected("B", "layer2.0.conv1"))
    window.appearance.choose_font_percent(200)
    settle()
    sheet = window.inspector.sheet
    body = sheet.widget()
    assert body is not None
    is_wider = body.minimumSizeHint().width() > sheet.viewport().width()
    assert sheet.horizontalScrollBar().isVisible() == is_wider
    reach = sheet.viewport().width() + sheet.horizontalScrollBar().maximum()
    assert reach >= body.minimumSizeHint().width()
