"""Marks the control that has the keyboard focus, in the same style on every kind of control."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QGraphicsView, QWidget
from shiboken6 import isValid
from typing_extensions import override

from explorer.ui.theme.palette import Theme

_WIDTH_PX = 2.0
_RADIUS_PX = 4.0
_INSIDE = "draws_focus_ring"


class FocusRing(QFocusFrame):
    """A ring in the accent colour around what the keyboard has brought into focus.

    Fusion's own marks differ from control to control, and a plot has none. A control that was
    clicked gets no ring: the person knows where the mouse is, and pictures would show it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._colour = QColor()
        self._last: QWidget | None = None
        self._marked: QWidget | None = None
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def apply_theme(self, theme: Theme) -> None:
        """Take another colour."""
        self._colour = QColor(theme.accent)
        self.update()

    @property
    def marked(self) -> QWidget | None:
        """What has the ring."""
        return self._marked

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Mark nothing for a while: a picture shows no ring."""
        marked = self._marked
        self._mark(None)
        try:
            yield
        finally:
            self._mark(marked)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._colour, _WIDTH_PX))
            inset = _WIDTH_PX / 2
            outline = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(outline, _RADIUS_PX, _RADIUS_PX)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._window):  # deleting the window moves the focus once more
            return
        is_ours = now is not None and now is not self._window and now.window() is self._window
        # Coming back from a menu, an open list or another program, it is as it was before.
        is_back = before is None or not isValid(before) or before.window() is not self._window
        by_keys = now is self._last if is_back else not QApplication.mouseButtons().value
        if is_ours and by_keys:
            self._last = now
            self._mark(now)
        else:
            self._mark(None)

    def _mark(self, widget: QWidget | None) -> None:
        marked = self._marked
        if marked is not None and isValid(marked) and isinstance(marked, QGraphicsView):
            _draw_inside(marked, on=False)
        self._marked = widget
        if isinstance(widget, QGraphicsView):
            _draw_inside(widget, on=True)
            widget = None
        self.setWidget(widget)  # type: ignore[arg-type]
        if self.widget() is None:
            self.setParent(self._window)  # else it would be deleted with what it was beside


def _draw_inside(view: QGraphicsView, *, on: bool) -> None:
    """Let a view that fills its frame draw the ring itself: around it, it would be hidden."""
    view.setProperty(_INSIDE, on)
    view.viewport().update()


def paint_inside(view: QGraphicsView, colour: QColor) -> None:
    """Draw the ring into a view's viewport, at the end of its paint event, if it has the focus."""
    if view.property(_INSIDE):
        with QPainter(view.viewport()) as painter:
            painter.setPen(QPen(colour, _WIDTH_PX))
            painter.drawRect(view.viewport().rect().adjusted(1, 1, -1, -1))
