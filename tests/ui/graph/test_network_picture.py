"""A network's picture of its own holds all of it, in words that can be read."""

from __future__ import annotations

import itertools
import math
import re

import pytest
from hypothesis import given, settings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.network.expand import expand
from explorer.network.presets import PRESETS, preset
from explorer.network.spec import MAX_BLOCKS, MAX_STAGES, NetworkSpec, StageSpec
from explorer.ui.graph.canvas import Canvas
from explorer.ui.graph.network_item import NetworkItem
from explorer.ui.graph.network_picture import NetworkPicture, row_spans
from explorer.ui.theme.palette import LIGHT
from tests.network.strategies import networks
from tests.ui.graphs import settle

_DEEPEST = NetworkSpec(
    name="deepest",
    stages=(StageSpec(blocks=MAX_BLOCKS, width=4, stride=1),) * MAX_STAGES,
    block="bottleneck",
    shortcut="B",
)


def canvases(qtbot: QtBot, network: NetworkSpec) -> list[Canvas]:
    """Return where everything is in each row of a network's picture."""
    picture = NetworkPicture(network, LIGHT)
    qtbot.addWidget(picture)
    picture.show()
    picture.grab()
    settle()
    items = [item for row in picture.rows for item in row.getPlotItem().items]
    drawn = [item.canvas for item in items if isinstance(item, NetworkItem)]
    return [canvas for canvas in drawn if canvas is not None]


@settings(deadline=None, max_examples=200)
@given(networks(large=True))
def test_that_each_block_stands_whole_in_one_row(network: NetworkSpec) -> None:
    plan = expand(network)
    spans = list(row_spans(plan))
    assert len(spans) <= 40
    assert (spans[0][0], spans[-1][1] >= plan.depth - 0.5) == (-0.5, True)
    assert all(before[1] == after[0] for before, after in itertools.pairwise(spans))
    for stage in plan.stages:
        for low, _ in spans[1:]:
            is_within = stage.start < low < stage.end
            assert not is_within or (low + 0.5 - stage.start) % stage.layers_per_block == 0


@pytest.mark.parametrize("name", PRESETS)
def test_that_every_layer_of_a_preset_can_be_read(name: str, qtbot: QtBot) -> None:
    network = preset(name)
    plan = expand(network)
    drawn = canvases(qtbot, network)
    words = [each.text for canvas in drawn for each in canvas.written]
    for stage in plan.stages:
        for block in stage.blocks:
            least = block.skip != "projection"  # which may leave no room for a name beside it
            assert least <= words.count(block.name) <= 1
    # The kernel of each convolution of the main path, and its channels below.
    cells = [word for word in words if re.match(r"(conv )?\d×\d( /2)?\n\d", word)]
    assert len(cells) == plan.depth - 1


def test_that_the_deepest_network_names_its_stages_in_every_row(qtbot: QtBot) -> None:
    drawn = canvases(qtbot, _DEEPEST)
    assert len(drawn) == 40
    for canvas in drawn:
        first = math.ceil(canvas.low)
        inside = next(
            number for number, stage in enumerate(canvas.plan.stages, 1) if stage.end >= first
        )
        assert any(f"stage {inside} · 1,000 blocks" in each.text for each in canvas.written)


def test_that_a_name_is_no_markup_and_a_row_numbers_only_layers_that_are(qtbot: QtBot) -> None:
    network = NetworkSpec(
        name="<b>tiny</b>", stages=(StageSpec(blocks=1, width=4),), block="single", residual=False
    )
    picture = NetworkPicture(network, LIGHT)
    qtbot.addWidget(picture)
    picture.show()
    name = picture.findChildren(QLabel)[0]
    drawn = picture.grab().toImage()
    name.setText("tiny")
    assert picture.grab().toImage() != drawn
    axis = picture.rows[0].getPlotItem().getAxis("bottom")
    assert axis._tickLevels == [[(0, "0"), (1, "1"), (2, "2")]]
