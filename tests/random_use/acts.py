"""What a person may do to a window, each act on something that is in sight at that moment."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDockWidget,
    QGraphicsView,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from explorer.messages import Message
from explorer.network.presets import preset
from explorer.ui.shell.main_window import MainWindow

_Widget = TypeVar("_Widget", bound=QWidget)

_TEXTS = (
    "1",
    "2",
    "3",
    "0.05",
    "0,01",
    "1e-3",
    "-1",
    "abc",
    "",
    "9999999",
    "1 000",
    "\uff11\uff12",
    "nan",
)
_FIND = ("conv", "3x3", "layer2", "fc", "zzz", "norm")
_HEAVY = ("wrn-28-10", "resnet-1202", "plain-1202", "resnet-50-imagenet", "resnet-110-preact")
_LIGHT = ("plain-20-digits", "resnet-20-digits", "resnet-56-digits", "plain-56-digits")
_KEYS = (
    *("Tab", "Shift+Tab", "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown"),
    *("Enter", "Escape", "Space", "+", "-", "Delete", "Backspace", "A", "N", "F", "Q", "1", "."),
    *("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "F11", "Ctrl+F", "Ctrl+R", "Ctrl+Shift+R", "Ctrl+A"),
)
_SIZES = ((640, 480), (1024, 768), (1280, 720), (1920, 1080))
_NOT_TRIGGERED = ("action.quit", "action.reset_layout")
"""They end the window, or put another in its place."""


class Act(NamedTuple):
    """Something to do: returns what was done, or "" if it was not possible."""

    weight: int
    do: Callable[[MainWindow, random.Random], str]


def _in_sight(window: MainWindow, kind: type[_Widget]) -> list[_Widget]:
    return [
        each
        for each in window.findChildren(kind)
        if each.isVisible() and each.isEnabled() and not each.visibleRegion().isEmpty()
    ]


def _one(chooser: random.Random, choices: Sequence[_Widget]) -> _Widget | None:
    return chooser.choice(choices) if choices else None


def _named(widget: QWidget) -> str:
    named: QWidget | None = widget
    while named is not None and not named.objectName():
        named = named.parentWidget()
    return f"{type(widget).__name__} {named.objectName() if named else '?'}"


def _somewhere(widget: QWidget, chooser: random.Random) -> QPoint:
    rect = widget.rect()
    return QPoint(chooser.randint(0, rect.width()), chooser.randint(0, rect.height()))


def type_letter(widget: QWidget, letter: str) -> None:
    """Press and release a key that gives this letter, whatever alphabet it is of."""
    code = ord(letter.upper())
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)


def _run(window: MainWindow, chooser: random.Random) -> str:
    actions = window.actions_
    weights = {actions.run: 6, actions.step: 3, actions.stop: 1, actions.reset: 1}
    action = chooser.choices(list(weights), list(weights.values()))[0]
    action.trigger()
    return f"trigger {action.objectName()}"


def _action(window: MainWindow, chooser: random.Random) -> str:
    actions = [
        each
        for each in window.findChildren(QAction)
        if each.isEnabled()
        and each.isVisible()
        and each.objectName().startswith("action.")
        and each.objectName() not in _NOT_TRIGGERED
    ]
    if not actions:
        return ""
    action = chooser.choice(actions)
    told = f"trigger {action.objectName() or action.text()!r}"
    action.trigger()
    return told


def _click(window: MainWindow, chooser: random.Random) -> str:
    button = _one(chooser, _in_sight(window, QAbstractButton))
    if button is None:
        return ""
    told = f"click {_named(button)}"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return told


def _choose(window: MainWindow, chooser: random.Random) -> str:
    box = _one(chooser, _in_sight(window, QComboBox))
    if box is None:
        return ""
    told = f"choose in {_named(box)}"
    for _ in range(chooser.randint(1, 4)):
        QTest.keyClick(box, chooser.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
    return told


def _type(window: MainWindow, chooser: random.Random) -> str:
    field = _one(chooser, [each for each in _in_sight(window, QLineEdit) if not each.isReadOnly()])
    if field is None:
        return ""
    text = chooser.choice(_FIND if "find" in _named(field) else _TEXTS)
    told = f"type {text!r} in {_named(field)}"
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    for letter in text:
        focused = QApplication.focusWidget()
        if focused is not field:
            break
        type_letter(field, letter)
    if QApplication.focusWidget() is field:
        QTest.keyClick(field, chooser.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab)))
    return told


def _edit_cell(window: MainWindow, chooser: random.Random) -> str:
    view = _one(chooser, _in_sight(window, QTableView))
    model = view.model() if view is not None else None
    if view is None or model is None or not model.rowCount(QModelIndex()):
        return ""
    index = model.index(
        chooser.randrange(model.rowCount(QModelIndex())),
        chooser.randrange(max(1, model.columnCount(QModelIndex()))),
    )
    told = f"edit a cell of {_named(view)}"
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
    )
    QTest.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
    )
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit):
        for letter in chooser.choice(_TEXTS):
            type_letter(focused, letter)
        QTest.keyClick(focused, chooser.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))
    return told


def _key(window: MainWindow, chooser: random.Random) -> str:
    target = QApplication.focusWidget() or window
    key = chooser.choice(_KEYS)
    QTest.keySequence(target, key)
    return f"key {key} in {_named(target)}"


def _mouse(window: MainWindow, chooser: random.Random) -> str:
    view = _one(chooser, _in_sight(window, QGraphicsView))
    if view is None:
        return ""
    port, place = view.viewport(), _somewhere(view.viewport(), chooser)
    told = chooser.choice(("move", "click", "double click", "drag", "wheel", "right click"))
    left = Qt.MouseButton.LeftButton
    match told:
        case "move":
            QTest.mouseMove(port, place)
        case "click":
            QTest.mouseClick(port, left, pos=place)
        case "double click":
            QTest.mouseDClick(port, left, pos=place)
        case "drag":
            QTest.mousePress(port, left, pos=place)
            for _ in range(3):
                QTest.mouseMove(port, _somewhere(port, chooser))
            QTest.mouseRelease(port, left, pos=_somewhere(port, chooser))
        case "wheel":
            _turn_wheel(port, place, chooser)
        case _:
            QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=place)
    return f"{told} in {_named(view)}"


def _turn_wheel(widget: QWidget, place: QPoint, chooser: random.Random) -> None:
    turn = QPoint(0, chooser.choice((-360, -120, 120, 360)))
    at = QPointF(widget.mapToGlobal(place))
    none = Qt.MouseButton.NoButton
    keys = chooser.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier))
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(QPointF(place), at, QPoint(), turn, none, keys, phase, False)
    QApplication.sendEvent(widget, event)


def _scroll(window: MainWindow, chooser: random.Random) -> str:
    area = _one(chooser, _in_sight(window, QAbstractScrollArea))
    if area is None:
        return ""
    bar = area.verticalScrollBar()
    bar.setValue(chooser.randint(bar.minimum(), bar.maximum()))
    return f"scroll {_named(area)}"


def _tab(window: MainWindow, chooser: random.Random) -> str:
    bar = _one(chooser, [each for each in _in_sight(window, QTabBar) if each.count()])
    if bar is None:
        return ""
    rect = bar.tabRect(chooser.randrange(bar.count()))
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=rect.center())
    return f"click a tab of {_named(bar)}"


def _dock(window: MainWindow, chooser: random.Random) -> str:
    dock = chooser.choice(window.findChildren(QDockWidget))
    told = chooser.choice(("show", "hide", "float", "dock"))
    match told:
        case "show" | "hide":
            dock.setVisible(told == "show")
        case _:
            dock.setFloating(told == "float")
    return f"{told} {dock.objectName()}"


def _resize(window: MainWindow, chooser: random.Random) -> str:
    size = chooser.choice(_SIZES)
    window.showNormal()
    window.resize(*size)
    return f"resize to {size}"


def _network(window: MainWindow, chooser: random.Random) -> str:
    arms = window.document.experiment.arms
    names = _HEAVY if chooser.random() < 0.2 else _LIGHT
    label, name = chooser.choice(arms).label, chooser.choice(names)
    window.document.edit_network(label, preset(name), Message("RandomUse", "Choose a network"))
    return f"take {name} for {label}"


ACTS = (
    Act(10, _run),
    Act(6, _action),
    Act(8, _click),
    Act(4, _choose),
    Act(8, _type),
    Act(6, _edit_cell),
    Act(10, _key),
    Act(20, _mouse),
    Act(3, _scroll),
    Act(3, _tab),
    Act(2, _dock),
    Act(2, _resize),
    Act(2, _network),
)
