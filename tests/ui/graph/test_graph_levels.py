from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from explorer.network.presets import PRESETS
from explorer.ui.graph.arc_row import arcs_drawn
from explorer.ui.graph.canvas import Canvas
from explorer.ui.graph.frame import Frame
from explorer.ui.shell.main_window import MainWindow
from tests.ui.graphs import canvas, look_at, picture, settle, show_networks


@pytest.mark.parametrize("sight", [(-1.0, 56.0), (10.0, 30.0), (17.0, 22.0)])
def test_that_a_layer_stands_at_one_x_in_all_graphs_and_in_the_profile(
    window: MainWindow, sight: tuple[float, float]
) -> None:
    look_at(window, *sight)
    low, high = window.profile.plot.getViewBox().viewRange()[0]
    for position in range(int(low) + 1, int(high)):
        places = [
            window.graphs[label]
            .plot.viewport()
            .mapTo(window, QPointF(canvas(window, label).frame.x(position), 0))
            .x()
            for label in "AB"
        ]
        profile = window.profile.plot
        scene = profile.getViewBox().mapViewToScene(QPointF(position, 0))
        places.append(profile.viewport().mapTo(window, profile.mapFromScene(scene)).x())
        assert max(places) - min(places) <= 1


def test_that_words_never_run_into_each_other_or_out_of_sight(window: MainWindow) -> None:
    for name in PRESETS:
        show_networks(window, name, name)
        depth = window.graphs["A"].network_depth
        for width in (depth + 1, 60, 24, 8, 4):
            for begin in (-1, min(depth / 3, depth - width)):
                look_at(window, begin, begin + width)
                drawn = canvas(window, "A")
                _check_words(drawn, name)
    assert len(PRESETS) > 30


def _check_words(drawn: Canvas, name: str) -> None:
    left, right = drawn.frame.x(drawn.low), drawn.frame.x(drawn.high)
    whole = [
        each for each in drawn.written if each.box.left() >= left and each.box.right() <= right
    ]
    assert drawn.written
    for each in drawn.written:
        assert each.room.width() <= each.box.width(), (name, each)
        assert drawn.frame.top - 1 <= each.room.top(), (name, each)
        assert each.room.bottom() <= drawn.frame.bottom + 1, (name, each)
    for one, other in itertools.combinations(whole, 2):
        assert not one.room.adjusted(1, 2, -1, -2).intersects(other.room), (name, one, other)


def test_that_the_taper_lowers_every_halving_alike() -> None:
    frame = Frame.of(0, 10, 0, 100, 0)
    heights = [frame.height(size, 112) for size in (112, 56, 28, 14, 7)]
    ratios = [after / before for before, after in itertools.pairwise(heights)]
    assert max(ratios) < 0.9
    assert max(ratios) == pytest.approx(min(ratios))


def test_that_a_zoom_changes_nothing_by_a_jump() -> None:
    for in_block in (1, 2, 3):
        before: tuple[float, ...] | None = None
        for step in range(1, 2_000):
            frame = Frame.of(0, step * 0.05, 0, 100, 34)
            now = (
                frame.blocks_opacity(in_block),
                frame.arcs_opacity(in_block),
                frame.layers_opacity,
                frame.marks_opacity,
                frame.height(8, 32) / 100,
                frame.inner_gap / 10,
                frame.outer_gap(in_block) / 10,
            )
            if before is not None:
                assert max(abs(a - b) for a, b in zip(now, before, strict=True)) < 0.06
            before = now


def test_that_keys_zoom_pan_and_show_all(window: MainWindow, qtbot: QtBot) -> None:
    plot = window.graphs["A"].plot
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    view = window.profile.plot.getViewBox()
    whole = view.viewRange()[0]
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    nearer = view.viewRange()[0]
    assert nearer[1] - nearer[0] < whole[1] - whole[0]
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    moved = view.viewRange()[0]
    assert moved[0] > nearer[0]
    assert moved[1] - moved[0] == pytest.approx(nearer[1] - nearer[0])
    qtbot.keyClick(plot, Qt.Key.Key_Minus)
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert view.viewRange()[0] == pytest.approx(whole, abs=0.1)


def test_that_an_edit_leaves_the_part_in_sight_unless_the_depth_changes(window: MainWindow) -> None:
    document, view = window.document, window.profile.plot.getViewBox()
    whole = view.viewRange()[0]
    look_at(window, 17.0, 22.0)
    document.edit(document.experiment.settings_edited(learning_rate=0.2), "edit")
    wider = document.experiment.arm("A").network.stage_edited(1, width=24)
    document.edit_network("A", wider, "edit")
    settle()
    assert view.viewRange()[0] == pytest.approx((17.0, 22.0))
    deeper = wider.stage_edited(1, blocks=10)
    document.edit_network("A", deeper, "edit")
    settle()
    assert view.viewRange()[0] == pytest.approx((whole[0], whole[1] + 2))


def test_that_focus_by_key_is_seen(window: MainWindow) -> None:
    plot = window.graphs["A"].plot
    window.activateWindow()
    settle()
    before = plot.viewport().grab().toImage()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert plot.viewport().grab().toImage() != before


@pytest.mark.parametrize("is_collapsed", [False, True])
def test_that_many_skips_read_as_many(window: MainWindow, *, is_collapsed: bool) -> None:
    show_networks(window, "resnet-1202", "resnet-1202")
    window.graph_column.collapse_all(is_collapsed)
    settle()
    drawn = canvas(window, "A")
    image = picture(window.graphs["A"].plot)
    for stage in drawn.plan.stages:
        shoulder = drawn.frame.axis - drawn.frame.height(stage.out_shape[1], drawn.full) / 2
        y = round(drawn.frame.arcs_top + 0.8 * (shoulder - drawn.frame.arcs_top))
        left, right = (round(drawn.frame.x(at)) for at in (stage.start + 2, stage.end - 2))
        dark = [image.pixelColor(x, y).lightnessF() < 0.6 for x in range(left, right)]
        arcs = sum(now and not before for before, now in itertools.pairwise(dark))
        assert arcs > 12  # one giant arc has two feet


@pytest.mark.parametrize(
    ("count", "width", "drawn"), [(200, 330, 25), (200, 8, 2), (8, 400, 8), (1, 40, 1)]
)
def test_that_many_skips_are_never_one_arc(count: int, width: float, drawn: int) -> None:
    assert arcs_drawn(count, width) == drawn
