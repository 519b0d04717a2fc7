"""Every text that a window shows or reads out: of widgets, actions, menus and drawings."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QDoubleSpinBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QSpinBox,
    QTableView,
    QTabWidget,
    QWidget,
)

from explorer.ui.export.pictures import svg
from explorer.ui.kit.number_box import WholeNumberBox

_TEXT = "{http://www.w3.org/2000/svg}text"


def shown_texts(window: QMainWindow) -> Iterator[tuple[str, str]]:
    """Yield where each text is, and the text."""
    yield "window title", window.windowTitle()
    for widget in window.findChildren(QWidget):
        if widget.isVisible() or isinstance(widget, QMenu):
            name = f"{type(widget).__name__} {widget.objectName()!r}"
            yield from ((f"{name} {kind}", text) for kind, text in _of_widget(widget) if text)
    for action in window.findChildren(QAction):
        name = f"action {action.objectName()!r}"
        yield from ((f"{name} text", action.text()), (f"{name} tip", action.toolTip()))
    yield from (("drawn", text) for text in drawn_texts(window))


def drawn_texts(window: QWidget) -> Iterator[str]:
    """Yield what is painted, by whatever paints it; long texts may have been cut."""
    root = ElementTree.fromstring(svg(window, ""))  # noqa: S314 - Qt has just written it
    yield from ("".join(each.itertext()) for each in root.iter(_TEXT))


def _of_widget(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "tip", widget.toolTip()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    match widget:
        case QLabel() | QAbstractButton():
            yield "text", widget.text()
        case QComboBox():
            yield from (("item", widget.itemText(index)) for index in range(widget.count()))
        case QLineEdit():
            yield "placeholder", widget.placeholderText()
        case QSpinBox() | QDoubleSpinBox():
            yield from (("prefix", widget.prefix()), ("suffix", widget.suffix()))
            yield "special value", widget.specialValueText()
        case WholeNumberBox():
            yield from (("suffix", widget.suffix()), ("special value", widget.specialValueText()))
        case QAbstractSpinBox():
            yield "special value", widget.specialValueText()
        case QTabWidget():
            yield from (("tab", widget.tabText(index)) for index in range(widget.count()))
            yield from (("tab tip", widget.tabToolTip(index)) for index in range(widget.count()))
        case QGroupBox() | QMenu():
            yield "title", widget.title()
        case QDockWidget():
            yield "title", widget.windowTitle()
        case QTableView():
            yield from _of_table(widget)


def _of_table(table: QTableView) -> Iterator[tuple[str, str]]:
    model, role = table.model(), Qt.ItemDataRole
    for column in range(model.columnCount()):
        for kind in (role.DisplayRole, role.ToolTipRole):
            head = model.headerData(column, Qt.Orientation.Horizontal, kind)
            yield "head", str(head or "")
        for row in range(model.rowCount()):
            index = model.index(row, column, QModelIndex())
            for kind in (role.DisplayRole, role.ToolTipRole, role.AccessibleTextRole):
                yield "cell", str(index.data(kind) or "")
