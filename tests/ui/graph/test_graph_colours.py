from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.runs.quantities import GRADIENT_NORM, UPDATE_RATIO
from explorer.runs.run import Run
from explorer.runs.scale import COUNT, NON_FINITE, UNKNOWN, ZERO, LogScale
from explorer.ui.graph.tool_tip import value_text
from explorer.ui.graph.values import MACS, STAGE, ColourBy, choices, static_values
from explorer.ui.kit.colour_ramp import ramp
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.theme.palette import LIGHT, THEMES
from tests.ui.feeding import feed, put
from tests.ui.graphs import (
    canvas,
    colour_by,
    look_at,
    norms_row,
    picture,
    pixel_of,
    settle,
    show_networks,
)


def fed(window: MainWindow, run: Run, **flaws: float) -> np.ndarray:
    """Feed a step whose norms span decades; a0=0 makes the first layer of A have no gradient."""
    row = np.ones(run.layout.width, dtype=np.float32)
    for seed, lane in enumerate(run.layout.arms):
        row[lane.columns(GRADIENT_NORM)] = norms_row(len(lane.layers), seed)
        row[lane.columns(UPDATE_RATIO)] = norms_row(len(lane.layers), seed + 9) / 1_000
    for place, value in flaws.items():
        row[run.layout.arm(place[0].upper()).columns(GRADIENT_NORM).start + int(place[1:])] = value
    put(window, run, row[None])
    settle()
    return row


@pytest.mark.parametrize("choice", ["norm", "ratio"])
def test_that_cells_have_the_colours_of_the_run_on_one_scale(
    window: MainWindow, run: Run, choice: str
) -> None:
    colour_by(window, choice)
    row = fed(window, run)
    lanes = run.layout.arms
    slices = [
        lane.columns(GRADIENT_NORM) if choice == "norm" else lane.columns(UPDATE_RATIO)
        for lane in lanes
    ]
    legend = window.graph_column.row.legend
    assert legend._scale is not None
    low, high = legend._scale.low, legend._scale.high
    colours = ramp(LIGHT).colours
    for lane, part in zip(lanes, slices, strict=True):
        image = picture(window.graphs[lane.arm].plot)
        for position, value in enumerate(row[part]):
            level = round((np.log10(value) - low) / (high - low) * (COUNT - 1))
            seen = image.pixelColor(pixel_of(window, lane.arm, position))
            near = {colours[each].name() for each in range(max(0, level - 1), level + 2)}
            assert seen.name() in near, (lane.arm, position)


def test_that_the_legend_has_the_numbers_of_the_scale(window: MainWindow, run: Run) -> None:
    colour_by(window, "norm")
    fed(window, run)
    legend = window.graph_column.row.legend
    assert legend.numbers is not None
    assert legend.numbers == ("≤ 10⁻⁴", "≥ 100")
    colour_by(window, "params")
    assert legend.numbers == ("72", "9.22 k")
    colour_by(window, "stage")
    assert legend.numbers is None


def test_that_the_graph_shows_the_step_that_was_picked(window: MainWindow, run: Run) -> None:
    colour_by(window, "norm")
    rows = feed(window, run, 6)
    scale, norms = (
        window.workspace.scales.of(GRADIENT_NORM).scale,
        run.layout.arm("A").columns(GRADIENT_NORM),
    )
    assert scale is not None
    last = window.graphs["A"].item.levels
    np.testing.assert_array_equal(last, scale.levels(LogScale.heights(rows[5, norms])))
    window.step_cursor.pick(0)
    first = window.graphs["A"].item.levels
    np.testing.assert_array_equal(first, scale.levels(LogScale.heights(rows[0, norms])))
    assert not np.array_equal(first, last)


@pytest.mark.parametrize("theme", THEMES)
def test_that_dead_and_diverged_cells_are_hatched_and_differ(
    window: MainWindow, run: Run, theme: str
) -> None:
    window.apply_theme(THEMES[theme])
    colour_by(window, "norm")
    fed(window, run, a3=0.0, a5=np.nan, a7=np.inf)
    look_at(window, 0, 10)
    image = picture(window.graphs["A"].plot)
    patterns = {}
    for position in (1, 3, 5, 7):
        middle = pixel_of(window, "A", position)
        patch = [
            [image.pixelColor(middle.x() + x, middle.y() - y).name() for x in range(-16, 16)]
            for y in range(4, 14)
        ]
        patterns[position] = patch
    ink = QColor(THEMES[theme].text).name()
    share = {key: sum(line.count(ink) for line in patch) for key, patch in patterns.items()}
    assert share[3] > 20
    assert share[1] < 0.5 * share[3]  # large words reach so far down
    assert share[5] > 1.3 * share[3]
    assert share[7] > 1.3 * share[3]


