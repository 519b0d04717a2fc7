"""Uses a window by keys and mouse as its people do; prints what came of each act, by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QMenu,
    QToolButton,
    QWidget,
)

from explorer.runs.state import RunState
from explorer.ui.kit.fields import DecimalField
from explorer.ui.shell.main_window import MainWindow
from tests.display.person import (
    application,
    click,
    press,
    show_window,
    type_text,
    wait,
    wait_until,
)
from tests.display.steady_training import steady_training
from tests.ui.screen import window_on_screen

Found = dict[str, object]

_LEAST_SATURATION = 128


def main() -> None:
    app = application()
    window = show_window(app, steady_training)
    found: Found = {}
    acts: tuple[Callable[[MainWindow], Found], ...] = (
        _rate_in_design,
        _space_after_a_cell,
        _presets,
        _menus_and_docks,
        _run_and_escape,
        _fill_and_leave,
        _full_screen_and_back,
    )
    for act in acts:
        found |= act(window)
    window.close()
    print(json.dumps(found))


def _rate_in_design(window: MainWindow) -> Found:
    field: DecimalField = next(
        each
        for each in window.design.findChildren(DecimalField)
        if each.objectName() == "settings.learning_rate"
    )
    return {"rate in the design": _retyped(field)}


def _retyped(field: DecimalField, text: str = "0.01") -> object:
    """Double-click a field, type a number over what that selects, and return what holds."""
    click(field.lineEdit(), QPoint(12, field.lineEdit().height() // 2), times=2)
    type_text(text)
    press("Return")
    return field.value()


def _space_after_a_cell(window: MainWindow) -> Found:
    table = window.design.findChild(QWidget, "table.stages.A")
    dock = window.findChild(QDockWidget, "panel.design")
    click(table.viewport(), table.visualRect(table.model().index(0, 0)).center())
    _click_in_title(dock, "close")
    wait_until(dock.isHidden)
    before = _drawn_pixels(window)
    press("n")  # with the dock closed, letters and Space go to the window
    wait_until(lambda: _is_at(window, RunState.PAUSED, steps=1))
    wait_until(lambda: _drawn_pixels(window) > before)
    press("space")
    wait_until(lambda: window.controller.state is RunState.RUNNING)
    press("space")
    wait_until(lambda: window.controller.state is RunState.PAUSED)
    window.controller.reset()
    _choose_in_view(window, "Design")
    wait_until(dock.isVisible)
    _click_in_title(dock, "float")
    wait_until(dock.isFloating)
    wait(0.3)
    window.activateWindow()
    wait_until(window.isActiveWindow)
    press("space")
    wait_until(lambda: window.controller.state is RunState.RUNNING)
    press("space")
    wait_until(lambda: window.controller.state is RunState.PAUSED)
    _click_in_title(dock, "float")
    wait_until(lambda: not dock.isFloating())
    wait(0.2)
    window.controller.reset()
    wait_until(lambda: window.controller.wait_for_worker(0))
    is_beside = dock.geometry().right() < window.stack.mapTo(window, QPoint(0, 0)).x()
    return {
        "drawn before a step": before,
        "space runs and pauses": True,
        "a docked panel is beside the views": is_beside,
    }


def _click_in_title(dock: QDockWidget, what: str) -> None:
    """Click the button in a dock's title that closes it, or that floats it and docks it again."""
    click(dock.findChild(QAbstractButton, f"qt_dockwidget_{what}button"))


def _view_menu() -> QMenu:
    press("alt+v")
    return _opened_menu()


def _opened_menu() -> QMenu:
    wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    wait(0.1)
    return cast("QMenu", QApplication.activePopupWidget())


def _choose_in_view(window: MainWindow, text: str) -> None:
    """Click an entry of the View menu."""
    wait_until(window.isActiveWindow)
    press("alt+v")
    _choose(text)


def _choose(text: str) -> None:
    """Click an entry of the menu that is open."""
    menu = _opened_menu()
    action = next(each for each in menu.actions() if each.text().replace("&", "") == text)
    click(menu, menu.actionGeometry(action).center())
    wait_until(lambda: QApplication.activePopupWidget() is None)


def _is_at(window: MainWindow, state: RunState, steps: int) -> bool:
    record = window.controller.record
    return record is not None and record.state is state and record.steps == steps


def _drawn_pixels(window: MainWindow) -> int:
    """Return how many pixels of the loss's view are in a colour of an arm, no grey, on screen."""
    plot = window.loss.plot
    view = plot.getViewBox().sceneBoundingRect().toAlignedRect()
    at = plot.viewport().mapTo(window, QPoint(0, 0))
    image = window_on_screen(plot)
    return sum(
        QColor(image.pixel(at.x() + x, at.y() + y)).saturation() > _LEAST_SATURATION
        for x in range(view.left() + 2, view.right() - 1)
        for y in range(view.top() + 2, view.bottom() - 1)
    )


