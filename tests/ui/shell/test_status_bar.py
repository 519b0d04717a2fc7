from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.messages import Message
from explorer.runs.comparison import Difference, StartReport
from explorer.runs.events import Saved, ScoredOnTest, StateChanged, Warned
from explorer.runs.progress import Progress
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.kit.elided_label import ElidedLabel
from explorer.ui.kit.text import rough_duration
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import PREPARED, feed, started, text

DOWNLOADING = Message("Progress", "downloading {name}").format(name="x.gz")


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(DOWNLOADING, 3_400_000, 10_000_000, "bytes"), "downloading x.gz 34 %"),
        (Progress(DOWNLOADING, 3_400_000, None, "bytes"), "downloading x.gz, 3.40 MB"),
        (
            Progress(Message("Progress", "reading images"), 1_200, None, "images"),
            "reading images, 1,200 images",
        ),
        (Progress(DOWNLOADING, 11, 10, "bytes"), "downloading x.gz 100 %"),
    ],
)
def test_that_the_progress_of_a_download_is_reported(
    window: MainWindow, qtbot: QtBot, progress: Progress, words: str
) -> None:
    run = started(window, qtbot, None)
    run.emit(progress)
    window.refresh()
    assert text(window, "status.progress") == words
    run.emit(PREPARED)
    window.refresh()
    assert "training" in text(window, "status.progress")


def test_that_a_run_that_is_downloading_can_be_stopped(window: MainWindow, qtbot: QtBot) -> None:
    run = started(window, qtbot, None)
    run.emit(Progress(DOWNLOADING, 1, 10, "bytes"))
    window.refresh()
    qtbot.keyClick(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert run.control.is_stopped
    qtbot.waitUntil(lambda: window.controller.state is RunState.ENDED)
    assert text(window, "status.progress") == "stopped"


def test_that_the_estimate_holds_until_the_speed_is_known(window: MainWindow, run: Run) -> None:
    assert "about 25 s" in text(window, "status.progress")
    feed(window, run, 2)
    assert "about 25 s" in text(window, "status.progress")
    assert "left" not in text(window, "status.progress")
    feed(window, run, 20)
    assert "about" not in text(window, "status.progress")
    assert "left" in text(window, "status.progress")


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 s"), (25.4, "25 s"), (150, "2 min"), (4_300, "1 h 12 min")]
)
def test_that_an_estimate_is_reported_roughly(seconds: float, words: str) -> None:
    assert rough_duration(seconds) == words


def test_that_a_resumed_run_goes_on_at_its_step(window: MainWindow, qtbot: QtBot) -> None:
    run = started(window, qtbot, dataclasses.replace(PREPARED, first_step=100))
    feed(window, run, 20)
    assert "step 120/184" in text(window, "status.progress")
    x, _ = window.loss.curves_of("A").raw.getData()
    assert (x[0], x[-1]) == (101, 120)
    low, high = window.loss.plot.getViewBox().viewRange()[0]
    assert (round(low), round(high)) == (100, 125)
    assert len(window.profile.curves_of("A").first.getData()[0]) == 0  # it was in another run


def test_that_the_badge_counts_the_seeds(window: MainWindow, qtbot: QtBot) -> None:
    window.document.edit(window.document.experiment.edited(repeats=5), "edit")
    started(window, qtbot)
    assert text(window, "status.controlled") == (
        "controlled: the arms differ only in the skip connections; "
        "167 of 167 tensors equal at the start for each of 5 seeds, same batches"
    )


def test_that_the_badge_shows_the_hash_of_each_arm(window: MainWindow, qtbot: QtBot) -> None:
    report = StartReport(167, 167, {"A": "abc123", "B": "def456"}, (Difference.SKIP,), ())
    started(window, qtbot, dataclasses.replace(PREPARED, report=report))
    tip = window.status.controlled.toolTip()
    assert "A  abc123" in tip
    assert "B  def456" in tip


def test_that_confounders_are_named(window: MainWindow) -> None:
    confounders = window.document.experiment.with_overrides(
        "B", learning_rate=0.01, weight_decay=0.1
    )
    window.document.edit(confounders, "edit")
    assert text(window, "status.controlled") == (
        "not controlled: the arms differ in skip connections, learning rate and weight decay"
    )
    alike = confounders.with_overrides("B", learning_rate=0.05, weight_decay=0.0)
    window.document.edit(alike, "edit")
    assert (
        text(window, "status.controlled")
        == "controlled: the arms differ only in the skip connections"
    )


def test_that_one_network_is_compared_with_nothing(window: MainWindow) -> None:
    window.document.edit(window.document.experiment.without_arm("A"), "edit")
    assert text(window, "status.controlled") == "one network: nothing is compared"


def test_that_a_long_badge_is_cut_and_does_not_widen_the_window(window: MainWindow) -> None:
    badge = window.status.controlled
    narrow = window.minimumSizeHint().width()
    badge.setText("words " * 300)
    assert isinstance(badge, ElidedLabel)
    assert badge.is_cut
    assert window.minimumSizeHint().width() == narrow
    badge.setText("few")
    assert not badge.is_cut


def test_that_a_run_in_which_all_diverged_says_so(window: MainWindow, run: Run) -> None:
    run.emit(StateChanged(RunState.ENDED, EndReason.DIVERGED))
    window.refresh()
    assert "every network diverged" in text(window, "status.progress")
    run.control.stop()


def test_that_a_warning_is_shown_and_a_checkpoint_is_not(window: MainWindow, run: Run) -> None:
    run.emit(Saved(23, "/somewhere"))
    window.refresh()
    assert not window.notice.isVisible()
    run.emit(Warned(UserError("Test", "{n} files were left out").format(n=3)))
    window.refresh()
    assert text(window, "notice.text") == "3 files were left out"


def test_that_the_test_is_followed_and_its_errors_stay(window: MainWindow, run: Run) -> None:
    feed(window, run, 10)
    run.emit(Progress(Message("Progress", "evaluating the test images"), 30, 120, "images"))
    window.refresh()
    assert text(window, "status.progress").startswith("evaluating the test images 25 %")
    for arm, error_rate in (("A", 0.5), ("B", 0.25)):
        run.emit(ScoredOnTest(10, arm, 1.0, error_rate, 0))
    run.move_to(RunState.RUNNING)
    run.move_to(RunState.ENDED, EndReason.FINISHED)
    window.refresh()
    assert text(window, "status.progress").startswith("finished")
    assert text(window, "status.progress").endswith("test error A 50.0 %  B 25.0 %")
