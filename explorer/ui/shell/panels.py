"""The panels at the sides of the window, which can be moved, closed and opened again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow

from explorer.messages import translate
from explorer.ui.design.design_panel import DesignPanel
from explorer.ui.inspector.inspector import Inspector

_DESIGN_PX = 286


def add_panels(window: QMainWindow, design: DesignPanel, inspector: Inspector) -> list[QAction]:
    """Put the design at the left and the inspector at the right; return what shows and hides them.

    The inspector is closed until it has something to show: till then the views have the space.
    """
    left = QDockWidget(translate("Panels", "Design"), window)
    left.setObjectName("panel.design")
    left.setWidget(design)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, left)
    right = QDockWidget(translate("Panels", "Inspector"), window)
    right.setObjectName("panel.inspector")
    right.setWidget(inspector)
    right.hide()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, right)
    inspector.wanted.connect(right.show)
    design.wanted.connect(left.show)
    window.resizeDocks([left], [_DESIGN_PX], Qt.Orientation.Horizontal)
    return [left.toggleViewAction(), right.toggleViewAction()]
