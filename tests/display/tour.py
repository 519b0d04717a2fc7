"""Walks the README's tour in a window that trains, and keeps a picture of the screen at each point.

Arguments: where pictures go (a stem), text size in percent, theme. Prints what was promised and
did not come; ends with 1 then.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTableView,
    QWidget,
)

from explorer.network.presets import preset
from explorer.runs.experiment import first_experiment
from explorer.runs.experiment_link import link_to_experiment
from explorer.runs.state import RunState
from explorer.training import start
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.remembered_layout import show_fitting
from explorer.ui.state.workspace import Workspace
from explorer.ui.theme.appearance import Appearance
from tests.display.person import application, click, point_at, press, type_text, wait, wait_until

_STEPS = 30
_PATIENCE_S = 5.0
_TRAINING_S = 60.0


class Tour:
    """The window, where pictures go, and what did not come."""

    def __init__(self, stem: str, text: int, theme: str) -> None:
        app = application()
        workspace = Workspace(first_experiment(), start.train, app)
        workspace.library.record_as_remembered()
        self.window = MainWindow(workspace, Appearance(theme, text))
        self.missing: list[str] = []
        self._stem = stem
        show_fitting(self.window)
        wait_until(self.window.isActiveWindow)
        wait(0.5)

    def promise(
        self, what: str, is_so: Callable[[], object], within_s: float = _PATIENCE_S
    ) -> None:
        """Wait for what a sentence promises."""
        try:
            wait_until(lambda: bool(is_so()), within_s)
        except AssertionError:
            self.missing.append(what)
            print(f"{what};", flush=True)

    def bring(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Scroll to a place in a widget, or its middle, as a person does on a small screen."""
        place = place or widget.rect().center()
        area = widget.parentWidget()
        while area is not None:
            inner = area.widget() if isinstance(area, QScrollArea) else None
            if isinstance(area, QScrollArea) and inner is not None and inner.isAncestorOf(widget):
                at = widget.mapTo(inner, place)
                area.ensureVisible(at.x(), at.y())
                wait(0.1)
            area = area.parentWidget()

    def picture(self, name: str) -> None:
        """Keep the screen as it is."""
        wait(0.3)
        subprocess.run(["import", "-window", "root", f"{self._stem}-{name}.png"], check=True)


def main() -> int:
    stem, text, theme = sys.argv[1:]
    tour = Tour(stem, int(text), theme)
    for point in (_opens, _trains, _edits, _selects, _replays, _changes, _copies, _exports, _runs):
        point(tour)
    tour.window.close()
    return 1 if tour.missing else 0


def _opens(tour: Tour) -> None:
    said = tour.window.status.controlled
    tour.promise("the status bar says controlled", lambda: "controlled" in said.text())
    tour.picture("1-open")


def _trains(tour: Tour) -> None:
    controller = tour.window.controller

    def is_training() -> bool:
        return controller.record is not None and controller.record.steps >= _STEPS

    press("space")
    wait(0.2)
    tour.picture("2-starting")
    tour.promise("both train", is_training, _TRAINING_S)
    press("space")
    tour.promise("Space pauses", lambda: controller.state is RunState.PAUSED)
    steps = controller.record.steps if controller.record else 0
    press("n")
    tour.promise("N takes a step", lambda: controller.record and controller.record.steps > steps)
    firsts = [each.first for each in tour.window.profile._curves.displayed.values()]
    tour.promise("step 1 is dotted", lambda: all(len(each.getData()[0]) for each in firsts))
    tour.picture("3-profile")


def _bring_design(tour: Tour) -> None:
    """Open the panel from the View menu where it is not in sight."""
    dock = tour.window.findChild(QDockWidget, "panel.design")
    for _ in range(2):  # a panel behind another one is closed first
        if not dock.visibleRegion().isEmpty():
            return
        press("alt+v")
        wait_until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        click(menu, menu.actionGeometry(dock.toggleViewAction()).center())
        wait(0.3)


def _edits(tour: Tour) -> None:
    window = tour.window
    _bring_design(tour)
    table = window.design.findChild(QTableView, "table.stages.A")
    before = window.document.experiment
    cell = table.visualRect(table.model().index(0, 0)).center()
    tour.bring(table.viewport(), cell)
    click(table.viewport(), cell, times=2)
    type_text("5")
    press("Return")
    tour.promise("an edit changes A", lambda: window.document.experiment != before)
    arms = window.document.experiment.arms
    if len({arm.network.stages for arm in arms}) > 1:
        tour.missing.append("B follows A")
    tour.picture("4-edited")
    press("ctrl+z")
    tour.promise("Ctrl+Z undoes", lambda: window.document.experiment == before)


