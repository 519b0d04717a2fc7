from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.runs.events import Diverged, Evaluated
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.runs.scale import NON_FINITE, ZERO
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.theme.palette import LIGHT
from tests.ui.feeding import feed, made_rows, put, started, text
from tests.ui.graphs import canvas, colour_by, picture, pixel_of


@pytest.fixture
def run(window: MainWindow, qtbot: QtBot) -> Run:
    window.document.edit(window.document.experiment.edited(repeats=5), "edit")
    return started(window, qtbot)


def test_that_the_thick_line_is_the_mean_and_the_band_the_range_of_the_seeds(
    window: MainWindow, run: Run
) -> None:
    rows = feed(window, run, 20)
    columns = [run.layout.arm("B", seed).loss for seed in range(5)]
    smooth = np.array(
        [[rows[max(0, i - 11) : i + 1, c].mean() for i in range(20)] for c in columns]
    )
    curves = window.loss.curves_of("B")
    np.testing.assert_allclose(curves.smooth.getData()[1], smooth.mean(axis=0), rtol=1e-5)
    x, y = curves.band.getData()
    assert x.tolist() == [*range(1, 21), *range(20, 0, -1)]
    np.testing.assert_allclose(y[:20], smooth.min(axis=0), rtol=1e-5)
    np.testing.assert_allclose(y[20:][::-1], smooth.max(axis=0), rtol=1e-5)
    assert window.loss.curves_of("B").raw_points == 0
    assert "range over 5 seeds" in window.loss._legend.toolTip()


def test_that_the_profile_is_the_geometric_mean_in_a_band(window: MainWindow, run: Run) -> None:
    rows = feed(window, run, 5)
    logs = np.log10(
        [rows[-1, run.layout.arm("A", seed).columns(GRADIENT_NORM)] for seed in range(5)]
    )
    curves = window.profile.curves_of("A")
    np.testing.assert_allclose(curves.now.getData()[1], logs.mean(axis=0), rtol=1e-4)
    y = curves.band.getData()[1]
    np.testing.assert_allclose(y[:56], logs.min(axis=0), rtol=1e-4)
    np.testing.assert_allclose(y[56:][::-1], logs.max(axis=0), rtol=1e-4)
    first = np.log10(
        [rows[0, run.layout.arm("A", seed).columns(GRADIENT_NORM)] for seed in range(5)]
    )
    np.testing.assert_allclose(curves.first.getData()[1], first.mean(axis=0), rtol=1e-4)


def test_that_held_out_marks_are_the_mean_of_the_seeds(window: MainWindow, run: Run) -> None:
    for seed in range(5):
        run.emit(Evaluated(3, "B", loss=0.1 * seed, error_rate=0.1, seed=seed))
    feed(window, run, 5)
    x, y = window.loss.curves_of("B").heldout.line.getData()
    assert (x.tolist(), y.tolist()) == ([3], [pytest.approx(0.2)])


def test_that_a_band_is_painted_in_the_colour_of_its_arm(window: MainWindow, run: Run) -> None:
    rows = made_rows(run, 30)
    for seed in range(5):
        rows[:, run.layout.arm("A", seed).error_rate] = 0.5
        rows[:, run.layout.arm("B", seed).error_rate] = 0.2 * seed
    put(window, run, rows)
    plot = window.error.plot
    image = plot.grab().toImage()
    point = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(20, 70)))
    colour = image.pixelColor(point)
    assert colour.red() > colour.blue() + 15  # B's vermillion, blended with white


def test_that_one_seed_has_no_band(window: MainWindow, run: Run, qtbot: QtBot) -> None:
    window.actions_.reset.trigger()
    window.document.edit(window.document.experiment.edited(repeats=1), "edit")
    single = started(window, qtbot)
    feed(window, single, 10)
    assert len(window.loss.curves_of("B").band.getData()[0]) == 0
    assert window.loss.curves_of("B").raw_points == 10
    assert "seeds" not in text(window, "plot.loss.legend")


def test_that_the_graph_shows_the_mean_of_the_seeds_as_the_maps_do(
    window: MainWindow, run: Run
) -> None:
    colour_by(window, "norm")
    rows = feed(window, run, 5)
    logs = np.log10(
        [rows[-1, run.layout.arm("A", seed).columns(GRADIENT_NORM)] for seed in range(5)]
    )
    item = window.graphs["A"].item
    assert item.plan is not None
    found = item.number_of(item.plan.weighted[7])
    mean = pytest.approx(10 ** logs.mean(axis=0)[7], rel=1e-4)
    assert found == ("gradient norm", (mean, 5, 5))
    np.testing.assert_array_equal(item.levels, window.heat_maps.strips["A"].item.levels[-1])
    assert "Mean over 5 seeds." in window.graph_column.row.legend.toolTip()


