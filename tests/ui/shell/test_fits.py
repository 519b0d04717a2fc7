"""Every text fits its box, whatever the network and the size of the text."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.network.expand import expand
from explorer.network.presets import PRESETS, preset
from explorer.runs.experiment import first_experiment
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.ui.graph.heading import GraphHeading
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.panels import fit_panels
from explorer.ui.shell.shortcuts_window import ShortcutsWindow
from explorer.ui.shell.small_screen import SmallScreen
from explorer.ui.state.selection import Selected
from tests.ui.feeding import made_rows, put, started

_SLACK_PX = 1
_HEADER_PADDING_PX = 3


def too_wide(widget: QWidget) -> bool:
    """Whether some of a widget's text is cut off at its side or its foot."""
    if isinstance(widget, QLabel):
        return _label_is_cut(widget)
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        room = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            widget,
        )
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText().strip())
        return needed > room.width() + _SLACK_PX or room.height() < widget.fontMetrics().height()
    if isinstance(widget, QCheckBox):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        room = widget.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, widget)
        return widget.fontMetrics().horizontalAdvance(widget.text()) > room.width() + _SLACK_PX
    if isinstance(widget, QPushButton | QToolButton):
        hint = widget.minimumSizeHint() if isinstance(widget, QPushButton) else widget.sizeHint()
        return hint.width() > widget.width() + _SLACK_PX or hint.height() > widget.height() + 4
    return False


def _label_is_cut(label: QLabel) -> bool:
    room = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + _SLACK_PX
    if label.textFormat() is Qt.TextFormat.RichText:
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setHtml(label.text())
        return document.idealWidth() > room.width() + 2 * document.documentMargin() + _SLACK_PX
    metrics = label.fontMetrics()
    width = max((metrics.horizontalAdvance(each) for each in label.text().splitlines()), default=0)
    return width > room.width() + _SLACK_PX or metrics.height() > room.height() + 3


def cut_cells(table: QTableView) -> Iterator[str]:
    metrics, model = table.fontMetrics(), table.model()
    for column in range(model.columnCount()):
        header = str(model.headerData(column, Qt.Orientation.Horizontal))
        room = table.columnWidth(column) - 2 * _HEADER_PADDING_PX
        if table.horizontalHeader().fontMetrics().horizontalAdvance(header) > room:
            yield f"header {header!r}"
        for row in range(model.rowCount()):
            words = str(model.index(row, column, QModelIndex()).data() or "")
            if metrics.horizontalAdvance(words) > table.columnWidth(column):
                yield f"cell {row}, {column}: {words!r}"
            if metrics.height() > table.rowHeight(row):
                yield f"row {row} is too low"