def test_that_a_single_marked_layer_of_a_thousand_is_still_seen(
    window: MainWindow, run: Run
) -> None:
    show_networks(window, "plain-1202", "resnet-1202")
    item = window.graphs["A"].item
    levels = np.full(1202, 5, dtype=np.int8)
    item.show_levels(levels)
    before = picture(window.graphs["A"].plot)
    levels = levels.copy()
    levels[601] = ZERO
    item.show_levels(levels)
    after = picture(window.graphs["A"].plot)
    changed = [
        x
        for x in range(after.width())
        if any(after.pixelColor(x, y) != before.pixelColor(x, y) for y in range(after.height()))
    ]
    assert len(changed) >= 6


def test_that_an_arm_edited_since_the_run_is_not_coloured_and_that_is_said(
    window: MainWindow, run: Run
) -> None:
    colour_by(window, "norm")
    fed(window, run)
    experiment = window.document.experiment
    network = experiment.arm("A").network
    wider = network.stage_edited(0, width=network.stages[0].width * 2)  # the names stay the same
    window.document.edit(experiment.with_network("A", wider.edited(shortcut="B")), "edit")
    levels = window.graphs["A"].item.levels
    assert levels is not None
    assert (levels == UNKNOWN).all()
    other = window.graphs["B"].item.levels
    assert other is not None
    assert (other != UNKNOWN).all()
    assert window.graph_column.row.legend.toolTip() == (
        "A edited since this run began: not coloured."
    )
    window.actions_.undo.trigger()
    levels = window.graphs["A"].item.levels
    assert levels is not None
    assert (levels != UNKNOWN).all()


def test_that_live_colours_before_a_run_say_what_to_do(window: MainWindow) -> None:
    colour_by(window, "norm")
    levels = window.graphs["A"].item.levels
    assert levels is not None
    assert (levels == UNKNOWN).all()
    assert "Space" in window.graph_column.row.legend.toolTip()


def test_that_colours_of_stages_are_never_left_unasked(window: MainWindow, run: Run) -> None:
    feed(window, run, 3)
    assert window.graph_column.row.colour_by == STAGE
    assert window.graphs["A"].item.levels is None


@pytest.mark.parametrize("choice", [each for each in choices(()) if each != STAGE])
def test_that_costs_are_those_of_the_plan(choice: ColourBy) -> None:
    plan = expand(preset("resnet-50-imagenet"))
    values = static_values(choice, plan, 32)
    assert len(values) == len(plan.weighted)
    assert (values > 0).all()
    if choice == MACS:
        assert values.sum() == plan.macs


def test_that_levels_of_a_scale_are_monotone_and_bounded() -> None:
    scale = LogScale(-3, 2)
    values = np.array([1e-9, 1e-3, 1e-2, 1, 50, 1e2, 1e9, 0, np.inf, np.nan])
    levels = scale.levels(LogScale.heights(values))
    assert levels.tolist()[:2] == [0, 0]
    assert levels.tolist()[5:] == [COUNT - 1, COUNT - 1, ZERO, NON_FINITE, NON_FINITE]
    assert (np.diff(levels[:7]) >= 0).all()


def test_that_projections_have_a_colour_of_their_own(window: MainWindow) -> None:
    show_networks(window, "resnet-20-b", "resnet-50-imagenet")
    colour_by(window, "params")
    values = canvas(window, "B").values
    assert values is not None
    assert len(values.aside) == 4
    assert len(values.levels) == 50


def test_that_a_tip_tells_the_number_behind_the_colour(window: MainWindow, run: Run) -> None:
    colour_by(window, "norm")
    row = fed(window, run)
    item = window.graphs["B"].item
    canvas(window, "B")
    layer = item.layer_at(QPointF(7, 0.5))
    assert layer is not None
    number = item.number_of(layer)
    assert number is not None
    assert number[0] == "gradient norm"
    assert number[1].value == pytest.approx(row[run.layout.arm("B").columns(GRADIENT_NORM)][7])
    assert value_text(*number) == f"Colour: gradient norm {number[1].value:.4g}"
