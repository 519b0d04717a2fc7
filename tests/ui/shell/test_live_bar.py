from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.runs.changes import Change, LearningRateChange, SkipChange
from explorer.runs.events import Changed, StateChanged
from explorer.runs.run import Run
from explorer.runs.state import EndReason, RunState
from explorer.ui.shell.main_window import MainWindow
from tests.ui.feeding import feed, started, text


def requested(run: Run, qtbot: QtBot) -> list[Change]:
    """Return what the worker would be asked to change at step 7, once there is something."""
    taken: list[Change] = []

    def has_some() -> bool:
        taken.extend(run.control.take_changes(7))
        return bool(taken)

    qtbot.waitUntil(has_some)
    return taken


def test_that_live_controls_work_only_while_a_run_is_active_and_keep_their_place(
    window: MainWindow, qtbot: QtBot
) -> None:
    place = window.live.skips["B"].mapTo(window, QPoint())
    assert not window.live.isEnabled()
    run = started(window, qtbot)
    QApplication.processEvents()
    assert window.live.isEnabled()
    assert window.live.skips["B"].mapTo(window, QPoint()) == place
    assert window.live.learning_rate.value() == 0.05
    assert {label: each.isChecked() for label, each in window.live.skips.items()} == {
        "A": False,
        "B": True,
    }
    run.emit(StateChanged(RunState.ENDED, EndReason.FINISHED))
    window.refresh()
    qtbot.waitUntil(lambda: not window.live.isEnabled())
    run.control.stop()


