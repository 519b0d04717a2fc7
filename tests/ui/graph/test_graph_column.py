"""The graphs alone, without a window around them, fed with records."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.network.presets import preset
from explorer.runs.changes import SkipChange
from explorer.runs.events import Changed, Diverged
from explorer.runs.experiment import Experiment, first_experiment
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.record import RunRecord
from explorer.runs.ring import Rows
from explorer.runs.scale import UNKNOWN
from explorer.ui.graph.graph_column import GraphColumn
from explorer.ui.graph.values import MEMORY, live
from explorer.ui.kit.arm_chip import ArmChip
from explorer.ui.kit.plot_widget import PlotWidget
from explorer.ui.state.live_scales import LiveScales
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import LIGHT, THEMES


class Bench:
    """A column of graphs with what it follows."""

    def __init__(self) -> None:
        self.axis = PlotWidget()
        self.selection = Selection()
        self.step_cursor = StepCursor()
        self.scales = LiveScales()
        self.column = GraphColumn(self.axis, self.selection, self.step_cursor, self.scales)
        self.experiment = first_experiment()
        self.column.apply_theme(LIGHT)
        self.column.resize(900, 300)
        self.show_experiment(self.experiment)
        self.show(RunRecord(self.experiment))

    def show_experiment(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.column.show_experiment(experiment)

    def show(self, record: RunRecord) -> None:
        self.scales.follow(record)
        self.column.show_records([record])

    def refresh(self) -> None:
        self.scales.refresh()
        self.column.refresh()


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    qtbot.addWidget(made.column)
    qtbot.addWidget(made.axis)
    made.column.show()
    qtbot.waitExposed(made.column)
    yield made
    vars(made).clear()  # pyqtgraph's menus live while Python refers to them


def rows(record: RunRecord, count: int) -> Rows:
    width = record.history.layout.width
    return np.random.default_rng(0).uniform(0.01, 1, (count, width)).astype(np.float32)


def level_sets(bench: Bench) -> dict[str, set[int]]:
    return {
        label: set(np.asarray(panel.item.levels).tolist())
        for label, panel in bench.column.panels.items()
    }


def test_that_an_empty_record_leaves_the_design_uncoloured(bench: Bench) -> None:
    bench.column.row.choose(live(GRADIENT_NORM))
    assert level_sets(bench) == {"A": {UNKNOWN}, "B": {UNKNOWN}}


def test_that_a_finished_record_is_shown_like_a_live_one(bench: Bench) -> None:
    bench.column.row.choose(live(GRADIENT_NORM))
    record = RunRecord(bench.experiment)
    record.fold([rows(record, 20)])
    bench.show(record)
    bench.refresh()
    from_file = level_sets(bench)
    growing = RunRecord(bench.experiment)
    bench.show(growing)
    assert level_sets(bench) == {"A": {UNKNOWN}, "B": {UNKNOWN}}
    for row in rows(growing, 20):
        growing.fold([row[None]])
        bench.refresh()
    assert level_sets(bench) == from_file
    assert UNKNOWN not in from_file["A"] | from_file["B"]


def test_that_an_arm_that_the_record_did_not_train_stays_uncoloured(bench: Bench) -> None:
    bench.column.row.choose(live(GRADIENT_NORM))
    record = RunRecord(bench.experiment)
    record.fold([rows(record, 5)])
    bench.show(record)
    bench.show_experiment(bench.experiment.with_network("A", preset("resnet-20")))
    bench.refresh()
    levels = level_sets(bench)
    assert levels["A"] == {UNKNOWN}
    assert UNKNOWN not in levels["B"]


def test_that_a_record_says_which_arm_diverged_and_which_skips_are_off(bench: Bench) -> None:
    record = RunRecord(bench.experiment)
    record.fold([rows(record, 20)])
    error = UserError("Lane", "diverged")
    record.fold([Diverged(arm="A", seed=0, step=12, error=error)])
    record.fold([Changed(SkipChange(step=10, residual=False, arm="B"))])
    bench.show(record)
    headings = {label: panel.heading for label, panel in bench.column.panels.items()}
    assert headings["A"].diverged.text() == "diverged at step 12"
    assert headings["B"].diverged.isHidden()
    assert headings["B"].skips.text() == "skips off after step 10"
    assert headings["A"].skips.isHidden()
    bench.step_cursor.pick(3)
    assert headings["B"].skips.isHidden()
    bench.step_cursor.pick(None)
    bench.show(RunRecord(bench.experiment))
    assert headings["A"].diverged.isHidden()
    assert headings["B"].skips.isHidden()


def test_that_each_visible_graph_is_an_exhibit(bench: Bench) -> None:
    shown = bench.column.exhibits()
    assert [each.title for each in shown] == ["Graph of network A", "Graph of network B"]
    assert [each.file_stem for each in shown] == ["plain-56-digits", "resnet-56-digits"]
    assert not any(each.has_table for each in shown)
    bench.column.hide()
    assert bench.column.exhibits() == []


def test_that_keys_go_along_the_layers_and_collapse_their_group(bench: Bench, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    plot = bench.column.panels["B"].plot
    bench.selection.select(Selected("B", "layer1.8.conv2"))
    qtbot.keyClick(plot, Qt.Key.Key_Right, control)
    assert bench.selection.selected == Selected("B", "layer2.0.conv1")
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert bench.column.panels["B"].item.collapsed == {1}
    bench.selection.select(Selected("B", "fc"))
    qtbot.keyClick(plot, Qt.Key.Key_Right, control)
    assert bench.selection.selected == Selected("B", "fc")  # there is none beyond


def test_that_arms_come_and_go_with_the_design(bench: Bench) -> None:
    bench.show_experiment(bench.experiment.without_arm("B"))
    assert list(bench.column.panels) == ["A"]
    bench.show_experiment(first_experiment())
    assert list(bench.column.panels) == ["A", "B"]


@pytest.mark.parametrize("theme", THEMES)
def test_that_every_arm_is_marked_in_its_colour(bench: Bench, theme: str) -> None:
    bench.column.apply_theme(THEMES[theme])
    QApplication.processEvents()
    for label in "AB":
        chip = bench.column.findChild(ArmChip, f"label.arm.{label}")
        assert chip is not None
        assert chip.text() == label
        image = chip.grab().toImage()
        edge = image.pixelColor(3, image.height() // 2)
        assert edge.name() == THEMES[theme].arm(label).lower()


def test_that_a_batch_size_of_its_own_stands_in_the_heading_and_counts_for_the_memory(
    bench: Bench,
) -> None:
    def said(label: str, name: str) -> str:
        return bench.column.panels[label].findChild(QLabel, f"label.{name}.{label}").text()

    bench.column.resize(1_400, 300)
    shared = {label: said(label, "memory") for label in "AB"}
    assert said("B", "batch") == ""
    bench.show_experiment(bench.experiment.with_overrides("B", batch_size=1_024))
    assert (said("A", "batch"), said("B", "batch")) == ("", "batch 1,024")
    assert bench.column.panels["B"].findChild(QLabel, "label.batch.B").isVisible()
    assert not bench.column.panels["A"].findChild(QLabel, "label.batch.A").isVisible()
    assert said("A", "memory") == shared["A"]
    assert said("B", "memory") != shared["B"]
    assert bench.column.panels["B"].plot.batch_size == 1_024
    bench.show_experiment(bench.experiment.settings_edited(batch_size=128))
    assert said("A", "memory") != shared["A"]
    bench.show_experiment(bench.experiment.with_overrides("B", batch_size=None))
    assert said("B", "batch") == ""
    assert said("B", "memory") == said("A", "memory")


def test_that_the_colours_of_memory_are_those_of_each_networks_batches(bench: Bench) -> None:
    bench.column._colour_by(MEMORY)
    twins = [bench.column.panels[label].item.levels for label in "AB"]
    assert np.array_equal(*twins)
    bench.show_experiment(bench.experiment.with_overrides("B", batch_size=1_024))
    twins = [bench.column.panels[label].item.levels for label in "AB"]
    assert (twins[1] > twins[0]).any()
