"""Makes Tab follow the eye through the window: left to right, from the top down."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QTabWidget, QToolBar, QWidget


def order_tabs(*parts: QWidget) -> None:
    """Make Tab follow the layout of some parts of a window, one part after the other.

    Qt's own order is that in which controls are made. A panel that floats has an order of its own.
    """
    found = [each for part in parts for each in _in_order(part)]
    for _window, of_window in groupby(sorted(found, key=_window_of), _window_of):
        for before, after in pairwise(of_window):
            QWidget.setTabOrder(before, after)


def _window_of(widget: QWidget) -> int:
    return id(widget.window())


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for part in _parts(widget):
        if part is not None:
            yield from _in_order(part)


def _parts(widget: QWidget) -> Iterator[QWidget | None]:
    layout = widget.layout()
    if isinstance(widget, QToolBar):
        yield from map(widget.widgetForAction, widget.actions())
    elif isinstance(widget, QTabWidget):
        yield widget.tabBar()
        yield widget.cornerWidget()
        yield from map(widget.widget, range(widget.count()))
    elif isinstance(widget, QSplitter):
        yield from map(widget.widget, range(widget.count()))
    elif isinstance(widget, QScrollArea):
        yield widget.widget()
    elif layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget | None]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _in_layout(inner)
        elif item is not None:
            yield item.widget()