def _selects(tour: Tour) -> None:
    window = tour.window
    plot = window.graphs["A"].plot
    _click_something(tour, plot.viewport())
    tour.promise("a click selects a layer", lambda: window.selection.selected is not None)
    tour.promise("the inspector shows it", window.inspector.isVisible)
    tour.picture("5-selected")
    press("Escape")
    for name, viewport in (
        ("the profile", window.profile.plot.viewport()),
        ("a heat map", window.heat_maps.strips["B"].viewport()),
    ):
        window.selection.select(None)
        wait(0.5)  # else it is the second one of a double click
        place = QPoint(viewport.width() // 2, viewport.height() // 2)
        tour.bring(viewport, place)
        click(viewport, place)
        tour.promise(f"a click in {name} selects", lambda: window.selection.selected is not None)
    press("End")
    press("ctrl+f")
    tour.promise("Ctrl+F opens a field", window.inspector.find_bar.isVisible)
    type_text("3x3")
    field = window.inspector.find_bar.findChild(QLineEdit)
    tour.promise("it takes a kind", lambda: field is not None and field.text() == "3x3")
    tour.picture("6-found")
    press("Escape", "Escape", "Escape")


def _click_something(tour: Tour, viewport: QWidget) -> None:
    """Click along the middle of a graph until a part of it is selected."""
    for share in (0.4, 0.45, 0.5, 0.55):
        place = QPoint(int(share * viewport.width()), viewport.height() * 6 // 10)
        tour.bring(viewport, place)
        click(viewport, place)
        if tour.window.selection.selected is not None:
            return


def _replays(tour: Tour) -> None:
    window = tour.window
    viewport = window.loss.plot.viewport()
    place = QPoint(viewport.width() * 9 // 20, viewport.height() // 2)
    tour.bring(viewport, place)
    click(viewport, place)
    tour.promise("a click goes back to a step", lambda: window.step_cursor.row is not None)
    tour.picture("7-back")
    press("k")
    tour.promise("K plays", lambda: window.workspace.player.is_playing)
    press("End")
    slider = window.replay.bar.slider
    tour.bring(slider)
    click(slider, QPoint(slider.width() // 3, slider.height() // 2))
    tour.promise("the bar scrubs", lambda: window.step_cursor.row is not None)
    press("End")
    tour.promise("End follows", lambda: window.step_cursor.row is None)


def _changes(tour: Tour) -> None:
    window = tour.window
    controller = window.controller
    press("space")
    field = window.live.learning_rate.lineEdit()
    click(field, QPoint(12, field.height() // 2), times=2)
    type_text("0.02")
    press("Return")
    record = controller.record
    tour.promise("a rate is changed", lambda: record and len(record.changes) == 1)
    click(window.live.skips["B"], QPoint(8, window.live.skips["B"].height() // 2))
    tour.promise("skips are switched", lambda: record and len(record.changes) == 2)
    wait(1)
    press("ctrl+period")
    tour.promise("Ctrl+. stops", lambda: controller.state is RunState.ENDED)
    tour.picture("8-changed")
    press("ctrl+r")
    tour.promise("Ctrl+R runs it again", lambda: controller.record is not record)
    tour.promise(
        "with its changes",
        lambda: controller.record and len(controller.record.changes) == 2,
        _TRAINING_S,
    )
    press("ctrl+period")
    tour.promise("it stops", lambda: controller.state is RunState.ENDED)
    press("r")
    tour.promise("R puts it away", lambda: controller.record is None)


def _copies(tour: Tour) -> None:
    press("ctrl+l")
    copied = QGuiApplication.clipboard()
    tour.promise("Ctrl+L copies a link", lambda: copied.text().startswith("resnet-explorer:"))
    window, before = tour.window, tour.window.document.experiment
    other = before.with_network("A", preset("plain-20-digits"))
    copied.setText(link_to_experiment(other))
    press("ctrl+v")
    tour.promise("Ctrl+V opens a link", lambda: window.document.experiment == other)
    press("ctrl+z")
    tour.promise("undo takes it back", lambda: window.document.experiment == before)


def _exports(tour: Tour) -> None:
    tour.bring(tour.window.loss)
    viewport = tour.window.loss.plot.viewport()
    click(viewport, viewport.rect().center(), button=3)
    tour.promise("a right click offers", lambda: QApplication.activePopupWidget() is not None)
    tour.picture("9-menu")
    press("Escape", "Escape")
    point_at(viewport, QPoint(viewport.width() // 2, viewport.height() // 2))
    tour.picture("10-reading")


def _runs(tour: Tour) -> None:
    press("ctrl+h")
    tour.promise("Ctrl+H lists runs", tour.window.runs.isVisible)
    table = tour.window.runs.findChild(QTableView, "table.runs")
    tour.promise("the runs are listed", lambda: table.model().rowCount() >= 2)
    tour.picture("11-runs")
    press("Down", "Return")
    tour.promise("a run is shown", lambda: tour.window.controller.record is not None)
    tour.picture("11-shown")
    press("F1")
    wait(0.5)
    tour.picture("12-keys")
    press("Escape")


if __name__ == "__main__":
    sys.exit(main())
