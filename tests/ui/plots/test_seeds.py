from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from explorer.runs.events import Evaluated
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
    x, y = window.loss.curves_of("B").heldout.getData()
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
    quantity, number = item.number_of(item.plan.weighted[7]) or ("", 0.0)
    assert quantity == "gradient norm"
    assert number == pytest.approx(10 ** logs.mean(axis=0)[7], rel=1e-4)
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
