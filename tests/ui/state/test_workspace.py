"""What a window is about, without a window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from explorer.network.presets import preset
from explorer.runs.experiment import first_experiment
from explorer.runs.record import RunRecord
from explorer.runs.state import RunState
from explorer.ui.state.workspace import Workspace
from tests.runs.pretend_training import pretend_training


def test_that_without_a_run_views_show_an_empty_record_of_the_design(qtbot: QtBot) -> None:
    workspace = Workspace(first_experiment(), pretend_training)
    (record,) = workspace.records
    assert record.experiment is workspace.document.experiment
    assert (record.state, record.steps) == (RunState.READY, 0)
    edited = first_experiment().with_network("A", preset("plain-20-digits"))
    workspace.document.edit(edited, "edit")
    (record,) = workspace.records
    assert record.experiment is edited
    assert len(record.history.layout.arm("A").layers) == 20


def test_that_the_displayed_record_comes_first_and_overlays_behind_it(qtbot: QtBot) -> None:
    workspace = Workspace(first_experiment(), pretend_training)
    displayed, second, third = (RunRecord(first_experiment()) for _ in range(3))
    workspace.controller.lay_over([second, third])
    assert workspace.records[1:] == (second, third)
    workspace.controller.show(displayed)
    assert workspace.records == (displayed, second, third)


def test_that_an_edit_leaves_the_displayed_record_as_it_is(qtbot: QtBot) -> None:
    workspace = Workspace(first_experiment(), pretend_training)
    record = RunRecord(first_experiment())
    workspace.controller.show(record)
    workspace.document.edit(first_experiment().edited(seed=3), "edit")
    assert workspace.records == (record,)
    assert record.experiment.seed == 0
