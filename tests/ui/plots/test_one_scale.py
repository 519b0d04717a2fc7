"""A gradient norm looks the same wherever it is shown as a colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.runs.quantities import GRADIENT_NORM, UPDATE_RATIO
from explorer.runs.run import Run
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.state.selection import Selected
from explorer.ui.theme.palette import THEMES
from tests.ui.feeding import feed, made_rows, put, text
from tests.ui.graphs import colour_by, norms_row, picture, pixel_of, settle


def map_colours(window: MainWindow, label: str, row: int) -> list[str]:
    """Return the colour of each layer in a row of a map, in the middle of its cell."""
    strip = window.heat_maps.strips[label]
    assert strip.item.size == 1
    image = strip.viewport().grab().toImage()
    to_scene = strip.getViewBox().mapViewToScene
    pixels = [strip.mapFromScene(to_scene(QPointF(x, row + 0.5))) for x in range(56)]
    return [image.pixelColor(each).name() for each in pixels]


@pytest.mark.parametrize("theme", THEMES)
def test_that_a_norm_has_the_same_colour_in_graph_and_heat_map(
    window: MainWindow, run: Run, theme: str
) -> None:
    window.apply_theme(THEMES[theme])
    window.resize(1280, 1400)  # a row of a map is a step
    colour_by(window, "norm")
    rows = made_rows(run, 12)
    for index, lane in enumerate(run.layout.arms):
        for step in range(12):
            rows[step, lane.columns(GRADIENT_NORM)] = norms_row(56, 12 * index + step)
    put(window, run, rows)
    for step in (0, 7, 11):
        window.step_cursor.pick(step)
        settle()
        for label in "AB":
            image = picture(window.graphs[label].plot)
            pixels = [pixel_of(window, label, layer) for layer in range(56)]
            window.step_cursor.pick(None)  # else its line lies on the map
            assert [image.pixelColor(each).name() for each in pixels] == map_colours(
                window, label, step
            )
            window.step_cursor.pick(step)


def test_that_both_legends_have_the_same_numbers_through_a_run(
    window: MainWindow, run: Run
) -> None:
    colour_by(window, "norm")
    for scale in (1, 1e-3, 1e3, 1):
        rows = made_rows(run, 20)
        for lane in run.layout.lanes:
            rows[:, lane.columns(GRADIENT_NORM)] *= scale
        put(window, run, rows)
        assert window.graph_column.row.legend.numbers == window.heat_maps.legend.numbers
    assert window.heat_maps.legend.numbers == ("≤ 3·10⁻⁵", "≥ 1,000")


def test_that_the_graph_takes_new_colours_with_the_scale_at_a_step_that_was_picked(
    window: MainWindow, run: Run
) -> None:
    colour_by(window, "norm")
    feed(window, run, 5)
    window.step_cursor.pick(2)
    before = window.graphs["A"].item.levels
    rows = made_rows(run, 20)
    rows[:, run.layout.arm("B").columns(GRADIENT_NORM)] *= 1e4
    put(window, run, rows)
    after = window.graphs["A"].item.levels
    assert before is not None
    assert after is not None
    assert after.max() < before.max()


def test_that_the_scale_of_the_ratios_is_another(window: MainWindow, run: Run) -> None:
    colour_by(window, "ratio")
    rows = made_rows(run, 5)
    for lane in run.layout.lanes:
        rows[:, lane.columns(UPDATE_RATIO)] *= 1e-6
    put(window, run, rows)
    assert window.graph_column.row.legend.numbers != window.heat_maps.legend.numbers


def test_that_the_next_run_begins_with_a_scale_of_its_own(window: MainWindow, run: Run) -> None:
    feed(window, run, 5)
    assert window.heat_maps.legend.numbers is not None
    window.actions_.reset.trigger()
    assert window.heat_maps.legend.numbers is None


def test_that_a_long_history_is_looked_at_in_parts(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    history = window.controller.record.history
    assert history is not None
    history.append(made_rows(run, 9_000))
    window.workspace.scales.of(GRADIENT_NORM).refresh()
    first = window.workspace.scales.of(GRADIENT_NORM).scale
    assert window.workspace.scales.of(GRADIENT_NORM)._seen < 9_000
    qtbot.waitUntil(lambda: window.workspace.scales.of(GRADIENT_NORM)._seen == 9_000)
    assert first == window.workspace.scales.of(GRADIENT_NORM).scale


def test_that_the_first_row_is_called_step_1_everywhere(window: MainWindow, run: Run) -> None:
    window.selection.select(Selected("A", "conv1"))
    feed(window, run, 5)
    window.step_cursor.pick(0)
    settle()
    assert text(window, "step_cursor.words") == "step 1 of 5"
    assert text(window, "inspector.gradient.first_head") == "step 1"
    assert "at step 1, untrained" in window.profile._legend.toolTip()
    window.heat_maps.strips["A"].hovered.emit(QPointF(3, 0.5))
    assert "at step 1" in window.heat_maps._box.text()
    for view in (window.profile, window.heat_maps, window.loss):
        table = view.csv_rows()
        assert table is not None
        rows = list(table[1])
        assert "gradient_norm_A_seed0_step1" in table[0] or rows[0][0] == "1"
    error_text = [each.text() + each.toolTip() for each in window.findChildren(QLabel)]
    assert not any("step 0" in words for words in error_text)
