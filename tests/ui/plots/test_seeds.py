from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from explorer.runs.decimation import averaged, coarsened
from explorer.runs.events import Evaluated
from explorer.runs.means import geometric_means
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.run import Run
from explorer.runs.scale import NON_FINITE, ZERO
from explorer.runs.seed_series import SeedSeries
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.theme.palette import LIGHT
from tests.ui.feeding import feed, made_rows, put, started, text
from tests.ui.graphs import canvas, colour_by, picture, pixel_of


@pytest.fixture
def run(window: MainWindow, qtbot: QtBot) -> Run:
    window.document.edit(window.document.experiment.edited(repeats=5), "edit")
    return started(window, qtbot)


def test_that_smoothing_is_the_mean_of_the_last_values() -> None:
    series = SeedSeries(1, 2)
    series.append(np.array([[1, 2, 3, 4, 5]], dtype=np.float32))
    assert series.smooth[0].tolist() == [1, 1.5, 2.5, 3.5, 4.5]


def test_that_a_value_that_is_not_finite_does_no_harm_after_its_gap() -> None:
    series = SeedSeries(1, 2)
    series.append(np.array([[1, np.inf, 1, 1, 1]], dtype=np.float32))
    assert np.isnan(series.smooth[0]).tolist() == [False, True, True, False, False]
    assert series.smooth[0, -1] == 1


@given(
    st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=700),
    st.integers(1, 30),
    st.integers(1, 90),
)
def test_that_it_makes_no_difference_in_which_parts_steps_come(
    values: list[float], span: int, part: int
) -> None:
    row = np.array([values, values[::-1]], dtype=np.float32)
    whole, parts = SeedSeries(2, span), SeedSeries(2, span)
    whole.append(row)
    for begin in range(0, row.shape[1], part):
        parts.append(row[:, begin : begin + part])
    np.testing.assert_allclose(parts.smooth, whole.smooth, rtol=1e-9, atol=1e-6)
    assert (parts.low <= parts.mean + 1e-6).all()
    assert (parts.mean <= parts.high + 1e-6).all()
    naive = [row[0, max(0, i - span + 1) : i + 1].mean(dtype=float) for i in range(len(values))]
    np.testing.assert_allclose(whole.smooth[0], naive, rtol=1e-6, atol=1e-3)


@given(st.integers(2, 2_000), st.integers(2, 300))
def test_that_a_coarse_band_holds_the_fine_one(steps: int, buckets: int) -> None:
    x = np.arange(float(steps))
    low = np.random.default_rng(steps).random(steps)
    few, lows, highs = coarsened(x, low, low + 1, buckets)
    assert len(few) == len(lows) == len(highs) <= max(2 * buckets, buckets + 1)
    assert (lows.min(), highs.max()) == (low.min(), (low + 1).max())
    assert (few[0], few[-1]) == (0, steps - 1)
    at, means = averaged(x, low, buckets)
    assert (at == few).all()
    assert ((lows <= means + 1e-9) & (means <= highs + 1e-9)).all()


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


def test_that_a_mean_tells_of_flaws_and_of_those_that_are_left() -> None:
    norms = np.array([[1, 0, 0, np.nan, np.inf], [100, 10, 0, 0, 0.1]], np.float32)
    logs, flaws = geometric_means(norms)
    np.testing.assert_allclose(logs, [1, 1, -np.inf, np.nan, -1], rtol=1e-6)
    assert flaws.tolist() == [0, ZERO, ZERO, NON_FINITE, NON_FINITE]
