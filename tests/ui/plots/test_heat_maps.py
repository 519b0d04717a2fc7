from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from explorer.network.presets import preset
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.runs.scale import COUNT, NON_FINITE, ZERO
from explorer.runs.state import RunState
from explorer.ui.kit.colour_ramp import colour_table
from explorer.ui.kit.hatch import SIGN_PX
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.theme.palette import LIGHT, THEMES
from tests.ui.feeding import feed, made_rows, put, started


def pixel(plot: PlotWidget, x: float, y: float) -> QPoint:
    """Where a place in the plot's coordinates is on its viewport."""
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(x, y)))


def x_in_window(window: MainWindow, plot: PlotWidget, x: float) -> int:
    return plot.viewport().mapTo(window, pixel(plot, x, plot.getViewBox().viewRange()[1][0])).x()


def click(plot: PlotWidget, qtbot: QtBot, x: float, y: float) -> None:
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel(plot, x, y))


@pytest.mark.parametrize("shown", [(-1, 56), (10, 20), (30, 55)])
def test_that_a_layer_is_at_the_same_x_as_in_the_profile(
    window: MainWindow, run: Run, shown: tuple[int, int]
) -> None:
    feed(window, run, 20)
    window.profile.plot.setXRange(*shown, padding=0)
    window.profile.plot.getViewBox().updateMatrix()
    for layer in range(max(0, shown[0]), shown[1]):
        wanted = x_in_window(window, window.profile.plot, layer)
        for strip in window.heat_maps.strips.values():
            assert abs(x_in_window(window, strip, layer) - wanted) <= 1


def test_that_a_map_stays_in_line_when_the_graphs_are_scrolled(
    window: MainWindow, qtbot: QtBot
) -> None:
    for _ in range(6):
        window.design.duplicate_arm.click()
    window.run_or_pause()
    run = window.controller.run
    assert run is not None
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING)
    feed(window, run, 20)
    wanted = x_in_window(window, window.profile.plot, 50)
    strips = window.heat_maps.strips
    assert list(strips) == list("ABCDEFGH")
    assert {abs(x_in_window(window, each, 50) - wanted) <= 1 for each in strips.values()} == {True}
    assert all(each.height() >= 40 for each in strips.values())


