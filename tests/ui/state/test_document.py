from __future__ import annotations

from pytestqt.qtbot import QtBot

from explorer.runs.experiment import Experiment, first_experiment
from explorer.ui.state.document import Document


def _blocks(experiment: Experiment, blocks: int) -> Experiment:
    network = experiment.arm("A").network.stage_edited(0, blocks=blocks)
    return experiment.with_network("A", network)


def test_that_an_edit_is_told_with_before_and_after(qtbot: QtBot) -> None:
    before = first_experiment()
    after = _blocks(before, 3)
    document = Document(before)
    with qtbot.waitSignal(document.changed) as signal:
        document.edit(after, "edit")
    assert signal.args == [before, after]


def test_that_a_thousand_ticks_are_one_undo(qtbot: QtBot) -> None:
    before = first_experiment()
    document = Document(before)
    for blocks in range(10, 510):
        document.edit(_blocks(before, blocks), "tick", merge="A/0/blocks")
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.experiment == before
    document.undo_stack.redo()
    assert document.experiment == _blocks(before, 509)


def test_that_edits_of_different_fields_are_undone_apart(qtbot: QtBot) -> None:
    before = first_experiment()
    document = Document(before)
    document.edit(_blocks(before, 3), "blocks", merge="blocks")
    document.edit(_blocks(before, 3).edited(seed=5), "seed", merge="seed")
    document.undo_stack.undo()
    assert document.experiment == _blocks(before, 3)


def test_that_an_edit_that_changes_nothing_leaves_no_trace(qtbot: QtBot) -> None:
    document = Document(first_experiment())
    with qtbot.assertNotEmitted(document.changed):
        document.edit(first_experiment(), "nothing")
    assert document.undo_stack.count() == 0
