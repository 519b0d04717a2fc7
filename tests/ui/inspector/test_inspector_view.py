"""The inspector alone, without a window around it, fed with records."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.network.presets import preset
from explorer.runs.experiment import first_experiment
from explorer.runs.quantities import GRADIENT_NORM
from explorer.runs.record import RunRecord
from explorer.runs.ring import Rows
from explorer.ui.inspector.inspector import Inspector
from explorer.ui.inspector.text import norm_text
from explorer.ui.state.document import Document
from explorer.ui.state.selection import Selected, Selection
from explorer.ui.state.step_cursor import StepCursor
from explorer.ui.theme.palette import LIGHT


class Bench:
    """An inspector with what it follows."""

    def __init__(self) -> None:
        self.document = Document(first_experiment())
        self.selection = Selection()
        self.step_cursor = StepCursor()
        self.inspector = Inspector(self.document, self.selection, self.step_cursor)
        self.inspector.apply_theme(LIGHT)
        self.show(RunRecord(self.document.experiment))

    def show(self, record: RunRecord) -> None:
        self.inspector.show_records([record])

    def text(self, name: str) -> str:
        # Else a label that is replaced may still be found by its name.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        label = self.inspector.findChild(QLabel, name)
        return label.text() if label is not None else ""


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    qtbot.addWidget(made.inspector)
    made.inspector.show()
    qtbot.waitExposed(made.inspector)
    yield made
    vars(made).clear()


def rows(record: RunRecord, count: int) -> Rows:
    width = record.history.layout.width
    return np.random.default_rng(0).uniform(0.01, 1, (count, width)).astype(np.float32)


def norm(record: RunRecord, row: Rows, arm: str, layer: str) -> str:
    lane = record.history.layout.arm(arm)
    column = lane.columns(GRADIENT_NORM).start + lane.layers.index(layer)
    return norm_text(float(row[column]))


def test_that_without_a_selection_it_says_what_to_do(bench: Bench) -> None:
    assert bench.inspector.part is None
    assert "Ctrl+F" in bench.text("inspector.hint")
    assert bench.inspector.exhibits() == []


def test_that_a_selection_is_shown_and_wants_to_be_seen(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.inspector.wanted):
        bench.selection.select(Selected("B", "layer2.3"))
    assert bench.text("inspector.name") == "layer2.3"
    assert bench.text("inspector.kind") == "Basic block, identity skip\nStage 2, block 4 of 9"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("conv1", "3×3 convolution\nIn the stem"),
        ("fc", "Linear layer\nIn the head"),
        ("layer2.0", "Basic block, zero-padded skip\nStage 2, block 1 of 9"),
        ("layer3.8.bn2", "Batch norm\nStage 3, block 9 of 9"),
    ],
)
def test_that_every_kind_of_part_is_named_and_placed(bench: Bench, name: str, kind: str) -> None:
    bench.selection.select(Selected("B", name))
    assert bench.text("inspector.kind") == kind


@pytest.mark.parametrize(
    ("network", "kind"),
    [
        ("plain-20", "Basic block, no skip"),
        ("resnet-20-b", "Basic block, projection skip"),
        ("resnet-50-imagenet", "Bottleneck block, projection skip"),
    ],
)
def test_that_every_kind_of_block_is_named(bench: Bench, network: str, kind: str) -> None:
    experiment = bench.document.experiment
    bench.document.edit(experiment.with_network("B", preset(network)), "edit")
    bench.selection.select(Selected("B", "layer2.0"))
    assert bench.text("inspector.kind").splitlines()[0] == kind


def test_that_a_finished_record_is_shown_like_a_live_one(bench: Bench) -> None:
    bench.selection.select(Selected("B", "layer1.1.conv2"))
    record = RunRecord(bench.document.experiment)
    made = rows(record, 12)
    record.fold([made])
    bench.show(record)
    from_file = [bench.text(f"inspector.gradient.now.{label}") for label in "AB"]
    assert from_file == [norm(record, made[-1], label, "layer1.1.conv2") for label in "AB"]
    live = RunRecord(bench.document.experiment)
    bench.show(live)
    assert "Press Space to train" in bench.text("inspector.gradient.hint")
    for row in made:
        live.fold([row[None]])
        bench.inspector.refresh()
    assert [bench.text(f"inspector.gradient.now.{label}") for label in "AB"] == from_file
    bench.step_cursor.pick(3)
    assert bench.text("inspector.gradient.now.A") == norm(live, made[3], "A", "layer1.1.conv2")


def test_that_a_record_without_the_part_says_so(bench: Bench) -> None:
    other = first_experiment()
    for label in "AB":
        other = other.with_network(label, preset("resnet-20"))
    record = RunRecord(other)
    record.fold([rows(record, 3)])
    bench.selection.select(Selected("B", "layer1.8.conv1"))
    bench.show(record)
    assert bench.text("inspector.gradient.hint") == (
        "No network in this run has it, so none of its gradients was recorded."
    )


def test_that_a_layer_that_saves_no_activations_says_none(bench: Bench) -> None:
    bench.selection.select(Selected("B", "layer2.0.conv1"))
    assert bench.text("inspector.saved.0") == "none"
    bench.selection.select(Selected("B", "layer2.0"))
    assert bench.text("inspector.saved.0") == "≈ 262.40 kB"
