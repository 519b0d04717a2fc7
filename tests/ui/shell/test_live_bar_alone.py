"""The controls of a run that goes on, without a window around them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.runs.changes import Change, LearningRateChange, SkipChange
from explorer.runs.experiment import first_experiment
from explorer.ui.shell.live_bar import LiveBar
from explorer.ui.theme.palette import THEMES


@pytest.fixture
def live(qtbot: QtBot) -> LiveBar:
    bar = LiveBar()
    qtbot.addWidget(bar)
    bar.apply_theme(THEMES["light"])
    bar.show_run(first_experiment())
    bar.show()
    return bar


@pytest.fixture
def requested(live: LiveBar) -> list[Change]:
    changes: list[Change] = []
    live.requested.connect(changes.append)
    return changes


def test_that_it_shows_how_a_run_begins(live: LiveBar, requested: list[Change]) -> None:
    assert live.learning_rate.value() == 0.05
    assert {label: each.isChecked() for label, each in live.skips.items()} == {
        "A": False,
        "B": True,
    }
    assert requested == []


def test_that_a_skip_is_requested_at_once_for_its_arm(
    live: LiveBar, requested: list[Change], qtbot: QtBot
) -> None:
    live.skips["A"].click()
    live.skips["B"].click()
    assert requested == [SkipChange(residual=True, arm="A"), SkipChange(residual=False, arm="B")]


def test_that_of_a_rate_that_is_counted_up_the_last_is_requested(
    live: LiveBar, requested: list[Change], qtbot: QtBot
) -> None:
    for rate in (0.04, 0.03, 0.02):
        live.learning_rate.setValue(rate)
    assert requested == []
    qtbot.waitUntil(lambda: bool(requested))
    assert requested == [LearningRateChange(learning_rate=0.02)]


def test_that_enter_requests_a_rate_once(
    live: LiveBar, requested: list[Change], qtbot: QtBot
) -> None:
    live.learning_rate.selectAll()
    qtbot.keyClicks(live.learning_rate, "0.003")
    qtbot.keyClick(live.learning_rate, Qt.Key.Key_Return)
    assert requested == [LearningRateChange(learning_rate=0.003)]
    assert not live._settled.isActive()


def test_that_a_change_is_shown_and_not_requested_again(
    live: LiveBar, requested: list[Change], qtbot: QtBot
) -> None:
    live.show_change(LearningRateChange(step=3, learning_rate=0.2))
    live.show_change(SkipChange(step=3, residual=False, arm="B"))
    live.show_change(LearningRateChange(step=3, learning_rate=0.9, arm="A"))  # not that of all
    live.show_change(SkipChange(step=3, residual=True, arm="H"))  # of an arm that it has not
    assert live.learning_rate.value() == 0.2
    assert not live.skips["B"].isChecked()
    assert list(live.skips) == ["A", "B"]
    assert requested == []


def test_that_a_rate_that_is_being_set_is_not_overwritten(
    live: LiveBar, requested: list[Change], qtbot: QtBot
) -> None:
    live.learning_rate.setValue(0.04)
    live.show_change(LearningRateChange(step=3, learning_rate=0.2))
    assert live.learning_rate.value() == 0.04
    qtbot.waitUntil(lambda: requested == [LearningRateChange(learning_rate=0.04)])


def test_that_the_next_run_gets_nothing_of_what_was_being_set(
    live: LiveBar, requested: list[Change], qtbot: QtBot
) -> None:
    live.learning_rate.setValue(0.04)
    experiment = first_experiment().settings_edited(learning_rate=0.5)
    live.show_run(experiment.with_added_arm(experiment.arm("B").network))
    assert not live._settled.isActive()
    assert requested == []
    assert live.learning_rate.value() == 0.5
    assert list(live.skips) == ["A", "B", "C"]
    live.skips["C"].click()
    assert requested == [SkipChange(residual=False, arm="C")]


def test_that_every_control_says_what_it_is(live: LiveBar) -> None:
    for control in (live.learning_rate, *live.skips.values()):
        assert control.accessibleName()
        assert control.toolTip()
        assert control.objectName().startswith("live.")
    assert all(each.text() for each in live.findChildren(QLabel))
