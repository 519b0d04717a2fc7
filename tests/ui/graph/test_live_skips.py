"""A graph draws the skips that its arm had at the step on show."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.network.presets import preset
from explorer.runs.changes import SkipChange
from explorer.runs.events import Changed
from explorer.runs.run import Run
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.theme.palette import LIGHT, THEMES
from tests.ui.feeding import feed, started, text
from tests.ui.graphs import canvas, look_at, picture, settle, show_networks


def switch(window: MainWindow, run: Run, label: str, step: int, *, on: bool) -> None:
    run.emit(Changed(SkipChange(step=step, residual=on, arm=label)))
    window.refresh()
    settle()


def arc_colours(window: MainWindow, label: str) -> dict[str, int]:
    """Count the pixels of each colour along the tops of the arcs."""
    frame = canvas(window, label).frame
    image = picture(window.graphs[label].plot)
    counts: dict[str, int] = {}
    for x in range(int(frame.x(0)), int(frame.x(55))):
        for y in range(int(frame.arcs_top) - 2, int(frame.arcs_top) + 3):
            name = image.pixelColor(x, y).name()
            counts[name] = counts.get(name, 0) + 1
    return counts


@pytest.mark.parametrize("theme", THEMES)
def test_that_arcs_are_faint_and_dotted_once_the_skips_are_off(
    window: MainWindow, run: Run, theme: str
) -> None:
    window.apply_theme(THEMES[theme])
    feed(window, run, 50)
    ink = QColor(THEMES[theme].text).name()
    before = arc_colours(window, "B")
    assert before[ink] > 200
    switch(window, run, "B", 40, on=False)
    after = arc_colours(window, "B")
    assert after.get(ink, 0) == 0
    assert after != arc_colours(window, "A")  # they can still be seen
    assert text(window, "label.skips.B") == "skips off after step 40"
    assert window.graphs["B"].heading.skips.isVisible()
    assert not window.graphs["A"].heading.skips.isVisible()


def test_that_an_earlier_step_shows_the_skips_as_they_were(window: MainWindow, run: Run) -> None:
    feed(window, run, 50)
    on = arc_colours(window, "B")
    switch(window, run, "B", 40, on=False)
    off = arc_colours(window, "B")
    for row, wanted in ((39, on), (40, off), (0, on), (49, off)):
        window.step_cursor.pick(row)
        settle()
        assert arc_colours(window, "B") == wanted, row
        assert window.graphs["B"].heading.skips.isVisible() == (wanted is off)


def test_that_skips_wait_for_the_step_that_has_none(window: MainWindow, run: Run) -> None:
    feed(window, run, 40)
    before = arc_colours(window, "B")
    switch(window, run, "B", 40, on=False)
    assert arc_colours(window, "B") == before  # on show is step 40, which still had them
    feed(window, run, 1)
    settle()
    assert arc_colours(window, "B") != before


def test_that_skips_switched_on_again_leave_no_mark(window: MainWindow, run: Run) -> None:
    feed(window, run, 50)
    before = arc_colours(window, "B")
    switch(window, run, "B", 20, on=False)
    switch(window, run, "B", 30, on=True)
    assert arc_colours(window, "B") == before
    assert not window.graphs["B"].heading.skips.isVisible()


def test_that_a_plain_network_gets_the_arcs_that_it_has_now(window: MainWindow, run: Run) -> None:
    feed(window, run, 50)
    assert QColor(LIGHT.text).name() not in arc_colours(window, "A")
    switch(window, run, "A", 0, on=True)
    assert arc_colours(window, "A") == arc_colours(window, "B")
    assert text(window, "label.skips.A") == "skips on from the start"


def test_that_a_network_edited_since_is_drawn_as_it_is_edited(window: MainWindow, run: Run) -> None:
    feed(window, run, 50)
    switch(window, run, "B", 40, on=False)
    experiment = window.document.experiment
    window.document.edit(experiment.with_network("B", preset("resnet-20")), "edit")
    assert not window.graphs["B"].heading.skips.isVisible()
    assert not canvas(window, "B").is_cut
    window.actions_.undo.trigger()
    assert canvas(window, "B").is_cut


def test_that_the_next_run_begins_with_the_skips_of_the_design(
    window: MainWindow, run: Run
) -> None:
    feed(window, run, 50)
    before = arc_colours(window, "B")
    switch(window, run, "B", 40, on=False)
    window.actions_.reset.trigger()
    settle()
    assert arc_colours(window, "B") == before


def test_that_projections_come_and_go_with_the_skips(window: MainWindow, qtbot: QtBot) -> None:
    show_networks(window, "plain-20", "resnet-20-b")
    experiment = window.document.experiment
    plain = experiment.arm("A").network.edited(shortcut="B")
    window.document.edit(experiment.with_network("A", plain), "edit")
    run = started(window, qtbot)
    feed(window, run, 5)
    switch(window, run, "A", 2, on=True)
    switch(window, run, "B", 2, on=False)
    look_at(window, 5, 11)
    written = {label: {each.text for each in canvas(window, label).written} for label in "AB"}
    assert "1×1" in written["A"]
    assert "1×1" not in written["B"]


def test_that_arcs_too_many_to_be_told_apart_are_said_to_be_off(
    window: MainWindow, qtbot: QtBot
) -> None:
    show_networks(window, "plain-1202", "resnet-1202")
    run = started(window, qtbot)
    feed(window, run, 2)
    switch(window, run, "B", 1, on=False)
    words = [each.text for each in canvas(window, "B").written]
    assert words.count("200 skips off") == 3


@pytest.mark.parametrize("percent", [80, 150])
def test_that_the_mark_of_a_switch_does_not_widen_the_window(
    window: MainWindow, run: Run, percent: int
) -> None:
    window.appearance.choose_font_percent(percent)
    feed(window, run, 50)
    switch(window, run, "B", 40, on=False)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1280, 720)
    heading = window.graphs["B"].heading
    assert heading.skips.shown == "skips off after step 40"
    name = heading.findChild(ElidedLabel, "label.name.B")
    assert name.width() >= 6 * name.fontMetrics().averageCharWidth()