def reaches_out(widget: QWidget) -> bool:
    """Whether a widget reaches over the side of the scroll area that it lies in."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None or not area.isAncestorOf(widget):
        return False
    view = area.viewport()
    if not view.isAncestorOf(widget):
        return False
    right = widget.mapTo(view, QPoint(widget.width(), 0)).x()
    return right > view.width() + _SLACK_PX


def out_of_sight(window: MainWindow) -> list[str]:
    """Return the texts that reach over the side of their scroll area."""
    return [
        f"{type(each).__name__} {each.objectName()!r} reaches out"
        for each in window.findChildren(QWidget)
        if isinstance(each, QLabel | QComboBox | QCheckBox | QPushButton | QToolButton)
        and each.isVisible()
        and reaches_out(each)
    ]


def cut_texts(window: MainWindow) -> list[str]:
    found = [
        f"{type(each).__name__} {each.objectName()!r}: "
        f"{each.currentText() if isinstance(each, QComboBox) else each.text()!r} "
        f"in {each.width()}×{each.height()}"
        for each in window.findChildren(QWidget)
        if isinstance(each, QLabel | QComboBox | QCheckBox | QPushButton | QToolButton)
        and not isinstance(each, ElidedLabel)
        and each.isVisible()
        and too_wide(each)
    ]
    for table in window.findChildren(QTableView):
        if table.isVisible():
            found += cut_cells(table)
    return found


@pytest.mark.parametrize("percent", [80, 100, 125, 150])
def test_that_every_text_fits_with_every_preset(
    window: MainWindow, qtbot: QtBot, percent: int
) -> None:
    window.appearance.choose_font_percent(percent)
    cut: dict[str, list[str]] = {}
    for name, known in PRESETS.items():
        experiment = first_experiment().with_network("A", known.spec)
        window.document.edit(experiment, "choice")
        QApplication.processEvents()
        assert (window.width(), window.height()) == (1280, 720)
        found = cut_texts(window)
        if found:
            cut[name] = found
    assert not cut


@pytest.mark.parametrize("percent", [80, 100, 125, 150])
def test_that_every_text_fits_with_every_section_open(
    window: MainWindow, qtbot: QtBot, percent: int
) -> None:
    window.appearance.choose_font_percent(percent)
    window.design.editor("A")._more.setChecked(True)
    cut: dict[str, list[str]] = {}
    for name, fold in window.design.settings.sections.items():
        fold.set_open(True)
        QApplication.processEvents()
        assert (window.width(), window.height()) == (1280, 720)
        found = cut_texts(window)
        if found:
            cut[name] = found
    assert not cut


def names_in_the_tool_bar(window: MainWindow) -> set[str]:
    """Return the names that stand beside icons; every button must be in sight."""
    bar = window.tool_bar
    parts = [each for each in bar.findChildren(QWidget) if each.isVisible()]
    assert window.run_bar in parts
    places = [QRect(each.mapTo(bar, QPoint(0, 0)), each.size()) for each in parts]
    assert all(bar.rect().contains(each) for each in places)
    actions = (*window.actions_.of_run, *window.actions_.of_edit)
    buttons = [bar.button(each) for each in actions]
    assert all(each.isVisible() for each in buttons)
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    return {each.text() for each in buttons if each.toolButtonStyle() is beside}


def test_that_the_tool_bar_gives_up_names_before_buttons(
    window: MainWindow, qtbot: QtBot, run: Run
) -> None:
    everything = {"Pause", "Step", "Stop", "Reset", "Repeat"}
    assert window.live.isVisible()
    for percent, names in ((200, set()), (150, set()), (100, everything)):
        window.appearance.choose_font_percent(percent)
        for _ in range(3):  # the bar, and then what lies in it
            QApplication.processEvents()
        assert names_in_the_tool_bar(window) == names


@pytest.mark.parametrize("seeds", [1, 10])
@pytest.mark.parametrize("percent", [80, 100, 125, 150])
def test_that_every_text_fits_in_a_run_with_all_marks(
    window: MainWindow, qtbot: QtBot, percent: int, seeds: int
) -> None:
    window.appearance.choose_font_percent(percent)
    window.document.edit(window.document.experiment.edited(repeats=seeds), "edit")
    run = started(window, qtbot)
    rows = made_rows(run, 5)
    lane = run.layout.arm("A")
    rows[:, lane.columns(GRADIENT_NORM).start] = 0
    rows[:, lane.columns(GRADIENT_NORM).start + 1] = np.nan
    put(window, run, rows)
    window.step_cursor.pick(1)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1280, 720)
    # The buttons of the shown step are lower than Qt's hint, but not than their text.
    assert [each for each in cut_texts(window) if "'step_cursor" not in each] == []
    for button in window.profile._step_bar.findChildren(QToolButton):
        assert button.height() >= button.fontMetrics().height()
    title = window.heat_maps._heading.title
    assert "…" not in title.shown
    assert ("ean over 10 seeds" in title.shown) == (seeds > 1)


def test_that_the_name_of_a_network_outlives_its_facts(qtbot: QtBot) -> None:
    heading = GraphHeading("A")
    qtbot.addWidget(heading)
    heading.show_network(expand(preset("resnet-50-imagenet")), 64)
    heading.show()
    names = ("depth", "params", "macs", "memory")
    facts = [heading.findChild(QLabel, f"label.{name}.A") for name in names]
    name = heading.findChild(ElidedLabel, "label.name.A")
    counts: list[int] = []
    letter = name.fontMetrics().averageCharWidth()
    for width in range(130 * letter, 14 * letter, -4 * letter):
        heading.setFixedWidth(width)
        QApplication.processEvents()
        shown = [each.isVisible() for each in facts]
        assert shown == sorted(shown, reverse=True)  # the last goes first
        counts.append(sum(shown))
        assert name.width() >= 6 * letter, width
        assert not any(each.isVisible() and too_wide(each) for each in facts), width
    assert (counts[0], counts[-1]) == (4, 0)
    assert counts == sorted(counts, reverse=True)
    assert "4.09 G MACs" in name.toolTip()


@pytest.mark.parametrize("height", [720, 694, 660, 620])
def test_that_no_control_of_the_design_is_cut_where_it_ends(
    window: MainWindow, qtbot: QtBot, height: int
) -> None:
    window.resize(1280, height)
    QApplication.processEvents()
    editor = window.design.editor("A")
    fields = [*editor.fields.values(), editor._more, *window.design.settings.sections.values()]
    cut = [
        each.objectName()
        for each in fields
        if not each.visibleRegion().isEmpty() and each.visibleRegion().boundingRect() != each.rect()
    ]
    assert cut == []


@pytest.mark.parametrize("percent", [100, 200])
def test_that_a_window_with_every_panel_open_is_no_larger_than_a_small_screen(
    window: MainWindow, qtbot: QtBot, run: Run, percent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = QSize(640, 360)
    small = SimpleNamespace(availableSize=lambda: room)
    monkeypatch.setattr(SmallScreen, "screen", lambda _self: small)
    window.appearance.choose_font_percent(percent)
    for dock in window.findChildren(QDockWidget):
        dock.show()
    for part in window.findChildren(SmallScreen):
        part.updateGeometry()  # as on the screen on which it is made
    for _ in range(4):
        QApplication.processEvents()
    window.resize(room)
    for _ in range(4):
        QApplication.processEvents()
    assert window.width() == room.width()
    assert window.height() <= room.height()
    names_in_the_tool_bar(window)  # every control of it is in sight


def test_that_narrow_rooms_hold_one_panel_at_a_time(window: MainWindow) -> None:
    panels = {each.objectName(): each for each in window.findChildren(QDockWidget)}
    design, inspector = panels["panel.design"], panels["panel.inspector"]
    fit_panels(window, 1_280)
    assert window.tabifiedDockWidgets(design) == []
    fit_panels(window, 640)
    window.selection.select(Selected("A", "conv1"))
    QApplication.processEvents()
    assert window.tabifiedDockWidgets(design) == [inspector]
    assert not inspector.visibleRegion().isEmpty()
    assert not design.isHidden()
    fit_panels(window, 320)
    assert design.isHidden()


@pytest.mark.parametrize("percent", [100, 200])
def test_that_the_list_of_keys_fits_a_small_screen_and_cuts_no_text(
    window: MainWindow, percent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = QSize(640, 360)
    monkeypatch.setattr(window, "screen", lambda: SimpleNamespace(availableSize=lambda: room))
    window.appearance.choose_font_percent(percent)
    keys = ShortcutsWindow(window)
    keys.show()
    for _ in range(3):
        QApplication.processEvents()
    assert keys.width() <= room.width()
    assert keys.height() < room.height()
    table, metrics = keys.table, keys.table.fontMetrics()
    assert table.columnWidth(0) < table.viewport().width() * 2 // 3  # what a key does is in sight
    for row in range(table.rowCount()):
        text = table.item(row, 1).text()
        wrapped = metrics.boundingRect(
            QRect(0, 0, table.columnWidth(1), 10_000), Qt.TextFlag.TextWordWrap, text
        )
        assert wrapped.height() <= table.rowHeight(row) + _SLACK_PX, text
    keys.close()
