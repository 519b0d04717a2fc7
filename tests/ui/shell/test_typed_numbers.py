"""Numbers typed into the window: what a run gets of them, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.runs.changes import LearningRateChange
from explorer.runs.events import StateChanged
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.kit.fields import DecimalField, NumberField
from explorer.ui.kit.number_box import NumberBox
from explorer.ui.shell.main_window import MainWindow


@pytest.fixture(params=["C", "de_DE", "fr_FR"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def type_into(qtbot: QtBot, box: NumberBox, text: str) -> None:
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)


def test_that_typed_settings_are_what_a_person_means(
    locale: str, window: MainWindow, qtbot: QtBot
) -> None:
    fields = window.design.settings.fields
    for name, text, value in (
        ("learning_rate", "0.02", 0.02),
        ("learning_rate", "0,03", 0.03),
        ("learning_rate", "1e-3", 0.001),
        ("weight_decay", "5e-4", 0.0005),
        ("weight_decay", "1e-13", 1e-13),
        ("batch_size", "1e2", 100),
        ("batch_size", "32.0", 32),
        ("seed", "1,000", 1000),
    ):
        field = fields[name]
        type_into(qtbot, field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        experiment = window.document.experiment
        assert getattr(experiment.settings, name, experiment.seed) == value, text
        assert field.text() == {1e-13: "1e-13", 0.0005: "0.0005"}.get(value, str(value))


def test_that_every_number_of_the_window_is_such_a_box(window: MainWindow, run: Run) -> None:
    boxes = {type(each) for each in window.findChildren(QAbstractSpinBox)}
    assert boxes == {NumberField, DecimalField}


@pytest.mark.parametrize("way", ["key", "button"])
def test_that_a_run_gets_what_was_typed_though_the_field_has_not_been_left(
    window: MainWindow, qtbot: QtBot, way: str
) -> None:
    field = window.design.settings.fields["learning_rate"]
    type_into(qtbot, field, "2e-2")
    if way == "key":
        qtbot.keyClick(field, Qt.Key.Key_Space)  # typed: it may be one between digits
        assert not window.controller.state.is_active
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    else:
        window.actions_.run.trigger()
    assert window.controller.state.is_active
    assert window.controller.record.experiment.settings.learning_rate == 0.02
    assert field.text() == "0.02"


def test_that_a_run_begins_with_the_old_value_of_a_refused_field_which_says_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    field = window.design.settings.fields["learning_rate"]
    type_into(qtbot, field, "2e")
    window.actions_.run.trigger()
    assert window.controller.record.experiment.settings.learning_rate == 0.05
    reason = window.findChild(QLabel, "label.refusal.settings")
    assert reason.isVisible()
    assert reason.text() == "Learning rate must be a number, got '2e'; it is still 0.05"
    assert field.text() == "2e"


def test_that_a_run_gets_what_was_typed_in_a_cell_that_is_still_edited(
    window: MainWindow, qtbot: QtBot
) -> None:
    table = window.design.editor("A").table
    index = table.stage_model.index(0, 0)
    table.setCurrentIndex(index)
    table.edit(index)
    editor = QApplication.focusWidget()
    editor.selectAll()
    qtbot.keyClicks(editor, "1e1")
    window.actions_.run.trigger()
    assert window.controller.record.experiment.arm("A").network.stages[0].blocks == 10


def test_that_a_refused_rate_of_a_run_is_said_below_the_tool_bar_till_it_is_mended(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    rate = window.live.learning_rate
    reason = window.findChild(QLabel, "label.refusal.live")
    type_into(qtbot, rate, "1,000")
    qtbot.keyClick(rate, Qt.Key.Key_Return)
    assert reason.isVisible()
    assert "can be read as two numbers, got '1,000'" in reason.text()
    assert run.control.take_changes(0) == []
    type_into(qtbot, rate, "1e-3")
    qtbot.keyClick(rate, Qt.Key.Key_Return)
    assert not reason.isVisible()
    assert run.control.take_changes(3) == [LearningRateChange(step=3, learning_rate=0.001)]


def test_that_a_refused_rate_is_forgotten_with_its_run(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    type_into(qtbot, window.live.learning_rate, "x")
    qtbot.keyClick(window.live.learning_rate, Qt.Key.Key_Return)
    run.emit(StateChanged(RunState.ENDED, EndReason.FINISHED))
    window.refresh()
    qtbot.waitUntil(lambda: not window.live.isEnabled())
    run.control.stop()
    assert not window.findChild(QLabel, "label.refusal.live").isVisible()


def test_that_a_change_is_added_as_typed_or_not_at_all(window: MainWindow, qtbot: QtBot) -> None:
    window.design.settings.sections["changes"].set_open(True)
    changes = window.design.settings.changes
    type_into(qtbot, changes.learning_rate, "5e-4x")
    changes.add.click()
    assert window.document.experiment.changes == ()
    assert changes.refusal.isVisible()
    type_into(qtbot, changes.learning_rate, "5e-4")
    changes.add.click()
    assert window.document.experiment.changes == (LearningRateChange(learning_rate=0.0005),)
    assert not changes.refusal.isVisible()


def test_that_a_refused_number_in_a_network_has_its_reason_below(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = window.design.editor("A")
    editor._more.click()
    classes = editor.fields["classes"]
    type_into(qtbot, classes, "10.5")
    qtbot.keyClick(classes, Qt.Key.Key_Return)
    reason = window.findChild(QLabel, "label.refusal.numbers.A")
    assert reason.isVisible()
    assert reason.text() == "Classes must be a whole number, got '10.5'; it is still 10"
    qtbot.keyClick(classes, Qt.Key.Key_Escape)
    assert not window.controller.state.is_active
    assert (classes.text(), reason.isVisible()) == ("10", False)
