from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.runs.events import DatasetFound
from explorer.runs.experiment import Experiment
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import PREPARED, started

FOUND = DatasetFound(
    ("cat", "dog"), (12, 10), (2, 3), (Message("Data", "trained on {x}").format(x="Train"),)
)


def _choose(window: MainWindow, path: Path) -> Experiment:
    edited = window.document.experiment.settings_edited(dataset="folder", data_path=str(path))
    window.document.edit(edited, Message("Test", "folder"))
    return edited


def test_that_the_design_panel_says_what_a_run_has_found_in_the_folder(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    label = window.design.settings.found
    _choose(window, tmp_path)
    assert label.isHidden()
    run = started(window, qtbot, None)
    run.emit(FOUND)
    run.emit(PREPARED)
    window.refresh()
    assert not label.isHidden()
    assert label.text() == (
        "2 classes (cat and dog); 22 training images, 5 held out; "
        "10 to 12 + 2 to 3 of each class\ntrained on Train"
    )
    assert label.toolTip() == "cat: 12 + 2 held out\ndog: 10 + 3 held out"


def test_that_it_says_nothing_of_another_folder(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    _choose(window, tmp_path)
    run = started(window, qtbot, None)
    run.emit(FOUND)
    run.emit(PREPARED)
    window.refresh()
    _choose(window, tmp_path / "other")
    assert window.design.settings.found.isHidden()
    _choose(window, tmp_path)
    assert not window.design.settings.found.isHidden()


@pytest.mark.parametrize(
    "held_out", [{"heldout_every": 3}, {"split_seed": 1}, {"heldout_path": "/elsewhere"}]
)
def test_that_it_says_nothing_of_other_held_out_images(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, held_out: dict[str, object]
) -> None:
    design = _choose(window, tmp_path)
    run = started(window, qtbot, None)
    run.emit(FOUND)
    run.emit(PREPARED)
    window.refresh()
    window.document.edit(design.settings_edited(**held_out), Message("Test", "held out"))
    assert window.design.settings.found.isHidden()


def test_that_of_another_data_set_only_what_is_to_be_noted_is_said(
    window: MainWindow, qtbot: QtBot
) -> None:
    run = started(window, qtbot, None)
    run.emit(dataclasses.replace(FOUND, notes=()))
    run.emit(PREPARED)
    window.refresh()
    label = window.design.settings.found
    assert label.isHidden()
    run.emit(FOUND)
    window.refresh()
    label.show_record(window.controller.record, window.document.experiment)
    assert not label.isHidden()
    assert label.text().endswith("\ntrained on Train")