def _presets(window: MainWindow) -> Found:
    before = window.document.experiment
    press("ctrl+p")
    wait_until(lambda: QApplication.activePopupWidget() is not None)
    type_text("plain-110-digits")
    press("Escape", "Escape")
    wait_until(lambda: QApplication.activePopupWidget() is None)
    is_same = window.document.experiment == before
    press("ctrl+p")
    wait_until(lambda: QApplication.activePopupWidget() is not None)
    type_text("plain-110-digits")
    press("Return")
    wait_until(lambda: window.document.experiment != before)
    name = window.document.experiment.arm("A").network.name
    press("ctrl+z")
    wait_until(lambda: window.document.experiment == before)
    return {"escape takes no preset": is_same, "preset by typing": name}


def _menus_and_docks(window: MainWindow) -> Found:
    opened = []
    for key in ("alt+f", "alt+e", "alt+r", "alt+v", "alt+h"):
        press(key)
        wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        opened.append(QApplication.activePopupWidget().title().replace("&", ""))
        press("Escape")
        wait_until(lambda: QApplication.activePopupWidget() is None)
    dock = window.findChild(QDockWidget, "panel.design")
    click(dock, QPoint(40, 8), button=3)
    wait(0.2)
    wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    offered = [each.text() for each in QApplication.activePopupWidget().actions()]
    offered[:3] = sorted(offered[:3])  # the one that was docked last comes last
    press("Escape")
    wait_until(lambda: QApplication.activePopupWidget() is None)
    click(dock, QPoint(40, 8), button=3)
    _choose("Tool bar")
    wait_until(window.tool_bar.isHidden)
    _click_in_title(dock, "close")
    wait_until(dock.isHidden)
    offers_back = {each.text() for each in _view_menu().actions()}
    press("Escape")
    wait_until(lambda: QApplication.activePopupWidget() is None)
    for name, part in (("Design", dock), ("Tool bar", window.tool_bar)):
        _choose_in_view(window, name)
        wait_until(part.isVisible)
    wait(0.2)
    return {
        "menus by mnemonics": opened,
        "title of a dock offers": offered,
        "View brings back": sorted(offers_back & {"Design", "Tool bar"}),
    }


def _run_and_escape(window: MainWindow) -> Found:
    controller, bar = window.controller, window.tool_bar
    buttons = [each for each in bar.findChildren(QToolButton) if each.isVisible()]
    places = [each.geometry() for each in buttons]
    press("space")
    wait_until(lambda: controller.state is RunState.RUNNING)
    wait(0.2)
    is_still = places == [each.geometry() for each in buttons]
    _retyped(window.live.learning_rate, "0.02")
    wait_until(lambda: bool(controller.record and controller.record.changes))
    rates = [getattr(each, "learning_rate", None) for each in controller.record.changes]
    click(window.loss.plot)
    press("alt+f")
    wait_until(lambda: QApplication.activePopupWidget() is not None)
    press("Escape", "Escape", "Escape", "Escape")
    press("space")  # comes behind them, and pauses what still runs
    wait_until(lambda: controller.state in (RunState.PAUSED, RunState.ENDED))
    is_paused = controller.state is RunState.PAUSED
    press("ctrl+period")
    wait_until(lambda: controller.state is RunState.ENDED)
    steps = controller.record.steps
    press("g")
    wait_until(lambda: controller.state is RunState.RUNNING and controller.record.steps > steps)
    press("ctrl+period")
    wait_until(lambda: controller.state is RunState.ENDED)
    controller.reset()
    wait_until(lambda: controller.wait_for_worker(0))
    return {
        "buttons keep their places": is_still,
        "rates while it runs": rates,
        "escape ends no run": is_paused,
        "a stopped run goes on": True,
    }


def _fill_and_leave(window: MainWindow) -> Found:
    loss = window.loss
    before = loss.height()
    click(loss.plot)
    press("shift+F11")
    wait_until(lambda: loss.height() > 2 * before)
    press("Escape")
    wait_until(lambda: loss.height() < 2 * before and window.profile.isVisible())
    click(loss.title_line, QPoint(10, loss.title_line.height() // 2), times=2)
    wait_until(lambda: loss.height() > 2 * before and not window.profile.isVisible())
    press("Escape")
    wait_until(lambda: loss.height() < 2 * before and window.profile.isVisible())
    return {"a view fills the window and goes back": True}


def _full_screen_and_back(window: MainWindow) -> Found:
    window.showMaximized()
    wait_until(window.isMaximized)
    wait(0.3)
    for _ in range(2):
        press("F11")
        wait_until(window.isFullScreen)
        wait(0.3)
        press("F11")
        wait_until(lambda: not window.isFullScreen())
        wait(0.3)
    bottom = window.statusBar().mapToGlobal(window.statusBar().rect().bottomLeft()).y()
    is_maximized = window.isMaximized()
    press("F11")
    wait_until(window.isFullScreen)
    press("Escape")
    wait_until(lambda: not window.isFullScreen())
    return {
        "maximized after the full screen": is_maximized,
        "status bar on the screen": bottom < window.screen().geometry().bottom() + 1,
    }


if __name__ == "__main__":
    main()
