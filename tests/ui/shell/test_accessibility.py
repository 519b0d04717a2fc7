"""Who sees badly, or uses no mouse: every control is named, explained and reached by Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.export.pictures import png
from explorer.ui.kit.focus_ring import FocusRing
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.theme.palette import LIGHT


def controls(window: MainWindow) -> list[QWidget]:
    """Everything in sight that takes the keyboard; a spin box's own line of text is part of it."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and each.isEnabled()
        and not (isinstance(each, QLineEdit) and isinstance(each.parent(), QAbstractSpinBox))
        and each.focusProxy() is None
    ]


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r}"


def unfold_everything(window: MainWindow) -> None:
    editor = window.design.editor("A")
    editor._more.setChecked(True)
    for fold in window.design.settings.sections.values():
        fold.set_open(True)
    QApplication.processEvents()


def test_that_every_control_has_a_name_and_a_tip(window: MainWindow, qtbot: QtBot) -> None:
    unfold_everything(window)
    found = controls(window)
    assert len(found) > 30
    nameless = [
        described(each)
        for each in found
        if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name).strip()
    ]
    assert not nameless
    silent = [described(each) for each in found if not each.toolTip()]
    assert not silent


def test_that_every_control_is_reached_by_tab(window: MainWindow, qtbot: QtBot) -> None:
    unfold_everything(window)
    reached: list[QWidget] = []
    for _ in range(400):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now in reached:
            assert now is reached[0]  # and round again
            break
        reached.append(now)
    proxied = [each.parentWidget() for each in reached if isinstance(each, QLineEdit)]
    missed = [described(each) for each in controls(window) if each not in [*reached, *proxied]]
    assert not missed


def test_that_tab_goes_as_the_eye_does(window: MainWindow, qtbot: QtBot) -> None:
    window.design.duplicate_arm.click()
    window.actions_.undo.trigger()
    window.design.show_arm("A")
    reached: list[str] = []
    for _ in range(60):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().objectName())
    names = [
        "design.preset.A",
        "table.stages.A",
        "design.add_stage.A",
        "design.block.A",
        "design.more.A",
        "design.follow",
        "settings.recipe",
        "settings.learning_rate",
        "settings.section.changes",
        "graph.A",
        "graph.B",
        "plot.gradient_profile",
        "plot.loss",
        "plot.accuracy",
    ]
    assert [each for each in reached if each in names][: len(names)] == names


@pytest.mark.parametrize("steps", [1, 5, 12])
def test_that_a_ring_marks_what_tab_has_reached(
    window: MainWindow, qtbot: QtBot, steps: int
) -> None:
    ring = window.findChild(FocusRing)
    assert not ring.isVisible()
    for _ in range(steps):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    now = QApplication.focusWidget()
    assert ring.isVisible()
    assert ring.marked is now
    place = ring.mapTo(window, ring.rect().center())
    assert (place - now.mapTo(window, now.rect().center())).manhattanLength() <= 2


def test_that_the_ring_of_a_plot_is_seen_on_all_sides(window: MainWindow) -> None:
    accent = LIGHT.accent.lower()
    window.design.follow.setFocus(Qt.FocusReason.TabFocusReason)
    for plot in (window.graphs["B"].plot, window.profile.plot, window.error.plot):
        plot.setFocus(Qt.FocusReason.TabFocusReason)
        shot = plot.viewport().grab().toImage()
        middle = shot.rect().center()
        edges = ((middle.x(), 1), (middle.x(), shot.height() - 2), (1, middle.y()))
        for x, y in (*edges, (shot.width() - 2, middle.y())):
            assert shot.pixelColor(x, y).name() == accent, (plot.objectName(), x, y)
    window.design.follow.setFocus(Qt.FocusReason.TabFocusReason)
    assert plot.viewport().grab().toImage().pixelColor(middle.x(), 1).name() != accent


def test_that_a_click_gives_no_ring(window: MainWindow, qtbot: QtBot) -> None:
    table = window.design.editor("A").table
    qtbot.mousePress(table.viewport(), Qt.MouseButton.LeftButton)
    assert window.ring.marked is None
    qtbot.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("by_keys", [True, False])
def test_that_a_menu_gives_the_focus_back_as_it_was(
    window: MainWindow, qtbot: QtBot, *, by_keys: bool
) -> None:
    plot, box = window.graphs["A"].plot, window.graph_column.row.choice
    window.design.follow.setFocus(Qt.FocusReason.TabFocusReason)
    if by_keys:
        plot.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton)
        qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton)
    assert plot.hasFocus()
    box.showPopup()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    qtbot.waitUntil(plot.hasFocus)
    assert (window.ring.marked is plot) == by_keys


def test_that_the_ring_is_in_no_picture(window: MainWindow, qtbot: QtBot) -> None:
    plot = window.loss.plot
    without = png(window.loss)
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.ring.marked is plot
    assert png(window.loss) == without
    assert window.ring.marked is plot
