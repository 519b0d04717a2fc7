"""Remembers where a person put the window and its panels, from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.panels import fit_panels

_GROUP = "window"
_GEOMETRY, _DOCKS, _SPLITTERS = "window/geometry", "window/docks", "window/splitters"
_WAS_MAXIMIZED = "window/was_maximized"
_SHARE_OF_SCREEN = 0.85
_MOST = QSize(1920, 1200)
"""A window is not opened larger by itself."""


def remember_layout(window: MainWindow, store: QSettings) -> None:
    """Write the layout of a window that is about to close."""
    window.filled.leave()
    store.setValue(_GEOMETRY, window.saveGeometry())
    store.setValue(_WAS_MAXIMIZED, int(window.was_maximized))
    store.setValue(_DOCKS, window.saveState())
    for splitter in splitters_of(window):
        store.setValue(f"{_SPLITTERS}/{splitter.objectName()}", splitter.saveState())


def forget_layout(store: QSettings) -> None:
    """Let the next start have the layout of the first."""
    store.remove(_GROUP)


def show_remembered(window: MainWindow, store: QSettings | None) -> None:
    """Show a new window where and as it was at the end of the last start, if that is possible.

    Panels and splitters are restored even where the window's place is not: on another screen.
    """
    if store is not None:
        window.was_maximized = str(store.value(_WAS_MAXIMIZED)) == "1"
        window.restoreState(_bytes(store, _DOCKS))
        for splitter in splitters_of(window):
            splitter.restoreState(_bytes(store, f"{_SPLITTERS}/{splitter.objectName()}"))
        if window.restoreGeometry(_bytes(store, _GEOMETRY)):
            window.show()
            bring_onto_screen(window)
            return
    show_fitting(window)


def show_fitting(window: QWidget) -> None:
    """Leave a margin on a large screen, which would otherwise be half empty; fill a small one."""
    screen, least = QGuiApplication.primaryScreen().availableSize(), window.size()
    if isinstance(window, MainWindow):
        fit_panels(window, screen.width())
    if screen.width() <= least.width() or screen.height() <= least.height():
        window.resize((screen * _SHARE_OF_SCREEN).boundedTo(least))  # once it is not maximized
        window.showMaximized()
        return
    window.resize(least.expandedTo((screen * _SHARE_OF_SCREEN).boundedTo(_MOST)))
    window.show()


def bring_onto_screen(window: QWidget) -> None:
    """Move a window whole onto a screen, and make it no larger than that."""
    if window.isMaximized() or window.isFullScreen():
        return
    frame = window.frameGeometry()
    screen = QGuiApplication.screenAt(frame.center()) or window.screen()
    onto = inside(frame, screen.availableGeometry())
    if onto != frame:
        window.resize(window.size() - (frame.size() - onto.size()))
        window.move(onto.topLeft())


def inside(frame: QRect, area: QRect) -> QRect:
    """Return a window's frame moved into an area, and no larger than that."""
    size = frame.size().boundedTo(area.size())
    left = min(max(frame.left(), area.left()), area.left() + area.width() - size.width())
    top = min(max(frame.top(), area.top()), area.top() + area.height() - size.height())
    return QRect(left, top, size.width(), size.height())


def splitters_of(window: MainWindow) -> list[QSplitter]:
    """Return those that a layout is kept of: they have a name."""
    return [each for each in window.findChildren(QSplitter) if each.objectName()]


def _bytes(store: QSettings, key: str) -> QByteArray:
    """Return what was remembered; nothing, which restores nothing, if a file holds other things."""
    found = store.value(key)
    return found if isinstance(found, QByteArray) else QByteArray()
