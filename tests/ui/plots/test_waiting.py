"""The views say that a run is about to begin, and how long it will take."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.runs.events import StartExpected
from explorer.runs.progress import Progress
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import PREPARED, feed, started


def test_that_the_views_say_how_far_a_start_has_come(window: MainWindow, qtbot: QtBot) -> None:
    labels = [each._empty for each in (window.profile, window.heat_maps, window.loss, window.error)]
    assert all(each.text().startswith("Press Space") for each in labels)
    run = started(window, qtbot, None)
    assert {each.text() for each in labels} == {"Starting: loading torch and the data"}
    run.emit(Progress(Message("Test", "reading"), 1, 4, "bytes"))
    window.refresh()
    assert {each.text() for each in labels} == {"Starting: reading 25 %"}
    run.emit(PREPARED)
    window.refresh()
    assert {each.text() for each in labels} == {"Starting, the run will take about 25 s"}
    feed(window, run, 1)
    QApplication.processEvents()
    assert not any(each.isVisible() for each in labels)
    window.actions_.reset.trigger()
    assert all(each.text().startswith("Press Space") for each in labels)


def test_that_the_views_say_how_long_a_start_takes_and_how_long_it_has_taken(
    window: MainWindow, qtbot: QtBot
) -> None:
    labels = [each._empty for each in (window.profile, window.heat_maps, window.loss, window.error)]
    run = started(window, qtbot, None)
    run.emit(StartExpected(12.2, time.monotonic() - 4))
    window.refresh()
    told = "about 12 s by earlier starts, 4 s gone"
    assert {each.text() for each in labels} == {f"Starting: loading torch and the data\n{told}"}
    run.emit(Progress(Message("Test", "timing"), 1, 4, "steps"))
    window.refresh()
    assert {each.text() for each in labels} == {f"Starting: timing 25 %\n{told}"}
    run.emit(Progress(Message("Test", "downloading"), 1, 4, "bytes"))  # no earlier start knows
    window.refresh()
    assert {each.text() for each in labels} == {"Starting: downloading 25 %"}
    run.emit(PREPARED)
    window.refresh()
    assert {each.text() for each in labels} == {"Starting, the run will take about 25 s"}
    run.control.stop()


def test_that_the_shown_step_is_whole_in_any_size_of_text(window: MainWindow, qtbot: QtBot) -> None:
    run = started(window, qtbot)
    feed(window, run, 13)
    words = window.profile._step_bar._words
    for theme, percent in (("projector", 200), ("dark", 100), ("projector", 100), ("light", 150)):
        window.appearance.choose(theme)
        window.appearance.choose_font_percent(percent)
        QApplication.processEvents()
        assert words.text() == "step 13"
        assert words.width() >= words.fontMetrics().horizontalAdvance("step 13")
    run.control.stop()