def test_that_colours_are_those_of_the_norms(window: MainWindow, run: Run) -> None:
    rows = feed(window, run, 30)
    maps = window.heat_maps
    scale = window.workspace.scales.of(GRADIENT_NORM).scale
    assert scale is not None
    table = colour_table(LIGHT)
    for label, strip in maps.strips.items():
        logs = np.log10(rows[:, run.layout.arm(label).columns(GRADIENT_NORM)])
        drawn = strip.item.size
        assert drawn == 1 << (drawn.bit_length() - 1)
        pooled = [logs[at : at + drawn].mean(axis=0) for at in range(0, 30, drawn)]
        if drawn > 1:
            pooled[0] = logs[0]
        share = (np.array(pooled) - scale.low) / (scale.high - scale.low)
        wanted = np.clip(np.round(share * (COUNT - 1)), 0, COUNT - 1)
        assert np.abs(strip.item.levels - wanted).max() <= 1
    strip = maps.strips["B"]
    image = strip.viewport().grab().toImage()
    layer = 20
    for y in range(4, 12):
        at = QPoint(pixel(strip, layer, 0).x(), y)
        middle = strip.mapToScene(at) + QPointF(0.5, 0.5)
        row = int(strip.getViewBox().mapSceneToView(middle).y() // strip.item.size)
        if 0 <= row < len(strip.item.levels):
            assert image.pixelColor(at).rgb() == table[strip.item.levels[row, layer]]


def test_that_all_arms_have_one_scale_with_numbers(window: MainWindow, run: Run) -> None:
    rows = made_rows(run, 20)
    rows[:, run.layout.arm("A").columns(GRADIENT_NORM)] = 29
    rows[:, run.layout.arm("B").columns(GRADIENT_NORM)] = 0.0011
    put(window, run, rows)
    maps = window.heat_maps
    assert maps.legend.numbers == ("≤ 0.001", "≥ 30")
    assert (maps.strips["A"].item.levels >= COUNT - 2).all()
    assert (maps.strips["B"].item.levels <= 2).all()


def test_that_zero_and_what_is_not_finite_have_colours_of_their_own(
    window: MainWindow, run: Run
) -> None:
    rows = made_rows(run, 20)
    norms = run.layout.arm("A").columns(GRADIENT_NORM)
    rows[:, norms.start + 3] = 0
    rows[:, norms.start + 7] = np.nan
    rows[:, norms.start + 8] = np.inf
    put(window, run, rows)
    levels = window.heat_maps.strips["A"].item.levels
    assert (levels[:, 3] == ZERO).all()
    assert (levels[:, 7:9] == NON_FINITE).all()
    assert (levels[:, 9:] >= 0).all()
    marks = [words for _, words in window.heat_maps.legend._marks()]
    assert marks == ["zero", "diverged"]
    for theme in THEMES.values():
        shades = {QColor(each).name() for each in theme.ramp}
        assert not shades & {theme.heat_zero, theme.heat_non_finite}


def test_that_an_arm_that_is_lost_midway_leaves_the_other_as_it_was(
    window: MainWindow, run: Run
) -> None:
    rows = made_rows(run, 40)
    lane = run.layout.arm("A")
    rows[20:, lane.start : lane.stop] = np.nan
    put(window, run, rows)
    strips = window.heat_maps.strips
    half = 20 // strips["A"].item.size
    assert (strips["A"].item.levels[half + 1 :] == NON_FINITE).all()
    assert (strips["A"].item.levels[: half - 1] >= 0).all()
    assert (strips["B"].item.levels >= 0).all()


def test_that_a_click_on_a_cell_selects_its_layer_and_shows_its_step(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    rows = feed(window, run, 40)
    click(window.heat_maps.strips["B"], qtbot, 7, 30.5)
    selected = window.selection.selected
    assert selected is not None
    assert (selected.arm, selected.name) == ("B", run.layout.arm("B").layers[7])
    row = window.step_cursor.row
    assert row is not None
    assert abs(row - 30) <= 1  # a map may be low: a pixel may be more than a step
    now = window.profile.curves_of("B").now.getData()[1]
    np.testing.assert_allclose(
        now, np.log10(rows[row, run.layout.arm("B").columns(GRADIENT_NORM)]), rtol=1e-5
    )
    for strip in window.heat_maps.strips.values():
        assert strip.marks.across == row + 0.5
        assert strip.marks.span == (6.5, 7.5)


def test_that_it_grows_live_and_never_has_more_rows_than_pixels(
    window: MainWindow, run: Run
) -> None:
    for count in (1, 1, 10, 200, 800):
        feed(window, run, count)
        for strip in window.heat_maps.strips.values():
            assert strip.pool.steps == window.controller.record.steps
            size, rows = strip.item.size, len(strip.item.levels)
            assert rows == -(-strip.pool.steps // size)
            assert rows <= max(16, strip.getViewBox().height())


def test_that_rows_drawn_in_turn_are_those_drawn_at_once(window: MainWindow, run: Run) -> None:
    for seed in range(30):
        feed(window, run, 7, seed=seed)
    strip = window.heat_maps.strips["A"]
    live = strip.item.levels.copy()
    scale = window.workspace.scales.of(GRADIENT_NORM).scale
    assert scale is not None
    strip.draw(scale, redraw_all=True)
    np.testing.assert_array_equal(strip.item.levels, live)


def test_that_a_reading_names_layer_step_and_all_arms(window: MainWindow, run: Run) -> None:
    rows = feed(window, run, 40)
    strip = window.heat_maps.strips["A"]
    strip.hovered.emit(QPointF(5.2, 12.5))
    words = window.heat_maps._box.text()
    assert "layer1.2.conv1 at step 13" in words
    for label in "AB":
        norm = rows[12, run.layout.arm(label).columns(GRADIENT_NORM).start + 5]
        assert f"{norm:#.3g}" in words
    assert window.profile._marks.position == 5
    strip.hovered.emit(None)
    assert not window.heat_maps._box.isVisible()


@pytest.mark.parametrize("beside", [-1, 56])
def test_that_there_is_no_reading_beside_the_layers(
    window: MainWindow, run: Run, beside: int
) -> None:
    feed(window, run, 40)
    strip = window.heat_maps.strips["A"]
    strip.hovered.emit(QPointF(5, 12.5))
    assert window.heat_maps._box.isVisible()
    strip.hovered.emit(QPointF(beside, 12.5))
    assert not window.heat_maps._box.isVisible()


def test_that_an_empty_map_says_what_to_do(window: MainWindow) -> None:
    assert window.heat_maps._empty.isVisible()
    assert "Press Space to train" in window.heat_maps._empty.text()


def test_that_several_seeds_are_shown_by_their_geometric_mean(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.document.edit(window.document.experiment.edited(repeats=3), "edit")
    window.run_or_pause()
    run = window.controller.run
    assert run is not None
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING)
    rows = feed(window, run, 10)
    assert "geometric mean over 3 seeds" in window.heat_maps._heading.title.text()
    logs = [
        np.log10(rows[:, lane.columns(GRADIENT_NORM)])
        for lane in run.layout.lanes
        if lane.arm == "A"
    ]
    found = window.heat_maps.strips["A"].pool.means(1).heights
    np.testing.assert_allclose(found, np.mean(logs, axis=0), rtol=1e-4, atol=1e-6)


def test_that_the_layers_of_a_shortcut_have_no_column(window: MainWindow, qtbot: QtBot) -> None:
    experiment = window.document.experiment.with_network("B", preset("resnet-20-b"))
    window.document.edit(experiment, "edit")
    window.run_or_pause()
    run = window.controller.run
    assert run is not None
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING)
    rows = feed(window, run, 3)
    lane = run.layout.arm("B")
    main = [at for at, name in enumerate(lane.layers) if ".downsample" not in name]
    assert len(main) < len(lane.layers)
    wanted = np.log10(rows[:, lane.columns(GRADIENT_NORM)][:, main])
    np.testing.assert_allclose(
        window.heat_maps.strips["B"].pool.means(1).heights, wanted, rtol=1e-5
    )


def test_that_the_legend_is_painted_in_the_colours_of_the_scale(
    window: MainWindow, run: Run
) -> None:
    feed(window, run, 5)
    image = window.heat_maps.legend.grab().toImage()
    middle = image.height() // 2
    pixels = [image.pixelColor(x, middle).getRgb()[:3] for x in range(image.width())]
    for each in LIGHT.ramp:
        wanted = np.array(QColor(each).getRgb()[:3])
        assert np.abs(np.array(pixels) - wanted).max(axis=1).min() <= 8


def test_that_the_numbers_of_the_maps_can_be_taken_away(window: MainWindow, run: Run) -> None:
    assert window.heat_maps.csv_rows() is None
    rows = feed(window, run, 3)
    table = window.heat_maps.csv_rows()
    assert table is not None
    header, lines = table[0], list(table[1])
    assert header[:2] == ["step", "gradient_norm_A_seed0_conv1"]
    assert [line[0] for line in lines] == ["1", "2", "3"]
    last = run.layout.arm("B").columns(GRADIENT_NORM).stop - 1
    assert np.float32(lines[1][-1]) == rows[1, last]


def patch_of(window: MainWindow, layers: tuple[int, int], rows: tuple[int, int]) -> list[str]:
    """Return the colours of the pixels inside some cells of the map of A."""
    strip = window.heat_maps.strips["A"]
    image = strip.viewport().grab().toImage()
    begin = pixel(strip, layers[0] - 0.4, rows[0])
    end = pixel(strip, layers[1] + 0.4, rows[1])
    return [
        image.pixelColor(x, y).name()
        for x in range(begin.x() + 1, end.x())
        for y in range(begin.y() + 1, end.y())
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("shown", [(-1, 56), (0, 20)])
def test_that_cells_with_a_flaw_are_hatched_and_the_flaws_differ(
    window: MainWindow, run: Run, theme: str, shown: tuple[int, int]
) -> None:
    window.resize(1280, 1400)
    window.apply_theme(THEMES[theme])
    rows = made_rows(run, 20)
    norms = run.layout.arm("A").columns(GRADIENT_NORM)
    rows[10:, norms.start + 2 : norms.start + 6] = 0
    rows[10:, norms.start + 12 : norms.start + 16] = np.nan
    put(window, run, rows)
    window.profile.plot.setXRange(*shown, padding=0)
    window.profile.plot.getViewBox().updateMatrix()
    ink = QColor(THEMES[theme].text).name()
    shares = {}
    for name, layers in {"sound": (7, 10), "dead": (2, 5), "lost": (12, 15)}.items():
        patch = patch_of(window, layers, (10, 20))
        shares[name] = patch.count(ink) / len(patch)
    assert shares["sound"] == 0
    assert 0.05 < shares["dead"] < 0.2
    assert shares["lost"] > 1.4 * shares["dead"]
    assert ink not in patch_of(window, (2, 5), (0, 9))


def test_that_a_cell_of_which_one_seed_is_lost_is_hatched_on_the_mean_of_the_others(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.document.edit(window.document.experiment.edited(repeats=3), "edit")
    window.resize(1280, 1400)
    run = started(window, qtbot)
    rows = made_rows(run, 20)
    lane = run.layout.arm("A", 1)
    rows[10:, lane.start : lane.stop] = np.nan
    put(window, run, rows)
    patch = set(patch_of(window, (20, 30), (10, 20)))
    assert QColor(LIGHT.text).name() in patch
    assert QColor(LIGHT.heat_non_finite).name() not in patch
    assert (window.heat_maps.strips["A"].item.levels >= 0).all()


def test_that_the_legend_shows_a_hatch_only_where_there_is_one(
    window: MainWindow, run: Run
) -> None:
    feed(window, run, 3)
    legend = window.heat_maps.legend
    narrow = legend.sizeHint().width()
    rows = made_rows(run, 3)
    rows[1, run.layout.arm("A").columns(GRADIENT_NORM).start] = 0
    put(window, run, rows)
    assert [words for _, words in legend._marks()] == ["zero"]
    assert legend.sizeHint().width() > narrow
    image = legend.grab().toImage()
    seen = {image.pixelColor(x, image.height() // 2).name() for x in range(SIGN_PX)}
    assert {QColor(LIGHT.text).name(), QColor(LIGHT.heat_zero).name()} <= seen