def test_that_a_new_rate_is_requested_once_it_has_settled(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    for rate in (0.04, 0.03, 0.02):
        window.live.learning_rate.setValue(rate)
    assert run.control.take_changes(0) == []
    assert requested(run, qtbot) == [LearningRateChange(step=7, learning_rate=0.02)]
    assert window.document.experiment.settings.learning_rate == 0.05


def test_that_enter_requests_a_typed_rate_at_once(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    rate = window.live.learning_rate
    rate.setFocus()
    rate.selectAll()
    qtbot.keyClicks(rate, "0.003")
    assert run.control.take_changes(0) == []
    qtbot.keyClick(rate, Qt.Key.Key_Return)
    assert run.control.take_changes(7) == [LearningRateChange(step=7, learning_rate=0.003)]
    assert not rate.hasFocus()


def test_that_a_skip_is_switched_in_one_arm(window: MainWindow, run: Run, qtbot: QtBot) -> None:
    window.live.skips["B"].click()
    assert requested(run, qtbot) == [SkipChange(step=7, residual=False, arm="B")]
    assert window.document.experiment.arm("B").network.residual


def test_that_a_skip_that_cannot_be_is_not_offered(window: MainWindow, qtbot: QtBot) -> None:
    narrowing = window.document.experiment.arm("A").network.stage_edited(1, width=4)
    window.document.edit(window.document.experiment.with_network("A", narrowing), "edit")
    started(window, qtbot)
    assert not window.live.skips["A"].isEnabled()
    assert "shortcut B allows it" in window.live.skips["A"].toolTip()
    assert window.live.skips["B"].isEnabled()


def test_that_space_still_pauses_after_a_click_on_a_live_switch(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    qtbot.mouseClick(window.live.skips["B"], Qt.MouseButton.LeftButton)
    assert len(requested(run, qtbot)) == 1
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Space)
    assert run.control.take_changes(0) == []


def test_that_a_change_is_marked_at_its_step_and_stays(window: MainWindow, run: Run) -> None:
    feed(window, run, 30)
    changes = [
        LearningRateChange(step=10, learning_rate=0.01),
        SkipChange(step=20, residual=False, arm="B"),
        LearningRateChange(step=20, learning_rate=0.002),
    ]
    for change in changes:
        run.emit(Changed(change))
    window.refresh()
    assert window.controller.record.changes == tuple(changes)
    for plot in (window.loss, window.error):
        assert plot.marks.texts == {10.5: "rate 0.01", 20.5: "B skips off, rate 0.002"}
        assert plot.marks.isVisible()
    assert window.live.learning_rate.value() == 0.002
    assert not window.live.skips["B"].isChecked()


def test_that_marks_are_painted(window: MainWindow, run: Run) -> None:
    feed(window, run, 20)
    before = window.loss.plot.grab().toImage()
    run.emit(Changed(LearningRateChange(step=10, learning_rate=0.01)))
    window.refresh()
    assert window.loss.plot.grab().toImage() != before


def test_that_the_next_run_begins_without_marks(window: MainWindow, run: Run) -> None:
    run.emit(Changed(LearningRateChange(step=0, learning_rate=0.01)))
    feed(window, run, 2)
    assert window.loss.marks.texts
    window.actions_.reset.trigger()
    assert window.loss.marks.texts == {}
    assert window.controller.record is None
    assert window.live.learning_rate.value() == 0.05


def test_that_a_change_of_all_is_reported_and_stays_controlled(
    window: MainWindow, run: Run
) -> None:
    run.emit(Changed(LearningRateChange(step=10, learning_rate=0.01)))
    feed(window, run, 12)
    assert text(window, "status.controlled") == (
        "controlled: the arms differ only in the skip connections; rate 0.01 after step 10"
    )


def test_that_a_change_of_one_arm_ends_the_control(window: MainWindow, run: Run) -> None:
    run.emit(Changed(SkipChange(step=10, residual=False, arm="B")))
    feed(window, run, 12)
    assert text(window, "status.controlled") == "not controlled after step 10: B skips off"


def test_that_a_repeat_trains_the_same_with_every_change_at_its_step(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    planned = run.experiment
    feed(window, run, 12)
    live = SkipChange(step=10, residual=False, arm="B")
    run.emit(Changed(live))
    window.refresh()
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    again = window.controller.run
    assert again is not None
    assert again is not run
    assert run.control.is_stopped
    assert again.experiment == planned.with_change(live)
    assert window.controller.record.changes == ()  # they come as they are made
    assert window.document.experiment == planned
    assert "edited" not in text(window, "status.controlled")


def test_that_a_repeat_of_a_repeat_makes_no_change_twice(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    live = LearningRateChange(step=1, learning_rate=0.01)
    run.emit(Changed(live))
    window.refresh()
    window.actions_.repeat.trigger()
    again = window.controller.run
    assert again is not None
    again.emit(Changed(live))
    window.refresh()
    window.actions_.repeat.trigger()
    assert window.controller.run is not None
    assert window.controller.run.experiment.changes == (live,)


def test_that_repeat_is_offered_once_there_is_something_to_repeat(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert not window.actions_.repeat.isEnabled()
    started(window, qtbot)
    assert window.actions_.repeat.isEnabled()
    window.actions_.reset.trigger()
    assert not window.actions_.repeat.isEnabled()


def test_that_a_repeat_shows_that_the_design_was_edited_since(window: MainWindow, run: Run) -> None:
    window.document.edit(window.document.experiment.edited(seed=7), "edit")
    window.actions_.repeat.trigger()
    assert "edited since this run began" in text(window, "status.controlled")
    assert window.controller.run is not None
    assert window.controller.run.experiment.seed == 0


def test_that_changes_can_be_imported_from_a_run(window: MainWindow, run: Run) -> None:
    editor = window.design.settings
    editor.sections["changes"].set_open(True)
    assert not editor.changes.import_from_run.isVisible()
    live = SkipChange(step=10, residual=False, arm="B")
    run.emit(Changed(live))
    window.refresh()
    assert editor.changes.import_from_run.isVisible()
    editor.changes.import_from_run.click()
    assert window.document.experiment.changes == (live,)
    assert not editor.changes.import_from_run.isVisible()
    window.actions_.undo.trigger()
    assert window.document.experiment.changes == ()
