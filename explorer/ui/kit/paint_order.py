"""Lets every scene of a window handle what has moved before the window paints any of it.

Qt notes at each paint where an item of a scene stands, to erase it there once it has moved. A scene
handles a move in a turn of its own, and then lets the whole window paint at once: other scenes too,
if there is something to paint over them, as where a reading box has moved. An item of theirs that
had moved, but whose scene had not had its turn, was noted at its new place, and its old picture
stayed on the screen.
"""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QGraphicsView, QWidget
from shiboken6 import isValid
from typing_extensions import override


class PaintOrder(QObject):
    """Belongs to a window; see `keep_paint_order`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.views: WeakSet[QGraphicsView] = WeakSet()
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            for view in filter(isValid, tuple(self.views)):
                QCoreApplication.sendPostedEvents(view.scene(), QEvent.Type.MetaCall.value)
        return False


def keep_paint_order(view: QGraphicsView) -> None:
    """Let the window that a view is in now paint in this order."""
    window, directly = view.window(), Qt.FindChildOption.FindDirectChildrenOnly
    order = window.findChild(PaintOrder, options=directly) or PaintOrder(window)
    order.views.add(view)
