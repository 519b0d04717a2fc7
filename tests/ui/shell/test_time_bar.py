"""The time bar and its keys in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from explorer.errors import UserError
from explorer.runs import open_run
from explorer.runs.changes import LearningRateChange
from explorer.runs.events import Changed, Diverged, Evaluated, StateChanged
from explorer.runs.experiment import first_experiment
from explorer.runs.record import RunRecord
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.shortcuts_window import keys_of
from tests.records import fed_record, made_rows
from tests.runs.pretend_training import PREPARED, pretend_row
from tests.runs.recordings.recorded import record_run
from tests.ui.feeding import feed
from tests.ui.graphs import settle

_STEPS = 400


@pytest.fixture
def record() -> RunRecord:
    record = fed_record(first_experiment(), steps=_STEPS)
    record.fold([StateChanged(RunState.STARTING), StateChanged(RunState.RUNNING)])
    record.fold([StateChanged(RunState.ENDED, EndReason.FINISHED)])
    return record


@pytest.fixture
def shown(window: MainWindow, record: RunRecord) -> Iterator[MainWindow]:
    """The window with a record that nobody trains here."""
    window.controller.show(record)
    settle()
    yield window
    window.workspace.player.pause()


def words(window: MainWindow) -> str:
    return window.replay.bar.findChild(QLabel, "time.words").text()


def test_that_the_bar_is_there_once_there_are_steps(window: MainWindow, record: RunRecord) -> None:
    assert window.replay.bar.isHidden()
    window.controller.show(record)
    assert not window.replay.bar.isHidden()
    assert words(window) == "step 400 of 400 · 40.0 s"
    window.controller.reset()
    assert window.replay.bar.isHidden()


def test_that_space_plays_what_nobody_trains_here(shown: MainWindow, qtbot: QtBot) -> None:
    player = shown.workspace.player
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert player.is_playing
    assert shown.controller.run is None
    qtbot.waitUntil(lambda: (shown.step_cursor.row or 0) > 1)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert not player.is_playing


def test_that_space_of_a_run_that_trains_here_stays_pause(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    feed(window, run, 10)
    was_running = run.control.is_running
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert not window.workspace.player.is_playing
    assert run.control.is_running is not was_running
    qtbot.keyClick(window, Qt.Key.Key_K)
    assert window.workspace.player.is_playing
    window.workspace.player.pause()


def test_that_space_runs_again_once_the_record_is_put_away(shown: MainWindow, qtbot: QtBot) -> None:
    shown.controller.reset()
    assert [key.toString() for key in shown.actions_.run.shortcuts()] == ["Space"]
    assert "Space" in shown.actions_.run.toolTip()


def test_that_a_live_run_is_scrubbed_back_while_it_goes_on(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    feed(window, run, 40)
    window.workspace.player.seek(10)
    qtbot.waitUntil(lambda: window.step_cursor.row == 10)
    feed(window, run, 20)
    assert window.step_cursor.row == 10
    assert words(window).startswith("step 11 of 60")
    assert window.replay.bar.slider.maximum() == 59


@pytest.mark.parametrize(
    ("key", "modifier", "row"),
    [
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.NoModifier, 199),
        (Qt.Key.Key_Period, Qt.KeyboardModifier.NoModifier, 201),
        (Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier, 180),
        (Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier, 220),
        (Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier, 99),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier, 299),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, None),
    ],
)
def test_that_keys_go_where_a_video_player_would(
    shown: MainWindow,
    record: RunRecord,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    row: int | None,
) -> None:
    record.fold(Evaluated(step, "A", 0.5, 0.1) for step in (100, 300))
    shown.step_cursor.pick(200)
    qtbot.keyClick(shown, key, modifier)
    qtbot.waitUntil(lambda: shown.step_cursor.row == row)


def test_that_speed_has_keys_and_a_menu(shown: MainWindow, qtbot: QtBot) -> None:
    player, button = shown.workspace.player, shown.replay.bar.speed
    qtbot.keyClick(shown, Qt.Key.Key_Greater)
    assert (player.speed, button.text()) == (2, "2× ▾")
    qtbot.keyClick(shown, Qt.Key.Key_Less)
    qtbot.keyClick(shown, Qt.Key.Key_Less)
    assert (player.speed, button.text()) == (0.5, "0.5× ▾")
    button.menu().actions()[-1].trigger()
    assert player.speed == 64


def test_that_a_drag_scrubs_and_every_view_follows(shown: MainWindow, qtbot: QtBot) -> None:
    slider = shown.replay.bar.slider
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, middle))
    qtbot.waitUntil(lambda: shown.step_cursor.row is not None)
    assert shown.step_cursor.row == pytest.approx(_STEPS / 2, abs=3)
    assert shown.workspace.player.is_held
    qtbot.mouseMove(slider, QPoint(slider.width() // 4, middle))
    qtbot.waitUntil(lambda: (shown.step_cursor.row or _STEPS) < _STEPS / 3)
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
    assert not shown.workspace.player.is_held
    assert shown.profile.row == shown.step_cursor.row
    assert words(shown).startswith(f"step {shown.step_cursor.row + 1} of")


def test_that_the_slider_goes_a_step_by_an_arrow_key(shown: MainWindow, qtbot: QtBot) -> None:
    shown.step_cursor.pick(200)
    slider = shown.replay.bar.slider
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: shown.step_cursor.row == 201)
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: shown.step_cursor.row == 200)


def test_that_ticks_of_many_evaluations_stay_apart(shown: MainWindow, record: RunRecord) -> None:
    record.fold(Evaluated(step, "A", 0.5, 0.1) for step in range(1, _STEPS))
    shown.replay.refresh()
    ticks = shown.replay.bar.slider.ticks()
    assert 5 < len(ticks) < shown.replay.bar.slider.width() / 20
    assert all(after - before > 10 for before, after in pairwise(ticks))


def test_that_marks_say_what_happened(shown: MainWindow, record: RunRecord) -> None:
    record.fold([Changed(LearningRateChange(step=99, learning_rate=0.1))])
    record.fold([Diverged(200, "A", 0, UserError("Test", "A diverged"))])
    shown.replay.refresh()
    slider = shown.replay.bar.slider
    marks = ((99, "Step 100: a mid-run change"), (199, "Step 200: a network diverged"))
    for row, text in marks:
        assert slider.tip_at(float(slider._xs(row))) == text
    assert slider.tip_at(0) == "Step 1"


def test_that_home_of_a_zoomed_plot_stays_its_own(shown: MainWindow, qtbot: QtBot) -> None:
    plot = shown.loss.plot
    shown.step_cursor.pick(200)
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    plot.setXRange(100, 200, padding=0)
    plot.getViewBox().sigRangeChangedManually.emit(plot.getViewBox().state["mouseEnabled"])
    settle()
    assert plot.is_zoomed
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    settle()
    assert not plot.is_zoomed
    assert shown.step_cursor.row == 200
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: shown.step_cursor.row == 0)


def test_that_what_comes_after_is_hidden_on_request(shown: MainWindow, qtbot: QtBot) -> None:
    shown.step_cursor.pick(200)
    qtbot.keyClick(shown, Qt.Key.Key_H)
    assert shown.replay.actions.hide_later.isChecked()
    assert shown.loss.curtain.place == 201
    qtbot.keyClick(shown, Qt.Key.Key_H)
    assert shown.loss.curtain.place is None


def test_that_an_overlay_moves_along_by_its_step_number(
    shown: MainWindow, record: RunRecord, qtbot: QtBot
) -> None:
    other = fed_record(first_experiment(), steps=0, seed=1)
    other.history.first_step = 150
    other.fold([made_rows(other, 100)])
    shown.controller.lay_over([other])
    shown.workspace.player.seek(199)
    qtbot.waitUntil(lambda: shown.profile._curves._rows == (199, 49))
    shown.workspace.player.seek(300)
    qtbot.waitUntil(lambda: shown.profile._curves._rows == (300, 99))


def test_that_the_keys_are_listed(shown: MainWindow) -> None:
    keys = dict(keys_of(shown))
    assert {"Space, K", ",", ".", "J", "L", "<", ">", "Shift+J", "Shift+L", "H", "Home"} <= set(
        keys
    )


def test_that_the_wheel_leaves_the_step_as_it_is(shown: MainWindow) -> None:
    shown.step_cursor.pick(200)
    slider = shown.replay.bar.slider
    turn = QWheelEvent(
        QPointF(10, 10),
        QPointF(10, 10),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, turn)
    settle()
    assert slider.value() == shown.step_cursor.row == 200


def test_that_space_of_a_run_that_is_brought_back_trains_as_the_manual_says(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    feed(window, run, 5)
    back = window.controller.record
    window.controller.reset()
    window.controller.bring_back()
    assert window.controller.record is back
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert not window.workspace.player.is_playing
    assert window.controller.record is not back


def test_that_one_slider_moves_eight_compared_recordings(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    runs = []
    for number in range(8):
        steps = 40 + 20 * number

        def train(run: Run, number: int = number, steps: int = steps) -> EndReason:
            run.emit(PREPARED)
            run.move_to(RunState.RUNNING)
            for step in range(steps):
                run.write((1 + number) * pretend_row(run, step + 1))
            return EndReason.FINISHED

        path, _ = record_run(tmp_path, train)
        runs.append(open_run(path))
    window.workspace.recordings.show(runs)
    settle()
    slider = window.replay.bar.slider
    for share, button in ((0.5, qtbot.mousePress), (0.25, None), (0.8, None)):
        place = QPoint(round(share * slider.width()), slider.height() // 2)
        if button is not None:
            button(slider, Qt.MouseButton.LeftButton, pos=place)
        else:
            qtbot.mouseMove(slider, place)
        settle()
        row = window.step_cursor.row_of(runs[0].record.history)
        assert row is not None
        assert 0 < row < 39
        for number in range(8):
            norms = 10 ** window.profile.curves_of("A", number).now.getData()[1]
            np.testing.assert_allclose(norms, (1 + number) * (row + 1), rtol=1e-5)
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
