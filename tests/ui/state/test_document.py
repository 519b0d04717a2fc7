from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.messages import Message, use_catalogue
from explorer.network.presets import preset
from explorer.runs.experiment import Experiment, first_experiment
from explorer.ui.state.document import Document

EDIT = Message("Test", "Edit {thing}").format(thing="it")


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    return Document(first_experiment())


def _blocks(experiment: Experiment, blocks: int) -> Experiment:
    network = experiment.arm("A").network.stage_edited(0, blocks=blocks)
    return experiment.with_network("A", network)


def test_that_an_edit_is_announced_with_before_and_after(document: Document, qtbot: QtBot) -> None:
    before, after = document.experiment, _blocks(document.experiment, 3)
    with qtbot.waitSignal(document.changed) as signal:
        document.edit(after, EDIT)
    assert signal.args == [before, after]


def test_that_a_thousand_ticks_are_one_undo(document: Document) -> None:
    before = document.experiment
    for blocks in range(10, 510):
        document.edit(_blocks(before, blocks), EDIT, merge="A/0/blocks")
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.experiment == before
    document.undo_stack.redo()
    assert document.experiment == _blocks(before, 509)


def test_that_edits_of_different_fields_are_undone_apart(document: Document) -> None:
    before = document.experiment
    document.edit(_blocks(before, 3), EDIT, merge="blocks")
    document.edit(_blocks(before, 3).edited(seed=5), EDIT, merge="seed")
    document.undo_stack.undo()
    assert document.experiment == _blocks(before, 3)


def test_that_an_edit_that_changes_nothing_leaves_no_trace(
    document: Document, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(document.changed):
        document.edit(first_experiment(), EDIT)
    assert document.undo_stack.count() == 0


def test_that_the_second_arm_is_linked_only_while_it_is_the_firsts_twin(
    document: Document,
) -> None:
    assert document.is_linked
    shallow = preset("plain-20-digits")
    document.edit_network("A", shallow, EDIT)
    assert document.experiment.arm("B").network == preset("resnet-20-digits")
    document.edit_network("B", preset("resnet-32-digits"), EDIT)
    assert not document.is_linked
    document.edit_network("A", preset("plain-44-digits"), EDIT)
    assert document.experiment.arm("B").network == preset("resnet-32-digits")
    document.edit_network("A", preset("plain-32-digits"), EDIT)
    assert document.is_linked  # twins again, and nobody has unlinked them


def test_that_linking_makes_the_second_arm_the_firsts_twin(
    document: Document, qtbot: QtBot
) -> None:
    document.edit_network("B", preset("resnet-32-digits"), EDIT)
    with qtbot.waitSignal(document.link_changed) as signal:
        document.set_linked(on=True)
    assert signal.args == [True]
    assert document.experiment == first_experiment()


def test_that_unlinking_is_no_change_of_the_experiment_and_is_undone(
    document: Document, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(document.changed):
        document.set_linked(on=False)
    assert not document.is_linked
    document.edit_network("A", preset("plain-20-digits"), EDIT)
    assert document.experiment.arm("B").network == preset("resnet-56-digits")
    document.undo_stack.undo()
    assert not document.is_linked
    with qtbot.waitSignal(document.link_changed):
        document.undo_stack.undo()
    assert document.is_linked
    assert document.undo_stack.redoText() == "Toggle link"


def test_that_what_the_linked_arm_cannot_be_is_refused_whole(document: Document) -> None:
    before = document.experiment
    narrowing = before.arm("A").network.stage_edited(1, width=4)
    with pytest.raises(UserError, match="shortcut B allows it"):
        document.edit_network("A", narrowing, EDIT)
    assert document.experiment == before
    document.set_linked(on=False)
    document.edit_network("A", narrowing, EDIT)
    with pytest.raises(UserError, match="shortcut B allows it"):
        document.set_linked(on=True)
    assert not document.is_linked


def test_that_an_experiment_is_opened_linked_where_its_arms_are_twins(
    document: Document,
) -> None:
    document.set_linked(on=False)
    twins = first_experiment().edited(seed=3)
    document.open(twins, EDIT)
    assert document.is_linked
    document.open(twins.with_network("B", preset("resnet-20-digits")), EDIT)
    assert not document.is_linked
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.experiment == first_experiment()
    assert not document.is_linked


def test_that_one_arm_alone_is_linked_to_nothing(document: Document) -> None:
    document.edit(document.experiment.without_arm("B"), EDIT)
    assert not document.is_linked
    document.edit_network("A", preset("plain-20-digits"), EDIT)
    assert [arm.network.name for arm in document.experiment.arms] == ["plain-20-digits"]


@pytest.fixture
def _english_afterwards() -> Iterator[None]:
    yield
    use_catalogue({})


@pytest.mark.usefixtures("_english_afterwards")
def test_that_undo_is_worded_anew_in_another_language(document: Document, qtbot: QtBot) -> None:
    document.edit(_blocks(document.experiment, 3), EDIT)
    document.set_linked(on=False)
    document.undo_stack.undo()
    assert (document.undo_stack.undoText(), document.undo_stack.redoText()) == (
        "Edit it",
        "Toggle link",
    )
    use_catalogue({("Test", "Edit {thing}"): ("{thing} ändern",)})
    with qtbot.waitSignal(document.undo_stack.undoTextChanged) as signal:
        document.retranslate()
    assert signal.args == ["it ändern"]
    assert document.undo_stack.undoText() == "it ändern"
    assert document.undo_stack.redoText() == "Toggle link"  # of which the catalogue knows nothing