def test_that_a_layer_is_hatched_in_the_graph_where_one_seed_is_lost(
    window: MainWindow, run: Run
) -> None:
    colour_by(window, "norm")
    rows = made_rows(run, 3)
    rows[:, run.layout.arm("A", 2).columns(GRADIENT_NORM).start + 5] = np.nan
    rows[:, run.layout.arm("A", 3).columns(GRADIENT_NORM).start + 9] = 0
    put(window, run, rows)
    values = canvas(window, "A").values
    assert values is not None
    assert [(each.first, each.last, each.kind) for each in values.flaws] == [
        (5, 5, NON_FINITE),
        (9, 9, ZERO),
    ]
    assert min(values.levels) >= 0  # the others have a mean, and so a colour
    image = picture(window.graphs["A"].plot)
    ink, base = QColor(LIGHT.text).name(), QColor(LIGHT.base).name()
    for layer in (5, 9, 12):
        middle = pixel_of(window, "A", layer)
        seen = {
            image.pixelColor(middle.x() + x, middle.y() - y).name()
            for x in range(-4, 5)
            for y in range(9)
        }
        assert ({ink, base} <= seen) == (layer != 12)
        assert values.colour(layer).name() in seen


@pytest.fixture
def losing(window: MainWindow, run: Run) -> np.ndarray:
    """Lose seed 2 of arm A at step 31 of 60."""
    rows = made_rows(run, 60)
    lane = run.layout.arm("A", 2)
    rows[30:, lane.start : lane.stop] = np.nan
    run.emit(Diverged(31, "A", 2, UserError("Test", "A is lost")))
    put(window, run, rows)
    return rows


def test_that_every_legend_says_how_many_seeds_of_how_many_a_mean_is_of(
    window: MainWindow, losing: np.ndarray
) -> None:
    for name in ("plot.loss.legend", "plot.accuracy.legend", "plot.gradient_profile.legend"):
        tool_tip = window.findChild(QLabel, name).toolTip()
        assert "A plain-56-digits ✕ mean of 4 of 5 seeds, 1 diverged" in tool_tip
        assert "resnet-56-digits ✕" not in tool_tip
    heading = text(window, "plot.gradient_heatmap.diverged")
    assert heading == "A ✕ mean of 4 of 5 seeds, 1 diverged"


def test_that_a_cross_stands_on_the_curve_where_the_mean_loses_a_seed(
    window: MainWindow, losing: np.ndarray
) -> None:
    x, y = window.loss.curves_of("A").losses.getData()
    assert x.tolist() == [31]
    assert y == pytest.approx(window.loss._curves[0].series[0].mean[29])
    assert not len(window.loss.curves_of("B").losses.getData()[0])
    assert "from there on mean and band" in window.loss._legend.toolTip()


def test_that_a_reading_counts_the_seeds_at_its_step(
    window: MainWindow, run: Run, losing: np.ndarray
) -> None:
    for seed in range(5):
        run.emit(Evaluated(23, "A", loss=0.5, error_rate=0.1, seed=seed))
    for seed in (0, 1, 3, 4):
        run.emit(Evaluated(46, "A", loss=0.5, error_rate=0.1, seed=seed))
    window.refresh()
    window.loss.plot.hovered.emit(QPointF(50, 0))
    assert window.loss.reading.text().count("(4 of 5 seeds)") == 2
    assert "held-out 0.500 (4 of 5 seeds) at 46" in window.loss.reading.text()
    window.loss.plot.hovered.emit(QPointF(20, 0))
    assert "seeds)" not in window.loss.reading.text()
    window.profile.plot.hovered.emit(QPointF(7, 0))
    assert window.profile.reading.text().count("(4 of 5 seeds)") == 1


def test_that_what_shows_one_step_counts_the_seeds_of_that_step(
    window: MainWindow, losing: np.ndarray
) -> None:
    colour_by(window, "norm")
    legend = window.graph_column.row.legend
    assert "Mean over those of 5 seeds that have not diverged." in legend.toolTip()
    window.workspace.step_cursor.pick(10)
    window.refresh()
    assert "✕ mean" not in window.profile._legend.toolTip()
    assert not window.graphs["A"].heading.diverged.isVisible()
    assert "Mean over 5 seeds." in legend.toolTip()


def test_that_an_arm_all_of_whose_seeds_diverged_has_no_mean(window: MainWindow, run: Run) -> None:
    rows = made_rows(run, 30)
    for seed in range(5):
        lane = run.layout.arm("A", seed)
        rows[20 + seed :, lane.start : lane.stop] = np.nan
    put(window, run, rows)  # as a run does that is resumed, without an event
    assert "A plain-56-digits ✕ all 5 seeds diverged" in window.loss._legend.toolTip()
    assert np.isnan(window.loss._curves[0].series[0].mean[-1])


def test_that_the_table_counts_the_seeds_of_each_row(
    window: MainWindow, losing: np.ndarray
) -> None:
    table = window.loss.csv_rows()
    assert table is not None
    header, rows = table
    assert list(header)[-2:] == ["seeds_A", "seeds_B"]
    assert [row[-2:] for row in rows] == [["5", "5"]] * 30 + [["4", "5"]] * 30
