"""The panels at the sides of the window, which can be moved, closed and opened again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMainWindow

from explorer.messages import translate
from explorer.ui.design.design_panel import DesignPanel
from explorer.ui.inspector.inspector import Inspector
from explorer.ui.library.runs_panel import RunsPanel
from explorer.ui.shell.actions import key_text
from explorer.ui.shell.small_screen import FOOT_SHARE, SIDE_SHARE, SmallScreen

_DESIGN_PX = 286
_MOST_FOR_SIDES = 0.6
"""Share of a width that the panels at the sides may take by themselves, without a person."""


def add_panels(
    window: QMainWindow, design: DesignPanel, inspector: Inspector, runs: RunsPanel
) -> list[QAction]:
    """Put the design at the left, the inspector at the right and the recorded runs at the bottom.

    Return what shows and hides them. The inspector is closed until it has something to show, and
    the runs until a person asks for them: till then the views have the space.
    """
    left = QDockWidget(translate("Panels", "Design"), window)
    left.setObjectName("panel.design")
    left.setWidget(SmallScreen(design, SIDE_SHARE))
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, left)
    right = QDockWidget(translate("Panels", "Inspector"), window)
    right.setObjectName("panel.inspector")
    right.setWidget(SmallScreen(inspector, SIDE_SHARE))
    right.hide()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, right)
    bottom = QDockWidget(translate("Panels", "Runs"), window)
    bottom.setObjectName("panel.runs")
    bottom.setWidget(SmallScreen(runs, FOOT_SHARE))
    bottom.hide()
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, bottom)
    show_runs = bottom.toggleViewAction()
    show_runs.setObjectName("action.runs")
    show_runs.setShortcut(QKeySequence("Ctrl+H"))
    tip = translate("Panels", "List the recorded runs.")
    with_key = translate("Actions", "{tip} ({key})")
    show_runs.setToolTip(with_key.format(tip=tip, key=key_text(show_runs)))
    show_runs.triggered.connect(runs.take_keyboard)
    window.addAction(show_runs)
    inspector.wanted.connect(partial(_bring, right))
    design.wanted.connect(partial(_bring, left))
    for panel in (left, right, bottom):
        panel.topLevelChanged.connect(partial(_lay_out_again, window, panel))
    window.resizeDocks([left], [_DESIGN_PX], Qt.Orientation.Horizontal)
    return [left.toggleViewAction(), right.toggleViewAction(), show_runs]


def fit_panels(window: QMainWindow, room: int) -> None:
    """Leave the views their share of a narrow screen: one panel at a time, or none at first."""
    panels = {each.objectName(): each for each in window.findChildren(QDockWidget)}
    design, inspector = panels["panel.design"], panels["panel.inspector"]
    widths = [each.widget().sizeHint().width() for each in (design, inspector)]
    if sum(widths) > _MOST_FOR_SIDES * room:
        window.tabifyDockWidget(design, inspector)
    window.resizeDocks([design], [max(_DESIGN_PX, widths[0])], Qt.Orientation.Horizontal)
    if widths[0] > _MOST_FOR_SIDES * room:
        design.hide()


def _lay_out_again(window: QMainWindow, panel: QDockWidget, is_floating: bool) -> None:
    """Bring a panel that is docked again to its place.

    Qt 6.11 leaves it where it floated, over the views, if it has been closed and opened before.
    """
    if not is_floating:
        window.resizeDocks([panel], [panel.width()], Qt.Orientation.Horizontal)


def _bring(panel: QDockWidget) -> None:
    panel.show()
    panel.raise_()  # it may share its place with another
