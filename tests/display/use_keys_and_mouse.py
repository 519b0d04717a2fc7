"""Uses a window by keys and mouse as its people do; prints what came of each act, by name."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu, QToolButton, QWidget

from explorer.runs.state import RunState
from explorer.ui.kit.fields import DecimalField
from explorer.ui.shell.main_window import MainWindow
from tests.display.person import (
    application,
    click,
    feed_run,
    press,
    show_window,
    type_text,
    wait,
    wait_until,
)

Found = dict[str, object]


def main() -> None:
    app = application()
    window = show_window(app)
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
    field = next(
        each
        for each in window.design.findChildren(DecimalField)
        if each.objectName() == "settings.learning_rate"
    )
    return {"rate in the design": _retyped(field)}


def _retyped(field: DecimalField) -> object:
    """Double-click a field, type a number over what that selects, and return what holds."""
    click(field.lineEdit(), QPoint(12, field.lineEdit().height() // 2), times=2)
    type_text("0.01")
    press("Return")
    return field.value()


def _space_after_a_cell(window: MainWindow) -> Found:
    table = window.design.findChild(QWidget, "table.stages.A")
    dock = window.findChild(QDockWidget, "panel.design")
    click(table.viewport(), table.visualRect(table.model().index(0, 0)).center())
    dock.close()
    wait(0.1)
    press("space")
    wait_until(lambda: window.controller.state is RunState.RUNNING)
    feed_run(window, 1)
    wait(0.3)
    drawn = _has_colour(window.loss.plot, Qt.GlobalColor.white)
    press("space")
    is_paused = not window.controller.control.is_running
    window.controller.reset()
    dock.show()
    dock.setFloating(True)
    wait(0.3)
    window.activateWindow()
    wait_until(window.isActiveWindow)
    press("space")
    wait_until(lambda: window.controller.state is RunState.RUNNING)
    dock.setFloating(False)
    wait(0.2)
    window.controller.reset()
    wait_until(lambda: window.controller.wait_for_worker(0))
    return {"space pauses": is_paused, "one step draws something": drawn}


def _has_colour(widget: QWidget, background: Qt.GlobalColor) -> bool:
    """Whether a plot shows anything in the colour of arm A."""
    image = widget.grab().toImage()
    blue = {(0x00, 0x72, 0xB2)}
    return any(
        image.pixelColor(x, y).getRgb()[:3] in blue
        for x in range(image.width())
        for y in range(image.height())
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
    press("Escape")
    wait_until(lambda: QApplication.activePopupWidget() is None)
    window.tool_bar.hide()
    dock.close()
    press("alt+v")
    wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    offers_back = {each.text() for each in QApplication.activePopupWidget().actions()}
    press("Escape")
    window.tool_bar.show()
    dock.show()
    return {
        "menus by mnemonics": opened,
        "title of a dock offers": offered,
        "View brings back": sorted(offers_back & {"Design", "Tool bar"}),
    }


def _run_and_escape(window: MainWindow) -> Found:
    bar = window.tool_bar
    buttons = [each for each in bar.findChildren(QToolButton) if each.isVisible()]
    places = [each.geometry() for each in buttons]
    press("space")
    wait_until(lambda: window.controller.state is RunState.RUNNING)
    feed_run(window, 5)
    wait(0.2)
    is_still = places == [each.geometry() for each in buttons]
    rate = _retyped(window.live.learning_rate)
    click(window.loss.plot)
    press("alt+f")
    wait_until(lambda: QApplication.activePopupWidget() is not None)
    press("Escape", "Escape", "Escape", "Escape")
    is_running = window.controller.state is RunState.RUNNING
    press("ctrl+period")
    wait_until(lambda: window.controller.state is RunState.ENDED)
    window.controller.reset()
    wait_until(lambda: window.controller.wait_for_worker(0))
    return {
        "buttons keep their places": is_still,
        "rate while it runs": rate,
        "escape ends no run": is_running,
    }


def _fill_and_leave(window: MainWindow) -> Found:
    loss = window.loss
    before = loss.height()
    click(loss.plot)
    press("shift+F11")
    wait_until(lambda: loss.height() > 2 * before)
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
