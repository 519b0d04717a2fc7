"""The title, the hint and the legend of a plot stand where they can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from explorer.runs.events import Evaluated, EvaluationScores
from explorer.runs.run import Run
from explorer.ui.kit.plot_panel import PlotPanel
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import feed, text


def legend(window: MainWindow, name: str) -> str:
    return text(window, f"{name}.legend").replace("&nbsp;", " ")


def tip(panel: PlotPanel) -> str:
    return panel._legend.toolTip()


@pytest.mark.parametrize(("theme", "percent"), [("light", 100), ("projector", 150)])
def test_that_the_hint_lies_within_the_empty_plot(
    window: MainWindow, theme: str, percent: int
) -> None:
    window.appearance.choose(theme)
    window.appearance.choose_font_percent(percent)
    for _ in range(3):
        QApplication.processEvents()
    for panel in (window.loss, window.error, window.profile):
        hint, plot = panel._empty, panel.plot
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        drawn = hint.fontMetrics().boundingRect(hint.contentsRect(), flags, hint.text())
        view = plot.getViewBox().sceneBoundingRect().toAlignedRect().adjusted(-2, -2, 2, 2)
        assert QRect(plot.mapTo(panel, view.topLeft()), view.size()).contains(
            drawn.translated(hint.mapTo(panel, QPoint()))
        )


def test_that_triangles_are_named_only_while_some_are_drawn(window: MainWindow, run: Run) -> None:
    feed(window, run, 10)
    run.emit(Evaluated(5, "A", loss=0.5, error_rate=0.5))
    feed(window, run, 10, seed=1)
    assert "▲" not in tip(window.loss)
    run.emit(Evaluated(15, "B", loss=700.0, error_rate=0.9))
    feed(window, run, 10, seed=2)
    assert "▲</span> held-out" in legend(window, "plot.loss")
    assert "▲ above the axis" in tip(window.loss)
    assert "▲" not in legend(window, "plot.accuracy")
    window.actions_.reset.trigger()
    assert "▲" not in tip(window.loss)


def test_that_a_wide_legend_says_what_a_triangle_is(window: MainWindow, run: Run) -> None:
    window.resize(1920, 1080)
    run.emit(Evaluated(5, "B", loss=700.0, error_rate=0.9))
    feed(window, run, 10)
    QApplication.processEvents()
    assert "held-out, re-estimated, ▲ above the axis" in legend(window, "plot.loss")


def test_that_hollow_marks_are_named_in_a_window_of_1280_pixels(
    window: MainWindow, run: Run
) -> None:
    run.emit(Evaluated(5, "B", 700.0, 0.9, 0, EvaluationScores(0.3, 0.1)))
    feed(window, run, 10)
    QApplication.processEvents()
    assert "△</span> running" in legend(window, "plot.loss")
    assert "running" in legend(window, "plot.accuracy")


def test_that_titles_stand_in_line(window: MainWindow) -> None:
    for percent in (100, 150):
        window.appearance.choose_font_percent(percent)
        for _ in range(3):
            QApplication.processEvents()
        button, label = window.profile._title, window.loss._title
        assert button.x() == label.x()
        text_px = button.fontMetrics().horizontalAdvance(button.text())
        assert (button.width() - text_px) // 2 <= 1  # it is painted in the middle
